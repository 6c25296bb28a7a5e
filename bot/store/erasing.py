"""What the tables hold of one contact, emptied: rows and ids stay, so that a repeated webhook is known and nobody's."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.model.effects import Effect
from bot.model.events import Kind
from bot.model.happenings import Erased
from bot.model.messages import Direction, Inbound, Status
from bot.model.people import Registration
from bot.model.profile import Profile
from bot.ports import LeftToErase
from bot.store import contacts as contact_store
from bot.store import deeds, happenings, inbox, matters, roster
from bot.store.columns import padded
from bot.store.database import Connection, Database
from bot.store.deeds import ERASING, FORGETTING, MONEY
from bot.store.happenings import Written
from bot.store.mentions import OF_A_MATTER, forget_at_carrier
from bot.store.retention import NO_WORDS
from bot.store.tables import (
    Progress,
    audit,
    children,
    complaints,
    consents,
    contacts,
    conversations,
    effects,
    events,
    guardians,
    handles,
    known_addresses,
    links,
    messages,
    notices,
    reach,
    registrations,
    roster_rows,
)

_NOTHING: dict[str, Any] = {}
_FINAL = (Status.DELIVERED, Status.READ, Status.FAILED, Status.UNDELIVERED, Status.CANCELED, Status.RECEIVED)
_UNDER_WAY = timedelta(minutes=2)  # so long a picture may still be on its way into its place


async def profile_of(tx: Connection, contact_id: str) -> Profile | None:
    """None of who is erased, or never was."""
    query = sa.select(contacts.c.profile).where(contacts.c.id == contact_id, contacts.c.erased_at.is_(None))
    row = (await tx.execute(query)).first()
    return Profile.model_validate(row.profile) if row else None


async def empty_talk(tx: Connection, database: Database, contact_id: str, now: datetime) -> None:
    """What was said and done, with the carrier's copies; but not what belongs to a matter of harm."""
    await _empty_messages(tx, database, contact_id, now)
    await _empty_events(tx, contact_id)
    await _empty_effects(tx, contact_id)
    for table in (notices, audit):
        await tx.execute(sa.update(table).where(table.c.contact_id == contact_id).values(detail=_NOTHING))
    for table in (links, complaints):
        await tx.execute(sa.delete(table).where(table.c.contact_id == contact_id))
    await tx.execute(sa.delete(known_addresses))  # nobody's by name, and only there to save asking again
    await happenings.empty(tx, contact_id=contact_id)
    blank: dict[str, Any] = {
        "question": None,
        "replies": [],
        "handed_over_until": None,
        "paused_until": None,
        "wakes_at": None,
    }
    mine = sa.update(conversations).where(conversations.c.contact_id == contact_id)
    await tx.execute(mine.values(registration_id=None, version=conversations.c.version + 1, **blank))


async def _empty_messages(tx: Connection, database: Database, contact_id: str, now: datetime) -> None:
    spans = await matters.spans_of(tx, contact_id)
    columns = (messages.c.id, messages.c.created_at, messages.c.carrier_id, messages.c.status)
    rows = (await tx.execute(sa.select(*columns).where(messages.c.contact_id == contact_id))).all()
    gone = [row.id for row in rows if not matters.told_in(spans, row.created_at)]
    unsent = [row.id for row in rows if row.status == Status.WAITING]
    await tx.execute(sa.update(messages).where(messages.c.id.in_(padded(unsent))).values(status=Status.CANCELED))
    change = sa.update(messages).where(messages.c.id.in_(padded(gone)))
    await tx.execute(change.values(content=NO_WORDS, closed_content=None, forgotten_at=now))
    await forget_at_carrier(tx, database, contact_id, [row.carrier_id for row in rows], now)


async def _empty_events(tx: Connection, contact_id: str) -> None:
    """Money that is heard of is still booked, and letters that came meanwhile are for whoever the person is next."""
    waiting = sa.select(events.c.id, events.c.kind, events.c.payload).where(
        events.c.contact_id == contact_id, inbox.WAITING
    )
    spared = [row.id for row in await tx.execute(waiting) if _is_to_be_read(row.kind, row.payload)]
    mine = sa.update(events).where(events.c.contact_id == contact_id, events.c.id.not_in(spared))
    await tx.execute(mine.values(payload=_NOTHING, progress=Progress.DONE))


