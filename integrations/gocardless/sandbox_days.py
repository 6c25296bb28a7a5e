"""The days of English banks, as Bacs counts them."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count, islice
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")
_CUT_OFF = time(16)
_BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG")
_DAY = timedelta(days=1)


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in _BANK_HOLIDAYS


def rolled(day: date, step: int = 1) -> date:
    """The day itself or the next working day; with -1, the one before."""
    return next(each for each in (day + step * n * _DAY for n in count()) if is_working(each))


def working_days_from(day: date, number: int) -> date:
    """So many working days later, or earlier when negative; 0 is the day itself."""
    step = _DAY if number > 0 else -_DAY
    days = (each for each in (day + n * step for n in count(1)) if is_working(each))
    return next(islice(days, abs(number) - 1, None)) if number else day


def day_zero(now: datetime) -> date:
    """The day whose submission takes what is given in now."""
    here = now.astimezone(LONDON)
    return rolled(here.date() if here.time() < _CUT_OFF else here.date() + _DAY)


def at(day: date, hour: int) -> datetime:
    """In UTC, as the clock in London shows that hour."""
    return datetime.combine(day, time(hour), LONDON).astimezone(UTC)
