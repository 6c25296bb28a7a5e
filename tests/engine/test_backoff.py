"""How long a failure waits before it is tried again."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.engine.backoff import backoff

ASKED = st.none() | st.floats(min_value=0, allow_infinity=False)


@given(st.integers(min_value=0, max_value=10_000), ASKED)
def test_whatever_is_asked_for_it_is_tried_within_a_day(attempts: int, asked: float | None) -> None:
    assert timedelta(seconds=1) <= backoff(attempts, asked) <= timedelta(days=1)


@given(st.integers(min_value=0, max_value=100), st.floats(min_value=0, max_value=86_400))
def test_what_a_service_asks_for_is_the_least(attempts: int, asked: float) -> None:
    assert backoff(attempts, asked).total_seconds() >= asked - 1e-6


def test_the_delay_grows() -> None:
    assert backoff(1) <= timedelta(seconds=2) < timedelta(seconds=300) <= backoff(20)
