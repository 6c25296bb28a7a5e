"""The audit trail: what managers had the bot do."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.model.turn import Turn
from bot.store.database import Connection
from bot.store.tables import audit


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
    rows = await tx.execute(sa.select(audit).order_by(audit.c.id.desc()))
    names = ("id", "at", "contact_id", "event_id", "command", "outcome", "detail")
    return [{name: getattr(row, name) for name in names} for row in rows]
