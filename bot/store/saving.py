"""Writes what follows from turns: of a batch of contacts in a handful of statements, and only what changed."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from bot.model.asked import stored_asked
from bot.model.events import Arrival
from bot.model.facts import Facts
from bot.model.happenings import GuardianJoined
from bot.model.messages import Handle, Medium
from bot.model.people import Child, Conversation, Reach, Registration
from bot.model.profile import Manages, Profile, Proof, Updates
from bot.model.turn import Addressee, ManagersOf, Tell, Turn
from bot.model.what_changed import what_changed
from bot.store import access, audit, complaints, deeds, happenings, inbox, places
from bot.store import contacts as contact_store
from bot.store import links as link_store
from bot.store import managers as manager_store
from bot.store import matters as matter_store
from bot.store import money as money_store
from bot.store import notices as notice_store
from bot.store.database import Connection, Database, InsertInto
from bot.store.happenings import Written
from bot.store.tables import children, consents, contacts, conversations, guardians, registrations
from bot.store.turns import PLAIN


class ConflictError(Exception):
    """A shared row was changed by somebody else meanwhile: the turn is taken again."""


class Before:
    """What was loaded, to write only what changed."""

    def __init__(self, turn: Turn) -> None:
        self.profile: Profile = _copied(turn.contact.profile)
        self.reach: dict[int, dict[Medium, Reach]] = _copied({known.id: known.reach for known in turn.contact.handles})
        self.conversation: Conversation = _copied(turn.conversation)
        self.registrations: dict[str, Registration] = _copied({each.id: each for each in turn.registrations})


_CHANGEABLE = {dict, list, Registration, Child, Conversation, Reach, Facts, Profile, Proof, Manages, Updates}


def _copied(value: Any) -> Any:
    """Of what a turn may change, and no more: copy.deepcopy would take an eighth of a turn."""
    kind = type(value)
    if kind is dict:
        return {name: _copied(each) if type(each) in _CHANGEABLE else each for name, each in value.items()}
    if kind is list:
        return [_copied(each) if type(each) in _CHANGEABLE else each for each in value]
    made = copy(value)
    vars(made).update(_copied(vars(value)))
    return made


Loaded = tuple[Turn, Before]


async def save(tx: Connection, database: Database, turns: Sequence[Loaded], now: datetime) -> None:
    await _save_new_handles(tx, database, turns, now)
    await _save_people(tx, database, turns, now)
    await _save_registrations(tx, database, turns)
    await _hold_places(tx, turns, now)
    await _save_conversations(tx, turns)
    await _save_reach(tx, database, turns)
    await _save_side_effects(tx, database, turns, now)
    await _save_tells(tx, database, turns, now)
    await happenings.put(tx, [each for turn, before in turns for each in _happened(turn, before)], now)


async def _save_new_handles(tx: Connection, database: Database, turns: Sequence[Loaded], now: datetime) -> None:
    for turn, _ in turns:
        for handle in turn.new_handles:
            await contact_store.add_handle(tx, database, turn.contact.id, handle, now)


async def _save_people(tx: Connection, database: Database, turns: Sequence[Loaded], now: datetime) -> None:
    profiles = [
        {"of": turn.contact.id, "told": turn.contact.profile.stored()}
        for turn, before in turns
        if turn.contact.profile != before.profile
    ]
    changed = [(turn.contact.id, child) for turn, before in turns for child in _changed_children(turn, before)]
    rows = [{"id": child.id, "profile": child.profile, "created_at": now} for _, child in changed]
    joined = [(turn.contact.id, child_id) for turn, _ in turns for child_id in turn.joined]
    of_new = [(guardian, child.id) for guardian, child in changed]
    links = [{"child_id": child, "contact_id": guardian, "created_at": now} for guardian, child in of_new + joined]
    if profiles:
        await tx.execute(_PROFILE, profiles)
    if changed:
        await tx.execute(_keep_children(database.insert), rows)
    if links:
        await tx.execute(database.insert(guardians).on_conflict_do_nothing(), links)


_PROFILE = sa.update(contacts).where(contacts.c.id == sa.bindparam("of")).values(profile=sa.bindparam("told"))


@cache
def _keep_children(insert_into: InsertInto) -> Any:
    insert = insert_into(children)
    return insert.on_conflict_do_update(index_elements=["id"], set_={"profile": insert.excluded.profile})


def _changed_children(turn: Turn, before: Before) -> list[Child]:
    known = {each.child.id: each.child for each in before.registrations.values()}
    return [each.child for each in turn.registrations if known.get(each.child.id) != each.child]


async def _save_registrations(tx: Connection, database: Database, turns: Sequence[Loaded]) -> None:
    """New and changed ones alike; a version that is not the one loaded means somebody was faster."""
    rows = [
        _registration_row(each)
        for turn, before in turns
        for each in turn.registrations
        if each != before.registrations.get(each.id)
    ]
    if not rows:
        return
    try:
        written = (await tx.execute(_keep_registrations(database.insert), rows)).all()
    except IntegrityError as error:  # a shirt number, or the child, was taken in the same moment
        raise ConflictError("a registration meets another") from error
    if len(written) != len(rows):
        raise ConflictError("a registration was changed by somebody else meanwhile")


async def _hold_places(tx: Connection, turns: Sequence[Loaded], now: datetime) -> None:
    claimed = {team_id for turn, _ in turns for team_id in turn.claims}
    if claimed and not await places.hold(tx, claimed, now):
        raise ConflictError("the last place was taken by somebody else meanwhile")


@cache
def _keep_registrations(insert_into: InsertInto) -> Any:
    insert = insert_into(registrations)
    changed = {name: insert.excluded[name] for name in (*PLAIN, "team_id") if name not in {"id", "created_at"}}
    return insert.on_conflict_do_update(
        index_elements=["id"], set_=changed, where=registrations.c.version == insert.excluded.version - 1
    ).returning(registrations.c.id)


def _registration_row(each: Registration) -> dict[str, Any]:
    row = {name: getattr(each, name) for name in PLAIN}
    return row | {
        "facts": each.facts.stored(),
        "child_id": each.child.id,
        "team_id": each.team.id if each.team else None,
        "version": each.version + 1,
    }


def _happened(turn: Turn, before: Before) -> Iterator[Written]:
    """What the turn noted itself, and what its registrations show."""
    who = turn.contact.id
    changed = [(each, before.registrations.get(each.id)) for each in turn.registrations]
    for each, earlier in changed:
        if each != earlier:
            yield from (Written(happening, who, each.id) for happening in what_changed(earlier, each, who))
        if each.child.id in turn.joined:
            yield Written(GuardianJoined(guardian=who), who, each.id)
    yield from (Written(each.happening, who, each.registration_id) for each in turn.noted)


_CONVERSATION = (
    sa.update(conversations)
    .where(conversations.c.contact_id == sa.bindparam("of"))
    .values(
        registration_id=sa.bindparam("current"),
        question=sa.bindparam("asked"),
        replies=sa.bindparam("spoken"),
        handed_over_until=sa.bindparam("handed"),
        paused_until=sa.bindparam("paused"),
        wakes_at=sa.bindparam("wakes"),
        version=conversations.c.version + 1,
    )
)


async def _save_conversations(tx: Connection, turns: Sequence[Loaded]) -> None:
    rows = [
        {
            "of": turn.contact.id,
            "current": turn.conversation.registration_id,
            "asked": stored_asked(turn.conversation.asked),
            "spoken": turn.conversation.replies,
            "handed": turn.conversation.handed_over_until,
            "paused": turn.conversation.paused_until,
            "wakes": turn.conversation.wakes_at,
        }
        for turn, before in turns
        if turn.conversation != before.conversation
    ]
    if rows:
        await tx.execute(_CONVERSATION, rows)


async def _save_reach(tx: Connection, database: Database, turns: Sequence[Loaded]) -> None:
    changed = [
        (known.id, medium, value)
        for turn, before in turns
        for known in turn.contact.handles
        for medium, value in known.reach.items()
        if value != before.reach[known.id].get(medium, Reach())
    ]
    await contact_store.save_reach(tx, database, changed)


async def _save_side_effects(tx: Connection, database: Database, turns: Sequence[Loaded], now: datetime) -> None:
    await notice_store.put(tx, database, [(turn.contact.id, each) for turn, _ in turns for each in turn.notices], now)
    await deeds.put(tx, database, [(turn.contact.id, each) for turn, _ in turns for each in turn.effects], now)
    await link_store.put(tx, [(turn.contact.id, each) for turn, _ in turns for each in turn.links], now)
    await audit.put(tx, [turn for turn, _ in turns], now)
    await access.put(tx, [turn for turn, _ in turns], now)
    await complaints.save(tx, database, [turn for turn, _ in turns], now)
    await matter_store.save(tx, database, [turn for turn, _ in turns], now)
    await manager_store.appoint(
        tx, database, {turn.contact.id: turn.appointment for turn, _ in turns if turn.appointment}, now
    )
    for turn, _ in turns:
        await money_store.refer(tx, database, turn.references, now)
    given = [
        {
            "contact_id": turn.contact.id,
            "purpose": consent.purpose,
            "wording": consent.wording,
            "given": consent.given,
            "event_id": turn.events[-1].id,
            "at": now,
        }
        for turn, _ in turns
        for consent in turn.consents
    ]
    if given:
        await tx.execute(sa.insert(consents), given)


async def _save_tells(tx: Connection, database: Database, turns: Sequence[Loaded], now: datetime) -> None:
    tells = [tell for turn, _ in turns for tell in turn.tells]
    if not tells:
        return
    strangers = [handle for tell in tells if (handle := _handle(tell.to))]
    known: Mapping[Addressee, list[str]] = {
        handle: [contact_id]
        for handle, contact_id in (await contact_store.find_or_create(tx, database, strangers, now)).items()
    }
    arrivals = [arrival for tell in tells for arrival in await _addressed(tx, tell, known)]
    await inbox.put(tx, database, arrivals, now)


async def _addressed(tx: Connection, tell: Tell, known: Mapping[Addressee, list[str]]) -> list[Arrival]:
    """One for each who shall hear it."""
    if isinstance(tell.to, str):
        return [replace(tell.arrival, contact_id=tell.to)]
    if isinstance(tell.to, ManagersOf):
        run_by = await manager_store.of_team(tx, tell.to.team.id if tell.to.team else None, but=tell.to.but)
        if not run_by:
            run_by = known[tell.to.otherwise] if tell.to.otherwise else await manager_store.admins(tx)
        return [
            replace(tell.arrival, contact_id=contact_id, key=f"{tell.arrival.key}:{contact_id}")
            for contact_id in run_by
        ]
    return [replace(tell.arrival, contact_id=contact_id) for contact_id in known[tell.to]]


def _handle(to: Addressee) -> Handle | None:
    if isinstance(to, ManagersOf):
        return to.otherwise
    return to if isinstance(to, Handle) else None
