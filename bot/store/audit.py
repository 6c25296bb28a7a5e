"""The audit trail: what managers had the bot do; and, apart from it, what was taken of a model's readings."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.model.turn import Turn
from bot.store.database import Connection
from bot.store.tables import audit

READING = "reading"


async def put(tx: Connection, turns: Sequence[Turn], now: datetime) -> None:
    rows = [
        {
            "contact_id": turn.contact.id,
            "event_id": turn.events[-1].id,
            "command": each.command,
            "outcome": each.outcome,
            "detail": dict(each.detail),
            "at": now,
        }
        for turn in turns
        for each in turn.audits
    ]
    if rows:
        await tx.execute(sa.insert(audit), rows)


async def newest_first(tx: Connection) -> list[dict[str, Any]]:
    rows = await tx.execute(sa.select(audit).where(audit.c.command != READING).order_by(audit.c.id.desc()))
    names = ("id", "at", "contact_id", "event_id", "command", "outcome", "detail")
    return [{name: getattr(row, name) for name in names} for row in rows]


async def readings_of(tx: Connection, contact_id: str) -> dict[str, dict[str, Any]]:
    """By the reading's key."""
    rows = await tx.execute(sa.select(audit).where(audit.c.contact_id == contact_id, audit.c.command == READING))
    return {row.detail["key"]: {"outcome": row.outcome, **row.detail} for row in rows}
