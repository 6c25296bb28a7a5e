"""Families: guardians who share a child are one, over as many children and guardians as it takes."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.club.registration import State
from bot.model.people import Registration
from bot.store.columns import padded
from bot.store.database import Connection
from bot.store.tables import guardians, registrations

_LEFT = (State.DECLINED, State.WITHDRAWN)


async def ranks(tx: Connection, wanted: Sequence[Registration]) -> dict[str, int]:
    """The place of each among its family's registrations of the season, in the order of confirmation, from 1.

    One that is still to be confirmed comes after those that are.
    """
    found = {}
    for registration in wanted:
        confirmed = await _confirmed(tx, await _children(tx, registration.child.id), registration.season)
        found[registration.id] = [*confirmed, registration.id].index(registration.id) + 1
    return found


async def _children(tx: Connection, child_id: str) -> set[str]:
    """Of the family of that child."""
    known, grown = set[str](), {child_id}
    while grown - known:
        known = grown
        of_these = sa.select(guardians.c.contact_id).where(guardians.c.child_id.in_(padded(sorted(known))))
        query = sa.select(guardians.c.child_id).where(guardians.c.contact_id.in_(of_these))
        grown = known | {row.child_id for row in await tx.execute(query)}
    return known


async def _confirmed(tx: Connection, children: set[str], season: str) -> list[str]:
    query = sa.select(registrations.c.id, registrations.c.confirmed_at).where(
        registrations.c.child_id.in_(padded(sorted(children))),
        registrations.c.season == season,
        registrations.c.archived_at.is_(None),
        registrations.c.confirmed_at.is_not(None),
        registrations.c.state.not_in(_LEFT),
    )
    rows: list[tuple[datetime, str]] = [(row.confirmed_at, row.id) for row in await tx.execute(query)]
    return [registration_id for _, registration_id in sorted(rows)]
