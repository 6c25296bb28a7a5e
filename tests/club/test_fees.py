"""The price of a month, to the penny."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.club.fees import monthly_price


@pytest.mark.parametrize(
    ("list_price", "percent", "rank", "price"),
    [
        (2750, 10, 1, 2750),
        (2750, 10, 2, 2475),
        (2750, 10, 5, 2475),
        (2755, 10, 2, 2480),  # 2479.5
        (2750, 0, 2, 2750),
        (2750, 100, 2, 0),
        (1, 50, 2, 1),
    ],
)
def test_further_children_pay_less(list_price: int, percent: int, rank: int, price: int) -> None:
    assert monthly_price(list_price, percent, rank) == price


@given(st.integers(0, 10**9), st.integers(0, 100), st.integers(2, 9))
def test_half_a_penny_counts_as_one(list_price: int, percent: int, rank: int) -> None:
    exact = Decimal(list_price) * (100 - percent) / 100
    assert monthly_price(list_price, percent, rank) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))
