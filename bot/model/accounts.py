"""What is known of the money of one registration. Money is in pence.

Events may come late, twice, in any order or not at all: an account holds what the service said when it was last asked,
and everything else is computed from that.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from pydantic import BaseModel

from bot.club.registration import PaymentStatus
from bot.model.agreements import MadePlan, Ordered
from bot.model.effects import Effect
from bot.model.messages import Value
from bot.model.money import (
    BillingRequest,
    Mandate,
    MandateStatus,
    Payment,
    PaymentState,
    Refund,
    RefundState,
    RequestStatus,
    Subscription,
    SubscriptionStatus,
)

ALIVE = {MandateStatus.PENDING, MandateStatus.ACTIVE}
ARRIVED = {PaymentState.CONFIRMED, PaymentState.PAID_OUT}
UNDER_WAY = {PaymentState.PENDING, PaymentState.SUBMITTED}
BROKEN = {PaymentState.FAILED, PaymentState.CHARGED_BACK}
OPEN = {RequestStatus.PENDING, RequestStatus.READY, RequestStatus.FULFILLING}
MONTH = "month"  # in the metadata of an interim charge: the one it is for
Thing = TypeVar("Thing", BillingRequest, Mandate, Payment, Subscription, Refund)
RUNNING = {SubscriptionStatus.ACTIVE, SubscriptionStatus.PAUSED}


class Seen(Value):
    """What the service said of its things, all asked at that moment or later."""

    at: datetime
    requests: tuple[BillingRequest, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    payments: tuple[Payment, ...] = ()
    subscriptions: tuple[Subscription, ...] = ()
    refunds: tuple[Refund, ...] = ()


class Account(BaseModel):
    orders: list[Ordered] = []
    plans: list[MadePlan] = []
    price: int | None = None  # a month, fixed with the first plan
    requests: dict[str, BillingRequest] = {}
    mandates: dict[str, Mandate] = {}
    payments: dict[str, Payment] = {}
    subscriptions: dict[str, Subscription] = {}
    refunds: dict[str, Refund] = {}
    charge_backs: dict[str, int] = {}  # how often each payment was taken back
    seen: dict[str, datetime] = {}  # when each of these was last asked
    causes: dict[str, str] = {}  # why a payment failed
    refusals: list[str] = []  # events: the parent's bank said no on the payment page
    said: list[str] = []  # what the guardian has been told, each thing once
    unexplained: list[str] = []  # of it, what a template has announced: they hear the rest when they write
    formerly: list[str] = []  # registrations of the child that were begun anew
    leaves: int = 0  # how often the child has left
    has_left: bool = False
    settled_leaves: int = 0  # of these: after them nothing goes on being collected, and what is still is known

    def take(self, seen: Seen) -> None:
        """What was asked earlier than what is known changes nothing."""
        self._keep(self.requests, seen.requests, seen.at)
        self._keep(self.mandates, seen.mandates, seen.at)
        before = {each.id for each in self.payments.values() if each.status is PaymentState.CHARGED_BACK}
        self._keep(self.payments, seen.payments, seen.at)
        for each in self.payments.values():
            if each.status is PaymentState.CHARGED_BACK and each.id not in before:
                self.charge_backs[each.id] = self.charge_backs.get(each.id, 0) + 1
        self._keep(self.subscriptions, seen.subscriptions, seen.at)
        self._keep(self.refunds, seen.refunds, seen.at)

    def _keep(self, known: dict[str, Thing], things: Iterable[Thing], at: datetime) -> None:
        for thing in things:
            if self.seen.get(thing.id, at) <= at:
                known[thing.id], self.seen[thing.id] = thing, at

    @property
    def names(self) -> frozenset[str]:
        """By which the service speaks of its things."""
        brought = [each for request in self.requests.values() for each in (request.mandate, request.payment) if each]
        return frozenset((*self.formerly, *self.seen, *brought))

    @property
    def joined_at(self) -> datetime | None:
        """When a billing request was fulfilled first, however late we heard of it."""
        return min((each.fulfilled_at for each in self.requests.values() if each.fulfilled_at), default=None)

    @property
    def request_id(self) -> str | None:
        """Of the newest billing request that is made."""
        return next((order.id for order in reversed(self.orders) if order.id), None)

    @property
    def is_open(self) -> bool:
        """Whether a billing request waits for the parent, or is being made."""
        return bool(self.open_requests) or any(order.id is None for order in self.orders)

    @property
    def open_requests(self) -> list[str]:
        made = [order.id for order in self.orders if order.id]
        return [each for each in made if each not in self.requests or self.requests[each].status in OPEN]

    @property
    def is_mandate_unseen(self) -> bool:
        """A request brought one, of which nothing is known yet."""
        return any(each.mandate is not None and each.mandate not in self.mandates for each in self.requests.values())

    @property
    def fee_payments(self) -> list[Payment]:
        ids = [self.requests[order.id].payment for order in self.orders if order.id in self.requests]
        return [self.payments[each] for each in ids if each in self.payments]

    @property
    def is_fee_paid(self) -> bool:
        return any(each.status in ARRIVED for each in self.fee_payments)

    @property
    def is_fee_under_way(self) -> bool:
        """Also when the request is fulfilled, and its payment not yet seen."""
        unseen = any(
            each.status is RequestStatus.FULFILLED and each.payment is not None and each.payment not in self.payments
            for each in self.requests.values()
        )
        return unseen or any(each.status in UNDER_WAY for each in self.fee_payments)

    @property
    def plan(self) -> MadePlan | None:
        """The one that holds."""
        return self.plans[-1] if self.plans and not self.plans[-1].is_over else None

    @property
    def mandate(self) -> Mandate | None:
        """The living one: that of the plan, else the newest."""
        ids = [each.mandate for each in self.requests.values() if each.mandate]
        known = [self.successor(each) for each in ([self.plan.mandate] if self.plan else []) + ids[::-1]]
        return next((each for each in known if each is not None and each.status in ALIVE), None)

    @property
    def lost_mandate(self) -> Mandate | None:
        """The newest that is no more, when none is alive."""
        gone = [self.successor(each.mandate) for each in self.requests.values() if each.mandate]
        known = [each for each in gone if each is not None and each.status is not MandateStatus.UNKNOWN]
        return known[-1] if known and self.mandate is None else None

    def successor(self, mandate_id: str) -> Mandate | None:
        """The mandate, or what has replaced it."""
        for _ in self.mandates:
            mandate = self.mandates.get(mandate_id)
            if mandate is None or mandate.replaced_by is None:
                break
            mandate_id = mandate.replaced_by
        return self.mandates.get(mandate_id)

    @property
    def running(self) -> list[Subscription]:
        """Also one that is paused: it may go on any day."""
        return [each for each in self.subscriptions.values() if each.status in RUNNING]

    def month_of(self, payment: Payment) -> str | None:
        """The one it is for, by its place in the plan and not by its date; None of the fee."""
        if MONTH in payment.metadata:
            return payment.metadata[MONTH]
        plan = next(
            (each for each in self.plans if payment.subscription and each.subscription == payment.subscription), None
        )
        if plan is None:
            return None
        same = sorted(
            (each for each in self.payments.values() if each.subscription == payment.subscription),
            key=lambda each: (each.created_at, each.charge_date or date.max, each.id),
        )
        place = same.index(payment)
        return plan.months[place] if place < len(plan.months) else None

    def monthly(self) -> Iterator[tuple[str, Payment]]:
        """Each month's payments, in the order of months."""
        found = [(self.month_of(each), each) for each in self.payments.values()]
        yield from sorted(((m, p) for m, p in found if m), key=lambda each: (each[0], each[1].created_at))

    @property
    def charged(self) -> set[str]:
        """Months for which there is, or was, a charge; a cancelled one was never taken to the bank."""
        taken = {month for month, each in self.monthly() if each.status is not PaymentState.CANCELLED}
        finished = {
            month
            for plan in self.plans
            if plan.subscription in self.subscriptions
            and self.subscriptions[plan.subscription].status is not SubscriptionStatus.CANCELLED
            for month in plan.months
        }
        return taken | finished

    @property
    def had_interim(self) -> bool:
        """There is one at most, whatever happens."""
        return any(each.interim_payment for each in self.plans)

    @property
    def is_cancelled_by_hand(self) -> bool:
        """Somebody ended the subscription at the service, and the plan still holds."""
        plan = self.plan
        ended = self.subscriptions.get(plan.subscription or "") if plan else None
        return ended is not None and ended.status is SubscriptionStatus.CANCELLED

    @property
    def refunded(self) -> int:
        """What has arrived at the payer's."""
        return sum(each.amount for each in self.refunds.values() if each.state is RefundState.PAID)

    @property
    def taken_back(self) -> list[tuple[str, Payment]]:
        """Months whose payment the bank took back, and for which no other has come: they are owed again."""
        paid = {month for month, each in self.monthly() if each.status in ARRIVED | UNDER_WAY}
        return [
            (month, each)
            for month, each in self.monthly()
            if each.status is PaymentState.CHARGED_BACK and month not in paid
        ]

    @property
    def broken(self) -> list[Payment]:
        """Failed, and nothing has come since: the fee, or the newest month that has an outcome."""
        fees = [] if self.is_fee_paid or self.is_fee_under_way else self.fee_payments[-1:]
        outcomes = [each for _, each in self.monthly() if each.status in ARRIVED | BROKEN]
        return [each for each in (*fees, *outcomes[-1:]) if each.status in BROKEN]

    def is_complete(self, fee: int) -> bool:
        """The fee is here, the mandate is alive, and every charge that the plan asks for exists."""
        is_paid = fee == 0 or self.is_fee_paid
        return is_paid and self.mandate is not None and self.plan is not None and self.plan.exists

    def is_all_done(self, fee: int) -> bool:
        """By the parent: the rest takes its time."""
        return (fee == 0 or self.is_fee_paid or self.is_fee_under_way) and self.mandate is not None

    def status(self, fee: int) -> PaymentStatus:
        is_paid = fee == 0 or self.is_fee_paid
        if not self.orders:
            return PaymentStatus.NONE
        if self.has_left or self.is_cancelled_by_hand:
            return PaymentStatus.CANCELLED
        if is_paid and self.mandate is None:
            return PaymentStatus.INCOMPLETE
        if self.broken:
            return PaymentStatus.FAILED
        return PaymentStatus.ACTIVE if self.is_complete(fee) else PaymentStatus.PENDING_PAYMENT


def look(registration_id: str, account: Mapping[str, Any] | None, occasion: str, *, is_daily: bool = False) -> Effect:
    """The deed that asks all there is about one registration, once for an occasion."""
    known = Account.model_validate(account or {})
    requests = [order.id for order in known.orders if order.id]
    payload = {"registration_id": registration_id, "requests": requests, "is_daily": is_daily}
    return Effect("look_at_money", f"look:{registration_id}:{occasion}", payload)
