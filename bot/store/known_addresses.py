"""Addresses that were looked up lately: whose they are stands nowhere here."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.model.addresses import Address
from bot.store.database import Connection, Database
from bot.store.tables import known_addresses


@dataclass(frozen=True)
class Known:
    """None is an answer, too: nothing sure was found."""

    address: Address | None


async def read(tx: Connection, digest: str, since: datetime) -> Known | None:
    query = sa.select(known_addresses.c.found).where(
        known_addresses.c.digest == digest, known_addresses.c.looked_up_at >= since
    )
    row = (await tx.execute(query)).one_or_none()
    if row is None:
        return None
    return Known(Address.model_validate(row.found["address"]) if row.found["address"] else None)


async def keep(tx: Connection, database: Database, digest: str, address: Address | None, now: datetime) -> None:
    values = {"found": {"address": address.model_dump() if address else None}, "looked_up_at": now}
    insert = database.insert(known_addresses).values(digest=digest, **values)
    await tx.execute(insert.on_conflict_do_update(index_elements=["digest"], set_=values))
