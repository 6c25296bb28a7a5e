"""The twin of GoCardless: what happens on which day, and what it tells of it."""

from asyncio import gather
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from pydantic import SecretStr

from bot.model.money import (
    ChargeOrder,
    HeardOfMoney,
    MandateStatus,
    Payer,
    PaymentState,
    RequestOrder,
    RequestStatus,
    SubscriptionOrder,
    SubscriptionStatus,
)
from bot.store import tables
from integrations.gocardless.client import GoCardless
from integrations.gocardless.problems import Problem
from integrations.gocardless.sandbox import Post, Sandbox
from integrations.gocardless.sandbox_books import Memory
from integrations.gocardless.webhooks import Webhooks
from tests.standins.ports import StoppedClock
from tests.talks import world_on

MONDAY = datetime(2026, 8, 3, 10, 0, tzinfo=UTC)
SECRET = SecretStr("a secret")


class Ears:
    """Hears what the hook stores."""

    def __init__(self) -> None:
        self.heard: list[HeardOfMoney] = []

    async def money(self, heard: Sequence[HeardOfMoney]) -> None:
        self.heard += heard

    @property
    def stories(self) -> list[str]:
        return [f"{each.event.resource} {each.event.action}" for each in self.heard]


class Town:
    """A club and a parent with a bank account."""

    def __init__(self, start: datetime = MONDAY) -> None:
        self.clock = StoppedClock(start)
        self.ears = Ears()
        self.shelf = Memory()
        self.bank = self.open()
        self.debit = GoCardless(self.bank.api)

    def open(self) -> Sandbox:
        hook = Webhooks(SECRET, self.ears)
        return Sandbox(self.shelf, self.clock, "https://omega.example.org", SECRET, hook)

    def move_to(self, day: date, hour: int = 23) -> None:
        self.clock.time = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

    async def paid(self, fee: str = "confirmed") -> tuple[str, str]:
        """The mandate and the fee's payment."""
        request = await self.debit.request("billing-request:R1:1", ORDER)
        await self.bank.pays(request.id, fee=fee)
        request = await self.debit.billing_request(request.id)
        return request.mandate or "", request.payment or ""

    async def subscribed(self, mandate: str, start: date, day: int, count: int) -> str:
        order = SubscriptionOrder(
            registration_id="R1",
            mandate=mandate,
            amount=2750,
            start_date=start,
            day_of_month=day,
            count=count,
            name="Monthly fee",
        )
        return (await self.debit.subscribe(f"subscription:R1:{start}", order)).id


ORDER = RequestOrder(registration_id="R1", fee=4500, description="Signing-on fee")


@pytest.fixture
def town() -> Town:
    return Town()


async def test_what_is_paid_is_fulfilled_and_confirmed(town: Town) -> None:
    mandate, fee = await town.paid()
    [request] = await town.bank.all("billing_requests")
    assert request["status"] == RequestStatus.FULFILLED
    assert (await town.debit.payment(fee)).status is PaymentState.CONFIRMED
    assert (await town.debit.mandate(mandate)).status is MandateStatus.PENDING


async def test_the_fee_is_confirmed_a_little_later_by_the_clock(town: Town) -> None:
    request = await town.debit.request("key", ORDER)
    await town.bank.pays(request.id, at_once=False)
    fee = (await town.debit.billing_request(request.id)).payment or ""
    assert (await town.debit.payment(fee)).status is PaymentState.SUBMITTED
    town.clock.time += timedelta(minutes=1)
    assert (await town.debit.payment(fee)).status is PaymentState.CONFIRMED


@pytest.mark.parametrize(
    ("given_in", "possible"),
    [
        (datetime(2026, 8, 3, 14, 59, tzinfo=UTC), date(2026, 8, 7)),  # a Monday before 16:00 in London
        (datetime(2026, 8, 3, 15, 0, tzinfo=UTC), date(2026, 8, 10)),
        (datetime(2026, 8, 8, 9, 0, tzinfo=UTC), date(2026, 8, 14)),  # a Saturday
        (datetime(2026, 8, 27, 9, 0, tzinfo=UTC), date(2026, 9, 3)),  # before the summer bank holiday
        (datetime(2026, 12, 23, 9, 0, tzinfo=UTC), date(2026, 12, 31)),  # Boxing Day is made up for on the Monday
        (datetime(2027, 3, 24, 9, 0, tzinfo=UTC), date(2027, 4, 1)),  # before Easter
    ],
)
async def test_a_new_mandate_can_be_charged_on_the_fourth_working_day(given_in: datetime, possible: date) -> None:
    town = Town(given_in)
    mandate, _ = await town.paid()
    assert (await town.debit.mandate(mandate)).next_possible_charge_date == possible


