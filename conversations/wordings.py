"""The wordings agreed with the carrier, for what must be said outside the service window."""

from pathlib import Path

from bot.model.templates import load_wordings

WORDINGS = load_wordings(Path(__file__).with_name("templates.json"))
