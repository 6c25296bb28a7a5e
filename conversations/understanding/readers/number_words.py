"""Numbers in words: "twenty-first", "nineteen eighty six", "two thousand and sixteen"."""

from collections.abc import Sequence
from typing import NamedTuple


def _counted(spoken: str, *, start: int = 0, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(spoken.split())}


_UNITS = _counted(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
) | {"oh": 0, "nought": 0}
_TENS = _counted("twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10) | {"fourty": 40}
_ORDINALS = _counted(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth",
    start=1,
) | {
    "thirtieth": 30, "frist": 1, "fisrt": 1, "secnd": 2, "secound": 2, "thrd": 3, "thrid": 3, "tird": 3, "forth": 4,
    "foruth": 4, "fith": 5, "fivth": 5, "sith": 6, "eigth": 8, "eighht": 8, "nineth": 9, "nith": 9, "tenht": 10,
    "twelth": 12, "twelvth": 12, "thirtenth": 13,
}  # fmt: skip
_CENTURIES = (19, 20)


class Number(NamedTuple):
    value: int
    used: int  # how many words it takes
    ordinal: bool = False


def number_at(spoken: Sequence[str], start: int = 0) -> Number | None:
    """The longest number whose first word stands at `start`; words are lower-case."""
    return _thousands(spoken, start) or _year(spoken, start) or _below_hundred(spoken, start)


def spoken_number(spoken: Sequence[str]) -> int | None:
    """The value of words that are one number and nothing else."""
    number = number_at(spoken)
    return number.value if number is not None and number.used == len(spoken) else None


def _below_hundred(spoken: Sequence[str], start: int) -> Number | None:
    first = spoken[start] if start < len(spoken) else ""
    if first in _ORDINALS:
        return Number(_ORDINALS[first], 1, ordinal=True)
    if first in _UNITS:
        return Number(_UNITS[first], 1)
    if first not in _TENS:
        return None
    after = spoken[start + 1] if start + 1 < len(spoken) else ""
    for table in (_UNITS, _ORDINALS):
        if 0 < table.get(after, 0) < 10:
            return Number(_TENS[first] + table[after], 2, ordinal=table is _ORDINALS)
    return Number(_TENS[first], 1)


def _year(spoken: Sequence[str], start: int) -> Number | None:
    """ "nineteen eighty six", "nineteen hundred and six", "twenty oh five", "twenty sixteen"."""
    century = _below_hundred(spoken, start)
    if century is None or century.ordinal or century.value not in _CENTURIES:
        return None
    place = start + century.used
    gap = _skip(spoken, place, ("hundred", "oh", "zero", "o"))
    gap += _skip(spoken, place + gap, ("and",)) if gap else 0
    rest = _below_hundred(spoken, place + gap)
    if rest is None or rest.ordinal or (rest.value < 10 and not gap):
        return None
    return Number(century.value * 100 + rest.value, century.used + gap + rest.used)


def _thousands(spoken: Sequence[str], start: int) -> Number | None:
    if list(spoken[start : start + 2]) != ["two", "thousand"]:
        return None
    gap = _skip(spoken, start + 2, ("and",))
    rest = _below_hundred(spoken, start + 2 + gap)
    if rest is None or rest.ordinal:
        return Number(2000, 2)
    return Number(2000 + rest.value, 2 + gap + rest.used)


def _skip(spoken: Sequence[str], place: int, skipped: tuple[str, ...]) -> int:
    return 1 if place < len(spoken) and spoken[place] in skipped else 0
