"""Registrations looked up by what others know of them."""

from collections.abc import Sequence

import sqlalchemy as sa

from bot.club.registration import PaymentStatus
from bot.model.people import Registration
from bot.store.database import Connection
from bot.store.tables import children, money_references, registrations, teams
from bot.store.turns import registration_of


async def by_reference(tx: Connection, reference: str) -> Registration | None:
    """By anything of its money that the payment service has a name for, also of long ago."""
    query = (
        sa.select(registrations, children.c.profile, teams.c.age_group, teams.c.name, teams.c.new_kit)
        .join(money_references, money_references.c.registration_id == registrations.c.id)
        .join(children, children.c.id == registrations.c.child_id)
        .outerjoin(teams, teams.c.id == registrations.c.team_id)
        .where(money_references.c.reference == reference)
    )
    row = (await tx.execute(query)).first()
    return registration_of(row) if row else None


async def by_payment_status(tx: Connection, statuses: Sequence[PaymentStatus], season: str) -> list[Registration]:
    """The living ones."""
    query = (
        sa.select(registrations, children.c.profile, teams.c.age_group, teams.c.name, teams.c.new_kit)
        .join(children, children.c.id == registrations.c.child_id)
        .outerjoin(teams, teams.c.id == registrations.c.team_id)
        .where(
            registrations.c.payment_status.in_(statuses),
            registrations.c.season == season,
            registrations.c.archived_at.is_(None),
        )
        .order_by(registrations.c.created_at)
    )
    return [registration_of(row) for row in await tx.execute(query)]
