"""Registrations looked up by what others know of them."""

from collections.abc import Sequence

import sqlalchemy as sa

from bot.model.people import Registration
from bot.store.columns import padded
from bot.store.database import Connection
from bot.store.tables import children, registrations, teams
from bot.store.turns import registration_of

_WHOLE = (
    sa.select(registrations, children.c.profile, teams.c.age_group, teams.c.name, teams.c.new_kit)
    .join(children, children.c.id == registrations.c.child_id)
    .outerjoin(teams, teams.c.id == registrations.c.team_id)
)


async def by_billing_request(tx: Connection, billing_request_id: str) -> Registration | None:
    row = (await tx.execute(_WHOLE.where(registrations.c.billing_request_id == billing_request_id))).first()
    return registration_of(row) if row else None


async def by_ids(tx: Connection, ids: Sequence[str]) -> dict[str, Registration]:
    rows = await tx.execute(_WHOLE.where(registrations.c.id.in_(padded(ids))))
    return {row.id: registration_of(row) for row in rows}
