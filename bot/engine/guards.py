"""Guards against machines that talk to the machine: of replies that bring nothing new, only so many."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.club.club import Club
from bot.club.digests import day_after
from bot.model.events import Kind
from bot.model.turn import Turn
from bot.store import outbox
from bot.store.database import Connection

_SHORT = timedelta(minutes=10)
_RECOUNT = timedelta(seconds=30)
_THRESHOLDS = (80, 100)  # percent of a day's messages, at which staff are told
_FOR_INVITATIONS = 80  # percent of the people who may be reached: the rest is for payment warnings
_UNASKED = {Kind.INVITE, Kind.MANAGED, Kind.JOIN}


class Pauses(Protocol):
    """Says that nothing is answered for a while."""

    def pause(self, turn: Turn, until: datetime) -> None: ...


class Spending:
    """What the club's messages of a day may come to: beyond that, what nobody waits for goes out in the morning."""

    def __init__(self, club: Club) -> None:
        self._club = club
        self._written = 0
        self._counted_at: datetime | None = None

    async def hold_back(self, tx: Connection, turns: Sequence[Turn], now: datetime) -> None:
        """Counted anew now and then, as other processes write too."""
        await self._count(tx, now)
        most, people = self._club.caps.club_messages_a_day, self._club.caps.people_outside_a_day
        for turn in turns:
            is_over = self._written >= most or turn.reached_today * 100 >= people * _FOR_INVITATIONS
            if is_over and all(event.kind in _UNASKED for event in turn.events):
                morning = day_after(self._club, now)
                turn.says = [say if say.exempt else replace(say, not_before=morning) for say in turn.says]
            before, self._written = self._written, self._written + len(turn.says)
            for percent in _THRESHOLDS:
                if before < most * percent // 100 <= self._written:
                    key = f"budget:{turn.today}:{percent}"
                    turn.notice(key, "budget.threshold", percent=percent, messages=self._written)

    async def _count(self, tx: Connection, now: datetime) -> None:
        if self._counted_at is not None and now - self._counted_at < _RECOUNT:
            return
        here = now.astimezone(self._club.zone)
        begin = here.replace(hour=0, minute=0, second=0, microsecond=0)
        self._written, self._counted_at = await outbox.count_since(tx, begin), now


def guard(turn: Turn, talk: Pauses) -> None:
    """Beyond the limits one sentence says when it goes on, then there is silence; staff know.

    What staff must read, money and harm are neither counted nor held back, and what was learned is always answered.
    """
    replies = _lately(turn)
    spoken = [say for say in turn.says if not (say.exempt or say.only_by)]
    if turn.brings_news or not spoken:
        turn.conversation.replies = replies
        return
    until = _pause(replies, turn.club, turn.now)
    if until is None:
        turn.conversation.replies = [*replies, *[turn.now.timestamp()] * len(spoken)]
        return
    turn.notice(f"loop:{turn.contact.id}:{turn.today}", "loop")
    turn.withhold(spoken)
    turn.conversation.replies = replies
    if turn.conversation.paused_until is None or turn.conversation.paused_until <= turn.now:
        turn.conversation.paused_until = until
        talk.pause(turn, until)


def _lately(turn: Turn) -> list[float]:
    """Since the club's day began, or within the last minutes when that is longer ago."""
    here = turn.now.astimezone(turn.club.zone)
    begin = min(here.replace(hour=0, minute=0, second=0, microsecond=0), here - _SHORT)
    return [at for at in turn.conversation.replies if at > begin.timestamp()]


def _pause(replies: list[float], club: Club, now: datetime) -> datetime | None:
    """Till when nothing is answered; None while it may be."""
    most = club.caps.replies_in_ten_minutes
    if len(replies) >= club.caps.messages_a_day:
        return day_after(club, now)
    if len(replies) >= most and replies[-most] > (now - _SHORT).timestamp():
        return datetime.fromtimestamp(replies[-most], tz=now.tzinfo) + _SHORT
    return None