async def test_a_known_mandate_can_be_charged_on_the_third(town: Town) -> None:
    mandate, _ = await town.paid()
    town.move_to(date(2026, 8, 10), hour=9)
    known = await town.debit.mandate(mandate)
    assert (known.status, known.next_possible_charge_date) == (MandateStatus.ACTIVE, date(2026, 8, 13))


async def test_a_payment_goes_its_way_by_the_days(town: Town) -> None:
    mandate, _ = await town.paid()
    order = ChargeOrder(
        registration_id="R1",
        mandate=mandate,
        amount=2750,
        charge_date=date(2026, 9, 1),
        month="2026-09",
        description="September",
    )
    payment = await town.debit.charge("interim:R1:2026-09", order)
    course = []
    for day in range(10):
        town.move_to(date(2026, 8, 25) + timedelta(days=day))
        course.append((await town.debit.payment(payment.id)).status)
    assert course == [
        PaymentState.PENDING,
        *[PaymentState.SUBMITTED] * 7,  # three working days before: 31 August is a bank holiday
        PaymentState.CONFIRMED,
        PaymentState.PAID_OUT,
    ]


@pytest.mark.parametrize(
    ("day", "start", "charged"),
    [
        (15, date(2026, 9, 15), ["2026-09-15", "2026-10-15", "2026-11-16"]),  # the 15th of November is a Sunday
        (1, date(2026, 12, 1), ["2026-12-01", "2027-01-04", "2027-02-01"]),  # New Year's Day and a weekend
        (28, date(2027, 1, 28), ["2027-01-28", "2027-03-01", "2027-03-30"]),  # a Sunday, and Easter
        (-1, date(2026, 9, 30), ["2026-09-30", "2026-10-30", "2026-11-30"]),  # back to the Friday
        (-1, date(2027, 3, 31), ["2027-03-31", "2027-04-30", "2027-05-28"]),  # a bank holiday
    ],
)
async def test_a_subscription_collects_on_working_days(town: Town, day: int, start: date, charged: list[str]) -> None:
    mandate, _ = await town.paid()
    id_ = await town.subscribed(mandate, start, day, 3)
    town.move_to(date(2027, 7, 1))
    payments = await town.debit.payments_of(mandate)
    assert [str(payment.charge_date) for payment in payments] == charged
    assert {payment.status for payment in payments} == {PaymentState.PAID_OUT}
    assert (await town.debit.subscription(id_)).status is SubscriptionStatus.FINISHED


async def test_time_in_steps_or_at_once_is_the_same_history() -> None:
    stories = []
    for step in (timedelta(hours=7), timedelta(days=11), timedelta(days=300)):
        town = Town()
        mandate, _ = await town.paid()
        await town.subscribed(mandate, date(2026, 9, 15), 15, 9)
        while town.clock.time < MONDAY + timedelta(days=300):
            town.clock.time += step
            await town.bank.settled()
        await town.bank.settled()
        stories.append([(each.event.at, each.event.resource, each.event.action) for each in town.ears.heard])
    assert stories[0] == stories[1] == stories[2]
    assert len(stories[0]) > 50


async def test_a_payment_fails_when_it_is_told_to(town: Town) -> None:
    mandate, _ = await town.paid()
    await town.subscribed(mandate, date(2026, 9, 15), 15, 2)
    await town.bank.will_fail(cause="refer_to_payer")
    town.move_to(date(2026, 12, 1))
    await town.bank.settled()
    statuses = [payment.status for payment in await town.debit.payments_of(mandate)]
    assert statuses == [PaymentState.FAILED, PaymentState.PAID_OUT]
    [failure] = [each.event for each in town.ears.heard if each.event.action == "failed"]
    assert (failure.cause, list(failure.links)) == ("refer_to_payer", ["payment"])


async def test_a_fee_may_fail_though_the_mandate_is_there(town: Town) -> None:
    mandate, fee = await town.paid(fee="insufficient_funds")
    assert (await town.debit.payment(fee)).status is PaymentState.FAILED
    assert (await town.debit.mandate(mandate)).status is MandateStatus.PENDING


async def test_money_may_come_and_go_again(town: Town) -> None:
    _, fee = await town.paid()
    await town.bank.fails_payment(fee)
    await town.bank.charges_back(fee)
    await town.bank.refunds(fee, 1500)
    payment = await town.debit.payment(fee)
    assert (payment.status, payment.refunded) == (PaymentState.CHARGED_BACK, 1500)
    await town.bank.settled()
    for story in ("payments failed", "payments late_failure_settled", "payments charged_back", "refunds created"):
        assert story in town.ears.stories


