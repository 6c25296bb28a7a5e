"""What the machine needs from outside, named by the need."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from bot.model.addresses import Address
from bot.model.messages import Accepted, Inbound, Media, Outgoing, Reason, Receipt, SentEarlier
from bot.model.money import (
    BillingRequest,
    ChargeOrder,
    HeardOfMoney,
    Mandate,
    MoneyEvent,
    Payer,
    Payment,
    Refund,
    RequestOrder,
    Subscription,
    SubscriptionOrder,
)
from bot.model.pictures import Flaw
from bot.model.prompts import Prompt, Response
from bot.model.roster import Changes, Fields, Record, Shape, Write


class Unavailable(Exception):
    """The service cannot answer now: the same request is right later. `retry_after` is in seconds."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unsure(Unavailable):
    """No answer arrived: the service may or may not have done it."""


class Refused(Exception):
    """The service will never do this: a repetition cannot help."""

    def __init__(self, message: str, *, reason: Reason = Reason.UNKNOWN, code: str | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.code = code


class Unusable(Refused):
    """Something a person sent is of no use. They can do better; staff need not know."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(f"of no use: {flaw}", code=flaw)
        self.flaw = flaw


class ColumnRefused(Refused):
    """A table has no such column, or its column no such option: people can mend that, and all else is right."""

    def __init__(self, column: str | None, option: str | None = None) -> None:
        what = f"the column {column}" if column else "a column"
        super().__init__(f"The table does not take {what}" + (f": no option {option}" if option else ""))
        self.column = column
        self.option = option


class RowGone(Refused):
    """Somebody deleted it in the table."""


class Clock(Protocol):
    def now(self) -> datetime:
        """The time in UTC, aware."""

    async def sleep(self, seconds: float) -> None: ...


class Channel(Protocol):
    """Carries messages to people."""

    async def send(self, message: Outgoing) -> Accepted:
        """Raises Unavailable (not taken), Unsure (perhaps taken) or Refused."""

    async def find(self, message: Outgoing, since: datetime) -> Sequence[SentEarlier]:
        """Messages the carrier has for that address and body since then. Raises Unavailable."""

    async def heard(self, since: datetime) -> Sequence[Inbound]:
        """What people sent us since then, the oldest first, each marked as recovered. Raises Unavailable."""

    async def forget(self, carrier_id: str) -> None:
        """The carrier's record of a message, and of what came with it; one that is gone already is no failure.

        Raises Unavailable, also while it is on its way, or Refused.
        """


class DirectDebit(Protocol):
    """Collects money from a bank account. A key used again makes nothing new.

    Everything raises Unavailable or Refused.
    """

    async def request(self, key: str, order: RequestOrder) -> BillingRequest: ...

    async def flow(self, billing_request_id: str, payer: Payer, back: str, stopped: str) -> str:
        """A fresh address where the parent can pay now; then they come `back`, or to `stopped`."""

    async def cancel_request(self, billing_request_id: str) -> None:
        """One that is cancelled or fulfilled already is no failure."""

    async def subscribe(self, key: str, order: SubscriptionOrder) -> Subscription: ...

    async def charge(self, key: str, order: ChargeOrder) -> Payment: ...

    async def cancel_subscription(self, subscription_id: str) -> Subscription:
        """Payments it has made already are not cancelled with it."""

    async def cancel_payment(self, payment_id: str) -> Payment:
        """As it is then: one that is submitted already cannot be cancelled any more, which is no failure."""

    async def billing_request(self, billing_request_id: str) -> BillingRequest: ...

    async def mandate(self, mandate_id: str) -> Mandate: ...

    async def payment(self, payment_id: str) -> Payment: ...

    async def subscription(self, subscription_id: str) -> Subscription: ...

    async def payments_of(self, mandate_id: str) -> Sequence[Payment]:
        """All that were ever made on a mandate, in the order they were made."""

    async def subscriptions_of(self, mandate_id: str) -> Sequence[Subscription]: ...

    async def refund(self, refund_id: str) -> Refund: ...

    async def events(self, after: str | None, since: datetime) -> Sequence[MoneyEvent]:
        """All that happened since that event, the oldest first; after None, or one that is gone, since that time."""


class MediaSource(Protocol):
    """Where the carrier keeps what people send along with a message."""

    async def fetch(self, media: Media, largest: int | None = None) -> bytes:
        """At most so many bytes, or as many as a picture may have. Raises Unusable, Refused or Unavailable."""

    async def delete(self, media: Media) -> None:
        """The carrier's copy; one that is gone already is no failure. Raises Refused or Unavailable."""


class Readings(Protocol):
    """Has a language model read what a person wrote."""

    async def read(self, snapshot: Mapping[str, Any]) -> Mapping[str, Any]:
        """What it would do and say, or why it did not. The snapshot is all it may know; nothing it answers raises."""

    async def is_harm(self, text: str, contact: str) -> bool:
        """Whether one message tells of harm to a child. Raises Unavailable or Refused."""

    async def look(self, jpeg: bytes, contact: str) -> Mapping[str, bool]:
        """What of a photo's checklist holds; empty when nothing can be said. Raises Unavailable or Refused."""


class Transcripts(Protocol):
    """Hears what is said in a voice note."""

    async def words_of(self, sound: bytes, contact: str) -> str:
        """Empty when nothing is said. Raises Unusable, Unavailable or Refused."""


class Photos(Protocol):
    """Keeps children's pictures where nobody but us can see them."""

    async def keep(self, registration_id: str, picture: bytes) -> str:
        """A key nobody can guess, new each time. Raises Unusable or Unavailable."""

    async def open(self, key: str) -> bytes:
        """Raises Unusable when it is gone, or Unavailable."""

    async def link(self, key: str) -> str:
        """An address that shows it for an hour to whoever has it. Raises Unusable or Unavailable."""

    async def hold(self, registration_id: str) -> None:
        """They belong to a matter of harm: nothing forgets them by itself. Raises Unavailable."""

    async def forget(self, key: str) -> None:
        """One that is gone already is no failure. Raises Unavailable."""

    async def forget_all(self, registration_id: str) -> None:
        """Also those that were kept and, after a crash, never recorded. Raises Unavailable."""


class Addresses(Protocol):
    """Knows which addresses there are."""

    async def find(self, postcode: str, house: str) -> Address | None:
        """The one clear match, or None. Raises Unavailable or Refused."""


class Assistant(Protocol):
    """A language model. It proposes; whoever asks it checks."""

    async def respond(self, prompt: Prompt) -> Response:
        """Raises Unavailable (also over its budget) or Refused."""


class RosterTable(Protocol):
    """The club's table of registrations, one a season, where people work, too. Columns have our names.

    Everything raises Unavailable or Refused; what writes also ColumnRefused and RowGone.
    """

    @property
    def calls(self) -> int:
        """Requests so far: a month has only so many."""

    @property
    def seasons(self) -> frozenset[str]:
        """Those that have a table."""

    async def upsert(self, season: str, rows: Sequence[Write]) -> Mapping[str, str]:
        """At most ten; gives the record of each registration. Twice makes nothing new."""

    async def all(self, season: str, since: datetime | None = None) -> list[Record]:
        """Those changed since then, or all."""

    async def search(self, season: str, wanted: Fields) -> list[Record]:
        """Whose cells are just so, whatever is in the words."""

    async def of_registrations(self, season: str, registration_ids: Sequence[str]) -> list[Record]: ...

    async def records(self, season: str, ids: Sequence[str]) -> list[Record]:
        """By the table's own ids: those that are there."""

    async def first(self, season: str, wanted: Fields) -> Record | None: ...

    async def get(self, season: str, record_id: str) -> Record | None: ...

    async def create(self, season: str, fields: Fields) -> Record: ...

    async def update(self, season: str, record_id: str, fields: Fields) -> Record: ...

    async def delete(self, season: str, record_id: str) -> None:
        """One that is gone already is no failure."""

    async def erase(self, season: str, registration_id: str) -> int:
        """All rows of a registration, found by our id; how many there were. None is no failure."""

    async def count(self, season: str) -> int: ...

    async def heard(self, cursor: int | None) -> Changes:
        """What people did since; after None, from now on."""

    async def listen(self, address: str) -> str:
        """Has the table tell us there of what people do, instead of what told before. The secret that proves it."""

    async def keep_listening(self) -> bool:
        """It would end by itself. False when nothing tells us any more."""

    async def shapes(self, season: str) -> Mapping[str, Shape]:
        """Its columns, by our names where we have one."""


@dataclass(frozen=True)
class LeftToErase:
    """What the services still have to erase of somebody, and what they would not."""

    waiting: int
    refused: int = 0


class Records(Protocol):
    """What we hold ourselves on people. All of it may be done again."""

    async def marks(self, contact_id: str) -> Collection[str]:
        """Keyed hashes of who will be erased: the contact, and the children whose record goes too."""

    async def erase(self, contact_id: str) -> Mapping[str, Any]:
        """All that is theirs, and orders the services to do likewise. Gives what stays, and why."""

    async def left(self, contact_id: str, kinds: Collection[str]) -> LeftToErase: ...

    async def left_in_table(self, contact_id: str) -> LeftToErase:
        """Rows of the club's table outside that are still to be deleted there."""

    async def close(self, contact_id: str) -> None:
        """The last of it, and their address. Raises Unavailable while something of ours is on its way to them."""


class ErasedList(Protocol):
    """Remembers, apart from the database, who was erased. Everything raises Unavailable."""

    async def add(self, marks: Collection[str], day: date) -> None:
        """Kept when the call returns."""

    async def marks(self) -> frozenset[str]: ...


@dataclass(frozen=True)
class Services:
    """The outside, one field for each need."""

    channel: Channel
    debit: DirectDebit
    media: MediaSource
    photos: Photos
    addresses: Addresses
    readings: Readings
    transcripts: Transcripts | None  # None: nobody listens
    records: Records
    erased: ErasedList
    public_url: str


class IncomingRoster(Protocol):
    """Where the hook of the club's table says that somebody worked in it."""

    async def roster_changed(self) -> None: ...


class Incoming(Protocol):
    """Where a channel's hooks put what arrives: stored when the call returns, each key once."""

    async def message(self, inbound: Inbound, raw: Mapping[str, str]) -> None: ...

    async def receipt(self, receipt: Receipt, raw: Mapping[str, str]) -> None: ...


class IncomingMoney(Protocol):
    """Where the hook of a payment service puts what it hears."""

    async def money(self, heard: Sequence[HeardOfMoney]) -> None:
        """All of them are stored when the call returns, or none; each event once, whoever's it is."""
