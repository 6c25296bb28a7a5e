"""What the phones show: read from the same tables that the machine works on."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from yarl import URL

from bot.model.messages import NOT_DELIVERED, Direction, Handle, HandleKind, Inbound, Medium, Status, Template
from bot.model.people import SERVICE_WINDOW, Contact, Reach, Registration
from bot.model.templates import Wordings
from bot.store import contacts, quiet, turns
from bot.store.database import Connection, Database
from bot.store.tables import Progress, events, messages, notices

_MOST_MESSAGES = 200
_MOST_TROUBLES = 12
_MEDIA = (Medium.WHATSAPP, Medium.SMS)
Json = dict[str, Any]


async def person(tx: Connection, database: Database, wordings: Wordings, address: str, now: datetime) -> Json:
    """Everything of one phone; of a number nobody has written from or to, nothing."""
    contact_id = await contacts.find(tx, database, handle(address))
    if contact_id is None:
        nothing: Json = {"media": {}, "messages": [], "registrations": [], "troubles": [], "clock": None}
        return {"phone": address, "name": None, **nothing}
    contact, _ = (await turns.load_contacts(tx, [contact_id]))[contact_id]
    registrations = (await turns.load_registrations(tx, [contact_id])).get(contact_id, [])
    rows = await _transcript(tx, contact_id)
    return {
        "phone": address,
        "name": contact.profile.name,
        "media": _reach(contact),
        "messages": [_message(row, wordings) for row in rows] + await _unread(tx, contact_id),
        "registrations": [_registration(each) for each in registrations],
        "clock": await _clock(tx, contact_id, now),
        "troubles": [_trouble(row) for row in rows if row.status in NOT_DELIVERED] + await _notices(tx, contact_id),
    }


async def _clock(tx: Connection, contact_id: str, now: datetime) -> Json:
    """When the clock looks at them next, or why it says nothing."""
    at = await quiet.next_look(tx, contact_id)
    return {"at": at.isoformat()} if at else {"why_not": await quiet.why(tx, contact_id, now)}


def handle(address: str) -> Handle:
    kind = HandleKind.PHONE if address.startswith("+") else HandleKind.WHATSAPP_ID
    return Handle(kind=kind, value=address)


async def _transcript(tx: Connection, contact_id: str) -> Sequence[Any]:
    query = (
        sa.select(messages, events.c.payload)
        .outerjoin(events, sa.and_(events.c.id == messages.c.event_id, messages.c.direction == Direction.INBOUND.value))
        .where(messages.c.contact_id == contact_id)
        .order_by(messages.c.id.desc())
        .limit(_MOST_MESSAGES)
    )
    return list(reversed((await tx.execute(query)).all()))


async def _unread(tx: Connection, contact_id: str) -> list[Json]:
    """Written and not read yet: no turn has put it into the transcript."""
    query = (
        sa.select(events)
        .where(events.c.contact_id == contact_id, events.c.progress == Progress.WAITING)
        .order_by(events.c.id)
    )
    rows = [row for row in await tx.execute(query) if "inbound" in row.payload]
    return [_unread_message(row) for row in rows]


def _unread_message(row: Any) -> Json:
    inbound = Inbound.model_validate(row.payload["inbound"])
    return {
        "id": f"event-{row.id}",
        "medium": inbound.medium,
        "inbound": True,
        "text": inbound.text,
        "media": _media(row.payload),
        "status": Status.WAITING,
        "at": row.arrived_at.isoformat(),
    }


def _message(row: Any, wordings: Wordings) -> Json:
    inbound = row.direction is Direction.INBOUND
    common = {
        "id": row.id,
        "medium": row.medium,
        "inbound": inbound,
        "status": row.status,
        "code": row.code,
        "reason": row.reason,
        "at": row.created_at.isoformat(),
    }
    if inbound:
        return common | {"text": row.content["text"], "media": _media(row.payload or {})}
    return common | _content(row.content, row.medium, wordings)


def _content(content: Mapping[str, Any], medium: Medium, wordings: Wordings) -> Json:
    if content["type"] == "text":
        return _drawn(content["text"], list(content.get("options", ())), medium)
    template = Template.model_validate(content)
    wording = wordings.get(template.name)
    if wording is None:
        return {"text": "", "template": template.name, "options": []}
    # A template's buttons come back as their own words.
    options = [{"id": title, "title": title, "description": None} for title in wording.buttons]
    if medium is not Medium.WHATSAPP:
        return {"text": _rendered(wordings, template), "options": []}
    return {"text": _rendered(wordings, template), "template": template.name, "options": options}


def _drawn(text: str, options: list[Json], medium: Medium) -> Json:
    """Only WhatsApp has buttons; elsewhere they are numbers below the text."""
    if medium is Medium.WHATSAPP or not options:
        return {"text": text, "options": options}
    numbers = "\n".join(f"{place} {option['title']}" for place, option in enumerate(options, 1))
    return {"text": f"{text}\n\n{numbers}", "options": []}


def _rendered(wordings: Wordings, template: Template) -> str:
    try:
        return wordings[template.name].render(template)
    except KeyError as missing:
        return f"({template.name} lacks {missing})"


def _media(payload: Mapping[str, Any]) -> list[Json]:
    sent = payload.get("inbound", {}).get("media", ())
    return [{"url": URL(each["url"]).path, "content_type": each["content_type"]} for each in sent]


def _reach(contact: Contact) -> Json:
    known = {medium: reach for each in contact.handles for medium, reach in each.reach.items()}
    return {medium: _reach_on(known.get(medium, Reach())) for medium in _MEDIA}


def _reach_on(reach: Reach) -> Json:
    until = reach.last_inbound_at + SERVICE_WINDOW if reach.last_inbound_at else None
    closed = reach.window_closed_at is not None and not reach.window_open(reach.window_closed_at)
    return {
        "window_until": _iso(None if closed else until),
        "stopped": reach.opted_out_at is not None,
        "unreachable_until": _iso(reach.unreachable_until),
    }


def _registration(each: Registration) -> Json:
    return {
        "id": each.id,
        "child": each.child.profile.get("name") or each.child.first_name,
        "team": each.team.full_name if each.team else None,
        "state": each.state,
        "status": each.status,
        "payment_status": each.payment_status,
    }


def _trouble(row: Any) -> Json:
    what = " ".join(str(part) for part in (row.medium, row.status, row.reason, row.code) if part)
    return {"id": f"message-{row.id}", "at": row.created_at.isoformat(), "what": f"message {row.id}: {what}"}


async def _notices(tx: Connection, contact_id: str) -> list[Json]:
    query = (
        sa.select(notices).where(notices.c.contact_id == contact_id).order_by(notices.c.id.desc()).limit(_MOST_TROUBLES)
    )
    rows = await tx.execute(query)
    return [{"id": f"notice-{row.id}", "at": row.created_at.isoformat(), "what": row.kind} for row in rows]


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
