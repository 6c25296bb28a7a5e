"""The end of a season, and whom a new one invites: letters into the lanes of those whom it concerns, each once."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.model.events import Arrival, Kind
from bot.model.returning import Returning, Roster, invitation_key
from bot.store import inbox, matters, turns
from bot.store.database import Connection, Database
from bot.store.registrations import WHOLE
from bot.store.runs import Swept
from bot.store.tables import registrations
from bot.store.turns import registration_of
from bot.store.wakeups import notify

SOURCE = "season"


async def close(database: Database, season: str, now: datetime) -> Swept:
    """Each is ended, and what it need not keep forgotten, by its own turn; `done` are those not closed before."""
    async with database.begin() as tx:
        query = sa.select(registrations.c.id, registrations.c.contact_id).where(
            registrations.c.season == season, registrations.c.archived_at.is_(None)
        )
        letters = [
            Arrival(SOURCE, f"closed:{row.id}", Kind.SEASON_CLOSED, {"registration_id": row.id}, row.contact_id)
            for row in await tx.execute(query)
        ]
        fresh = await inbox.put_new(tx, database, letters, now)
        await notify(tx, database)
    return Swept(len(letters), fresh)


async def roster(tx: Connection, season: str, new: str) -> Roster:
    """All that were begun in the season, however they ended, and what stands against inviting each to the new one."""
    query = WHOLE.where(registrations.c.season == season, registrations.c.archived_at.is_(None))
    query = query.order_by(registrations.c.confirmed_at, registrations.c.id)
    found = [registration_of(row) for row in await tx.execute(query)]
    ids = sorted({each.contact_id for each in found})
    people = await turns.load_contacts(tx, ids) if ids else {}
    unasked = await inbox.unknown(tx, SOURCE, [invitation_key(new, each.id) for each in found])
    there = sa.select(registrations.c.child_id).where(
        registrations.c.season == new, registrations.c.archived_at.is_(None)
    )
    begun = {row.child_id for row in await tx.execute(there)}
    watched = await matters.open_ones(tx)
    return Roster(
        season,
        [
            Returning(
                each,
                people[each.contact_id][0],
                is_asked=invitation_key(new, each.id) not in unasked or each.child.id in begun,
                is_watched=any(one.contact_id == each.contact_id or one.concerns(each.child.id) for one in watched),
            )
            for each in found
        ],
    )


async def last_before(tx: Connection, season: str) -> str | None:
    """The newest earlier season that anybody was registered in."""
    earlier = sa.select(sa.func.max(registrations.c.season)).where(registrations.c.season < season)
    found: str | None = (await tx.execute(earlier)).scalar()
    return found


async def invite(database: Database, invitations: Sequence[Arrival], now: datetime) -> int:
    """Inviting twice invites once."""
    async with database.begin() as tx:
        fresh = await inbox.put_new(tx, database, invitations, now)
        await notify(tx, database)
    return fresh
