"""When money moves in England."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.club.months import LAST_DAY
from bot.club.working_days import collected_on, first_charge_if_agreed, working_days_after

LONDON = ZoneInfo("Europe/London")


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        (date(2026, 8, 28), 4, date(2026, 9, 4)),  # over the summer bank holiday
        (date(2026, 12, 22), 4, date(2026, 12, 30)),  # Christmas, and Boxing Day given on the Monday
        (date(2027, 3, 25), 1, date(2027, 3, 30)),  # Easter
        (date(2027, 1, 1), 0, date(2027, 1, 4)),  # New Year's Day is none
        (date(2026, 11, 30), 1, date(2026, 12, 1)),  # St Andrew's Day is a holiday in Scotland alone
        (date(2027, 5, 31), -1, date(2027, 5, 28)),
    ],
)
def test_weekends_and_bank_holidays_do_not_count(day: date, count: int, then: date) -> None:
    assert working_days_after(day, count) == then


@pytest.mark.parametrize(
    ("due", "payment_day", "collected"),
    [
        (date(2027, 2, 27), 27, date(2027, 3, 1)),
        (date(2026, 10, 31), LAST_DAY, date(2026, 10, 30)),
        (date(2027, 5, 31), LAST_DAY, date(2027, 5, 28)),
        (date(2026, 9, 30), LAST_DAY, date(2026, 9, 30)),
        (date(2027, 1, 1), 1, date(2027, 1, 4)),
        (date(2026, 10, 31), None, date(2026, 11, 2)),
    ],
)
def test_the_last_day_gives_way_backwards_and_any_other_forwards(
    due: date, payment_day: int | None, collected: date
) -> None:
    assert collected_on(due, payment_day) == collected


@pytest.mark.parametrize(
    ("agreed", "first_charge"),
    [
        (at(2026, 9, 1, 15, 59), date(2026, 9, 7)),
        (at(2026, 9, 1, 16), date(2026, 9, 8)),
        (at(2026, 9, 5, 23), date(2026, 9, 11)),  # a Saturday is taken up on Monday, whatever the hour
        (at(2026, 9, 4, 17), date(2026, 9, 11)),  # so is a Friday evening
        (at(2026, 12, 24, 17), date(2027, 1, 5)),
    ],
)
def test_a_new_mandate_needs_four_working_days(agreed: datetime, first_charge: date) -> None:
    assert first_charge_if_agreed(agreed) == first_charge
