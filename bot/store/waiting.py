"""Who waits for a place in a team, and whom a free one goes to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.club.registration import HAS_A_PLACE, State
from bot.model.people import Registration, TeamPlace
from bot.store.columns import padded
from bot.store.database import Connection
from bot.store.registrations import WHOLE
from bot.store.tables import guardians, registrations
from bot.store.turns import registration_of, taken_places


async def next_in_line(
    tx: Connection, places: Sequence[TeamPlace], now: datetime, *, siblings_first: bool
) -> list[Registration]:
    """As many of each team as it has free places: by time, and whoever let an offer pass after all others."""
    limits = {place.id: place.capacity for place in places if place.capacity is not None}
    if not limits:
        return []
    waiting = WHOLE.where(
        registrations.c.team_id.in_(limits),
        registrations.c.state == State.WAITING_LIST,
        registrations.c.archived_at.is_(None),
        sa.or_(registrations.c.place_until.is_(None), registrations.c.place_until <= now),
    )
    found = [registration_of(row) for row in await tx.execute(waiting)]
    if not found:
        return []
    siblings = await _siblings(tx, found) if siblings_first else frozenset()
    found.sort(key=lambda each: (each.facts.offers_passed, each.id not in siblings, each.entered_at, each.id))
    taken = await taken_places(tx, list(limits), now)
    free = {team_id: capacity - taken.get(team_id, 0) for team_id, capacity in limits.items()}
    return [each for team_id, count in free.items() for each in _of(found, team_id)[: max(count, 0)]]


def _of(found: Sequence[Registration], team_id: str) -> list[Registration]:
    return [each for each in found if each.team is not None and each.team.id == team_id]


async def _siblings(tx: Connection, found: Sequence[Registration]) -> frozenset[str]:
    """Those of whose family somebody has a place in the same team."""
    ids = [each.id for each in found]
    waiting = await _guardians(tx, registrations.c.id.in_(padded(ids)))
    team_ids = sorted({each.team.id for each in found if each.team is not None})
    placed = await _guardians(tx, registrations.c.team_id.in_(team_ids), registrations.c.state.in_(HAS_A_PLACE))
    families = {(row.team_id, row.contact_id) for row in placed}
    return frozenset(row.id for row in waiting if (row.team_id, row.contact_id) in families)


async def _guardians(tx: Connection, *which: sa.ColumnElement[bool]) -> Sequence[Any]:
    query = (
        sa.select(registrations.c.id, registrations.c.team_id, guardians.c.contact_id)
        .join(guardians, guardians.c.child_id == registrations.c.child_id)
        .where(registrations.c.archived_at.is_(None), *which)
    )
    return (await tx.execute(query)).all()
