"""Months are named like 2026-09. A payment day is a day that each of them has, or their last."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

LAST_DAY = -1
_IN_EVERY_MONTH = 28


def month_of(day: date) -> str:
    return f"{day:%Y-%m}"


def months_between(first: date, last: date) -> Iterator[str]:
    """Of both days and all between; none when the last day comes before the first."""
    for number in range(_number(first), _number(last) + 1):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


def first_of(month: str) -> date:
    """Raises ValueError for what is not written like 2026-09."""
    year, _, number = month.partition("-")
    if (len(year), len(number)) != (4, 2):
        raise ValueError(f"a month is written like 2026-09, not {month!r}")
    return date(int(year), int(number), 1)


def last_of(month: str) -> date:
    first = first_of(month)
    return first.replace(day=monthrange(first.year, first.month)[1])


def day_in(month: str, payment_day: int) -> date:
    return last_of(month) if payment_day == LAST_DAY else first_of(month).replace(day=payment_day)


def payment_day_of(day: int) -> int:
    """What not every month has becomes the last day. Raises ValueError for a day that no month has."""
    if day != LAST_DAY and not 1 <= day <= 31:
        raise ValueError(f"a payment day is 1 to 31, or -1 for the last day of the month, not {day}")
    return day if day <= _IN_EVERY_MONTH else LAST_DAY


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1
