"""Events: whatever happens to a contact, in the order it arrived."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    TEXT = "text"  # typed words: the only kind that waits for more of the same
    PRESS = "press"  # a button
    MEDIA = "media"
    COMMAND = "command"  # words that wait for nothing: STOP, HELP
    RECEIPT = "receipt"  # of a message of ours: belongs to no lane
    INVITE = "invite"
    PHOTO = "photo"  # came by the upload page
    RELAY = "relay"  # a person's words, for a volunteer
    RELAYED = "relayed"  # a volunteer's words, for that person
    HAND_BACK = "hand_back"
    NEWS = "news"  # what was noticed, for staff
    DIFFERENCE = "difference"  # between money and records, for the treasurer
    EFFECT = "effect"  # what became of a deed
    MANAGED = "managed"  # what a manager wants of a registration: a nudge, an end, another team
    REPORTED = "reported"  # what became of such a wish, for that manager
    APPOINTED = "appointed"  # runs teams from now on, or no longer
    UPDATE = "update"  # news of a team, for its managers
    OVERDUE = "overdue"  # what was asked for is not back yet
    JOIN = "join"  # asked by another guardian to help with a registration
    ALARM = "alarm"  # harm was told of, or more was written about it: for who is to know
    UNCONFIRMED = "unconfirmed"  # nobody has said yet that they have it
    UNDELIVERED = "undelivered"  # a message to somebody else that had to arrive
    CLOSED = "closed"  # what was said did not arrive, as the service window was closed after all
    FREED = "freed"  # the talk may go on
    CONTRADICTION = "contradiction"  # between two guardians, for the registrar
    REMIND = "remind"  # by the clock: somebody may have waited long enough
    WEEK = "week"  # what it brought, for the secretary
    SEASON_CLOSED = "season_closed"
    NEW_SEASON = "new_season"  # the secretary would invite those of the last one
    OFFER = "offer"  # a place is free for a child who waits
    EDITED = "edited"  # by people of the club in their own table
    FAMILY = "family"  # what another guardian of the child did
    COMPLAINT = "complaint"  # about data, made or waiting for its answer: for who answers for it
    COMPLAINT_CLOSED = "complaint_closed"  # for who made it
    ERASURE = "erasure"  # a step of what somebody asked to have erased is due


BURST_PAUSE = timedelta(seconds=1.5)
BURST_LIMIT = timedelta(seconds=5)


@dataclass(frozen=True)
class Arrival:
    """An event before it is stored; `key` is unique for its source."""

    source: str
    key: str
    kind: Kind
    payload: Mapping[str, Any] = field(default_factory=dict)
    contact_id: str | None = None
    due_in: timedelta = timedelta()


@dataclass(frozen=True)
class Event:
    id: int
    kind: Kind
    payload: Mapping[str, Any]
    contact_id: str | None
    arrived_at: datetime
    due_at: datetime
    attempts: int
    source: str
    key: str


def wait_until(events: list[Event], now: datetime) -> datetime | None:
    """When a burst of texts is read if somebody may still be typing; None to read it now."""
    if any(event.kind is not Kind.TEXT for event in events):
        return None
    settled = min(events[-1].arrived_at + BURST_PAUSE, events[0].arrived_at + BURST_LIMIT)
    return settled if settled > now else None
