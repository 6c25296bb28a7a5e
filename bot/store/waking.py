"""Who has something unfinished and no letter of the clock on its way: nobody is forgotten, whatever went wrong."""

import sqlalchemy as sa

from bot.club.registration import State
from bot.model.events import Kind
from bot.store.database import Connection
from bot.store.inbox import WAITING
from bot.store.tables import events, registrations

_ENDED = (State.COMPLETED, State.DECLINED, State.WITHDRAWN)


async def forgotten(tx: Connection, season: str, limit: int) -> list[str]:
    """Contacts, by their unfinished registrations of that season."""
    is_on_its_way = sa.exists().where(events.c.contact_id == registrations.c.contact_id, WAITING, _IS_OF_THE_CLOCK)
    query = (
        sa.select(registrations.c.contact_id)
        .where(
            registrations.c.season == season,
            registrations.c.archived_at.is_(None),
            registrations.c.state.not_in(_ENDED),
            sa.or_(registrations.c.state != State.WAITING_LIST, registrations.c.place_until.is_not(None)),
            ~is_on_its_way,
        )
        .distinct()
        .limit(limit)
    )
    return [row.contact_id for row in await tx.execute(query)]


_IS_OF_THE_CLOCK = events.c.kind == Kind.REMIND
