"""Happenings as they are stored and read: written in any order by turns side by side, read in one order by all.

A row's id says nothing of when its transaction ends: on PostgreSQL one with a lower id may be seen later. So a row gets
its place in the order of reading only once it can be read, by one transaction after the other, without gaps: nothing
comes to stand before a place that somebody has read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.model.happenings import HAPPENINGS, AnswerChanged, AnswerGiven, Happening, Moved
from bot.store.database import Connection, Database
from bot.store.tables import cursors, happenings

_PLACES = "places"  # the cursor that says which place was given last
_NEVER = datetime.fromisoformat("2000-01-01T00:00:00+00:00")


@dataclass(frozen=True)
class Written:
    """A happening to be written."""

    happening: Happening
    contact_id: str | None
    registration_id: str | None


@dataclass(frozen=True)
class Happened:
    """One as it is read. A kind of a newer program is known by its name alone."""

    place: int
    kind: str
    contact_id: str | None
    registration_id: str | None
    at: datetime
    detail: dict[str, Any] | None  # None after an erasure

    @property
    def happening(self) -> Happening | None:
        known = HAPPENINGS.get(self.kind)
        return known.model_validate(self.detail) if known and self.detail is not None else None


@dataclass(frozen=True)
class Cursor:
    consumer: str
    place: int
    at: datetime
    failures: int
    error: str | None


async def put(tx: Connection, written: Sequence[Written], now: datetime) -> None:
    rows = [
        {
            "kind": each.happening.kind,
            "contact_id": each.contact_id,
            "registration_id": each.registration_id,
            "at": now,
            "detail": each.happening.model_dump(mode="json"),
        }
        for each in written
    ]
    if rows:
        await tx.execute(sa.insert(happenings), rows)


async def begin(tx: Connection, database: Database, consumers: Sequence[str], now: datetime) -> None:
    """A new one reads from the beginning."""
    rows = [
        {"consumer": name, "place": 0, "at": now, "failures": 0, "due_at": _NEVER} for name in (_PLACES, *consumers)
    ]
    await tx.execute(database.insert(cursors).on_conflict_do_nothing(), rows)


async def give_places(tx: Connection, limit: int) -> int:
    """To rows that have none, after the last that was given; who gives them has that cursor alone."""
    lock = sa.select(cursors.c.place).where(cursors.c.consumer == _PLACES).with_for_update()
    last = (await tx.execute(lock)).scalar_one()
    query = sa.select(happenings.c.id).where(happenings.c.place.is_(None)).order_by(happenings.c.id).limit(limit)
    ids = [row.id for row in await tx.execute(query)]
    if ids:
        places = [{"of": id_, "given": last + number} for number, id_ in enumerate(ids, 1)]
        await tx.execute(_PLACE, places)
        await _move(tx, _PLACES, {"place": last + len(ids)})
    return len(ids)


_PLACE = sa.update(happenings).where(happenings.c.id == sa.bindparam("of")).values(place=sa.bindparam("given"))


async def behind(tx: Connection, now: datetime) -> set[str]:
    """Consumers that have something to read, and may."""
    rows = list(await tx.execute(sa.select(cursors)))
    last = next((row.place for row in rows if row.consumer == _PLACES), 0)
    return {row.consumer for row in rows if row.place < last and row.due_at <= now}


async def take(tx: Connection, consumer: str, now: datetime, limit: int) -> list[Happened]:
    """What that consumer has not read; nothing while another process reads for it, or after a failure not yet."""
    lock = sa.select(cursors.c.place).where(cursors.c.consumer == consumer, cursors.c.due_at <= now)
    place = (await tx.execute(lock.with_for_update(skip_locked=True))).scalar()
    if place is None:
        return []
    query = sa.select(happenings).where(happenings.c.place > place).order_by(happenings.c.place).limit(limit)
    return [
        Happened(row.place, row.kind, row.contact_id, row.registration_id, row.at, row.detail)
        for row in await tx.execute(query)
    ]


async def advance(tx: Connection, consumer: str, place: int, now: datetime) -> None:
    await _move(tx, consumer, {"place": place, "at": now, "failures": 0, "error": None})


async def stumble(tx: Connection, consumer: str, error: str, due_at: datetime) -> None:
    """It reads the same again, later; nobody else waits for it."""
    await _move(tx, consumer, {"failures": cursors.c.failures + 1, "error": error[:64], "due_at": due_at})


async def failures_of(tx: Connection, consumer: str) -> int:
    query = sa.select(cursors.c.failures).where(cursors.c.consumer == consumer)
    return (await tx.execute(query)).scalar() or 0


async def cursors_now(tx: Connection) -> tuple[int, list[Cursor]]:
    """How many happenings there are to read in all, and how far each consumer is."""
    unplaced = (await tx.execute(sa.select(sa.func.count()).where(happenings.c.place.is_(None)))).scalar_one()
    rows = list(await tx.execute(sa.select(cursors).order_by(cursors.c.consumer)))
    last = next((row.place for row in rows if row.consumer == _PLACES), 0)
    known = [Cursor(row.consumer, row.place, row.at, row.failures, row.error) for row in rows]
    return last + unplaced, [each for each in known if each.consumer != _PLACES]


async def empty(tx: Connection, *, contact_id: str | None = None, registration_ids: Sequence[str] = ()) -> int:
    """An erasure: what it tells is gone, that something happened stays, so that nobody's cursor is wrong."""
    about = sa.or_(happenings.c.contact_id == contact_id, happenings.c.registration_id.in_(list(registration_ids)))
    change = sa.update(happenings).where(about).values(detail=None)
    return (await tx.execute(change)).rowcount


async def of_registration(tx: Connection, registration_id: str) -> list[Happened]:
    """The oldest first, also those that have no place yet."""
    query = sa.select(happenings).where(happenings.c.registration_id == registration_id).order_by(happenings.c.id)
    return [
        Happened(row.place or 0, row.kind, row.contact_id, row.registration_id, row.at, row.detail)
        for row in await tx.execute(query)
    ]


async def _move(tx: Connection, consumer: str, values: dict[str, Any]) -> None:
    await tx.execute(sa.update(cursors).where(cursors.c.consumer == consumer).values(**values))


async def last_changes(tx: Connection, registration_id: str) -> dict[str, datetime]:
    """By "kit.number" when each answer was last told; "team" when the child was last moved."""
    told: dict[str, datetime] = {}
    for each in await of_registration(tx, registration_id):
        match each.happening:
            case AnswerGiven(section=section, fields=fields) | AnswerChanged(section=section, fields=fields):
                told |= {f"{section}.{name}": each.at for name in fields}
            case Moved():
                told["team"] = each.at
    return told
