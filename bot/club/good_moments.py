"""When somebody may be written to unasked: outside the club's quiet hours, by the club's clock and its changes."""

from datetime import datetime, time, timedelta

from bot.club.club import Club

_BEFORE_THE_QUIET = timedelta(minutes=30)
MORNING = time(10)  # when a day that was named begins


def good_moment(club: Club, moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours that it falls into."""
    if not club.is_quiet(moment):
        return moment
    here, until = moment.astimezone(club.zone), club.quiet_hours.until
    return _at(club, here, until, 0 if here.time() < until else 1, moment)


def good_moment_before(club: Club, moment: datetime) -> datetime:
    """The moment itself, or half an hour before the quiet hours that it falls into begin."""
    if not club.is_quiet(moment):
        return moment
    here, begin = moment.astimezone(club.zone), club.quiet_hours.from_
    return _at(club, here, begin, 0 if here.time() >= begin else -1, moment) - _BEFORE_THE_QUIET


def next_morning(club: Club, moment: datetime, days: int = 1) -> datetime:
    """So many days later by the calendar, at ten by the club's clock."""
    return _at(club, moment.astimezone(club.zone), MORNING, days, moment)


def this_evening(club: Club, moment: datetime) -> datetime:
    """Half an hour before the quiet hours; once that is near, the next morning."""
    evening = _at(club, moment.astimezone(club.zone), club.quiet_hours.from_, 0, moment) - _BEFORE_THE_QUIET
    return evening if moment < evening - _BEFORE_THE_QUIET else next_morning(club, moment)


def next_monday(club: Club, moment: datetime) -> datetime:
    return next_morning(club, moment, 7 - moment.astimezone(club.zone).weekday())


def _at(club: Club, here: datetime, hour: time, days: int, moment: datetime) -> datetime:
    day = here.date() + timedelta(days=days)
    return datetime.combine(day, hour, club.zone).astimezone(moment.tzinfo)
