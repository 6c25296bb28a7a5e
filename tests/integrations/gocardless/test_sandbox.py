"""The twin of GoCardless: what happens on which day, and what it tells of it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import SecretStr

from bot.model.money import (
    HeardOfMoney,
    MandateStatus,
    PaymentState,
    RequestOrder,
    RequestStatus,
    SubscriptionOrder,
)
from integrations.gocardless.client import GoCardless
from integrations.gocardless.sandbox import Sandbox
from integrations.gocardless.sandbox_books import Memory
from integrations.gocardless.webhooks import Webhooks
from tests.standins.ports import StoppedClock

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