def _is_to_be_read(kind: str, payload: Mapping[str, Any]) -> bool:
    is_about_money = payload.get("effect") in MONEY | ERASING
    is_of_a_matter = kind in OF_A_MATTER  # harm comes before everything, also before this
    return kind == Kind.ERASURE or "inbound" in payload or is_about_money or is_of_a_matter


async def _empty_effects(tx: Connection, contact_id: str) -> None:
    """What was still to be done comes to nothing; but for money, and for what erases."""
    mine = effects.c.contact_id == contact_id
    done_by_now = effects.c.kind.not_in(sorted(MONEY | ERASING | FORGETTING))
    empty = {"payload": _NOTHING, "result": _NOTHING, "error": None}
    unfinished = sa.update(effects).where(mine, done_by_now, effects.c.progress == Progress.WAITING)
    await tx.execute(unfinished.values(progress=Progress.REFUSED, leased_until=None, **empty))
    await tx.execute(sa.update(effects).where(mine, done_by_now).values(**empty))


async def forget_media(tx: Connection, database: Database, contact_id: str, now: datetime) -> None:
    """What letters had with them, as long as we know where it lies."""
    query = sa.select(events.c.id, events.c.payload).where(events.c.contact_id == contact_id)
    found = [
        (row.id, number, media)
        for row in await tx.execute(query)
        for number, media in enumerate(row.payload.get("inbound", {}).get("media", ()))
    ]
    wanted = [Effect("delete_media", f"erase:{event_id}:{number}", dict(media)) for event_id, number, media in found]
    await deeds.put(tx, database, [(contact_id, each) for each in wanted], now)


async def forget_photos(
    tx: Connection, database: Database, contact_id: str, registration_ids: Sequence[str], now: datetime
) -> None:
    """At once; and again when what is under way will have come to its place."""
    coming = sa.select(sa.func.count()).where(
        effects.c.contact_id == contact_id, effects.c.kind == "store_photo", effects.c.progress == Progress.WAITING
    )
    again = [("later", now + _UNDER_WAY)] if (await tx.execute(coming)).scalar_one() else []
    for when, due_at in (("now", now), *again):
        rows = [
            {
                "kind": "forget_photos",
                "key": f"{each}:{when}:{now:%Y-%m-%d}",
                "contact_id": contact_id,
                "payload": {"registration_id": each},
                "progress": Progress.WAITING,
                "created_at": now,
                "due_at": due_at,
                "attempts": 0,
            }
            for each in registration_ids
        ]
        if rows:
            await tx.execute(database.insert(effects).on_conflict_do_nothing(), rows)


async def keep_registration(tx: Connection, registration: Registration, archived_at: datetime | None) -> bool:
    """False when somebody changed it meanwhile."""
    mine = sa.update(registrations).where(
        registrations.c.id == registration.id, registrations.c.version == registration.version
    )
    change = mine.values(
        contact_id=registration.contact_id,
        answers=registration.answers,
        facts=registration.facts.stored(),
        account=registration.account,
        shirt_number=registration.shirt_number,
        place_until=None if archived_at else registration.place_until,
        archived_at=registration.archived_at or archived_at,
        version=registration.version + 1,
    )
    return (await tx.execute(change)).rowcount == 1


async def forget_children(tx: Connection, contact_id: str, gone: Collection[str], left: Collection[str]) -> None:
    """The record of those who are `gone`; of those who are `left` somebody else is the guardian."""
    await tx.execute(sa.update(children).where(children.c.id.in_(padded(gone))).values(profile=_NOTHING))
    of_these = guardians.c.child_id.in_(padded([*gone, *left]))
    await tx.execute(sa.delete(guardians).where(of_these, guardians.c.contact_id == contact_id))


async def forget_consents(tx: Connection, contact_id: str) -> None:
    await tx.execute(sa.delete(consents).where(consents.c.contact_id == contact_id))


async def keep_only_erasing(tx: Connection, contact_id: str) -> None:
    """Of the profile: until the last message has arrived it is known how far this is."""
    profile = await profile_of(tx, contact_id)
    rest = Profile(erasing=profile.erasing if profile else None)
    await tx.execute(sa.update(contacts).where(contacts.c.id == contact_id).values(profile=rest.stored()))


async def forget_in_table(
    tx: Connection, contact_id: str, gone: Sequence[str], left: Sequence[str], now: datetime
) -> None:
    """Of the registrations that are `gone` their rows, too; those `left` are drawn anew, without what was theirs."""
    await happenings.empty(tx, registration_ids=gone)
    await roster.delete(tx, gone, now)
    await happenings.put(tx, [Written(Erased(), contact_id, each) for each in left], now)


