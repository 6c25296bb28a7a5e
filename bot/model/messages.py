"""Messages: what comes in, what goes out, and what a carrier says became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter


class Medium(StrEnum):
    WHATSAPP = "whatsapp"
    SMS = "sms"
    EMAIL = "email"


class HandleKind(StrEnum):
    PHONE = "phone"
    WHATSAPP_ID = "whatsapp_id"  # business-scoped: of a person who hides the number
    EMAIL = "email"


class Direction(StrEnum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Status(StrEnum):
    """What the carrier said of an outbound message; `WAITING` is ours: no carrier has it yet."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    SCHEDULED = "scheduled"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    CANCELED = "canceled"
    FAILED = "failed"
    UNDELIVERED = "undelivered"
    DELIVERED = "delivered"
    READ = "read"
    RECEIVED = "received"  # of an inbound message

    @property
    def rank(self) -> int:
        """A status only rises. A delivery outranks a failure: the person has the message."""
        return _RANKS[self]


_RANKS = {
    Status.WAITING: 0,
    Status.ACCEPTED: 1,
    Status.SCHEDULED: 2,
    Status.QUEUED: 3,
    Status.SENDING: 4,
    Status.SENT: 5,
    Status.CANCELED: 6,
    Status.FAILED: 6,
    Status.UNDELIVERED: 6,
    Status.DELIVERED: 7,
    Status.READ: 8,
    Status.RECEIVED: 9,
}
NOT_DELIVERED = frozenset({Status.CANCELED, Status.FAILED, Status.UNDELIVERED})


class Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class Handle(Value):
    """An address of a contact: a phone number serves WhatsApp and SMS alike."""

    kind: HandleKind
    value: str


class Option(Value):
    """An answer offered with a question; the channel draws it as a button, a list item or a number."""

    id: str
    title: str
    description: str | None = None


class Text(Value):
    type: Literal["text"] = "text"
    text: str
    options: tuple[Option, ...] = ()
    parting: bool = False  # confirms a STOP: the one message that may still go to where it was written


class Template(Value):
    """A wording agreed with the carrier beforehand, which may be sent outside the service window."""

    type: Literal["template"] = "template"
    name: str
    variables: Mapping[str, str] = {}


# Invitations and reminders: not sent to who has stopped them.
UNASKED = frozenset(
    {
        "invitation",
        "invitation_reminder",
        "already_started",
        "continue",
        "still_needed",
        "photo_missing",
        "photo_missing_link",
        "payment_due",
        "mandate_due",
        "place_offered",
        "second_guardian",
        "updates_waiting",
    }
)

Content = Text | Template
CONTENT: TypeAdapter[Content] = TypeAdapter(Annotated[Content, Field(discriminator="type")])


class Media(Value):
    url: str
    content_type: str


class OptOut(StrEnum):
    """What the carrier took a message for."""

    STOP = "stop"
    START = "start"
    HELP = "help"


class Inbound(Value):
    """A message from a person, in the words of no vendor."""

    key: str  # the carrier's id of the message
    medium: Medium
    sender: Handle
    also: tuple[Handle, ...] = ()  # further addresses of the same person that came along
    text: str = ""
    button: str | None = None  # the id of the option that was pressed
    media: tuple[Media, ...] = ()
    profile_name: str | None = None
    in_reply_to: str | None = None  # the carrier's id of our message that was answered
    opt_out: OptOut | None = None
    location: tuple[float, float] | None = None
    recovered: datetime | None = None  # when it was sent, of one that no webhook brought
    is_spoken: bool = False  # a voice note: its text is what a machine heard, and decides nothing by itself


@dataclass(frozen=True)
class Quoted:
    """The question ("past.played_for_us") that a message of ours put, and about whose registration."""

    place: str
    registration_id: str | None


class Outgoing(Value):
    """A message as a channel is asked to send it. `id` is ours and comes back in its receipts."""

    id: int
    medium: Medium
    to: Handle
    content: Annotated[Content, Field(discriminator="type")]
    valid_for: int | None = None  # seconds after which the carrier need not try any more


class Accepted(Value):
    """The carrier has the message."""

    carrier_id: str
    status: Status


class Receipt(Value):
    """What the carrier says became of a message; `reason` is set when it was not delivered."""

    message_id: int
    carrier_id: str | None
    status: Status
    reason: "Reason | None" = None
    code: str | None = None  # the carrier's own code, for staff
    retry_after: float | None = None  # seconds


class Reason(StrEnum):
    """Why a message was not taken or not delivered, in the words of no vendor."""

    WINDOW_CLOSED = "window_closed"
    UNREACHABLE_HERE = "unreachable_here"  # not on this medium: known for a while
    TOO_FAST = "too_fast"
    DECLINED_FOR_NOW = "declined_for_now"
    MISCONFIGURED = "misconfigured"  # content, template or sender: a repetition cannot help
    OPTED_OUT = "opted_out"
    NOT_A_MOBILE = "not_a_mobile"
    TOO_LONG = "too_long"
    HANDSET_OFF = "handset_off"
    BLOCKED = "blocked"
    FILTERED = "filtered"
    CONGESTED = "congested"  # unknown error or a full queue: once more, slower
    EXPIRED = "expired"  # it would come too late to be of use
    UNKNOWN = "unknown"


class SentEarlier(Value):
    """A message found in the carrier's records when it is unclear whether a send got through."""

    carrier_id: str
    status: Status
    sent_at: datetime
    body: str
