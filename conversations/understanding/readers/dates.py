"""Dates as parents write them, day first; nothing that is missing is ever filled in.

The text is first brought into one spelling, "the third of May twenty sixteen" becomes "3th m05m 2016", and then
matched against the few orders a full date can have. dateparser was tried for this and guesses too readily.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from conversations.understanding.readers.number_words import Number, number_at

Pivot = Callable[[int], int | None]  # the year meant by two digits, or None when that is not certain

_MONTHS = "january february march april may june july august september october november december"
_FULL = {month: number for number, month in enumerate(_MONTHS.split(), start=1)}
_SHORT = {month[:3]: number for month, number in _FULL.items()} | {"sept": 9, "febr": 2}
_SWAPPED = {  # two letters behind the first
    month[:place] + month[place + 1] + month[place] + month[place + 2 :]: number
    for month, number in _FULL.items()
    if len(month) > 3
    for place in range(1, len(month) - 1)
}
_IGNORED = frozenset(("the", "of", "in", "st", "nd", "rd", "th", "day", "month", "year", ",", "[", "]", "(", ")", "'"))
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)?(?!\d)|[^\W\d_]+|\S")

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NAMED = r"m(?P<month>\d\d)m"
_YEAR = r"(?P<year>\d{4}|\d\d)"
_SEP = r" (?:[-/.\\] )?"
_BEFORE = r"(?<!\S)(?<![£$€] )(?<!\d [-/.\\] )"  # not in the middle of a longer number
_APART = r"(?<!\d )" + _BEFORE
_AFTER = r"(?!\S)(?! [-/.\\] \d)"
_AT_END = r"(?!\S)(?! (?:[-/.\\] )?\d)"
_NUMERIC_DAY = r"(?P<day>\d{1,2})"
_NUMERIC_MONTH = r"(?P<month>\d{1,2})"
_ORDERS = [
    re.compile(pattern)
    for pattern in (
        rf"{_BEFORE}{_NUMERIC_DAY} (?P<sep>[-/.\\:]) {_NUMERIC_MONTH} (?:[-/.\\:]) {_YEAR}{_AFTER}",
        rf"{_BEFORE}(?P<year>\d{{4}}) [-/.] {_NUMERIC_MONTH} [-/.] {_NUMERIC_DAY}{_AFTER}",
        rf"(?<!\S){_DAY}{_SEP}{_NAMED}{_SEP}(?:[.] )?{_YEAR}{_AFTER}",
        rf"(?<!\S){_NAMED}{_SEP}{_DAY}{_SEP}{_YEAR}{_AFTER}",
        rf"{_BEFORE}(?P<year>\d{{4}}){_SEP}{_NAMED}{_SEP}{_DAY}{_AFTER}",
        rf"(?<!\S){_NAMED}{_SEP}(?P<year>(?:19|20)\d\d) (?:on )?(?P<day>\d{{1,2}})(?:st|nd|rd|th){_AFTER}",
        rf"{_APART}{_NUMERIC_DAY} {_NUMERIC_MONTH} (?P<year>(?:19|20)\d\d){_AT_END}",
        rf"{_APART}(?P<year>(?:19|20)\d\d) {_NUMERIC_MONTH} {_NUMERIC_DAY}{_AT_END}",
        rf"{_APART}(?P<day>\d{{1,2}})(?:st|nd|rd|th) (?P<month>\d{{1,2}})(?:st|nd|rd|th) {_YEAR}{_AT_END}",
        rf"{_APART}(?P<year>(?:19|20)\d\d)(?P<month>0\d|1[0-2])(?P<day>\d\d){_AT_END}",
        rf"{_APART}(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d){_AT_END}",
    )
]
_ALONE = [  # so short that they are dates only where a date was asked for
    re.compile(pattern)
    for pattern in (
        r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)",
        r"(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>\d\d)",
    )
]
_NO_YEAR = [
    re.compile(rf"(?<!\S){_DAY}{_SEP}{_NAMED}(?!\S)"),
    re.compile(rf"(?<!\S){_NAMED}{_SEP}{_DAY}(?!\S)"),
    re.compile(rf"{_BEFORE}{_NUMERIC_DAY} [/.] {_NUMERIC_MONTH}{_AFTER}"),
]


class Written(NamedTuple):
    """A date as it stands in a text. `value` is None when there is no such day, or its year is not certain."""

    value: date | None
    start: int
    end: int
    month_first: bool = False  # impossible day first, possible as Americans write it
    year: int | None = None


def dates_in(text: str, pivot: Pivot, *, alone: bool = False) -> list[Written]:
    """Every complete date, right or impossible; `alone` says that a date was asked for."""
    return _matches(text, _ORDERS, pivot) or (_alone(text, pivot) if alone else [])


def without_year(text: str) -> list[tuple[int, int, int]]:
    """Day, month and start of a date that lacks its year."""
    canonical = _Canonical(text)
    return [
        (int(match["day"]), int(match["month"]), canonical.span(match)[0])
        for order in _NO_YEAR
        for match in order.finditer(canonical.text)
    ]


def _alone(text: str, pivot: Pivot) -> list[Written]:
    canonical = _Canonical(text)
    matches = (order.fullmatch(canonical.text) for order in _ALONE)
    return [_written(match, canonical, pivot) for match in matches if match]


def _matches(text: str, orders: list[re.Pattern[str]], pivot: Pivot) -> list[Written]:
    canonical = _Canonical(text)
    taken: list[Written] = []
    for order in orders:
        for match in order.finditer(canonical.text):
            written = _written(match, canonical, pivot)
            if all(written.end <= other.start or other.end <= written.start for other in taken):
                taken.append(written)
    return sorted(taken, key=lambda written: written.start)


def _written(match: re.Match[str], canonical: "_Canonical", pivot: Pivot) -> Written:
    day, month = int(match["day"]), int(match["month"])
    year = int(match["year"]) if len(match["year"]) == 4 else pivot(int(match["year"]))
    value = None if year is None else _real(year, month, day)
    swapped = year is not None and value is None and _real(year, day, month) is not None
    return Written(value, *canonical.span(match), month_first=swapped, year=year)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class _Canonical:
    """A text in one spelling, that still knows where each part came from."""

    def __init__(self, text: str) -> None:
        self._starts: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        spelled: list[str] = []
        place = 0
        for word, start, end in _spelled(text):
            spelled.append(word)
            self._starts[place] = start
            self._ends[place + len(word)] = end
            place += len(word) + 1
        self.text = " ".join(spelled)

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        return self._starts[match.start()], self._ends[match.end()]


def _spelled(text: str) -> Iterator[tuple[str, int, int]]:
    tokens = list(_TOKEN.finditer(_HYPHEN.sub(" ", text)))
    spoken = [token.group().lower() for token in tokens]
    place = 0
    while place < len(tokens):
        number = number_at(spoken, place)
        word = _spelled_number(number) if number else _spelled_word(spoken[place])
        last = place + (number.used if number else 1)
        if word:
            yield word, tokens[place].start(), tokens[last - 1].end()
        place = last


def _spelled_number(number: Number) -> str:
    return f"{number.value}th" if number.ordinal else str(number.value)


@lru_cache(maxsize=4096)
def _spelled_word(word: str) -> str:
    if word in _IGNORED:
        return ""
    month = _SHORT.get(word) or _FULL.get(word) or _misspelt_month(word)
    return f"m{month:02}m" if month else word


def _misspelt_month(word: str) -> int | None:
    """ "febuary", "septemeber", "marhc"; the short names are too near to other words."""
    close = get_close_matches(word, _FULL, n=1, cutoff=0.84) if 5 <= len(word) <= 11 else []
    return _FULL[close[0]] if close else _SWAPPED.get(word)
