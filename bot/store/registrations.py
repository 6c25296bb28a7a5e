"""Registrations looked up by what others know of them."""

import sqlalchemy as sa

from bot.model.people import Registration
from bot.store.database import Connection
from bot.store.tables import children, registrations, teams
from bot.store.turns import registration_of


async def by_billing_request(tx: Connection, billing_request_id: str) -> Registration | None:
    query = (
        sa.select(registrations, children.c.profile, teams.c.age_group, teams.c.name, teams.c.new_kit)
        .join(children, children.c.id == registrations.c.child_id)
        .outerjoin(teams, teams.c.id == registrations.c.team_id)
        .where(registrations.c.billing_request_id == billing_request_id)
    )
    row = (await tx.execute(query)).first()
    return registration_of(row) if row else None
