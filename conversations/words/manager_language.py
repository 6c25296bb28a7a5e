"""Small things of language that the managers' messages share."""

from collections.abc import Sequence
from datetime import datetime

from bot.model.texts import length
from bot.model.turn import Turn
from conversations.words import manager_texts as texts


def listed(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def day(turn: Turn, moment: datetime) -> str:
    here = moment.astimezone(turn.club.zone)
    return f"{here.day} {here:%b}"


def since(turn: Turn, moment: datetime) -> str:
    """How long, as people count: today, 1 day, 12 days."""
    days = (turn.today - moment.astimezone(turn.club.zone).date()).days
    return texts.TODAY if days <= 0 else texts.ONE_DAY if days == 1 else texts.DAYS.format(days=days)


def clipped(text: str, longest: int) -> str:
    """Whole lines up to that length, and how many more there would be."""
    lines = text.split("\n")
    kept: list[str] = []
    while lines and length("\n".join([*kept, lines[0]])) <= longest - 30:
        kept.append(lines.pop(0))
    return "\n".join([*kept, texts.AND_MORE.format(count=len(lines))] if lines else kept)
