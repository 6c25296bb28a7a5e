"""When managers may be told what was gathered for them."""

from datetime import datetime, time, timedelta

from bot.club.club import Club

_DAY = 24 * 60  # minutes


def next_digest(club: Club, moment: datetime) -> datetime:
    """The first slot after a moment: every so many hours by the club's clock, from the end of the quiet hours."""
    here = moment.astimezone(club.zone)
    return next(
        slot.astimezone(moment.tzinfo)
        for days in range(3)
        for slot in _slots(club, here + timedelta(days=days))
        if slot.timestamp() > moment.timestamp()
    )


def day_after(club: Club, moment: datetime) -> datetime:
    """The beginning of the next day by the club's clock, after its quiet hours."""
    here = moment.astimezone(club.zone) + timedelta(days=1)
    return datetime.combine(here.date(), club.quiet_hours.until, club.zone).astimezone(moment.tzinfo)


def _slots(club: Club, day: datetime) -> list[datetime]:
    first = club.quiet_hours.until.hour * 60 + club.quiet_hours.until.minute
    minutes = sorted(each % _DAY for each in range(first, first + _DAY, club.digest_hours * 60))
    slots = [datetime.combine(day.date(), time(each // 60, each % 60), club.zone) for each in minutes]
    return [slot for slot in slots if not club.is_quiet(slot)]
