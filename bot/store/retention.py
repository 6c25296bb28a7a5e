"""What goes when its time is over: how each kind of `bot.club.retention` is counted and forgotten.

What belongs to a matter of harm stays until that is over.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.club.club import Club
from bot.club.retention import KEPT, Kind
from bot.model.complete import must_know
from bot.model.messages import Status
from bot.model.money import MONEY_EVENT
from bot.store.audit import READING
from bot.store.database import Connection
from bot.store.retained_matters import forget_matters, matters_held
from bot.store.retained_seasons import forget_money, medical_held, money_held, photos_held
from bot.store.tables import (
    Progress,
    access_log,
    audit,
    complaints,
    effects,
    events,
    known_addresses,
    matters,
    messages,
)

_EMPTY: dict[str, str] = {}
_HEARD = ("transcribe",)
NO_WORDS = {"type": "text", "text": ""}
_AT_ONCE = 5_000
# A letter is written into the transcript by the turn that raises the matter.
_OF_A_MATTER = sa.exists().where(
    matters.c.contact_id == messages.c.contact_id,
    matters.c.raised_at <= messages.c.created_at,
    sa.or_(matters.c.freed_at.is_(None), matters.c.freed_at >= messages.c.created_at),
)


@dataclass(frozen=True)
class Held:
    """How much of a kind there is, how much of it is over its time, and when the next goes."""

    count: int
    due: int = 0
    next_at: datetime | None = None
    for_a_matter: int = 0  # beyond its time, or not counted to it


@dataclass(frozen=True)
class Sweep:
    """Rows that go so long after a moment of theirs: emptied, or where nothing is to be emptied, deleted."""

    since: sa.Column[Any]
    still: tuple[sa.ColumnElement[bool], ...]
    emptied: Mapping[str, Any] = field(default_factory=dict)
    but: sa.ColumnElement[bool] | None = None  # what of it stays for a matter of harm

    @property
    def _table(self) -> sa.Table:
        table: sa.Table = self.since.table
        return table

    def _mine(self) -> tuple[sa.ColumnElement[bool], ...]:
        return (*self.still, *([~self.but] if self.but is not None else []))

    async def held(self, tx: Connection, before: datetime) -> Held:
        due = sa.func.sum(sa.case((self.since < before, 1), else_=0))
        query = sa.select(sa.func.count(), due, sa.func.min(self.since)).where(*self._mine())
        count, over, oldest = (await tx.execute(query)).one()
        stays = 0
        if self.but is not None:
            stays = (await tx.execute(sa.select(sa.func.count()).where(*self.still, self.but))).scalar_one()
        return Held(count, int(over or 0), oldest, stays)

    async def forget(self, tx: Connection, before: datetime, now: datetime) -> int:
        [key] = self._table.primary_key.columns
        old = sa.select(key).where(self.since < before, *self._mine()).limit(_AT_ONCE).scalar_subquery()
        if not self.emptied:
            return (await tx.execute(sa.delete(self._table).where(key.in_(old)))).rowcount
        change = sa.update(self._table).where(key.in_(old))
        return (await tx.execute(change.values(**self.emptied, forgotten_at=now))).rowcount


_DEED = {"payload": _EMPTY, "result": _EMPTY}
_SWEEPS: dict[Kind, tuple[Sweep, ...]] = {
    # What was parked stays until somebody has looked at it. A read event keeps its key, so that a repetition is known.
    Kind.RAW: (
        Sweep(
            events.c.arrived_at,
            (events.c.progress == Progress.DONE, events.c.forgotten_at.is_(None)),
            {"payload": _EMPTY},
        ),
        Sweep(
            effects.c.created_at,
            (effects.c.kind == MONEY_EVENT, effects.c.progress == Progress.DONE, effects.c.forgotten_at.is_(None)),
            _DEED,
        ),
    ),
    Kind.READINGS: (
        Sweep(
            effects.c.created_at,
            (
                effects.c.kind.in_((READING, *_HEARD)),
                effects.c.progress != Progress.WAITING,
                effects.c.forgotten_at.is_(None),
            ),
            _DEED,
        ),
        Sweep(audit.c.at, (audit.c.command == READING,)),
    ),
    Kind.CHAT: (
        Sweep(
            messages.c.created_at,
            (messages.c.forgotten_at.is_(None), messages.c.status != Status.WAITING),
            {"content": NO_WORDS, "closed_content": None},
            but=_OF_A_MATTER,
        ),
    ),
    Kind.COMPLAINTS: (Sweep(complaints.c.closed_at, (complaints.c.closed_at.is_not(None),)),),
    Kind.LOOKS: (Sweep(access_log.c.at, ()),),
    Kind.ADDRESSES: (Sweep(known_addresses.c.looked_up_at, ()),),
}
_Held = Callable[[Connection, Club, datetime], Awaitable[tuple[int, int, datetime | None, int]]]
_OTHERS: dict[Kind, _Held] = {
    Kind.PHOTOS: photos_held,
    Kind.MEDICAL: medical_held,
    Kind.MATTERS: matters_held,
    Kind.MONEY: money_held,
}
must_know("_SWEEPS and _OTHERS", [*_SWEEPS, *_OTHERS], Kind)
must_know("KEPT", {kept.kind for kept in KEPT}, Kind)


async def held(tx: Connection, kind: Kind, club: Club, now: datetime) -> Held:
    if kind in _OTHERS:
        return Held(*await _OTHERS[kind](tx, club, now))
    lasts = _lasts(kind, club)
    found = [await each.held(tx, now - lasts) for each in _SWEEPS[kind]]
    oldest = min((each.next_at for each in found if each.next_at is not None), default=None)
    return Held(
        sum(each.count for each in found),
        sum(each.due for each in found),
        oldest + lasts if oldest else None,
        sum(each.for_a_matter for each in found),
    )


async def forget(tx: Connection, kind: Kind, club: Club, now: datetime) -> int:
    """So many at once. Photos and medical notes go when the season is closed, each by its own turn."""
    match kind:
        case Kind.MATTERS:
            return await forget_matters(tx, club, now)
        case Kind.MONEY:
            return await forget_money(tx, club, now)
        case Kind.PHOTOS | Kind.MEDICAL:
            return 0
        case _:
            lasts = _lasts(kind, club)
            return sum([await each.forget(tx, now - lasts, now) for each in _SWEEPS[kind]])


def _lasts(kind: Kind, club: Club) -> timedelta:
    lasts = next(kept.lasts(club) for kept in KEPT if kept.kind is kind)
    assert lasts is not None  # noqa: S101 - what has no time of its own is counted elsewhere
    return lasts
