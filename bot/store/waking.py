"""Whose letter of the clock should have been read and was not: nobody is forgotten, whatever went wrong.

By an index: what it costs follows what is late, not how many there are.
"""

from datetime import datetime

import sqlalchemy as sa

from bot.store.database import Connection
from bot.store.tables import conversations


async def forgotten(tx: Connection, before: datetime, limit: int) -> list[str]:
    """Contacts, the longest forgotten first."""
    late = sa.select(conversations.c.contact_id).where(conversations.c.wakes_at < before)
    return [row.contact_id for row in await tx.execute(late.order_by(conversations.c.wakes_at).limit(limit))]
