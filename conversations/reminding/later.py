"""The time a parent names to go on: "tonight", "tomorrow", "next week"; who only says "later" is asked this evening."""

import re
from datetime import datetime

from bot.club.good_moments import next_monday, next_morning, this_evening
from bot.model.facts import NamedTime
from bot.model.people import Registration
from bot.model.turn import Turn

_NEXT_WEEK = re.compile(r"\bnext week\b|\bon monday\b|\bafter the weekend\b", re.IGNORECASE)
_TOMORROW = re.compile(r"\btomorrow\b|\btmrw?\b|\btomoz\b|\bin the morning\b", re.IGNORECASE)


def note_later(turn: Turn, registration: Registration, text: str) -> None:
    registration.facts.later_at = NamedTime(at=_moment(turn, text), said=turn.now)


def _moment(turn: Turn, text: str) -> datetime:
    if _NEXT_WEEK.search(text):
        return next_monday(turn.club, turn.now)
    return next_morning(turn.club, turn.now) if _TOMORROW.search(text) else this_evening(turn.club, turn.now)
