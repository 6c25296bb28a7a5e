"""Quiet hours over midnight, within a day, or none at all."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.club.club import Club, QuietHours, load_club
from bot.club.digests import next_digest

CLUB = load_club()


def club_with(begin: str, end: str) -> Club:
    hours = QuietHours.model_validate({"from": time.fromisoformat(begin), "until": time.fromisoformat(end)})
    return CLUB.model_copy(update={"quiet_hours": hours})


def at(clock: str) -> datetime:
    return datetime.combine(datetime(2026, 7, 1, tzinfo=UTC).date(), time.fromisoformat(clock), CLUB.zone)


@pytest.mark.parametrize(
    ("begin", "end", "quiet", "loud"),
    [
        ("20:00", "08:00", ["20:00", "23:59", "00:00", "07:59"], ["08:00", "12:00", "19:59"]),
        ("00:00", "08:00", ["00:00", "07:59"], ["08:00", "23:59"]),
        ("12:00", "14:00", ["12:00", "13:59"], ["00:00", "11:59", "14:00", "23:59"]),
        ("08:00", "08:00", [], ["07:59", "08:00", "20:00"]),
    ],
)
def test_they_begin_and_end_as_written(begin: str, end: str, quiet: list[str], loud: list[str]) -> None:
    club = club_with(begin, end)
    assert all(club.is_quiet(at(each)) for each in quiet)
    assert not any(club.is_quiet(at(each)) for each in loud)


TIMES = st.times().map(lambda each: f"{each:%H:%M}")


@given(TIMES, TIMES, st.integers(0, 60 * 24 * 400))
def test_a_digest_is_never_quiet_and_comes_within_a_day_or_so(begin: str, end: str, minutes: int) -> None:
    club, now = club_with(begin, end), datetime(2026, 7, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    slot = next_digest(club, now)
    assert now < slot <= now + timedelta(hours=26)
    assert not club.is_quiet(slot)


def test_a_morning_before_quiet_hours_at_noon_has_its_digests() -> None:
    assert next_digest(club_with("12:00", "14:00"), at("06:30")).astimezone(CLUB.zone).time() == time(8)
