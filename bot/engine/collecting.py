"""Deeds about money: what exists is looked for before anything is made, and every answer is what the service says."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.model.accounts import MONTH, RUNNING, Seen
from bot.model.money import (
    BillingRequest,
    ChargeOrder,
    Mandate,
    MoneyEvent,
    Payment,
    PaymentState,
    Refund,
    RequestOrder,
    Subscription,
    SubscriptionOrder,
    SubscriptionStatus,
)
from bot.ports import DirectDebit, Services
from bot.store.deeds import Deed

Result = Mapping[str, Any]


class Look:
    """What was asked of the service for one deed, each thing once."""

    def __init__(self, debit: DirectDebit) -> None:
        self._debit = debit
        self.requests: dict[str, BillingRequest] = {}
        self.mandates: dict[str, Mandate] = {}
        self.payments: dict[str, Payment] = {}
        self.subscriptions: dict[str, Subscription] = {}
        self.refunds: dict[str, Refund] = {}

    async def request(self, request_id: str) -> None:
        """With the mandate and the payment it brought."""
        request = self.requests[request_id] = await self._debit.billing_request(request_id)
        if request.mandate:
            await self.mandate(request.mandate)
        if request.payment:
            self.payments[request.payment] = await self._debit.payment(request.payment)

    async def mandate(self, mandate_id: str | None) -> None:
        """And what has replaced it."""
        while mandate_id is not None and mandate_id not in self.mandates:
            mandate = self.mandates[mandate_id] = await self._debit.mandate(mandate_id)
            mandate_id = mandate.replaced_by

    async def payment(self, payment_id: str) -> None:
        """One of a subscription is for a month by its place among all of them."""
        payment = self.payments[payment_id] = await self._debit.payment(payment_id)
        if payment.subscription and payment.mandate:
            others = await self._debit.payments_of(payment.mandate)
            self._add(self.payments, (each for each in others if each.subscription == payment.subscription))

    async def refund(self, refund_id: str) -> None:
        """With the payment that it gives back."""
        refund = self.refunds[refund_id] = await self._debit.refund(refund_id)
        await self.payment(refund.payment)

    async def subscription(self, subscription_id: str) -> None:
        subscription = self.subscriptions[subscription_id] = await self._debit.subscription(subscription_id)
        self._add(self.payments, await self._debit.payments_of(subscription.mandate))

    async def all_of(self, mandate_id: str) -> None:
        await self.mandate(mandate_id)
        for each in list(self.mandates):
            self._add(self.subscriptions, await self._debit.subscriptions_of(each))
            self._add(self.payments, await self._debit.payments_of(each))

    def _add(self, known: dict[str, Any], things: Iterable[Any]) -> None:
        known.update({each.id: each for each in things})

    def result(self, deed: Deed, **more: Any) -> Result:
        seen = Seen(
            at=deed.begun_at,
            requests=tuple(self.requests.values()),
            mandates=tuple(self.mandates.values()),
            payments=tuple(self.payments.values()),
            subscriptions=tuple(self.subscriptions.values()),
            refunds=tuple(self.refunds.values()),
        )
        about = {name: deed.payload[name] for name in ("registration_id", "number") if name in deed.payload}
        return about | {"seen": seen.model_dump(mode="json")} | more


async def billing_request(services: Services, deed: Deed) -> Result:
    made = await services.debit.request(deed.key, _order(RequestOrder, deed))
    look = Look(services.debit)
    look.requests[made.id] = made
    return look.result(deed, billing_request_id=made.id)


async def subscribe(services: Services, deed: Deed) -> Result:
    """One that is there already is ours, whoever lost the answer: the mandate is of this registration alone."""
    order = _order(SubscriptionOrder, deed)
    look = Look(services.debit)
    found = next((each for each in await services.debit.subscriptions_of(order.mandate) if _is(each, order)), None)
    subscription = found or await services.debit.subscribe(deed.key, order)
    look.subscriptions[subscription.id] = subscription
    return look.result(deed, subscription=subscription.id)


async def charge(services: Services, deed: Deed) -> Result:
    """At most one for a month."""
    order = _order(ChargeOrder, deed)
    look = Look(services.debit)
    made = await services.debit.payments_of(order.mandate)
    found = next((p for p in made if p.metadata.get(MONTH) == order.month), None)
    payment = found or await services.debit.charge(deed.key, order)
    look.payments[payment.id] = payment
    return look.result(deed, payment=payment.id)


async def stop_collecting(services: Services, deed: Deed) -> Result:
    """Ends requests and subscriptions, and payments not yet with the bank: of subscriptions, or every one."""
    debit, look = services.debit, Look(services.debit)
    for request_id in deed.payload["requests"]:
        await debit.cancel_request(request_id)
        await look.request(request_id)
    for mandate_id in [*deed.payload["mandates"], *look.mandates]:
        await look.all_of(mandate_id)
    for each in list(look.subscriptions.values()):
        if each.status in RUNNING:
            look.subscriptions[each.id] = await debit.cancel_subscription(each.id)
    for mandate_id in list(look.mandates):  # once more: it may have made another one in between
        for payment in await debit.payments_of(mandate_id):
            is_meant = deed.payload["everything"] or payment.subscription is not None
            is_ended = is_meant and payment.status is PaymentState.PENDING
            look.payments[payment.id] = await debit.cancel_payment(payment.id) if is_ended else payment
    return look.result(deed)


async def look_at_money(services: Services, deed: Deed) -> Result:
    """Everything the service has of one registration."""
    look = Look(services.debit)
    for request_id in deed.payload["requests"]:
        await look.request(request_id)
    for mandate_id in list(look.mandates):
        await look.all_of(mandate_id)
    return look.result(deed, is_daily=deed.payload.get("is_daily", False))


async def money_event(services: Services, deed: Deed) -> Result:
    """The event says only where to look; what is true now is asked."""
    event = MoneyEvent.model_validate(deed.payload)
    look = Look(services.debit)
    ask, link = _ASKED.get(event.resource, (None, ""))
    if ask is not None and link in event.links:
        await ask(look, event.links[link])
    return look.result(deed, event=event.model_dump(mode="json"), references=_references(event, look))


_ASKED: dict[str, tuple[Callable[[Look, str], Awaitable[None]] | None, str]] = {
    "billing_requests": (Look.request, "billing_request"),
    "mandates": (Look.mandate, "mandate"),
    "payments": (Look.payment, "payment"),
    "refunds": (Look.refund, "refund"),
    "subscriptions": (Look.subscription, "subscription"),
}


def _references(event: MoneyEvent, look: Look) -> Sequence[str]:
    """By which it may be known whose this is, the surest first."""
    found = [*event.links.values(), *look.requests, *look.mandates, *look.subscriptions, *look.payments]
    for payment in look.payments.values():
        found += [each for each in (payment.mandate, payment.subscription) if each]
    found += [subscription.mandate for subscription in look.subscriptions.values()]
    metadata = [each.metadata for each in look.payments.values()]
    metadata += [each.metadata for each in look.subscriptions.values()]
    found += [each["registration_id"] for each in metadata if "registration_id" in each]
    return list(dict.fromkeys(found))


def _is(subscription: Subscription, order: SubscriptionOrder) -> bool:
    return subscription.status is SubscriptionStatus.ACTIVE and (
        (subscription.start_date, subscription.day_of_month, subscription.amount)
        == (order.start_date, order.day_of_month, order.amount)
    )


def _order(kind: Any, deed: Deed) -> Any:
    return kind.model_validate({name: deed.payload[name] for name in kind.model_fields})
