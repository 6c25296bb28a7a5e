"""What staff must know, each thing once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.model.events import Arrival, Kind
from bot.model.news import TEAM_NEWS
from bot.model.people import Registration
from bot.model.turn import Notice
from bot.store import inbox, managers, registrations
from bot.store.database import Connection, Database
from bot.store.tables import notices


async def put(tx: Connection, database: Database, noticed: Sequence[tuple[str | None, Notice]], now: datetime) -> None:
    """What is about a team goes to its managers now; the rest stays untold for the secretary."""
    if not noticed:
        return
    found = await _of_teams(tx, [notice for _, notice in noticed])
    arrivals = {
        notice.key: await _to_managers(tx, notice, found[notice.key]) for _, notice in noticed if notice.key in found
    }
    rows = [
        {
            "key": notice.key,
            "kind": notice.kind,
            "contact_id": contact_id,
            "detail": dict(notice.detail),
            "created_at": now,
            "told_at": now if arrivals.get(notice.key) else None,
        }
        for contact_id, notice in noticed
    ]
    await tx.execute(database.insert(notices).on_conflict_do_nothing(), rows)
    await inbox.put(tx, database, [arrival for each in arrivals.values() for arrival in each], now)


async def _of_teams(tx: Connection, noticed: Sequence[Notice]) -> dict[str, Registration]:
    """By the notice's key, the registration that managers are told about."""
    about = {notice.key: str(notice.detail.get("registration_id")) for notice in noticed if notice.kind in TEAM_NEWS}
    known = await registrations.by_ids(tx, sorted(set(about.values()))) if about else {}
    return {
        notice.key: known[about[notice.key]]
        for notice in noticed
        if about.get(notice.key) in known
        and (known[about[notice.key]].team is not None or TEAM_NEWS[notice.kind].without_a_team)
    }


async def _to_managers(tx: Connection, notice: Notice, about: Registration) -> list[Arrival]:
    team = about.team
    payload = {
        "news": notice.kind,
        "registration_id": about.id,
        "child": about.child.profile.get("name", ""),
        "team_id": team.id if team else None,
        "team": team.full_name if team else None,
    }
    return [
        Arrival("notice", f"{notice.key}:{contact_id}", Kind.UPDATE, payload, contact_id)
        for contact_id in (await managers.of_team(tx, team.id if team else None) or await managers.admins(tx))
    ]


SAFEGUARDING = "safeguarding"  # not for the secretary: whoever is to know has been told


@dataclass(frozen=True)
class Noticed:
    id: int
    kind: str


async def take_untold(tx: Connection, now: datetime) -> list[Noticed]:
    """Marked as told with this transaction, which must also write what tells them."""
    change = sa.update(notices).where(notices.c.told_at.is_(None), notices.c.kind != SAFEGUARDING).values(told_at=now)
    rows = await tx.execute(change.returning(notices.c.id, notices.c.kind))
    return sorted((Noticed(row.id, row.kind) for row in rows), key=lambda noticed: noticed.id)
