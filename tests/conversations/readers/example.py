"""One club, one day, one sender for all tests of readers."""

from datetime import date
from typing import Any

from bot.club.club import load_club
from bot.model.forms import Again, Context, Unclear
from conversations.understanding.readers import READERS

CONTEXT = Context(load_club(), date(2026, 7, 1), sender="+447700900123")


class Asked:
    """Equal to whatever makes the bot ask again, with a reason or without."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Again | Unclear)

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "asked again"


ASKED = Asked()


def read(name: str, text: str) -> Any:
    return READERS[name].read(text, CONTEXT)
