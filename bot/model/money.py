"""What a payment service says of its things, in the words of no vendor. Money is in pence."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.model.effects import Effect
from bot.model.messages import Value


class RequestStatus(StrEnum):
    PENDING = "pending"
    READY = "ready"
    FULFILLING = "fulfilling"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"


class MandateStatus(StrEnum):
    PENDING = "pending"
    ACTIVE = "active"
    SUSPENDED = "suspended"  # by the payer
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REPLACED = "replaced"
    UNKNOWN = "unknown"


class PaymentState(StrEnum):
    PENDING = "pending"  # not yet submitted: it can still be cancelled
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    PAID_OUT = "paid_out"
    FAILED = "failed"
    CANCELLED = "cancelled"
    CHARGED_BACK = "charged_back"
    UNKNOWN = "unknown"


class RefundState(StrEnum):
    ON_ITS_WAY = "on_its_way"
    PAID = "paid"
    FAILED = "failed"  # it came back, or was called off


class SubscriptionStatus(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"  # makes no payments, and may go on any day
    FINISHED = "finished"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class BillingRequest(Value):
    """`fulfilled_at` is when the event that fulfilled it was made, however late we ask."""

    id: str
    status: RequestStatus
    mandate: str | None = None
    payment: str | None = None
    customer: str | None = None
    fulfilled_at: datetime | None = None


class Mandate(Value):
    id: str
    status: MandateStatus
    next_possible_charge_date: date | None = None
    replaced_by: str | None = None


class Payment(Value):
    id: str
    status: PaymentState
    amount: int
    refunded: int = 0
    charge_date: date | None = None
    mandate: str | None = None
    subscription: str | None = None
    metadata: Mapping[str, str] = {}
    created_at: datetime


class Refund(Value):
    id: str
    payment: str
    amount: int
    state: RefundState


class Subscription(Value):
    id: str
    status: SubscriptionStatus
    amount: int
    start_date: date
    day_of_month: int | None
    count: int | None
    mandate: str
    metadata: Mapping[str, str] = {}


class MoneyEvent(Value):
    """What happened to a thing. Neither its order nor its arrival can be relied on: the thing itself is asked."""

    id: str
    at: datetime
    resource: str  # billing_requests, mandates, payments, subscriptions, ...
    action: str
    links: Mapping[str, str] = {}
    cause: str | None = None
    description: str | None = None


# What we have to do with; payouts and the like are between the club and the service.
OURS = frozenset({"billing_requests", "mandates", "payments", "subscriptions", "refunds"})


class HeardOfMoney(Value):
    """An event, and how it came."""

    event: MoneyEvent
    raw: Mapping[str, Any] = {}


MONEY_EVENT = "money_event"


def look_into(heard: HeardOfMoney) -> Effect:
    """The deed that asks what is true now; the same event is looked into once, whichever way it came."""
    return Effect(MONEY_EVENT, heard.event.id, heard.event.model_dump(mode="json") | {"raw": dict(heard.raw)})


class RequestOrder(Value):
    """A mandate, and with it the fee where there is one."""

    registration_id: str
    fee: int | None
    description: str


class SubscriptionOrder(Value):
    registration_id: str
    mandate: str
    amount: int
    start_date: date
    day_of_month: int
    count: int
    name: str


class ChargeOrder(Value):
    registration_id: str
    mandate: str
    amount: int
    charge_date: date
    month: str  # the one it is for: 2026-09
    description: str


class Payer(Value):
    """What the payment page is filled in with beforehand."""

    given_name: str | None = None
    family_name: str | None = None
    email: str | None = None
    address_line1: str | None = None
    city: str | None = None
    postal_code: str | None = None
