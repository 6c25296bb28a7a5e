"""The outbox of deeds: effects leased, performed, and settled with an event that tells what became of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.model.effects import Effect
from bot.store.columns import padded
from bot.store.database import Connection, Database
from bot.store.tables import Progress, effects

_AT_ONCE = 500

# What is known of money: kept for as long as the law asks, and without anybody's name.
MONEY = frozenset({"billing_request", "subscribe", "charge", "stop_collecting", "look_at_money", "money_event"})
# Of an erasure itself.
ERASING = frozenset({"note_erased", "erase_records", "copy_gone", "erase_last"})
FORGETTING = frozenset({"forget_message", "forget_photos", "forget_photo", "delete_media"})
_WAITING = effects.c.progress == Progress.WAITING


@dataclass(frozen=True)
class Deed:
    id: int
    kind: str
    key: str
    contact_id: str | None
    payload: Mapping[str, Any]
    attempts: int
    begun_at: datetime


async def put(tx: Connection, database: Database, wanted: Sequence[tuple[str | None, Effect]], now: datetime) -> None:
    """Each with the contact who hears what became of it, or None."""
    waiting = {"progress": Progress.WAITING, "created_at": now, "due_at": now, "attempts": 0}
    rows = [
        {"kind": effect.kind, "key": effect.key, "contact_id": contact_id, "payload": dict(effect.payload)} | waiting
        for contact_id, effect in wanted
    ]
    if rows:
        await tx.execute(database.insert(effects).on_conflict_do_nothing(), rows)


async def put_new(
    tx: Connection, database: Database, wanted: Sequence[tuple[str | None, Effect]], now: datetime
) -> int:
    """How many of them had not been put before."""
    known: set[tuple[str, str]] = set()
    for begin in range(0, len(wanted), _AT_ONCE):
        keys = [effect.key for _, effect in wanted[begin : begin + _AT_ONCE]]
        query = sa.select(effects.c.kind, effects.c.key).where(
            effects.c.kind.in_({effect.kind for _, effect in wanted}), effects.c.key.in_(padded(keys))
        )
        known |= {(row.kind, row.key) for row in await tx.execute(query)}
    fresh = [each for each in wanted if (each[1].kind, each[1].key) not in known]
    await put(tx, database, fresh, now)
    return len({(effect.kind, effect.key) for _, effect in fresh})


async def count_waiting(tx: Connection, now: datetime) -> int:
    """How many are due and not done."""
    return (await tx.execute(sa.select(sa.func.count()).where(_WAITING, effects.c.due_at <= now))).scalar_one()


async def claim(
    tx: Connection, now: datetime, lease: timedelta, limit: int, kinds: Collection[str], *, among: bool
) -> list[Deed]:
    """Of these kinds, or of all others."""
    wanted = effects.c.kind.in_(kinds) if among else effects.c.kind.not_in(kinds)
    due = (
        sa.select(effects.c.id)
        .where(_WAITING, effects.c.due_at <= now, _free(now), wanted)
        .order_by(effects.c.due_at, effects.c.id)  # by id alone, SQLite would read all that was ever done
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    change = sa.update(effects).where(effects.c.id.in_(due.scalar_subquery()))
    rows = await tx.execute(change.values(leased_until=now + lease, attempts=effects.c.attempts + 1).returning(effects))
    return [Deed(row.id, row.kind, row.key, row.contact_id, row.payload, row.attempts, now) for row in rows]


async def settle(
    tx: Connection, deed_id: int, progress: Progress, result: Mapping[str, Any] | None, error: str | None = None
) -> bool:
    """False when somebody settled it already: then nothing more follows from it."""
    change = sa.update(effects).where(effects.c.id == deed_id, _WAITING)
    done = await tx.execute(change.values(progress=progress, result=result, error=error, leased_until=None))
    return done.rowcount == 1


async def retry(tx: Connection, deed_id: int, due_at: datetime, error: str) -> None:
    change = sa.update(effects).where(effects.c.id == deed_id, _WAITING)
    await tx.execute(change.values(due_at=due_at, leased_until=None, error=error))


async def void_leases(tx: Connection) -> None:
    await tx.execute(sa.update(effects).where(_WAITING).values(leased_until=None))


def _free(now: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(effects.c.leased_until.is_(None), effects.c.leased_until <= now)
