"""Which charges are due for a child in a season, and when: for joining, a new day, a new mandate and healing alike."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple

from bot.club.club import Club, Part, Pence, Season
from bot.club.months import day_in, first_of, last_of, month_of, months_between
from bot.club.working_days import collected_on, first_charge_if_agreed


class Terms(NamedTuple):
    """What a child owes for, whatever the day and the mandate."""

    season: Season
    joining_day_limit: int
    price: Pence  # a month

    @classmethod
    def of(cls, club: Club, price: Pence) -> "Terms":
        return cls(club.season, club.fees.joining_day_limit, price)


class Charge(NamedTuple):
    """One of a plan: the month it is for and the day the money moves, which may lie in the next."""

    month: str
    expected_on: date
    amount: Pence


class Interim(Part):
    """A single charge for a month that the subscription comes too late for."""

    date: date
    amount: Pence
    month: str


class Subscription(Part):
    """One charge a month from its start, which is a day of its own rule."""

    start_date: date
    day_of_month: int
    count: int
    amount: Pence

    @property
    def months(self) -> tuple[str, ...]:
        """A charge is for the month of its place here, whenever it is collected."""
        start = self.start_date
        years, month = divmod(start.month - 1 + self.count - 1, 12)
        return tuple(months_between(start, date(start.year + years, month + 1, 1)))


class Plan(Part):
    interim: Interim | None
    subscription: Subscription | None
    missed: tuple[str, ...]

    @property
    def charges(self) -> tuple[Charge, ...]:
        """In the order of their months, with the days on which money is expected to move."""
        single = self.interim
        regular = self.subscription
        return (
            *((Charge(single.month, collected_on(single.date), single.amount),) if single else ()),
            *(_charges(regular) if regular else ()),
        )


def plan(
    terms: Terms,
    joined: date,
    payment_day: int,
    next_possible_charge_date: date,
    charged: Collection[str] = (),
    *,
    interim_charged: bool = False,
) -> Plan:
    """Each owed month is exactly one of: charged before, the interim's, the subscription's, missed.

    `payment_day` is 1 to 28 or -1. `interim_charged`: a child is given one interim in a season.
    """
    owed = owed_months(terms, joined)
    open_months = [month for month in owed if month not in charged]
    regular = _regular_months(owed, charged, payment_day, next_possible_charge_date)
    before = [month for month in open_months if month not in regular]
    interim = None if interim_charged else _interim(terms, before, next_possible_charge_date)
    return Plan(
        interim=interim,
        subscription=_subscription(terms, regular, payment_day),
        missed=tuple(month for month in before if interim is None or month != interim.month),
    )


def plan_if_paid(club: Club, price: Pence, payment_day: int, now: datetime) -> Plan:
    """What is to be expected of a parent who pays now: so they see it before they agree."""
    here = now.astimezone(club.zone)
    return plan(Terms.of(club, price), here.date(), payment_day, first_charge_if_agreed(here))


def owed_months(terms: Terms, joined: date) -> tuple[str, ...]:
    """By the day of joining alone."""
    if terms.price == 0:
        return ()
    season = terms.season
    months = months_between(max(joined, season.first_month), season.last_month)
    too_late = month_of(joined) if joined.day > terms.joining_day_limit else None
    return tuple(month for month in months if month != too_late)


def _regular_months(
    owed: Sequence[str], charged: Collection[str], payment_day: int, possible_from: date
) -> Sequence[str]:
    """To the end without a gap, as a subscription cannot leave a month out."""
    last_charged = max((month for month in owed if month in charged), default="")
    return [month for month in owed if month > last_charged and day_in(month, payment_day) >= possible_from]


def _interim(terms: Terms, months: Sequence[str], possible_from: date) -> Interim | None:
    """For the latest of the months: its day passed last, and to the parent it is the charge of about now."""
    if not months:
        return None
    day = max(possible_from, first_of(months[-1]))
    if day > last_of(month_of(terms.season.last_month)):
        return None
    return Interim(date=day, amount=terms.price, month=months[-1])


def _subscription(terms: Terms, months: Sequence[str], payment_day: int) -> Subscription | None:
    if not months:
        return None
    start = day_in(months[0], payment_day)
    return Subscription(start_date=start, day_of_month=payment_day, count=len(months), amount=terms.price)


def _charges(regular: Subscription) -> tuple[Charge, ...]:
    day = regular.day_of_month
    return tuple(Charge(month, collected_on(day_in(month, day), day), regular.amount) for month in regular.months)
