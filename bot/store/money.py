"""Whose a thing of the payment service is."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.store.database import Connection, Database
from bot.store.tables import money_references, registrations


async def refer(tx: Connection, database: Database, references: Mapping[str, str], now: datetime) -> None:
    rows = [
        {"reference": reference, "registration_id": registration_id, "created_at": now}
        for reference, registration_id in references.items()
    ]
    if not rows:
        return
    insert = database.insert(money_references)
    newer = {"registration_id": insert.excluded.registration_id}  # begun anew, a registration keeps its money
    await tx.execute(insert.on_conflict_do_update(index_elements=["reference"], set_=newer), rows)


async def whose(tx: Connection, references: Sequence[str]) -> tuple[str, str] | None:
    """The registration, and the contact who leads it, that the first known of the references belongs to."""
    query = (
        sa.select(money_references.c.reference, registrations.c.id, registrations.c.contact_id)
        .join(registrations, registrations.c.id == money_references.c.registration_id)
        .where(money_references.c.reference.in_(references))
    )
    found = {row.reference: (row.id, row.contact_id) for row in await tx.execute(query)}
    return next((found[reference] for reference in references if reference in found), None)
