"""The outbox of deeds: effects leased, performed, and settled with an event that tells what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.store.database import Connection
from bot.store.tables import Progress, effects

_WAITING = effects.c.progress == Progress.WAITING


@dataclass(frozen=True)
class Deed:
    id: int
    kind: str
    key: str
    contact_id: str | None
    payload: Mapping[str, Any]
    attempts: int


async def claim(tx: Connection, now: datetime, lease: timedelta, limit: int) -> list[Deed]:
    due = (
        sa.select(effects.c.id)
        .where(_WAITING, effects.c.due_at <= now, _free(now))
        .order_by(effects.c.due_at, effects.c.id)  # by id alone, SQLite would read all that was ever done
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    change = sa.update(effects).where(effects.c.id.in_(due.scalar_subquery()))
    rows = await tx.execute(change.values(leased_until=now + lease, attempts=effects.c.attempts + 1).returning(effects))
    return [Deed(row.id, row.kind, row.key, row.contact_id, row.payload, row.attempts) for row in rows]


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
