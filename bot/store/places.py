"""Places of a team that has only so many, counted where nobody else takes one meanwhile."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from bot.store.database import Connection
from bot.store.tables import teams
from bot.store.turns import taken_places


async def hold(tx: Connection, team_ids: Collection[str], now: datetime) -> bool:
    """Whether there was room for all that took one, this transaction's own among them.

    The team's row is held until the commit: who takes a place there in the same moment waits, and counts this one too.
    """
    limited = sa.select(teams.c.id, teams.c.capacity).where(teams.c.id.in_(team_ids), teams.c.capacity.is_not(None))
    capacities = {
        row.id: row.capacity for row in await tx.execute(limited.order_by(teams.c.id).with_for_update(key_share=True))
    }
    if not capacities:
        return True
    taken = await taken_places(tx, list(capacities), now)
    return all(taken.get(team_id, 0) <= capacity for team_id, capacity in capacities.items())
