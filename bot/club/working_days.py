"""The days on which banks in England move money."""

from datetime import date, datetime, time
from typing import Final

import holidays

from bot.club.months import LAST_DAY

_ENGLAND: Final = holidays.country_holidays("GB", subdiv="ENG")
_CUT_OFF = time(16)  # what is agreed later is taken up on the next working day
_NOTICE = 4  # working days from a new mandate to the first money


def working_days_after(day: date, count: int) -> date:
    """With 0 the day itself, or the next working day where it is none."""
    return _ENGLAND.get_nth_working_day(day, count)


def collected_on(day: date, payment_day: int | None = None) -> date:
    """When money due on a day moves: the last day of a month gives way backwards, any other forwards."""
    if payment_day == LAST_DAY and not _ENGLAND.is_working_day(day):
        return working_days_after(day, -1)
    return working_days_after(day, 0)


def first_charge_if_agreed(moment: datetime) -> date:
    """What is to be expected of a Direct Debit agreed at this moment, in local time; the bank has the last word."""
    day = moment.date()
    missed = moment.time() >= _CUT_OFF and working_days_after(day, 0) == day
    return working_days_after(working_days_after(day, 1 if missed else 0), _NOTICE)
