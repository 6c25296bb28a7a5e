"""Loads what a turn is about: a batch of contacts in a handful of statements."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.club.registration import HAS_A_PLACE
from bot.model.asked import read_asked
from bot.model.facts import Facts
from bot.model.messages import Handle
from bot.model.people import (
    Child,
    Contact,
    Conversation,
    Guardian,
    KnownHandle,
    Reach,
    Registration,
    TeamPlace,
    first_name,
)
from bot.model.profile import Profile
from bot.store.columns import padded
from bot.store.database import Connection
from bot.store.tables import children, contacts, conversations, guardians, handles, reach, registrations, teams


async def load_contacts(tx: Connection, ids: Sequence[str]) -> dict[str, tuple[Contact, Conversation]]:
    query = (
        sa.select(
            contacts,
            conversations.c.registration_id,
            conversations.c.question,
            conversations.c.handed_over_until,
            conversations.c.replies,
            conversations.c.paused_until,
            conversations.c.wakes_at,
            conversations.c.version,
        )
        .join(conversations, conversations.c.contact_id == contacts.c.id)
        .where(contacts.c.id.in_(padded(ids)))
    )
    known = await load_handles(tx, ids)
    return {
        row.id: (
            Contact(row.id, Profile.model_validate(row.profile), known.get(row.id, [])),
            Conversation(
                row.registration_id,
                read_asked(row.question),
                row.handed_over_until,
                row.replies,
                row.paused_until,
                row.wakes_at,
                row.version,
            ),
        )
        for row in await tx.execute(query)
    }


async def load_handles(tx: Connection, ids: Sequence[str]) -> dict[str, list[KnownHandle]]:
    query = (
        sa.select(handles, *(column for column in reach.c if column.name != "handle_id"))
        .outerjoin(reach, reach.c.handle_id == handles.c.id)
        .where(handles.c.contact_id.in_(padded(ids)))
        .order_by(handles.c.id)
    )
    found: dict[str, dict[int, KnownHandle]] = {}
    for row in await tx.execute(query):
        mine = found.setdefault(row.contact_id, {})
        known = mine.setdefault(row.id, KnownHandle(row.id, Handle(kind=row.kind, value=row.value)))
        if row.medium is not None:
            known.reach[row.medium] = Reach(
                row.last_inbound_at, row.opted_out_at, row.unreachable_until, row.window_closed_at
            )
    return {contact_id: list(mine.values()) for contact_id, mine in found.items()}


async def load_registrations(
    tx: Connection, ids: Sequence[str], *, also_archived: bool = False
) -> dict[str, list[Registration]]:
    """Of each guardian: the living registrations of all their children."""
    query = (
        sa.select(
            guardians.c.contact_id.label("guardian_id"),
            registrations,
            children.c.profile,
            teams.c.age_group,
            teams.c.name,
            teams.c.new_kit,
        )
        .join(registrations, registrations.c.child_id == guardians.c.child_id)
        .join(children, children.c.id == guardians.c.child_id)
        .outerjoin(teams, teams.c.id == registrations.c.team_id)
        .where(guardians.c.contact_id.in_(padded(ids)))
        .order_by(registrations.c.created_at)
    )
    if not also_archived:
        query = query.where(registrations.c.archived_at.is_(None))
    found: dict[str, list[Registration]] = {}
    for row in await tx.execute(query):
        found.setdefault(row.guardian_id, []).append(registration_of(row))
    if found:
        await _add_guardians(tx, [each for mine in found.values() for each in mine])
    return found


async def _add_guardians(tx: Connection, found: Sequence[Registration]) -> None:
    """To the children who have several: most have one, who is known already."""
    several = (
        sa.select(guardians.c.child_id)
        .where(guardians.c.child_id.in_(padded(sorted({each.child.id for each in found}))))
        .group_by(guardians.c.child_id)
        .having(sa.func.count() > 1)
    )
    query = (
        sa.select(guardians.c.child_id, contacts.c.id, contacts.c.profile)
        .join(contacts, contacts.c.id == guardians.c.contact_id)
        .where(guardians.c.child_id.in_(several), contacts.c.erased_at.is_(None))
        .order_by(guardians.c.created_at, contacts.c.id)
    )
    known: dict[str, tuple[Guardian, ...]] = {}
    for row in await tx.execute(query):
        guardian = Guardian(row.id, first_name(row.profile.get("name")))
        known[row.child_id] = (*known.get(row.child_id, ()), guardian)
    for each in found:
        each.child.guardians = known.get(each.child.id, ())


PLAIN = (
    "id",
    "contact_id",
    "season",
    "signing_on_fee",
    "monthly_fee",
    "created_at",
    "entered_at",
    "state",
    "left_state",
    "payment_status",
    "answers",
    "facts",
    "billing_request_id",
    "shirt_number",
    "invitation_id",
    "already_started_at",
    "confirmed_at",
    "account",
    "archived_at",
    "place_until",
    "version",
)


def registration_of(row: Any) -> Registration:
    team = TeamPlace(row.team_id, row.age_group, row.name, row.new_kit) if row.team_id else None
    values = {name: getattr(row, name) for name in PLAIN}
    values["facts"] = Facts.model_validate(row.facts)
    return Registration(child=Child(row.child_id, row.profile), team=team, **values)


async def taken_places(tx: Connection, team_ids: Collection[str], now: datetime) -> dict[str, int]:
    """By team: who is as far as the payment, and whom a place is kept for."""
    is_taken = sa.or_(registrations.c.state.in_(HAS_A_PLACE), registrations.c.place_until > now)
    query = (
        sa.select(registrations.c.team_id, sa.func.count().label("taken"))
        .where(registrations.c.team_id.in_(team_ids), registrations.c.archived_at.is_(None), is_taken)
        .group_by(registrations.c.team_id)
    )
    return {row.team_id: row.taken for row in await tx.execute(query)}


async def taken_numbers(tx: Connection, team_ids: Collection[str]) -> dict[str, frozenset[int]]:
    query = sa.select(registrations.c.team_id, registrations.c.shirt_number).where(
        registrations.c.team_id.in_(team_ids), registrations.c.shirt_number.is_not(None)
    )
    taken: dict[str, set[int]] = {}
    for row in await tx.execute(query):
        taken.setdefault(row.team_id, set()).add(row.shirt_number)
    return {team_id: frozenset(numbers) for team_id, numbers in taken.items()}
