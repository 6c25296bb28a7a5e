"""The wordings agreed with the carrier, for what must be said outside the service window."""

from pathlib import Path

from bot.club.club import Club
from bot.model.templates import Wordings, load_wordings

_FILE = Path(__file__).with_name("templates.json")


def wordings_of(club: Club) -> Wordings:
    """In the name of this club."""
    return load_wordings(_FILE, {"club": club.short_name, "bot": club.bot_name})
