"""Each owed month is charged once, whatever the day, the mandate and the history."""

from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.club.plan import Interim, Plan, Subscription, Terms, plan, plan_if_paid
from bot.club.working_days import working_days_after
from tests.club.joinings import (
    CLUB,
    JOINING_DAYS,
    LAST_DAY,
    MONTHS,
    NOTICES,
    PAYMENT_DAYS,
    PRICE,
    TERMS,
    check,
    check_ordinary,
    ordinary,
    owed_from,
    subscribed,
)

joining_days = st.sampled_from(JOINING_DAYS)
payment_days = st.sampled_from(PAYMENT_DAYS)


def interim(day: date, month: str) -> Interim:
    return Interim(date=day, amount=PRICE, month=month)


def subscription(start: date, day: int, count: int) -> Subscription:
    return Subscription(start_date=start, day_of_month=day, count=count, amount=PRICE)


def test_every_joining_day_with_every_payment_day_and_every_usual_mandate() -> None:
    for joined, notice in product(JOINING_DAYS, NOTICES):
        possible_from = working_days_after(joined, notice)
        for payment_day in PAYMENT_DAYS:
            planned = plan(TERMS, joined, payment_day, possible_from)
            check(planned, joined, payment_day, possible_from)
            check_ordinary(planned, joined)


@pytest.mark.parametrize(
    ("joined", "payment_day", "planned"),
    [
        # From the club's own examples.
        (
            date(2026, 8, 28),
            1,
            Plan(
                interim=interim(date(2026, 9, 4), "2026-09"),
                subscription=subscription(date(2026, 10, 1), 1, 8),
                missed=(),
            ),
        ),
        (
            date(2026, 9, 11),
            1,
            Plan(interim=None, subscription=subscription(date(2026, 10, 1), 1, 8), missed=()),
        ),
        (date(2027, 5, 20), 1, Plan(interim=None, subscription=None, missed=())),
        # A child who joins in May can have an interim alone, or a subscription of one.
        (date(2027, 5, 10), 1, Plan(interim=interim(date(2027, 5, 14), "2027-05"), subscription=None, missed=())),
        (
            date(2027, 5, 10),
            LAST_DAY,
            Plan(interim=None, subscription=subscription(date(2027, 5, 31), LAST_DAY, 1), missed=()),
        ),
        # Over New Year.
        (
            date(2026, 12, 31),
            5,
            Plan(
                interim=interim(date(2027, 1, 7), "2027-01"),
                subscription=subscription(date(2027, 2, 5), 5, 4),
                missed=(),
            ),
        ),
    ],
)
def test_joining_with_a_mandate_four_working_days_later(joined: date, payment_day: int, planned: Plan) -> None:
    assert ordinary(joined, payment_day) == planned


@given(joining_days, payment_days, st.integers(7, 90))
def test_a_late_mandate_loses_what_one_interim_cannot_make_good(joined: date, payment_day: int, late: int) -> None:
    possible_from = working_days_after(joined + timedelta(days=late), 0)
    planned = plan(TERMS, joined, payment_day, possible_from)
    check(planned, joined, payment_day, possible_from)
    gone = [month for month in owed_from(joined) if month not in subscribed(planned)]
    if gone and possible_from <= date(2027, 5, 31):
        assert planned.interim == interim(possible_from, gone[-1])
        assert planned.missed == tuple(gone[:-1])


@given(
    joined=joining_days,
    payment_day=payment_days,
    later=st.integers(0, 365),
    charged=st.sets(st.sampled_from(MONTHS)),
    interim_charged=st.booleans(),
)
def test_whatever_was_charged_before_no_month_is_charged_twice(
    *, joined: date, payment_day: int, later: int, charged: set[str], interim_charged: bool
) -> None:
    possible_from = joined + timedelta(days=later)
    planned = plan(TERMS, joined, payment_day, possible_from, charged, interim_charged=interim_charged)
    check(planned, joined, payment_day, possible_from, charged)
    assert not (interim_charged and planned.interim)


@given(joining_days, st.lists(st.tuples(payment_days, st.integers(0, 90)), min_size=1, max_size=6))
def test_mandates_and_days_changing_all_season_make_one_interim_and_charge_no_month_twice(
    joined: date, changes: list[tuple[int, int]]
) -> None:
    """Between one change and the next, what the plan asked for by then is charged."""
    charged: list[str] = []
    interims = 0
    today, planned = joined, ordinary(joined, changes[0][0])
    for payment_day, days in changes:
        until = today + timedelta(days=days)
        made = {charge.month for charge in planned.charges if charge.expected_on <= until}
        assert not made & set(charged)
        interims += bool(planned.interim and planned.interim.month in made)
        charged += sorted(made)
        today, possible_from = until, working_days_after(until, 4)
        planned = plan(TERMS, joined, payment_day, possible_from, charged, interim_charged=interims > 0)
        check(planned, joined, payment_day, possible_from, charged)
    assert interims <= 1


def test_a_new_day_in_mid_season_goes_on_after_what_was_charged() -> None:
    planned = plan(TERMS, date(2026, 8, 20), 15, date(2026, 11, 20), ["2026-09", "2026-10"])
    assert planned.interim == interim(date(2026, 11, 20), "2026-11")
    assert planned.subscription == subscription(date(2026, 12, 15), 15, 6)


def test_a_child_is_given_one_interim_in_a_season() -> None:
    charged = ["2026-09", "2026-10"]
    planned = plan(TERMS, date(2026, 8, 28), 15, date(2026, 11, 20), charged, interim_charged=True)
    assert planned.interim is None
    assert planned.missed == ("2026-11",)


def test_a_month_charged_ahead_is_not_charged_again() -> None:
    planned = plan(TERMS, date(2026, 8, 3), 5, date(2026, 10, 2), ["2026-09", "2026-10"])
    assert planned == Plan(interim=None, subscription=subscription(date(2026, 11, 5), 5, 7), missed=())


def test_nothing_is_charged_after_the_season() -> None:
    planned = plan(TERMS, date(2027, 4, 20), LAST_DAY, date(2027, 6, 1))
    assert planned == Plan(interim=None, subscription=None, missed=("2027-05",))


def test_all_charged_leaves_nothing_to_do() -> None:
    assert plan(TERMS, date(2026, 6, 3), 1, date(2027, 3, 3), MONTHS) == Plan(
        interim=None, subscription=None, missed=()
    )


@given(joining_days, payment_days)
def test_what_costs_nothing_is_not_collected(joined: date, payment_day: int) -> None:
    free = Terms.of(CLUB, 0)
    assert plan(free, joined, payment_day, joined) == Plan(interim=None, subscription=None, missed=())


def test_a_subscriptions_months_are_its_places_not_its_collection_days() -> None:
    planned = ordinary(date(2027, 1, 20), 27)
    assert planned.subscription is not None
    assert planned.subscription.months == ("2027-02", "2027-03", "2027-04", "2027-05")
    assert (planned.charges[0].month, planned.charges[0].expected_on) == ("2027-02", date(2027, 3, 1))


@given(joining_days, payment_days, st.integers(0, 24 * 60 - 1))
def test_who_pays_at_any_minute_of_a_day_gets_as_many_charges(joined: date, payment_day: int, minute: int) -> None:
    now = datetime(joined.year, joined.month, joined.day, tzinfo=CLUB.zone) + timedelta(minutes=minute)
    check_ordinary(plan_if_paid(CLUB, PRICE, payment_day, now), joined)
