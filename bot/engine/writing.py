"""Writes a turn's words into the outbox: by the right address and in words that may be sent."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.engine.routing import Route, route
from bot.model.events import Kind
from bot.model.messages import Content, Direction, Medium, Status, Text
from bot.model.people import KnownHandle
from bot.model.texts import LONGEST, plain, split
from bot.model.turn import Say, Turn
from bot.store import outbox
from bot.store.database import Connection
from bot.store.outbox import Draft

_UNASKED = {Kind.MANAGED, Kind.EDITED, Kind.FAMILY, Kind.UPDATE}  # what others did: not told to who has stopped us
_LONGEST_WITH_OPTIONS = 1000  # characters: the carrier draws them from a shorter text


async def write_messages(tx: Connection, turns: Sequence[Turn], now: datetime) -> None:
    """Inbound rows of the transcript and outbound rows of the outbox; notes the ids that a turn wants to know."""
    drafts: list[Draft] = []
    openings: list[tuple[Turn, Say, int]] = []
    for turn in turns:
        put_off = {event.id for event in turn.put_off}
        drafts += [_inbound(turn, index) for index, (_, event) in enumerate(turn.letters) if event.id not in put_off]
        for say in turn.says:
            sent = _outbound(turn, say, now)
            if say.opens and sent:
                openings.append((turn, say, len(drafts)))
            drafts += sent
    if not openings:
        await outbox.write(tx, drafts, now)
        return
    ids = await outbox.write_numbered(tx, drafts, now)
    for turn, say, index in openings:
        for registration in turn.registrations:
            if registration.id == say.registration_id:
                registration.invitation_id = ids[index]


def _inbound(turn: Turn, index: int) -> Draft:
    inbound, event = turn.letters[index]
    return Draft(
        contact_id=turn.contact.id,
        handle_id=_handle_of(turn, index).id,
        medium=inbound.medium,
        content={
            "type": "text",
            "text": inbound.text,
            "media": [each.content_type for each in inbound.media],
            "began": turn.began.told,
            "learned": turn.began.learned(turn.find(turn.began.registration_id)),
        },
        direction=Direction.INBOUND,
        event_id=event.id,
        registration_id=turn.conversation.registration_id if turn.registration else None,
        carrier_id=inbound.key,
        status=Status.RECEIVED,
    )


def _handle_of(turn: Turn, index: int) -> KnownHandle:
    sender = turn.letters[index][0].sender
    return next(known for known in turn.contact.handles if known.handle == sender)


def _outbound(turn: Turn, say: Say, now: datetime) -> list[Draft]:
    others = frozenset(Medium) - {say.only_by} if say.only_by else frozenset[Medium]()
    unasked = all(event.kind in _UNASKED for event in turn.events)
    way = route(turn.contact.handles, say.content, say.closed, now, without=others, unasked=unasked)
    if way is None:
        say.unsay()
        _report_failure(turn, say)
    if way is None and say.only_by:
        return []
    if way is None:
        turn.notice(f"unreachable:{turn.contact.id}:{now:%Y-%m-%d}", "unreachable", registration_id=say.registration_id)
        return []
    return [
        Draft(
            contact_id=turn.contact.id,
            handle_id=way.known.id,
            medium=way.medium,
            content=part.model_dump(mode="json"),
            closed=say.closed.model_dump(mode="json") if say.closed else None,
            event_id=turn.events[-1].id if turn.events else None,
            registration_id=say.registration_id,
            expires_in=say.expires_in,
            due_in=say.not_before - now if say.not_before else timedelta(),
            at_most_once=say.at_most_once,
            failure_to=say.failure_to,
            is_outside=way.is_outside(now),
        )
        for part in _parts(way)
    ]


def _report_failure(turn: Turn, say: Say) -> None:
    if say.failure_to is not None and turn.events:
        turn.tell(say.failure_to, Kind.UNDELIVERED, f"unsent:{turn.events[-1].id}:{turn.contact.id}")


def _parts(way: Route) -> list[Content]:
    """A long text goes in pieces, the options with the last; an SMS is counted as it will be written."""
    if not isinstance(way.content, Text):
        return [way.content]
    text = plain(way.content.text) if way.medium is Medium.SMS else way.content.text
    options = way.content.options
    *before, last = split(text, _LONGEST_WITH_OPTIONS if options else LONGEST)
    return [*(Text(text=part) for part in before), way.content.model_copy(update={"text": last})]
