"""How a message was read: the input, what the talk stood at, what a model said, what of it was taken; and how the
message would be read now, with everything withheld that a turn would send, do or write."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic_core import to_jsonable_python

from bot.club.club import Club
from bot.model.events import Event, Kind
from bot.model.messages import Direction, Inbound
from bot.model.turn import Turn
from bot.store import audit, teams, turns
from bot.store.audit import READING
from bot.store.database import Connection, Database
from bot.store.tables import effects, events, handles, messages
from conversations.talk import Omega

Shown = dict[str, Any]


async def replay(database: Database, club: Club, message_id: str, now: datetime) -> Shown | None:
    """None when there is no such message."""
    if not (message_id.isascii() and message_id.isdecimal() and len(message_id) <= 18):
        return None
    async with database.begin() as tx:
        query = sa.select(messages, handles.c.kind.label("handle_kind"), handles.c.value.label("handle"))
        query = query.join(handles, handles.c.id == messages.c.handle_id).where(messages.c.id == int(message_id))
        row = (await tx.execute(query)).one_or_none()
        if row is None:
            return None
        shown: Shown = {"message": _message(row), "readings": await _readings(tx, row)}
        shown["replies"] = await _replies(tx, row)
        if row.direction is Direction.INBOUND:
            shown["now"] = await _read_now(tx, club, row, now)
    jsonable: Shown = to_jsonable_python(shown)
    return jsonable


def _message(row: Any) -> Shown:
    names = ("id", "contact_id", "direction", "medium", "status", "content", "created_at", "registration_id")
    return {name: getattr(row, name) for name in names}


async def _readings(tx: Connection, row: Any) -> list[Shown]:
    """Those that had it before them, or that it answers."""
    query = sa.select(effects).where(effects.c.kind == READING, effects.c.contact_id == row.contact_id)
    found = (await tx.execute(query.order_by(effects.c.id))).all()
    if row.direction is Direction.INBOUND:
        mine = [each for each in found if row.carrier_id in each.payload.get("letters", ())]
    else:
        brought = await _effect_behind(tx, row.event_id)
        mine = [each for each in found if each.id == brought]
    noted = await audit.readings_of(tx, row.contact_id)
    return [_reading(each, noted.get(each.key)) for each in mine]


def _reading(effect: Any, noted: Shown | None) -> Shown:
    snapshot, result = effect.payload, effect.result or {}  # both are emptied after a while
    left_out = {"texts", "facts", "contact", "letters"}
    return {
        "key": effect.key,
        "progress": effect.progress,
        "input": snapshot.get("texts", []),
        "state": {name: value for name, value in snapshot.items() if name not in left_out},
        "model": result.get("said", []),
        "failed": result.get("failed"),
        "usage": result.get("usage"),
        "taken": noted,
    }


async def _effect_behind(tx: Connection, event_id: int | None) -> int | None:
    query = sa.select(events.c.key).where(events.c.id == event_id, events.c.source == "effect")
    key = (await tx.execute(query)).scalar_one_or_none()
    return int(key) if key else None


async def _replies(tx: Connection, row: Any) -> list[Shown]:
    """What was sent for the event that brought it; of a reading it answers itself."""
    if row.event_id is None:
        return []
    query = sa.select(messages).where(
        messages.c.contact_id == row.contact_id,
        messages.c.event_id == row.event_id,
        messages.c.direction == Direction.OUTBOUND,
    )
    return [_message(each) for each in await tx.execute(query.order_by(messages.c.id))]


async def _read_now(tx: Connection, club: Club, row: Any, now: datetime) -> Shown:
    """By the talk as it stands, without a model."""
    contact, conversation = (await turns.load_contacts(tx, [row.contact_id]))[row.contact_id]
    registrations = (await turns.load_registrations(tx, [row.contact_id])).get(row.contact_id, [])
    places = {each.team.id for each in registrations if each.team}
    turn = Turn(
        club,
        now,
        contact,
        conversation,
        registrations,
        _events(row, now),
        teams=await teams.load(tx, club.season.name),
        taken_numbers=await turns.taken_numbers(tx, places) if places else {},
    )
    state = turn.registration.state if turn.registration else None
    await Omega().react(turn)
    return {
        "state": state,
        "state_after": turn.registration.state if turn.registration else None,
        "would_say": [say.content.model_dump(mode="json") for say in turn.says],
        "would_do": [effect.kind for effect in turn.effects],
        "would_notice": [notice.kind for notice in turn.notices],
    }


def _events(row: Any, now: datetime) -> Sequence[Event]:
    """The hook's own form of it may be emptied already: the transcript has the words."""
    sender = {"kind": row.handle_kind, "value": row.handle}
    inbound = Inbound.model_validate(
        {"key": row.carrier_id or "", "medium": row.medium, "sender": sender, "text": row.content["text"]}
    )
    payload = {"inbound": inbound.model_dump(mode="json")}
    return [Event(row.event_id or 0, Kind.TEXT, payload, row.contact_id, now, now, 0, "message", inbound.key)]
