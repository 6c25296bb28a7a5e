"""What every DirectDebit does: the same rules for the twin and for the client in front of a local GoCardless."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.model.messages import Reason
from bot.model.money import (
    ChargeOrder,
    MandateStatus,
    Payer,
    PaymentState,
    RefundState,
    RequestOrder,
    RequestStatus,
    SubscriptionOrder,
    SubscriptionStatus,
)
from bot.ports import DirectDebit, Refused, Unavailable, Unsure
from integrations.gocardless.client import GoCardless
from integrations.gocardless.sandbox_api import SandboxApi
from integrations.gocardless.sandbox_bank import Bank
from integrations.gocardless.sandbox_books import Memory
from integrations.gocardless.sdk import SdkApi
from integrations.gocardless.settings import GoCardlessSettings
from tests.standins.gocardless import TOKEN, GoCardlessStandIn
from tests.standins.ports import StoppedClock

MONDAY = datetime(2026, 8, 3, 10, 0, tzinfo=UTC)
ORDER = RequestOrder(registration_id="R1", fee=4500, description="Signing-on fee 2026-27")
BACK, STOPPED = "https://omega.example.org/back", "https://omega.example.org/stopped"


@dataclass
class World:
    debit: DirectDebit
    clock: StoppedClock
    api: SandboxApi

    async def fulfilled(self) -> tuple[str, str]:
        """The billing request and the mandate."""
        request = await self.debit.request("billing-request:R1:1", ORDER)
        await self.api.look(lambda bank: bank.fulfil(bank.get("billing_requests", request.id)))
        request = await self.debit.billing_request(request.id)
        return request.id, request.mandate or ""


@pytest.fixture(params=["twin", "client"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    clock = StoppedClock(MONDAY)
    if request.param == "twin":
        api = SandboxApi(Memory(), clock, "https://pay.example.org")
        yield World(GoCardless(api), clock, api)
        return
    async with GoCardlessStandIn(clock) as service:
        settings = GoCardlessSettings.model_validate(
            {"gocardless_access_token": TOKEN, "gocardless_webhook_secret": "s", "gocardless_api_url": service.url}
        )
        debit = GoCardless(SdkApi(settings))
        yield World(debit, clock, service.api)
        await debit.close()
        assert service.broken_rules == []


def subscription(mandate: str, **other: object) -> SubscriptionOrder:
    order = {
        "registration_id": "R1",
        "mandate": mandate,
        "amount": 2750,
        "start_date": date(2026, 9, 15),
        "day_of_month": 15,
        "count": 9,
        "name": "Monthly fee " * 30,
    }
    return SubscriptionOrder.model_validate(order | other)


def charge(mandate: str, **other: object) -> ChargeOrder:
    order = {
        "registration_id": "R1",
        "mandate": mandate,
        "amount": 2750,
        "charge_date": date(2026, 9, 1),
        "month": "2026-09",
        "description": "September",
    }
    return ChargeOrder.model_validate(order | other)


async def test_a_billing_request_waits_for_the_payer(world: World) -> None:
    made = await world.debit.request("key", ORDER)
    assert made == await world.debit.billing_request(made.id)
    assert (made.status, made.mandate, made.payment, made.fulfilled_at) == (RequestStatus.PENDING, None, None, None)


async def test_the_same_key_is_the_same_thing(world: World) -> None:
    assert await world.debit.request("key", ORDER) == await world.debit.request("key", ORDER)
    _, mandate = await world.fulfilled()
    first = await world.debit.charge("interim:R1:2026-09", charge(mandate))
    assert await world.debit.charge("interim:R1:2026-09", charge(mandate)) == first
    regular = await world.debit.subscribe("subscription:R1:1", subscription(mandate))
    assert await world.debit.subscribe("subscription:R1:1", subscription(mandate)) == regular
    assert await world.debit.payments_of(mandate) == [first]
    assert await world.debit.subscriptions_of(mandate) == [regular]


async def test_another_key_is_another_thing(world: World) -> None:
    assert (await world.debit.request("one", ORDER)).id != (await world.debit.request("two", ORDER)).id


async def test_each_flow_is_a_fresh_address(world: World) -> None:
    request = await world.debit.request("key", ORDER)
    payer = Payer(given_name="Zoë", family_name="O'Neill; DROP TABLE", email="zoe@example.com", postal_code="M32 8JL")
    first, second = [await world.debit.flow(request.id, payer, BACK, STOPPED) for _ in range(2)]
    assert first.startswith("https://pay.example.org/")
    assert first != second


async def test_what_is_fulfilled_says_when_however_late_it_is_asked(world: World) -> None:
    id_, mandate = await world.fulfilled()
    world.clock.time += timedelta(days=40)
    request = await world.debit.billing_request(id_)
    assert (request.status, request.fulfilled_at, request.mandate) == (RequestStatus.FULFILLED, MONDAY, mandate)
    assert (await world.debit.payment(request.payment or "")).amount == 4500


async def test_a_mandate_alone_can_be_asked_for(world: World) -> None:
    made = await world.debit.request("key", ORDER.model_copy(update={"fee": None}))
    await world.api.look(lambda bank: bank.fulfil(bank.get("billing_requests", made.id)))
    request = await world.debit.billing_request(made.id)
    assert request.mandate is not None
    assert request.payment is None


async def test_a_mandate_says_when_it_can_be_charged(world: World) -> None:
    _, id_ = await world.fulfilled()
    mandate = await world.debit.mandate(id_)
    assert (mandate.status, mandate.next_possible_charge_date) == (MandateStatus.PENDING, date(2026, 8, 7))


async def test_a_replaced_mandate_names_its_successor(world: World) -> None:
    _, id_ = await world.fulfilled()
    await world.api.look(lambda bank: bank.replace_mandate(bank.get("mandates", id_)))
    old = await world.debit.mandate(id_)
    assert old.status is MandateStatus.REPLACED
    assert (await world.debit.mandate(old.replaced_by or "")).status is MandateStatus.PENDING


async def test_what_was_ordered_is_what_there_is(world: World) -> None:
    _, mandate = await world.fulfilled()
    made = await world.debit.subscribe("key", subscription(mandate))
    assert (made.status, made.amount, made.count) == (SubscriptionStatus.ACTIVE, 2750, 9)
    assert (made.start_date, made.day_of_month, made.mandate) == (date(2026, 9, 15), 15, mandate)
    paid = await world.debit.charge("other", charge(mandate))
    assert (paid.status, paid.amount, paid.charge_date) == (PaymentState.PENDING, 2750, date(2026, 9, 1))
    assert paid.metadata == {"registration_id": "R1", "month": "2026-09"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"start_date": date(2026, 9, 14)},
        {"start_date": date(2026, 8, 6), "day_of_month": 6},
        {"day_of_month": -1},
        {"day_of_month": 29, "start_date": date(2026, 9, 29)},
        {"count": 0},
        {"amount": 0},
    ],
)
async def test_a_subscription_beside_its_rule_is_refused(world: World, wrong: dict[str, object]) -> None:
    _, mandate = await world.fulfilled()
    with pytest.raises(Refused) as refused:
        await world.debit.subscribe("key", subscription(mandate, **wrong))
    assert refused.value.code == "validation_failed"
    assert await world.debit.subscriptions_of(mandate) == []


async def test_the_last_day_of_a_month_is_a_rule(world: World) -> None:
    _, mandate = await world.fulfilled()
    order = subscription(mandate, day_of_month=-1, start_date=date(2026, 9, 30))
    assert (await world.debit.subscribe("key", order)).day_of_month == -1


async def test_a_charge_before_the_mandate_allows_is_refused(world: World) -> None:
    _, mandate = await world.fulfilled()
    with pytest.raises(Refused):
        await world.debit.charge("key", charge(mandate, charge_date=date(2026, 8, 6)))
    await world.debit.charge("key", charge(mandate, charge_date=date(2026, 8, 7)))


async def test_payments_come_in_the_order_they_were_made_however_many(world: World) -> None:
    _, mandate = await world.fulfilled()

    def many(bank: Bank) -> list[str]:
        on = bank.get("mandates", mandate)
        return [bank.charge(on, 100 + n, date(2026, 9, 1), {})["id"] for n in range(601)]

    made = await world.api.look(many)
    assert [payment.id for payment in await world.debit.payments_of(mandate)] == made


async def test_what_is_submitted_cannot_be_cancelled_which_is_no_failure(world: World) -> None:
    _, mandate = await world.fulfilled()
    early, late = [await world.debit.charge(key, charge(mandate)) for key in "ab"]
    assert (await world.debit.cancel_payment(early.id)).status is PaymentState.CANCELLED
    assert (await world.debit.cancel_payment(early.id)).status is PaymentState.CANCELLED
    world.clock.time = datetime(2026, 8, 28, tzinfo=UTC)
    assert (await world.debit.cancel_payment(late.id)).status is PaymentState.SUBMITTED


async def test_a_cancelled_subscription_keeps_the_payments_it_has_made(world: World) -> None:
    _, mandate = await world.fulfilled()
    made = await world.debit.subscribe("key", subscription(mandate))
    world.clock.time = datetime(2026, 9, 9, tzinfo=UTC)
    for _ in range(2):
        assert (await world.debit.cancel_subscription(made.id)).status is SubscriptionStatus.CANCELLED
    [payment] = await world.debit.payments_of(mandate)
    assert (payment.subscription, payment.status) == (made.id, PaymentState.PENDING)


async def test_a_request_is_cancelled_once_and_never_after_it_was_paid(world: World) -> None:
    open_ = await world.debit.request("other", ORDER)
    paid, _ = await world.fulfilled()
    for id_ in (open_.id, open_.id, paid):
        await world.debit.cancel_request(id_)
    assert (await world.debit.billing_request(open_.id)).status is RequestStatus.CANCELLED
    assert (await world.debit.billing_request(paid)).status is RequestStatus.FULFILLED
    with pytest.raises(Refused):
        await world.debit.flow(open_.id, Payer(), BACK, STOPPED)


async def test_nothing_is_collected_on_a_mandate_that_is_gone(world: World) -> None:
    _, id_ = await world.fulfilled()
    await world.api.look(lambda bank: bank.end_mandate(bank.get("mandates", id_), "cancelled", "bank_account_closed"))
    gone = await world.debit.mandate(id_)
    assert (gone.status, gone.next_possible_charge_date) == (MandateStatus.CANCELLED, None)
    with pytest.raises(Refused):
        await world.debit.charge("key", charge(id_))


async def test_events_are_read_from_where_one_stopped(world: World) -> None:
    await world.debit.request("one", ORDER)
    [newest] = await world.debit.events(None, MONDAY)
    assert await world.debit.events(newest.id, MONDAY) == []
    _, mandate = await world.fulfilled()
    heard = await world.debit.events(newest.id, MONDAY)
    stories = [f"{event.resource} {event.action}" for event in heard]
    assert stories == [
        "billing_requests created",
        "mandates created",
        "payments created",
        "payments submitted",
        "billing_requests fulfilled",
    ]
    assert heard[1].links == {"mandate": mandate}
    assert await world.debit.events(heard[-2].id, MONDAY) == [heard[-1]]


async def test_who_stopped_at_an_event_that_is_gone_hears_everything(world: World) -> None:
    await world.fulfilled()
    assert len(await world.debit.events("EV0", MONDAY)) == 5


async def test_at_first_everything_is_heard_from_a_time_on(world: World) -> None:
    await world.fulfilled()
    heard = await world.debit.events(None, MONDAY)
    assert [each.action for each in heard][:2] == ["created", "created"]
    assert await world.debit.events(None, heard[-1].at + timedelta(seconds=1)) == []


async def test_a_refund_is_found(world: World) -> None:
    request, _ = await world.fulfilled()
    payment = (await world.debit.billing_request(request)).payment or ""
    await world.api.look(lambda bank: bank.refund(bank.get("payments", payment), 1500))
    event = (await world.debit.events(None, MONDAY))[-1]
    refund = await world.debit.refund(event.links["refund"])
    assert (refund.payment, refund.amount, refund.state) == (payment, 1500, RefundState.ON_ITS_WAY)


async def test_nothing_has_happened_yet(world: World) -> None:
    assert await world.debit.events(None, MONDAY) == []


@pytest.mark.parametrize("ask", ["billing_request", "mandate", "payment", "subscription"])
async def test_what_is_not_there_is_refused(world: World, ask: str) -> None:
    with pytest.raises(Refused) as refused:
        await getattr(world.debit, ask)("XX1")
    assert refused.value.code == "resource_not_found"


@pytest.mark.parametrize("how", ["500", "502", "503", "429", "reset"])
async def test_what_fails_for_now_is_right_later(world: World, how: str) -> None:
    world.api.fail_next(how)
    with pytest.raises(Unavailable):
        await world.debit.request("key", ORDER)
    assert await world.debit.events(None, MONDAY) == []
    await world.debit.request("key", ORDER)


async def test_too_fast_says_for_how_long(world: World) -> None:
    world.api.fail_next("429")
    with pytest.raises(Unavailable) as unavailable:
        await world.debit.events(None, MONDAY)
    assert unavailable.value.retry_after == 30
    assert not isinstance(unavailable.value, Unsure)


async def test_what_was_done_and_not_answered_is_not_done_twice(world: World) -> None:
    world.api.fail_next("timeout")
    with pytest.raises(Unsure):
        await world.debit.request("key", ORDER)
    made = await world.debit.request("key", ORDER)
    [event] = await world.debit.events("EV0", MONDAY)
    assert event.links == {"billing_request": made.id}


@pytest.mark.parametrize(
    ("status", "reason"), [("401", Reason.MISCONFIGURED), ("403", Reason.MISCONFIGURED), ("400", Reason.UNKNOWN)]
)
async def test_what_can_never_succeed_is_refused(world: World, status: str, reason: Reason) -> None:
    world.api.fail_next(status)
    with pytest.raises(Refused) as refused:
        await world.debit.request("key", ORDER)
    assert refused.value.reason is reason
