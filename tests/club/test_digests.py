"""Slots by the club's clock: across midnight, and when the clocks change."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.club.club import load_club
from bot.club.digests import next_digest

CLUB = load_club()
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda moment: moment.replace(tzinfo=UTC))  # noqa: DTZ001 - made aware here


@given(MOMENTS, st.integers(1, 12))
def test_the_next_slot_is_later_by_day_and_never_more_than_a_night_away(moment: datetime, hours: int) -> None:
    club = CLUB.model_copy(update={"digest_hours": hours})
    slot = next_digest(club, moment)
    assert moment < slot <= moment + timedelta(hours=25)
    assert not club.is_quiet(slot)
    assert (slot.astimezone(club.zone).hour - 8) % hours == 0


@given(MOMENTS)
def test_two_slots_are_at_least_two_hours_apart(moment: datetime) -> None:
    slot = next_digest(CLUB, moment)
    assert next_digest(CLUB, slot) - slot >= timedelta(hours=2)
    assert next_digest(CLUB, slot - timedelta(microseconds=1)) == slot


def test_the_clocks_change_and_the_first_slot_stays_at_eight() -> None:
    spring = next_digest(CLUB, datetime(2027, 3, 28, 0, 30, tzinfo=UTC))
    autumn = next_digest(CLUB, datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    assert (spring, autumn) == (datetime(2027, 3, 28, 7, tzinfo=UTC), datetime(2026, 10, 25, 8, tzinfo=UTC))
