"""The end of a season, and whom a new one invites: letters into the lanes of those whom it concerns, each once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from bot.club.registration import State
from bot.model.events import Arrival, Kind
from bot.model.people import Registration
from bot.store import inbox
from bot.store.database import Connection, Database
from bot.store.registrations import WHOLE
from bot.store.tables import contacts, registrations
from bot.store.turns import registration_of
from bot.store.wakeups import notify


async def close(database: Database, season: str, now: datetime) -> int:
    """How many registrations were not closed yet: each is ended, and what it need not keep forgotten, by its turn."""
    async with database.begin() as tx:
        query = sa.select(registrations.c.id, registrations.c.contact_id).where(
            registrations.c.season == season, registrations.c.archived_at.is_(None)
        )
        letters = [
            Arrival("season", f"closed:{row.id}", Kind.SEASON_CLOSED, {"registration_id": row.id}, row.contact_id)
            for row in await tx.execute(query)
        ]
        fresh = await inbox.put_new(tx, database, letters, now)
        await notify(tx, database)
    return fresh


@dataclass(frozen=True)
class Returning:
    """Who played last season, with the guardian who led that registration."""

    registration: Registration
    guardian: str | None

    @property
    def child(self) -> str:
        told: str = self.registration.answers.get("child", {}).get("name") or self.registration.child.profile["name"]
        return told

    @property
    def born(self) -> date | None:
        told = self.registration.answers.get("child", {}).get("born")
        return date.fromisoformat(told) if told else None


async def roster(tx: Connection, season: str) -> list[Returning]:
    """Those who were registered, in the order of their confirmation."""
    query = (
        WHOLE.add_columns(contacts.c.profile.label("guardian"))
        .join(contacts, contacts.c.id == registrations.c.contact_id)
        .where(
            registrations.c.season == season,
            registrations.c.archived_at.is_(None),
            registrations.c.state == State.COMPLETED,
            contacts.c.erased_at.is_(None),
        )
        .order_by(registrations.c.confirmed_at, registrations.c.id)
    )
    return [Returning(registration_of(row), row.guardian.get("name")) for row in await tx.execute(query)]


async def invite(
    database: Database, invitations: Sequence[Arrival], now: datetime, *, a_day: int, begin: datetime
) -> int:
    """In batches of a day, so that the daily limit leaves room for warnings; inviting twice invites once."""
    spread = [
        replace(each, due_in=begin - now + timedelta(days=place // a_day)) for place, each in enumerate(invitations)
    ]
    async with database.begin() as tx:
        fresh = await inbox.put_new(tx, database, spread, now)
        await notify(tx, database)
    return fresh
