"""Registrations looked up by what others know of them."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.club.registration import PaymentStatus
from bot.model.people import Registration
from bot.store.columns import padded
from bot.store.database import Connection
from bot.store.tables import children, money_references, registrations, teams
from bot.store.turns import registration_of

WHOLE = (
    sa.select(registrations, children.c.profile, teams.c.age_group, teams.c.name, teams.c.new_kit)
    .join(children, children.c.id == registrations.c.child_id)
    .outerjoin(teams, teams.c.id == registrations.c.team_id)
)


async def by_reference(tx: Connection, reference: str) -> Registration | None:
    """By anything of its money that the payment service has a name for, also of long ago."""
    query = WHOLE.join(money_references, money_references.c.registration_id == registrations.c.id)
    row = (await tx.execute(query.where(money_references.c.reference == reference))).first()
    return registration_of(row) if row else None


async def by_payment_status(tx: Connection, statuses: Sequence[PaymentStatus], season: str) -> list[Registration]:
    """The living ones."""
    query = WHOLE.where(
        registrations.c.payment_status.in_(statuses),
        registrations.c.season == season,
        registrations.c.archived_at.is_(None),
    ).order_by(registrations.c.created_at)
    return [registration_of(row) for row in await tx.execute(query)]


async def first_made_at(tx: Connection) -> datetime | None:
    """When the first registration of all was begun."""
    made_at: datetime | None = (await tx.execute(sa.select(sa.func.min(registrations.c.created_at)))).scalar()
    return made_at


async def by_ids(tx: Connection, ids: Sequence[str]) -> dict[str, Registration]:
    rows = await tx.execute(WHOLE.where(registrations.c.id.in_(padded(ids))))
    return {row.id: registration_of(row) for row in rows}
