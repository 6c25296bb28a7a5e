"""What a parent reads of the plan is what will happen."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.club.plan import Terms, plan
from bot.model.texts import is_gsm
from conversations.words.plan_words import plan_if_paid_today, plan_made
from tests.club.joinings import CLUB, JOINING_DAYS, LAST_DAY, PAYMENT_DAYS, TERMS, ordinary


@pytest.mark.parametrize(
    ("joined", "payment_day", "sentence"),
    [
        (
            date(2026, 8, 28),
            1,
            "9 monthly payments of £27.50 for Sam: the first on Friday 4 September, the second on Thursday 1 October.",
        ),
        (
            date(2027, 1, 15),
            LAST_DAY,  # the last of February is a Sunday
            "4 monthly payments of £27.50 for Sam: the first on Friday 26 February, the second on Wednesday 31 March.",
        ),
        (date(2027, 5, 4), 15, "one monthly payment of £27.50 for Sam, on Monday 17 May."),
        (date(2027, 5, 20), 15, "no more monthly payments for Sam this season."),
    ],
)
def test_a_parent_reads_how_many_how_much_and_the_first_two_days(joined: date, payment_day: int, sentence: str) -> None:
    planned = ordinary(joined, payment_day)
    assert plan_if_paid_today(planned, "Sam") == f"If you pay today, we collect {sentence}"
    assert plan_made(planned, "Sam") == f"By Direct Debit we collect {sentence}"


def test_a_further_child_reads_the_lower_price_and_why() -> None:
    planned = plan(Terms.of(CLUB, 2475), date(2026, 8, 3), 5, date(2026, 8, 7))
    said = plan_if_paid_today(planned, "Sam", discount=10)
    assert "9 monthly payments of £24.75 for Sam: the first on Monday 7 September" in said
    assert said.endswith("The monthly payment is 10% less, as Sam is not the first child of your family here.")


def test_no_discount_is_named_where_nothing_is_collected() -> None:
    assert "%" not in plan_made(ordinary(date(2027, 5, 20), 5), "Sam", discount=10)


def test_what_falls_on_one_day_is_told_in_its_order() -> None:
    late = plan(TERMS, date(2026, 8, 28), 1, date(2026, 10, 1))
    assert "the first on Thursday 1 October, the second on Thursday 1 October" in plan_made(late, "Sam")


@given(st.sampled_from(JOINING_DAYS), st.sampled_from(PAYMENT_DAYS))
def test_every_plan_fits_two_sms_in_plain_letters(joined: date, payment_day: int) -> None:
    said = plan_if_paid_today(ordinary(joined, payment_day), "Christopher", discount=10)
    assert is_gsm(said)
    assert len(said) <= 2 * 153
