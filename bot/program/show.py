"""All that is held on a contact, and what staff must know: for an operator, who may read everything."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import phonenumbers
import sqlalchemy as sa
from pydantic_core import to_jsonable_python

from bot.club.registration import STATUS_OF_STATE
from bot.model.events import Kind
from bot.model.forms import load
from bot.model.looks import AN_OPERATOR, Looker, Whom
from bot.model.messages import Handle, HandleKind, Medium
from bot.model.people import SERVICE_WINDOW, KnownHandle, Reach
from bot.store import access, audit, matters, quiet, turns
from bot.store import contacts as contact_store
from bot.store.database import Connection, Database
from bot.store.notices import SAFEGUARDING
from bot.store.tables import (
    Progress,
    children,
    consents,
    contacts,
    conversations,
    effects,
    events,
    guardians,
    happenings,
    messages,
    notices,
    registrations,
    teams,
)
from conversations.form.columns import column_names, columns
from conversations.form.forms import SECTIONS
from conversations.words.alarm_texts import HEAD

_MOST_UPCOMING = 500
_MOST_LOOKS = 2000
Shown = dict[str, Any]
_NOT_SHOWN = "of a safeguarding matter: --safeguarding shows it, which is logged"


async def show(database: Database, wanted: str, now: datetime, looker: Looker = AN_OPERATOR) -> Shown | None:
    """None when nobody is known by that phone number, WhatsApp id or email address.

    The words of a matter of harm are shown only to who asks for them.
    """
    async with database.begin() as tx:
        contact_id = await find(tx, database, wanted)
        if contact_id is None:
            return None
        await access.note(tx, looker, "show", await _family_of(tx, contact_id), now)
        hidden = [] if looker.harm else await matters.spans_of(tx, contact_id)
        found = await _all_on(tx, contact_id, now)
        if not looker.harm:
            found["messages"] = [_without_harm(each, hidden) for each in found["messages"]]
            found["events_not_done"] = [_without_harm(each, hidden) for each in found["events_not_done"]]
        shown: Shown = to_jsonable_python(found)
        return shown


def _without_harm(shown: Shown, spans: Sequence[tuple[datetime, datetime | None]]) -> Shown:
    at = shown.get("created_at") or shown["arrived_at"]
    is_alarm = str(shown.get("text", "")).startswith(HEAD)
    if not (is_alarm or matters.told_in(spans, at)):
        return shown
    return shown | {name: _NOT_SHOWN for name in ("text", "payload") if name in shown}


async def staff_notices(database: Database, now: datetime, looker: Looker = AN_OPERATOR) -> list[Shown]:
    """Of harm only that there is a matter: who it is about is shown as `show` shows its words."""
    query = (
        sa.select(notices, contacts.c.profile)
        .outerjoin(contacts, contacts.c.id == notices.c.contact_id)
        .order_by(notices.c.id.desc())
    )
    async with database.begin() as tx:
        rows = (await tx.execute(query)).all()
        await access.note(tx, looker, "notices", [Whom(row.contact_id) for row in rows] or [access.NOBODY], now)
        known = await turns.load_handles(tx, [row.contact_id for row in rows])
    found = [
        _pick(row, "id", "created_at", "kind", "contact_id")
        | {
            **_about(row, known, is_shown=looker.harm or row.kind != SAFEGUARDING),
        }
        for row in rows
    ]
    jsonable: list[Shown] = to_jsonable_python(found)
    return jsonable


def _about(row: Any, known: Mapping[str, Sequence[KnownHandle]], *, is_shown: bool) -> Shown:
    if not is_shown:
        return {"name": None, "handles": [], "detail": {}}
    return {
        "name": (row.profile or {}).get("name"),
        "handles": [each.handle.value for each in known.get(row.contact_id, [])],
        "detail": row.detail,
    }


async def audit_trail(database: Database, now: datetime, looker: Looker = AN_OPERATOR) -> list[Shown]:
    async with database.begin() as tx:
        rows: list[Shown] = to_jsonable_python(await audit.newest_first(tx))
        await access.note(tx, looker, "audit", [Whom(row["contact_id"]) for row in rows] or [access.NOBODY], now)
        return rows


async def looks(database: Database, of: str | None, now: datetime, looker: Looker = AN_OPERATOR) -> list[Shown] | None:
    """Who looked at what of whom, the newest first: ids alone. None when nobody is known by that handle."""
    async with database.begin() as tx:
        contact_id = await find(tx, database, of) if of is not None else None
        if of is not None and contact_id is None:
            return None
        found: list[Shown] = to_jsonable_python(await access.newest_first(tx, contact_id, _MOST_LOOKS))
        if contact_id is not None:
            await access.note(tx, looker, "access", [Whom(contact_id)], now)
        return found


async def find(tx: Connection, database: Database, wanted: str) -> str | None:
    for handle in handles_meant(wanted):
        if contact_id := await contact_store.find(tx, database, handle):
            return contact_id
    return await _find_by_answer(tx, {handle.value for handle in handles_meant(wanted)})


def handles_meant(wanted: str) -> Iterator[Handle]:
    """A phone number in any UK spelling, and what else these words may be."""
    bare = wanted.strip().removeprefix("whatsapp:")
    if "@" in bare:
        yield Handle(kind=HandleKind.EMAIL, value=bare.lower())
    try:
        number = phonenumbers.parse(bare, "GB")
    except phonenumbers.NumberParseException:
        pass
    else:
        e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        yield Handle(kind=HandleKind.PHONE, value=e164)
    yield Handle(kind=HandleKind.WHATSAPP_ID, value=bare)
    yield Handle(kind=HandleKind.PHONE, value=bare)  # short codes and names may write, too


async def _find_by_answer(tx: Connection, values: set[str]) -> str | None:
    """An address somebody gave as an answer is sealed with the rest: all are looked through, which an operator can
    wait for."""
    rows = await tx.execute(sa.select(registrations.c.contact_id, registrations.c.answers))
    return next((row.contact_id for row in rows if values & _addresses_in(row.answers)), None)


def _addresses_in(answers: Mapping[str, Mapping[str, Any]]) -> set[str]:
    given = answers.get("guardian", {})
    return {given[name] for name in ("email", "mobile") if given.get(name)}


async def _all_on(tx: Connection, contact_id: str, now: datetime) -> Shown:
    contact = (await tx.execute(sa.select(contacts).where(contacts.c.id == contact_id))).one()
    conversation = (
        await tx.execute(sa.select(conversations).where(conversations.c.contact_id == contact_id))
    ).one_or_none()
    known = (await turns.load_handles(tx, [contact_id])).get(contact_id, [])
    not_done = events.c.progress != Progress.DONE
    by_the_clock = events.c.kind == Kind.REMIND
    return {
        "contact": {**_pick(contact, "id", "created_at"), **contact.profile},
        "handles": [_handle(each, now) for each in known],
        "conversation": conversation and _pick(conversation, "registration_id", "question", "version"),
        "registrations": await _registrations(tx, contact_id),
        "messages": [_message(row) for row in await _rows(tx, messages, contact_id)],
        "effects": [_effect(row) for row in await _rows(tx, effects, contact_id)],
        "events_not_done": [_event(row) for row in await _rows(tx, events, contact_id, not_done, ~by_the_clock)],
        "upcoming": [upcoming_of(row) for row in await _rows(tx, events, contact_id, not_done, by_the_clock)],
        "consents": [_pick(row, "purpose", "wording", "given", "at") for row in await _rows(tx, consents, contact_id)],
        "happenings": [
            _pick(row, "id", "kind", "registration_id", "at", "detail")
            for row in await _rows(tx, happenings, contact_id)
        ],
        "notices": [_pick(row, "id", "kind", "detail", "created_at") for row in await _rows(tx, notices, contact_id)],
    }


async def _family_of(tx: Connection, contact_id: str) -> list[Whom]:
    """Themselves, and the children they are a guardian of."""
    mine = await tx.scalars(sa.select(guardians.c.child_id).where(guardians.c.contact_id == contact_id))
    return [Whom(contact_id), *(Whom(contact_id, child_id) for child_id in mine)]


async def _rows(tx: Connection, table: sa.Table, contact_id: str, *conditions: sa.ColumnElement[bool]) -> Sequence[Any]:
    query = sa.select(table).where(table.c.contact_id == contact_id, *conditions).order_by(table.c.id)
    return (await tx.execute(query)).all()


async def _registrations(tx: Connection, contact_id: str) -> list[Shown]:
    """Archived ones, too: those of all children this contact is a guardian of."""
    query = (
        sa.select(registrations, children.c.profile, teams.c.age_group, teams.c.name.label("team"))
        .join(guardians, guardians.c.child_id == registrations.c.child_id)
        .join(children, children.c.id == registrations.c.child_id)
        .outerjoin(teams, teams.c.id == registrations.c.team_id)
        .where(guardians.c.contact_id == contact_id)
        .order_by(registrations.c.created_at)
    )
    return [_registration(row) for row in await tx.execute(query)]


def _registration(row: Any) -> Shown:
    return {
        **_pick(row, "id", "state", "left_state"),
        "registration_status": STATUS_OF_STATE[row.state],
        **_pick(row, "payment_status", "season", "age_group", "team"),
        "child": row.profile,
        "fees": {"signing_on": row.signing_on_fee, "monthly": row.monthly_fee},
        **_pick(row, "billing_request_id", "account", "facts"),
        "notes": row.facts.get("notes", []),
        "answers": answers_shown(row.answers),
        "is_led_by": row.contact_id,
        **_pick(row, "invitation_id", "created_at", "confirmed_at", "entered_at", "already_started_at", "archived_at"),
    }


def answers_shown(stored: Mapping[str, Mapping[str, Any]]) -> Shown:
    """By the Airtable column where there is one, else by our own name."""
    shown: Shown = {}
    for section, answers in stored.items():
        if section in SECTIONS:
            shown |= columns(section, load(SECTIONS[section], answers))
        shown |= {f"{section}.{name}": value for name, value in answers.items() if not column_names(section, name)}
    return shown


def _handle(known: KnownHandle, now: datetime) -> Shown:
    return {
        "kind": known.handle.kind,
        "value": known.handle.value,
        "reach": {medium: _reach(medium, reach, now) for medium, reach in known.reach.items()},
    }


def _reach(medium: Medium, reach: Reach, now: datetime) -> Shown:
    shown: Shown = {
        "last_inbound_at": reach.last_inbound_at,
        "opted_out_at": reach.opted_out_at,
        "unreachable_until": reach.unreachable_until,
    }
    if medium is Medium.WHATSAPP:
        is_open = reach.window_open(now)
        closes_at = reach.last_inbound_at + SERVICE_WINDOW if reach.last_inbound_at and is_open else None
        shown |= {"window_open": is_open, "window_closes_at": closes_at}
    return shown


def _message(row: Any) -> Shown:
    content = row.content
    words = (
        {"template": content["name"], "variables": content["variables"]}
        if content["type"] == "template"
        else {"text": content["text"]} | {name: content[name] for name in ("options", "media") if content.get(name)}
    )
    return {
        **_pick(row, "id", "direction", "medium", "status", "reason", "code"),
        **words,
        **_pick(row, "created_at", "due_at", "attempts", "carrier_id", "fallback_of", "registration_id"),
    }


def _effect(row: Any) -> Shown:
    return _pick(row, "id", "kind", "key", "progress", "error", "attempts", "payload", "result", "created_at", "due_at")


def _event(row: Any) -> Shown:
    return _pick(row, "id", "source", "key", "kind", "progress", "error", "attempts", "payload", "arrived_at", "due_at")


def _pick(row: Any, *names: str) -> Shown:
    return {name: getattr(row, name) for name in names}


def upcoming_of(row: Any) -> Shown:
    """What the clock looks at next, and for whom; whether it is still due is seen then."""
    return {"at": row.due_at, "contact_id": row.contact_id, **row.payload}


async def upcoming(database: Database, wanted: str | None, now: datetime, looker: Looker = AN_OPERATOR) -> list[Shown]:
    """The next first; of somebody to whom nothing will be said, why not."""
    waits = [events.c.kind == Kind.REMIND, events.c.progress == Progress.WAITING]
    async with database.begin() as tx:
        if wanted is not None:
            waits.append(events.c.contact_id == await find(tx, database, wanted))
        rows = await tx.execute(sa.select(events).where(*waits).order_by(events.c.due_at).limit(_MOST_UPCOMING))
        found = [upcoming_of(row) for row in rows]
        contact_id = await find(tx, database, wanted) if wanted is not None and not found else None
        if contact_id is not None:
            found = [{"contact_id": contact_id, "why_not": await quiet.why(tx, contact_id, now)}]
        await access.note(tx, looker, "upcoming", [Whom(each["contact_id"]) for each in found] or [access.NOBODY], now)
        shown: list[Shown] = to_jsonable_python(found)
        return shown
