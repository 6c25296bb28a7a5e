"""Dates of birth, of a child and of an adult."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.understanding.readers.dates import Pivot, Written, dates_in, without_year
from conversations.understanding.readers.number_words import spoken_number
from conversations.understanding.readers.wording import asks, level, only, words

_NO_SUCH_DAY = Again("There is no such day in the calendar. Please send the date of birth again, like 3 May 2016.")
_MONTH_FIRST = Again("I read dates day first. Please send the date of birth with the month as a word, like 3 May 2016.")
_WHICH_YEAR = Again("Please send the date of birth with all four digits of the year.")
_NO_YEAR = Again("I need the year of birth too. Please send the whole date, like 3 May 2016.")
_AGE_ONLY = Again("I need the date of birth rather than the age, like 3 May 2016.")
_TO_COME = Again("That day is still to come. Please send the date of birth again, like 3 May 2016.")
_TOO_LONG_AGO = Again("That is too long ago. Please check the year and send the date of birth again.")
_NOT_A_CHILD = Again("That is the date of birth of an adult. Please send me your child's date of birth.")
_NOT_AN_ADULT = Again(
    "That is the date of birth of a child. Please send me your own, with all four digits of the year."
)

# A date after one of these is the date of something else.
_ELSEWHERE = re.compile(
    r"\b(?:since|until|till|diagnos\w+|broke|broken|operat\w+|surgery|hospital\w*|injur\w+|fractur\w+|moved|joined|"
    r"started|start|starts|signed|expires?|due|appointment|meet|meeting|back|go|going|available|free|holiday|"
    r"last|played|vaccin\w+|seen|review)\b[^\n;]*$",
    re.IGNORECASE,
)
_BORN = re.compile(r"\b(?:born|birth\w*|d\.?\s?o\.?\s?b|b'?day)\b\W*(?:\w+\W+){0,3}$", re.IGNORECASE)
_AGE = re.compile(
    r"\W*(?:(?:s?he|they|i)\b\W*\w*\W*)?(?:aged?\W*)?\d{1,2}\W*(?:years?|yrs?|y/?o)?\W*(?:old)?\W*", re.IGNORECASE
)
_DAY_ONLY = re.compile(r"\W*(?:(?:it'?s|its|is|on|the)\s+)*(\d{1,2})(?:st|nd|rd|th)\W*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"\n|(?<=[.!?])\s+")
_OLDEST_CHILD = 20
_OLDEST_ADULT = 90

Check = Callable[[date, Context], Again | None]


def _childs_year(today: date) -> Pivot:
    return lambda digits: 2000 + digits if 2000 + digits <= today.year else 1900 + digits


def _adults_year(today: date) -> Pivot:
    def year(digits: int) -> int | None:
        candidates = (year for year in (2000 + digits, 1900 + digits) if 18 <= today.year - year <= _OLDEST_ADULT)
        return next(candidates, None)

    return year


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _no_child(born: date, context: Context) -> Again | None:
    return _NOT_A_CHILD if _age(born, context.today) > _OLDEST_CHILD else None


def _no_adult(born: date, context: Context) -> Again | None:
    return _NOT_AN_ADULT if _age(born, context.today) < context.club.ages.adult else None


@dataclass(frozen=True)
class BirthdayReader:
    name: str = "birthday"
    pivot: Callable[[date], Pivot] = _childs_year
    refuse: Check = _no_child
    finds: Finds = Finds.BY_SHAPE

    def read(self, text: str, context: Context) -> date | Again | Unclear:
        text = level(text)
        found = self._dates(text, context, alone=True)
        if found:
            return only(found)
        if asks(text):
            return UNCLEAR
        if without_year(text):
            return _NO_YEAR
        return _AGE_ONLY if _AGE.fullmatch(text) else UNCLEAR

    def find(self, text: str, context: Context) -> list[Found[date]]:
        return self._dates(level(text), context, alone=False)

    def amend(self, text: str, known: date, context: Context) -> date | Again | Unclear:
        """ "the 4th" changes the day, "4 June" the day and the month."""
        text = level(text)
        day, month = _DAY_ONLY.fullmatch(text), without_year(text)
        if month:
            return self._with(known, context, day=month[0][0], month=month[0][1])
        if day:
            return self._with(known, context, day=int(day[1]), month=known.month)
        ordinal = spoken_number([word for word in words(text) if word not in ("its", "the", "on", "is")])
        return UNCLEAR if ordinal is None else self._with(known, context, day=ordinal, month=known.month)

    def _with(self, known: date, context: Context, *, day: int, month: int) -> date | Again:
        try:
            return self._usable(known.replace(day=day, month=month), context)
        except ValueError:
            return _NO_SUCH_DAY

    def _dates(self, text: str, context: Context, *, alone: bool) -> list[Found[date]]:
        found = dates_in(text, self.pivot(context.today), alone=alone)
        return [
            Found(self._value(written, context), written.start, written.end)
            for written in found
            if _is_birth(text, written)
        ]

    def _value(self, written: Written, context: Context) -> date | Again:
        if written.value is None:
            return _WHICH_YEAR if written.year is None else _MONTH_FIRST if written.month_first else _NO_SUCH_DAY
        return self._usable(written.value, context)

    def _usable(self, born: date, context: Context) -> date | Again:
        if born > context.today:
            return _TO_COME
        return _TOO_LONG_AGO if born.year <= 1900 else self.refuse(born, context) or born


def _is_birth(text: str, written: Written) -> bool:
    before = text[: written.start]
    sentence = _SENTENCE_END.split(before)[-1] + _SENTENCE_END.split(text[written.start :])[0]
    line = before[before.rfind("\n") + 1 :]
    return bool(_BORN.search(line)) or not (_ELSEWHERE.search(line) or asks(sentence))


BIRTHDAY = BirthdayReader()
ADULT_BIRTHDAY = BirthdayReader("adult_birthday", _adults_year, _no_adult)
