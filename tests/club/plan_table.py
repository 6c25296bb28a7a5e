"""`python -m tests.club.plan_table`: the charges of those who join on some days, by payment day."""

from datetime import date

from bot.club.months import payment_day_of
from tests.club.joinings import ordinary

JOINED = [
    date(2026, 6, 3),
    date(2026, 8, 20),
    date(2026, 8, 28),
    date(2026, 9, 1),
    date(2026, 9, 5),
    date(2026, 9, 10),
    date(2026, 9, 11),
    date(2026, 9, 30),
    date(2026, 10, 31),
    date(2026, 12, 8),
    date(2027, 1, 31),
    date(2027, 5, 20),
]
DAYS = (1, 5, 15, 28, 31)


def rows() -> list[str]:
    return [_row(joined, day) for joined in JOINED for day in DAYS]


def _row(joined: date, day: int) -> str:
    planned = ordinary(joined, payment_day_of(day))
    single, regular = planned.interim, planned.subscription
    interim = f"{single.date} for {single.month}" if single else "-"
    series = f"{regular.count} from {regular.start_date}, day {regular.day_of_month}" if regular else "-"
    collected = " ".join(f"{charge.expected_on:%d.%m}" for charge in planned.charges)
    return f"{joined}  {day:>3}  {len(planned.charges)}  {interim:<22}  {series:<28}  {collected}".rstrip()


if __name__ == "__main__":
    print(f"{'joined':<10}  day  n  {'interim':<22}  {'subscription':<28}  money moves on", *rows(), sep="\n")
