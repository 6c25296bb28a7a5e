"""Every day on which a child can join the season, and what must be so of its plan: told without the plan's own sums."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta
from functools import cache

from bot.club.club import load_club
from bot.club.plan import Plan, Terms, plan
from bot.club.working_days import working_days_after

CLUB = load_club()
PRICE = 2750
TERMS = Terms.of(CLUB, PRICE)
LAST_DAY = -1
PAYMENT_DAYS = (*range(1, 29), LAST_DAY)
SEASON_BEGINS, SEASON_ENDS = date(2026, 9, 1), date(2027, 5, 31)
MONTHS = ("2026-09", "2026-10", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-05")
JOINING_DAYS = [date(2026, 6, 1) + timedelta(days=number) for number in range(365)]
NOTICES = (3, 4, 5, 6)


def ordinary(joined: date, payment_day: int, notice: int = 4) -> Plan:
    """With a mandate that can be charged a few working days after joining."""
    return plan(TERMS, joined, payment_day, working_days_after(joined, notice))


def owed_from(joined: date) -> tuple[str, ...]:
    """By counting: a child who joined by the 10th of September owes nine months, and one less with each 10th after."""
    tenths_gone = sum(1 for month in MONTHS if joined > date.fromisoformat(f"{month}-10"))
    return MONTHS[tenths_gone:]


def subscribed(planned: Plan) -> tuple[str, ...]:
    """The months a bank would collect for: from the start on, so many."""
    if planned.subscription is None:
        return ()
    first = MONTHS.index(f"{planned.subscription.start_date:%Y-%m}")
    months = MONTHS[first : first + planned.subscription.count]
    assert len(months) == planned.subscription.count > 0, "beyond the season"
    return months


def check(planned: Plan, joined: date, payment_day: int, possible_from: date, charged: Collection[str] = ()) -> None:
    """What holds of every plan, however late or often the mandate comes."""
    single = [planned.interim.month] if planned.interim else []
    owed = owed_from(joined)
    before = [month for month in owed if month in charged]
    assert sorted([*before, *single, *subscribed(planned), *planned.missed]) == list(owed)
    if planned.interim:
        assert planned.interim.amount == PRICE
        assert max(possible_from, SEASON_BEGINS) <= planned.interim.date <= SEASON_ENDS
        assert planned.interim.month <= f"{planned.interim.date:%Y-%m}"
    if planned.subscription:
        start = planned.subscription.start_date
        assert planned.subscription.amount == PRICE
        assert max(possible_from, SEASON_BEGINS) <= start <= SEASON_ENDS
        assert planned.subscription.day_of_month == payment_day
        assert start.day == (monthrange(start.year, start.month)[1] if payment_day == LAST_DAY else payment_day)


def check_ordinary(planned: Plan, joined: date) -> None:
    assert planned.missed == ()
    assert months_collected(planned) == owed_from(joined)


@cache  # many joining days have the same plan
def months_collected(planned: Plan) -> tuple[str, ...]:
    for charge in planned.charges:
        assert charge.amount == PRICE
        assert SEASON_BEGINS <= charge.expected_on <= SEASON_ENDS
        assert working_days_after(charge.expected_on, 0) == charge.expected_on
    return tuple(charge.month for charge in planned.charges)
