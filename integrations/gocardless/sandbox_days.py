"""The moments of English banks, as Bacs counts their days."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.club.working_days import working_days_after

LONDON = ZoneInfo("Europe/London")
_CUT_OFF = time(16)


def day_zero(now: datetime) -> date:
    """The day whose submission takes what is given in now."""
    here = now.astimezone(LONDON)
    return working_days_after(here.date() if here.time() < _CUT_OFF else here.date() + timedelta(days=1), 0)


def at(day: date, hour: int) -> datetime:
    """In UTC, as the clock in London shows that hour."""
    return datetime.combine(day, time(hour), LONDON).astimezone(UTC)
