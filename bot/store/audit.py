"""The audit trail: what managers had the bot do."""

from collections.abc import Sequence
from datetime import datetime

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