async def test_with_a_mandate_goes_what_is_not_yet_with_the_bank(town: Town) -> None:
    mandate, _ = await town.paid()
    id_ = await town.subscribed(mandate, date(2026, 9, 15), 15, 9)
    town.move_to(date(2026, 9, 8))
    await town.bank.cancels_mandate(mandate)
    [payment] = await town.debit.payments_of(mandate)
    assert payment.status is PaymentState.CANCELLED
    assert (await town.debit.subscription(id_)).status is SubscriptionStatus.CANCELLED
    town.move_to(date(2027, 6, 1))
    assert await town.debit.payments_of(mandate) == [payment]


async def test_what_is_with_the_bank_fails_there_without_its_mandate(town: Town) -> None:
    mandate, _ = await town.paid()
    await town.subscribed(mandate, date(2026, 9, 15), 15, 9)
    town.move_to(date(2026, 9, 11))
    await town.bank.cancels_mandate(mandate)
    town.move_to(date(2026, 9, 20))
    [payment] = await town.debit.payments_of(mandate)
    assert payment.status is PaymentState.FAILED


async def test_a_replaced_mandate_goes_on_collecting(town: Town) -> None:
    mandate, _ = await town.paid()
    await town.subscribed(mandate, date(2026, 9, 15), 15, 3)
    town.move_to(date(2026, 9, 30))
    new = await town.bank.replaces_mandate(mandate)
    town.move_to(date(2026, 12, 30))
    assert len(await town.debit.payments_of(mandate)) == 1
    assert len(await town.debit.payments_of(new)) == 2


async def test_a_second_press_pays_nothing(town: Town) -> None:
    request = await town.debit.request("key", ORDER)
    await town.bank.pays(request.id)
    with pytest.raises(Problem):
        await town.bank.pays(request.id)
    assert len(await town.bank.all("payments")) == 1


@pytest.mark.parametrize(
    ("post", "times"),
    [
        (Post(), 1),
        (Post(copies=3), 3),
        (Post(chance=Random(1)), 1),
        (Post(chance=Random(2), copies=2, together=2), 2),
    ],
)
async def test_webhooks_come_in_order_shuffled_or_doubled(town: Town, post: Post, times: int) -> None:
    town.bank.post = post
    await town.paid()
    assert await town.bank.settled()
    assert not await town.bank.settled()
    in_order = await town.debit.events("EV0", MONDAY)
    assert sorted(each.event.id for each in town.ears.heard) == sorted([event.id for event in in_order] * times)
    is_in_order = [each.event for each in town.ears.heard] == list(in_order)
    assert is_in_order is (post == Post())


async def test_webhooks_may_be_late_or_lost_and_the_events_are_there(town: Town) -> None:
    town.bank.post = Post(delay=timedelta(days=1))
    await town.paid()
    assert not await town.bank.settled()
    town.bank.post = Post(lost=1.0)
    assert await town.bank.settled()
    assert town.ears.heard == []
    assert len(await town.debit.events("EV0", MONDAY)) == 6


async def test_the_books_are_shared_and_survive_a_restart(town: Town) -> None:
    mandate, _ = await town.paid()
    again = GoCardless(town.open().api)
    assert await again.mandate(mandate) == await town.debit.mandate(mandate)


async def test_the_books_say_nothing_about_people(town: Town) -> None:
    request = await town.debit.request("key", ORDER.model_copy(update={"description": "Sam Jones"}))
    payer = Payer(given_name="Kate", family_name="Jones", email="kate@example.com", postal_code="M32 8JL")
    await town.debit.flow(request.id, payer, "https://a.example/back", "https://a.example/stopped")
    for word in ("Sam", "Kate", "Jones", "kate@", "M32"):
        assert word not in town.shelf.text


async def test_several_processes_keep_one_set_of_books(database_url: str) -> None:
    async with world_on(database_url) as world:
        debit, names = world.app.services.debit, [f"billing-request:R{n}:1" for n in range(10)]
        made = await gather(*(debit.request(name, ORDER) for name in names for _ in range(2)))
        assert len({request.id for request in made}) == len(names)
        assert len(await world.bank.all("billing_requests")) == len(names)


async def test_a_program_hears_of_its_own_twin(database_url: str) -> None:
    async with world_on(database_url) as world:
        request = await world.app.services.debit.request("key", ORDER)
        await world.bank.pays(request.id)
        await world.bank.settled()
        told = [row.payload["action"] for row in await world.rows(tables.effects) if row.kind == "money_event"]
        assert told == ["created", "created", "created", "submitted", "fulfilled", "confirmed"]
