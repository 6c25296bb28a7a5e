"""How one value is written down: a date in eleven spellings, an email address said aloud, a small postcode."""

import calendar
from datetime import date
from random import Random

_MONTHS = list(calendar.month_name)[1:]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {2: "twenty", 3: "thirty", 6: "sixty", 7: "seventy", 8: "eighty", 9: "ninety"}


def suffixed(day: int) -> str:
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def written(born: date, random: Random) -> str:
    day, month, year = born.day, _MONTHS[born.month - 1], born.year
    short = f"{year % 100:02}"
    return random.choice(
        (
            f"{day:02}/{born.month:02}/{year}",
            f"{day}/{born.month}/{short}",
            f"{day}.{born.month}.{year}",
            f"{day:02}-{born.month:02}-{year}",
            f"{day} {month} {year}",
            f"{suffixed(day)} {month} {year}",
            f"{suffixed(day)} of {month} {year}",
            f"{month} {suffixed(day)} {year}",
            f"{day} {month[:3].lower()} {short}",
            f"{day} {month.lower()} {year}",
            f"{day}/{born.month}/{year}",
        )
    )


def aloud(born: date) -> str:
    """ "the twelfth of March nineteen eighty five", as a phone writes down what it hears."""
    return f"the {_ordinal(born.day)} of {_MONTHS[born.month - 1]} {_year(born.year)}"


def _ordinal(day: int) -> str:
    if day <= 20:
        return _ORDINALS[day - 1]
    return {30: "thirtieth"}.get(day) or f"{_TENS[day // 10]} {_ORDINALS[day % 10 - 1]}"


def _year(year: int) -> str:
    century, rest = divmod(year, 100)
    if century == 19:
        return f"nineteen {_number(rest)}"
    return f"two thousand and {_number(rest)}" if rest < 10 else f"twenty {_number(rest)}"


def _number(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]} {_ONES[ones]}" if ones else _TENS[tens]


def said(email: str) -> str:
    """ "kate dot jones at gmail dot com" """
    return email.replace("_", " underscore ").replace("@", " at ").replace(".", " dot ")


def postcode(code: str, random: Random) -> str:
    return random.choice((code, code, code.replace(" ", ""), code.lower(), code.replace(" ", "").lower()))
