"""How a message was read: the input, what the talk stood at, what a model said, what of it was taken; and how the
message would be read now, with everything withheld that a turn would send, do or write."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic_core import to_jsonable_python

from bot.club.club import Club
from bot.model.events import Event, Kind
from bot.model.looks import AN_OPERATOR, Looker, Whom
from bot.model.messages import Direction, Inbound
from bot.model.moments import go_back
from bot.model.people import Contact, Conversation, Registration
from bot.model.turn import Turn
from bot.store import access, audit, managers, matters, teams, turns
from bot.store.audit import READING
from bot.store.database import Connection, Database
from bot.store.tables import effects, events, handles, messages
from conversations.talk.talk import Omega
from conversations.words.alarm_texts import HEAD

Shown = dict[str, Any]
_BEGAN, _LEARNED = "began", "learned"  # with the words of a letter
_LETTER = sa.select(messages, handles.c.kind.label("handle_kind"), handles.c.value.label("handle")).join(
    handles, handles.c.id == messages.c.handle_id
)
_THEN = "the state, the open question and the fields answered are those of then; all else is of today"
_TODAY = "what it stood at then is not on record: all is of today"


async def replay(
    database: Database, club: Club, message_id: str, now: datetime, looker: Looker = AN_OPERATOR
) -> Shown | None:
    """None when there is no such message. Words of a matter of harm only to who asks for them."""
    if not (message_id.isascii() and message_id.isdecimal() and len(message_id) <= 18):
        return None
    async with database.begin() as tx:
        row = (await tx.execute(_LETTER.where(messages.c.id == int(message_id)))).one_or_none()
        if row is not None:
            await access.note(tx, looker, "replay", [Whom(row.contact_id)], now)
        if row is not None and not looker.harm and await _is_of_harm(tx, row):
            return {"message": row.id, "shown": "of a safeguarding matter: --safeguarding shows it, which is logged"}
        shown = await _shown(tx, club, row, now) if row else None
    jsonable: Shown | None = to_jsonable_python(shown)
    return jsonable


async def _is_of_harm(tx: Connection, row: Any) -> bool:
    is_alarm = str(row.content.get("text", "")).startswith(HEAD)
    return is_alarm or matters.told_in(await matters.spans_of(tx, row.contact_id), row.created_at)


async def _shown(tx: Connection, club: Club, row: Any, now: datetime) -> Shown:
    letter = await _letter_of(tx, row)
    shown = {
        "message": _message(row),
        "then": _then(letter),
        "readings": await _readings(tx, row),
        "replies": await _replies(tx, row),
    }
    return shown | ({"now": await _read_now(tx, club, row, now)} if row.direction is Direction.INBOUND else {})


async def _letter_of(tx: Connection, row: Any) -> Any:
    """What was written, when it is an answer; None where it answers no words."""
    if row.direction is Direction.INBOUND:
        return row
    query = _LETTER.where(messages.c.contact_id == row.contact_id, messages.c.event_id == row.event_id)
    return (await tx.execute(query.where(messages.c.direction == Direction.INBOUND))).first()


def _then(letter: Any) -> Shown | None:
    """What the talk stood at, and which fields the turn learned by itself; what readings brought is with them."""
    if letter is None or _BEGAN not in letter.content:
        return None
    return {**letter.content[_BEGAN], _LEARNED: letter.content[_LEARNED]}


def _message(row: Any) -> Shown:
    names = ("id", "contact_id", "direction", "medium", "status", "created_at", "registration_id")
    content = {name: value for name, value in row.content.items() if name not in {_BEGAN, _LEARNED}}
    return {name: getattr(row, name) for name in names} | {"content": content}


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
    """By the program, the club file and the clock of today, without a model."""
    contact, conversation = (await turns.load_contacts(tx, [row.contact_id]))[row.contact_id]
    registrations = (await turns.load_registrations(tx, [row.contact_id])).get(row.contact_id, [])
    went_back = _went_back(row, conversation, registrations)
    turn = await _turn(tx, club, contact, conversation, registrations, _events(row, now), now)
    await Omega().react(turn)
    return {
        "as_of": _THEN if went_back else _TODAY,
        "state": turn.began.state,
        "state_after": turn.registration.state if turn.registration else None,
        "learned": turn.began.learned(turn.find(turn.began.registration_id)),
        "would_say": [say.content.model_dump(mode="json") for say in turn.says],
        "would_do": [effect.kind for effect in turn.effects],
        "would_notice": [notice.kind for notice in turn.notices],
    }


def _went_back(row: Any, conversation: Conversation, registrations: list[Registration]) -> bool:
    """Whether what the talk stood at then is kept, and its registration is still there."""
    began = row.content.get(_BEGAN)
    if began is None:
        return False
    registration = next((each for each in registrations if each.id == began["registration_id"]), None)
    if registration is None and began["registration_id"]:
        return False
    registrations[:] = [each for each in registrations if each.created_at < row.created_at]
    go_back(began, conversation, registration, row.contact_id)
    return True


async def _turn(
    tx: Connection,
    club: Club,
    contact: Contact,
    conversation: Conversation,
    registrations: list[Registration],
    brought: Sequence[Event],
    now: datetime,
) -> Turn:
    places = await teams.load(tx, club.season.name)
    manager = (await managers.load(tx, [contact.id], places)).get(contact.id)
    mine = {each.team.id for each in registrations if each.team}
    return Turn(
        club,
        now,
        contact,
        conversation,
        registrations,
        brought,
        teams=places,
        taken_numbers=await turns.taken_numbers(tx, mine) if mine else {},
        manager=manager,
        roster=await managers.roster(tx, manager, club.season.name) if manager else (),
    )


def _events(row: Any, now: datetime) -> Sequence[Event]:
    """The hook's own form of it may be emptied already: the transcript has the words."""
    sender = {"kind": row.handle_kind, "value": row.handle}
    inbound = Inbound.model_validate(
        {"key": row.carrier_id or "", "medium": row.medium, "sender": sender, "text": row.content["text"]}
    )
    payload = {"inbound": inbound.model_dump(mode="json")}
    return [Event(row.event_id or 0, Kind.TEXT, payload, row.contact_id, now, now, 0, "message", inbound.key)]
