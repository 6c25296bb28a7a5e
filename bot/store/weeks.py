"""What a week brought, in figures, for who runs the club."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.club.registration import State
from bot.model.messages import NOT_DELIVERED
from bot.store.database import Connection
from bot.store.tables import Progress, effects, events, messages, notices, registrations

_ENDED = (State.COMPLETED, State.DECLINED, State.WITHDRAWN)
_DECISIONS = ("other_age_group", "no_fa", "no_terms")


@dataclass(frozen=True)
class Week:
    begun: int
    completed: int
    declined: int
    unfinished: int  # whenever they were begun
    on_the_list: int
    suspended: int
    decisions: int  # asked of managers
    undelivered: int
    parked: int  # events and deeds that failed for good


async def counted(tx: Connection, season: str, since: datetime, until: datetime) -> Week:
    mine = (registrations.c.season == season, registrations.c.archived_at.is_(None))
    entered = sa.and_(registrations.c.entered_at >= since, registrations.c.entered_at < until)

    async def many(*conditions: sa.ColumnElement[bool]) -> int:
        query = sa.select(sa.func.count()).select_from(registrations).where(*mine, *conditions)
        return (await tx.execute(query)).scalar_one()

    async def within(moment: sa.Column[datetime], *conditions: sa.ColumnElement[bool]) -> int:
        query = sa.select(sa.func.count(moment)).where(moment >= since, moment < until, *conditions)
        return (await tx.execute(query)).scalar_one()

    return Week(
        begun=await many(registrations.c.created_at >= since, registrations.c.created_at < until),
        completed=await many(registrations.c.state == State.COMPLETED, entered),
        declined=await many(registrations.c.state.in_([State.DECLINED, State.WITHDRAWN]), entered),
        unfinished=await many(registrations.c.state.not_in([*_ENDED, State.SUSPENDED, State.WAITING_LIST])),
        on_the_list=await many(registrations.c.state == State.WAITING_LIST),
        suspended=await many(registrations.c.state == State.SUSPENDED),
        decisions=await within(notices.c.created_at, notices.c.kind.in_(_DECISIONS)),
        undelivered=await within(messages.c.created_at, messages.c.status.in_(NOT_DELIVERED)),
        parked=await within(events.c.arrived_at, events.c.progress == Progress.PARKED)
        + await within(effects.c.created_at, effects.c.progress.in_([Progress.PARKED, Progress.REFUSED])),
    )
