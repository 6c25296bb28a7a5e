"""What `python -m bot plan` prints."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.club.club import Club
from bot.club.months import first_of, payment_day_of
from bot.club.plan import Terms, plan


def plan_of(club: Club, arguments: Namespace) -> dict[str, Any]:
    """Raises ValueError, naming the option, for what cannot be read."""
    price = club.fees.monthly if arguments.price is None else _whole("--price", arguments.price)
    if price < 0:
        raise ValueError(f"--price: pence cannot be fewer than none, not {price}")
    planned = plan(
        Terms.of(club, price),
        _date("--joined", arguments.joined),
        _payment_day(arguments.day),
        _date("--mandate", arguments.mandate),
        frozenset(_months(arguments.charged)),
        interim_charged=arguments.interim_charged,
    )
    return planned.model_dump(mode="json")


def _date(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{option}: a day is written like 2026-08-28, not {text!r}") from None


def _whole(option: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"{option}: a whole number is wanted, not {text!r}") from None


def _payment_day(text: str) -> int:
    day = _whole("--day", text)
    try:
        return payment_day_of(day)
    except ValueError as error:
        raise ValueError(f"--day: {error}") from None


def _months(text: str) -> Iterator[str]:
    for month in filter(None, map(str.strip, text.split(","))):
        try:
            first_of(month)
        except ValueError:
            raise ValueError(f"--charged: a month is written like 2026-09, not {month!r}") from None
        yield month
