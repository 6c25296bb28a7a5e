"""What the bot would store of a generated message."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.club.club import load_club
from bot.model.forms import Context, dump
from conversations.form.forms import SECTIONS
from conversations.understanding.sections.reading import read_section

_CONTEXT = Context(load_club(), date(2026, 7, 1), sender="+447700900123")


def stored_of(section: str, text: str) -> Mapping[str, Any]:
    form = SECTIONS[section]
    return dump(form, read_section(form, text, _CONTEXT, {}).values)
