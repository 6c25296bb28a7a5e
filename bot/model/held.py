"""What a feature keeps of people: where, how its owner is shown it, what it goes with, and for how long it is kept.

Each feature declares its own (`HELD` in its package); `bot/program/features.py` lists them all, and a test fails when
something stored is declared by nobody.
"""

from dataclasses import dataclass
from enum import StrEnum


class Shown(StrEnum):
    """By DATA, to whom it is about."""

    DATA = "data"
    TALK = "talk"  # as what was said
    NO = "no"  # it tells nothing of them, or would tell of others


class GoesWith(StrEnum):
    """An erasure of whom empties it, and how."""

    PERSON = "person"  # all of the row, by the contact it belongs to
    RECORD = "record"  # a registration or a child: all of it, or what was the person's own
    MENTION = "mention"  # found by ids, names and numbers in rows that belong to others
    MONEY = "money"  # kept for six years, without a name
    MATTER = "matter"  # kept apart, for the welfare officer
    NOBODY = "nobody"  # no word of a person is in it


@dataclass(frozen=True)
class Held:
    """`place` is table.column, event:kind or effect:kind; `fields` are those of a payload and its result."""

    place: str
    goes: GoesWith
    kept: str
    shown: Shown = Shown.NO
    fields: frozenset[str] = frozenset()


MONTH = "30 days"
ERASED = "until it is erased"
SEASON = "the season"
CHAT = "chat_kept_months of the club file"
SIX_YEARS = "6 years"


def event(kind: str, fields: str, goes: GoesWith, shown: Shown = Shown.NO, kept: str = MONTH) -> Held:
    return Held(f"event:{kind}", goes, kept, shown, frozenset(fields.split()))


def effect(kind: str, fields: str, goes: GoesWith, kept: str = ERASED) -> Held:
    return Held(f"effect:{kind}", goes, kept, Shown.NO, frozenset(fields.split()))