async def rows_in_table(tx: Connection, contact_id: str) -> list[bool]:
    """Of each that was ever written there, whether it is still to be written; the others are waited for by nobody."""
    mine = sa.select(roster_rows.c.due_at).join(registrations, registrations.c.id == roster_rows.c.registration_id)
    is_there = roster_rows.c.record_id.is_not(None)
    rows = await tx.execute(mine.where(registrations.c.contact_id == contact_id, is_there))
    return [row.due_at is not None for row in rows]


async def count_left(tx: Connection, contact_id: str, kinds: Collection[str]) -> LeftToErase:
    mine = sa.select(effects.c.progress, sa.func.count().label("of")).where(
        effects.c.contact_id == contact_id, effects.c.kind.in_(kinds)
    )
    found = {row.progress: row.of for row in await tx.execute(mine.group_by(effects.c.progress))}
    return LeftToErase(found.get(Progress.WAITING, 0), found.get(Progress.REFUSED, 0) + found.get(Progress.PARKED, 0))


async def is_anything_on_its_way(tx: Connection, contact_id: str, since: datetime) -> bool:
    """A message of ours of which nothing final is known."""
    query = sa.select(sa.func.count()).where(
        messages.c.contact_id == contact_id,
        messages.c.direction == Direction.OUTBOUND,
        messages.c.status.not_in(_FINAL),
        messages.c.created_at >= since,
    )
    return bool((await tx.execute(query)).scalar_one())


async def close(tx: Connection, database: Database, contact_id: str, now: datetime) -> None:
    """Nobody is found by their address any more; letters that waited are those of somebody unknown."""
    mine = sa.select(handles.c.id).where(handles.c.contact_id == contact_id)
    await tx.execute(sa.delete(reach).where(reach.c.handle_id.in_(mine)))
    for row in (await tx.execute(mine)).all():
        change = sa.update(handles).where(handles.c.id == row.id)
        await tx.execute(change.values(value="", digest=f"erased:{row.id}"))
    await _hand_letters_on(tx, database, contact_id, now)
    orders = sa.update(effects).where(effects.c.contact_id == contact_id, effects.c.kind.in_(ERASING | FORGETTING))
    await tx.execute(orders.where(effects.c.progress != Progress.WAITING).values(payload=_NOTHING, result=_NOTHING))
    change = sa.update(contacts).where(contacts.c.id == contact_id, contacts.c.erased_at.is_(None))
    await tx.execute(change.values(profile=_NOTHING, erased_at=now))


async def _hand_letters_on(tx: Connection, database: Database, contact_id: str, now: datetime) -> None:
    query = sa.select(events.c.id, events.c.payload).where(events.c.contact_id == contact_id, inbox.WAITING)
    letters = {
        row.id: Inbound.model_validate(row.payload["inbound"]).sender
        for row in await tx.execute(query)
        if "inbound" in row.payload
    }
    known = await contact_store.find_or_create(tx, database, letters.values(), now) if letters else {}
    for event_id, sender in letters.items():
        change = sa.update(events).where(events.c.id == event_id)
        await tx.execute(change.values(contact_id=known[sender], due_at=now))


async def erased_senders(tx: Connection, message_ids: Sequence[int]) -> set[int]:
    """Of these messages those of somebody who is erased."""
    query = (
        sa.select(messages.c.id)
        .join(contacts, contacts.c.id == messages.c.contact_id)
        .where(messages.c.id.in_(padded(message_ids)), contacts.c.erased_at.is_not(None))
    )
    return {row.id for row in await tx.execute(query)}


async def still_recorded(tx: Connection) -> list[tuple[str, str, bool]]:
    """Contacts who are erased, each with a child whose record was needed longer, and whether others answer for it."""
    other, person = guardians.alias(), contacts.alias()
    has_others = sa.exists().where(
        other.c.child_id == guardians.c.child_id, person.c.id == other.c.contact_id, person.c.erased_at.is_(None)
    )
    query = (
        sa.select(guardians.c.contact_id, guardians.c.child_id, has_others.label("has_others"))
        .join(contacts, contacts.c.id == guardians.c.contact_id)
        .where(contacts.c.erased_at.is_not(None))
    )
    return [(row.contact_id, row.child_id, bool(row.has_others)) for row in await tx.execute(query)]
