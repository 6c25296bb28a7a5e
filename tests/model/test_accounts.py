"""What is known of money does not depend on the order in which it was heard."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.club.plan import Interim, Plan, Subscription
from bot.club.registration import PaymentStatus
from bot.model.accounts import Account, Seen
from bot.model.agreements import MadePlan, Ordered
from bot.model.money import BillingRequest, Mandate, MandateStatus, Payment, PaymentState, RequestStatus

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
PLAN = Plan(
    interim=Interim(date=date(2026, 9, 7), amount=2750, month="2026-09"),
    subscription=Subscription(start_date=date(2026, 10, 1), day_of_month=1, count=8, amount=2750),
    missed=(),
)


def payment(id_: str, status: PaymentState = PaymentState.CONFIRMED, **more: Any) -> Payment:
    return Payment(id=id_, **{"status": status, "amount": 2750, "created_at": NOON} | more)


def planned() -> Account:
    request = BillingRequest(id="BRQ1", status=RequestStatus.FULFILLED, mandate="MD1", payment="PM0", fulfilled_at=NOON)
    account = Account(orders=[Ordered(number=1, fee=4500, id="BRQ1")])
    mandate = Mandate(id="MD1", status=MandateStatus.ACTIVE)
    account.take(Seen(at=NOON, requests=(request,), mandates=(mandate,), payments=(payment("PM0"),)))
    account.plans.append(MadePlan(number=1, mandate="MD1", day=1, plan=PLAN, interim_payment="PM1", subscription="SB1"))
    return account


_SEEN = st.lists(
    st.tuples(st.sampled_from(("PM1", "PM2")), st.sampled_from(list(PaymentState))), min_size=1, max_size=8
)


@given(_SEEN, st.randoms(use_true_random=False))
def test_what_was_looked_at_last_is_known_in_whatever_order_it_is_heard(
    looks: list[tuple[str, PaymentState]], random: Any
) -> None:
    seen = [
        Seen(at=NOON + timedelta(seconds=second), payments=(payment(id_, status),))
        for second, (id_, status) in enumerate(looks)
    ]
    in_order, shuffled = Account(), Account()
    for each in seen:
        in_order.take(each)
    random.shuffle(seen)
    for each in [*seen, *seen]:
        shuffled.take(each)
    as_heard: dict[str, Any] = {"charge_backs": {}}  # how often a payment was taken back is known as it was heard
    assert in_order.model_copy(update=as_heard) == shuffled.model_copy(update=as_heard)


@given(st.permutations([1, 2, 3]))
def test_a_payment_is_for_the_month_of_its_place_and_not_of_its_day(order: list[int]) -> None:
    account = planned()
    for number in order:
        made = payment(
            f"PM{number + 1}",
            subscription="SB1",
            created_at=NOON + timedelta(days=30 * number),
            charge_date=date(2026, 12, 31),
        )
        account.take(Seen(at=NOON, payments=(made,)))
    months = [account.month_of(account.payments[f"PM{number + 1}"]) for number in (1, 2, 3)]
    assert months == ["2026-10", "2026-11", "2026-12"]


def test_an_account_survives_being_stored() -> None:
    account = planned()
    assert Account.model_validate(account.model_dump(mode="json")) == account


def test_it_is_complete_when_fee_mandate_and_every_charge_are_there() -> None:
    account = planned()
    assert account.is_complete(4500)
    assert account.status(4500) is PaymentStatus.ACTIVE
    account.plans[0].interim_payment = None
    assert not account.is_complete(4500)


def test_without_a_living_mandate_a_paid_fee_is_incomplete() -> None:
    account = planned()
    account.take(Seen(at=NOON, mandates=(Mandate(id="MD1", status=MandateStatus.CANCELLED),)))
    assert account.status(4500) is PaymentStatus.INCOMPLETE
    assert account.lost_mandate is not None


def test_a_replaced_mandate_lives_on_in_its_successor() -> None:
    account = planned()
    replaced = Mandate(id="MD1", status=MandateStatus.REPLACED, replaced_by="MD2")
    account.take(Seen(at=NOON, mandates=(replaced, Mandate(id="MD2", status=MandateStatus.PENDING))))
    assert account.mandate is not None
    assert account.mandate.id == "MD2"
    assert account.status(4500) is PaymentStatus.ACTIVE


def test_a_later_month_that_arrives_ends_the_failure_of_an_earlier_one() -> None:
    account = planned()
    for number, status in ((1, PaymentState.FAILED), (2, PaymentState.CONFIRMED)):
        made = payment(f"PM{number}", status, subscription="SB1", created_at=NOON + timedelta(days=30 * number))
        account.take(Seen(at=NOON, payments=(made,)))
        expected = PaymentStatus.FAILED if number == 1 else PaymentStatus.ACTIVE
        assert account.status(4500) is expected
