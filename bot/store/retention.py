"""What is kept only for a while."""

from datetime import datetime

import sqlalchemy as sa

from bot.model.money import MONEY_EVENT
from bot.store.audit import READING
from bot.store.database import Connection
from bot.store.tables import Progress, audit, effects, events

_EMPTY: dict[str, str] = {}


async def empty_events(tx: Connection, before: datetime) -> int:
    """What was parked stays until somebody has looked at it."""
    old = sa.update(events).where(events.c.progress == Progress.DONE, events.c.arrived_at < before)
    return (await tx.execute(old.values(payload=_EMPTY))).rowcount


async def empty_money_events(tx: Connection, before: datetime) -> int:
    """Its id stays, so that a repetition is known; what was found by it is in the account."""
    old = sa.update(effects).where(
        effects.c.kind == MONEY_EVENT, effects.c.progress == Progress.DONE, effects.c.created_at < before
    )
    return (await tx.execute(old.values(payload=_EMPTY, result=_EMPTY))).rowcount


async def empty_readings(tx: Connection, before: datetime) -> int:
    """What a model had before it, what it said, and what was taken of it."""
    old = sa.update(effects).where(
        effects.c.kind == READING, effects.c.progress != Progress.WAITING, effects.c.created_at < before
    )
    emptied = (await tx.execute(old.values(payload=_EMPTY, result=_EMPTY))).rowcount
    await tx.execute(sa.delete(audit).where(audit.c.command == READING, audit.c.at < before))
    return emptied
