"""The day of the month on which the fee is taken: 1 to 28, or -1 for the last day."""

import re
from dataclasses import dataclass

from bot.club import months
from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.understanding.readers.number_words import spoken_number
from conversations.understanding.readers.wording import level, listed, only, words

LAST_DAY = months.LAST_DAY
_NO_SUCH_DAY = Again("Please choose a day of the month from 1 to 31, or say last day.")
_ONE_DAY = Again("I need one day of the month: a number from 1 to 31, or last day.")
_END = re.compile(
    r"\b(?:(?:the )?(?:very )?last(?: (?:calendar )?day| one)?(?: of (?:the|each|every) month)?"
    r"|(?:the )?end of (?:the |each |every )?month|"
    r"month'?s? end|at the end|end)\b",
    re.IGNORECASE,
)
_START = re.compile(
    r"\b(?:the )?(?:very )?(?:start|beginning|first day) of (?:the |each |every )?month\b|\bmonth'?s? start\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<![\w.,/:£$-])(\d{1,4})(?:st|nd|rd|th)?(?![\w/:%]|[.,]\d)", re.IGNORECASE)
_AROUND = listed(
    """
    the of on each every month monthly day days date please thanks thank you can we do it is its would be i id
    like prefer best payment payments pay make take go for with my a in ok okay yes yeah works good fine will
    that number choose to want mine lets ill well set up just say at any time suits me us x xx cheers
    if poss possible youre you're
    """
)
_TOO_FREE = frozenset(("any",))


# "When I get paid, the 28th": a story that ends in the one day it names.
_IN_THE_END = re.compile(r"(?:^|[\s,])(?:the )?\d{1,2}(?:st|nd|rd|th)[\s.!]*$", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:not|no|never|isn'?t|don'?t|can'?t|before|after|except|until|till|from|between|or|and|around|about|than|by"
    r"|born|birthday|since|paid on)\b",
    re.IGNORECASE,
)


def _ends_in_a_day(text: str) -> bool:
    return bool(_IN_THE_END.search(text)) and not _AGAINST.search(text) and "?" not in text


_FROM_NOW = re.compile(r"\bin (?:\w+ ){0,2}(?:days?|weeks?|months?)\b", re.IGNORECASE)  # no day of the month


@dataclass(frozen=True)
class PaymentDayReader:
    name: str = "payment_day"
    finds: Finds = Finds.BY_WORD

    def read(self, text: str, context: Context) -> int | Again | Unclear:  # noqa: ARG002 - the words say it all
        text = level(text)
        if _FROM_NOW.search(text):
            return UNCLEAR
        found = [*_ends(text), *_starts(text), *_days(text)]
        rest = [
            word
            for word in words(_DAY.sub(" ", _START.sub(" ", _END.sub(" ", text))))
            if word not in _AROUND - _TOO_FREE
        ]
        if rest:
            spoken = spoken_number(rest)
            if spoken is None:
                return found[0].value if len(found) == 1 and _ends_in_a_day(text) else UNCLEAR
            found.append(Found(_day(spoken), 0, 0))
        elif len(found) > 1 and only(found) is UNCLEAR:
            return _ONE_DAY
        if rest and len(found) > 1:
            return UNCLEAR
        return only(found)

    def find(self, text: str, context: Context) -> list[Found[int]]:  # noqa: ARG002 - the words say it all
        return [Found(_day(int(match[1])), *match.span()) for match in _SURE.finditer(level(text))]


_SURE = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)? of (?:each|every|the) month", re.IGNORECASE)


def _ends(text: str) -> list[Found[int]]:
    return [Found(LAST_DAY, *match.span()) for match in _END.finditer(text)]


def _starts(text: str) -> list[Found[int]]:
    return [Found(1, *match.span()) for match in _START.finditer(text)]


def _days(text: str) -> list[Found[int]]:
    return [Found(_day(int(match[1])), *match.span()) for match in _DAY.finditer(text)]


def _day(day: int) -> int | Again:
    return months.payment_day_of(day) if 1 <= day <= 31 else _NO_SUCH_DAY


PAYMENT_DAY = PaymentDayReader()
