"""Links that can be used once, known by the digests of their tokens."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa

from bot.club.registration import State
from bot.model.links import Link, Purpose
from bot.store.database import Connection
from bot.store.tables import links, registrations


@dataclass(frozen=True)
class KnownLink:
    digest: str
    purpose: Purpose
    registration_id: str | None
    contact_id: str
    expires_at: datetime
    used_at: datetime | None
    state: State | None  # of the registration
    archived_at: datetime | None


async def put(tx: Connection, made: Sequence[tuple[str, Link]], now: datetime) -> None:
    rows = [
        {
            "digest": link.digest,
            "registration_id": link.registration_id,
            "contact_id": contact_id,
            "purpose": link.purpose,
            "created_at": now,
            "expires_at": link.expires_at,
        }
        for contact_id, link in made
    ]
    if rows:
        await tx.execute(sa.insert(links), rows)


async def look(tx: Connection, digest: str, purpose: Purpose) -> KnownLink | None:
    query = (
        sa.select(links, registrations.c.state, registrations.c.archived_at)
        .outerjoin(registrations, registrations.c.id == links.c.registration_id)
        .where(links.c.digest == digest, links.c.purpose == purpose)
    )
    row = (await tx.execute(query)).first()
    if row is None:
        return None
    return KnownLink(**{field.name: getattr(row, field.name) for field in fields(KnownLink)})


async def use(tx: Connection, digest: str, purpose: Purpose, now: datetime) -> bool:
    """False when it was used before, or is too old: of many at once one gets True."""
    change = sa.update(links).where(
        links.c.digest == digest, links.c.purpose == purpose, links.c.used_at.is_(None), links.c.expires_at > now
    )
    return (await tx.execute(change.values(used_at=now))).rowcount == 1
