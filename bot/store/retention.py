"""What is kept only for a while."""

from datetime import datetime

import sqlalchemy as sa

from bot.store.database import Connection
from bot.store.tables import Progress, events

_EMPTY: dict[str, str] = {}


async def empty_events(tx: Connection, before: datetime) -> None:
    """What was parked stays until somebody has looked at it."""
    old = sa.update(events).where(events.c.progress == Progress.DONE, events.c.arrived_at < before)
    await tx.execute(old.values(payload=_EMPTY))
