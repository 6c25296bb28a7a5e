"""Who runs which teams, and how the registrations of those teams stand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.club.club import Club, Role
from bot.model.messages import Direction, Handle, HandleKind
from bot.model.people import Manager, Registration, Sent, Standing, TeamPlace
from bot.model.turn import Appointment
from bot.store import contacts, turns
from bot.store.columns import padded
from bot.store.database import Connection, Database
from bot.store.tables import children, manager_teams, managers, messages, registrations, teams

_OFFICES = (Role.SECRETARY, Role.TREASURER, Role.REGISTRAR)  # these see all teams


async def sync(tx: Connection, database: Database, club: Club, places: Sequence[TeamPlace], now: datetime) -> None:
    """Those of the club file as it is now; whom an admin added stays."""
    people = {
        Handle(kind=HandleKind.PHONE, value=person.phone): person
        for person in club.staff
        if person.roles & {Role.MANAGER, Role.ADMIN, *_OFFICES}
    }
    known = await contacts.find_or_create(tx, database, people, now)
    await tx.execute(sa.delete(manager_teams).where(manager_teams.c.contact_id.in_(_of_the_file())))
    await tx.execute(sa.delete(managers).where(managers.c.added_by.is_(None)))
    for handle, person in people.items():
        run = tuple(place for place in places if place.full_name in person.teams)
        offices = person.roles.intersection(_OFFICES)
        manager = Manager(person.name, run, is_admin=Role.ADMIN in person.roles, offices=offices)
        await _keep(tx, database, known[handle], manager, None, now)


async def appoint(tx: Connection, database: Database, appointed: Mapping[str, Appointment], now: datetime) -> None:
    for contact_id, appointment in appointed.items():
        await _forget(tx, contact_id)
        if appointment.manager.teams or appointment.manager.sees_all:
            await _keep(tx, database, contact_id, appointment.manager, appointment.by, now)


async def load(tx: Connection, among: Sequence[str], places: Sequence[TeamPlace]) -> dict[str, Manager]:
    """Those of the contacts who run teams."""
    rows = list(await tx.execute(sa.select(managers).where(managers.c.contact_id.in_(padded(among)))))
    if not rows:
        return {}
    query = sa.select(manager_teams).where(manager_teams.c.contact_id.in_([row.contact_id for row in rows]))
    run: dict[str, set[str]] = {}
    for row in await tx.execute(query):
        run.setdefault(row.contact_id, set()).add(row.team_id)
    return {
        row.contact_id: Manager(
            row.name,
            tuple(place for place in places if place.id in run.get(row.contact_id, set())),
            is_admin=row.is_admin,
            offices=frozenset(Role(each) for each in (row.office or "").split(",") if each),
        )
        for row in rows
    }


async def of_team(tx: Connection, team_id: str | None, *, but: str | None = None) -> list[str]:
    """The contacts who run it."""
    query = sa.select(manager_teams.c.contact_id).where(manager_teams.c.team_id == team_id)
    found = [row.contact_id for row in await tx.execute(query)] if team_id else []
    return [contact_id for contact_id in found if contact_id != but]


async def admins(tx: Connection) -> list[str]:
    return [row.contact_id for row in await tx.execute(sa.select(managers.c.contact_id).where(managers.c.is_admin))]


async def roster(tx: Connection, manager: Manager, season: str) -> list[Standing]:
    """The living registrations of the manager's teams; an admin's and an official's are all."""
    query = (
        sa.select(registrations, children.c.profile, teams.c.age_group, teams.c.name, teams.c.new_kit)
        .join(children, children.c.id == registrations.c.child_id)
        .outerjoin(teams, teams.c.id == registrations.c.team_id)
        .where(registrations.c.season == season, registrations.c.archived_at.is_(None))
        .order_by(registrations.c.created_at)
    )
    if not manager.sees_all:
        query = query.where(registrations.c.team_id.in_([team.id for team in manager.teams]))
    found = [turns.registration_of(row) for row in await tx.execute(query)]
    return await _standings(tx, found)


async def _standings(tx: Connection, found: Sequence[Registration]) -> list[Standing]:
    ids = sorted({each.contact_id for each in found})
    people = await turns.load_contacts(tx, ids) if ids else {}
    sent = await _last_sent(tx, ids) if ids else {}
    return [
        Standing(
            registration=each,
            guardian=people[each.contact_id][0],
            handed_over_until=people[each.contact_id][1].handed_over_until,
            last_sent=sent.get(each.contact_id),
        )
        for each in found
    ]


async def _last_sent(tx: Connection, ids: Sequence[str]) -> dict[str, Sent]:
    newest = (
        sa.select(sa.func.max(messages.c.id))
        .where(messages.c.contact_id.in_(padded(ids)), messages.c.direction == Direction.OUTBOUND)
        .group_by(messages.c.contact_id)
    )
    columns = (messages.c.contact_id, messages.c.medium, messages.c.status, messages.c.reason, messages.c.created_at)
    rows = await tx.execute(sa.select(*columns).where(messages.c.id.in_(newest)))
    return {row.contact_id: Sent(row.medium, row.status, row.reason, row.created_at) for row in rows}


async def _keep(
    tx: Connection, database: Database, contact_id: str, manager: Manager, by: str | None, now: datetime
) -> None:
    row: dict[str, Any] = {
        "contact_id": contact_id,
        "name": manager.name,
        "is_admin": manager.is_admin,
        "office": ",".join(sorted(manager.offices)) or None,
        "added_by": by,
        "added_at": now,
    }
    insert = database.insert(managers)
    changed = {name: insert.excluded[name] for name in row if name != "contact_id"}
    await tx.execute(insert.on_conflict_do_update(index_elements=["contact_id"], set_=changed), [row])
    await tx.execute(sa.delete(manager_teams).where(manager_teams.c.contact_id == contact_id))
    run = [{"contact_id": contact_id, "team_id": team.id} for team in manager.teams]
    if run:
        await tx.execute(database.insert(manager_teams).on_conflict_do_nothing(), run)


async def _forget(tx: Connection, contact_id: str) -> None:
    await tx.execute(sa.delete(manager_teams).where(manager_teams.c.contact_id == contact_id))
    await tx.execute(sa.delete(managers).where(managers.c.contact_id == contact_id))


def _of_the_file() -> sa.Select[tuple[str]]:
    return sa.select(managers.c.contact_id).where(managers.c.added_by.is_(None))
