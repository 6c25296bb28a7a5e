"""Answers that are one of a few words: gender and relationship."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.understanding.readers.wording import asks, level, only, pieces

_REACH = 12  # how far before a word its "not" may stand
_NEGATED = re.compile(r"\b(?:not|isn'?t|no|never|nor|neither)\b[^,.;:!?\n]*$", re.IGNORECASE)


@dataclass(frozen=True)
class ChoiceReader:
    """`surely` are patterns that mean a value wherever they stand, `alone` those that do only as the whole answer."""

    name: str
    surely: Mapping[str, re.Pattern[str]]
    alone: Mapping[str, re.Pattern[str]]
    offered: str
    elsewhere: re.Pattern[str]
    finds: Finds = Finds.BY_WORD

    def read(self, text: str, context: Context) -> str | Again | Unclear:
        text = level(text)
        alone = [value for value, pattern in self.alone.items() if pattern.fullmatch(text)]
        if alone:
            return alone[0]
        if self.elsewhere.search(text):
            return Again(self.offered)
        if asks(text) or "\n\n" in text:
            return UNCLEAR
        return only(self.find(text, context))

    def find(self, text: str, context: Context) -> list[Found[str]]:  # noqa: ARG002 - the words say it all
        text = level(text)
        found = [
            Found[str](value, *match.span())
            for value, pattern in self.surely.items()
            for match in pattern.finditer(text)
        ] + [
            Found[str](value, start, end)
            for start, end in pieces(text)
            for value, pattern in self.alone.items()
            if pattern.fullmatch(text[start:end])
        ]
        whole = [one for one in found if not any(_inside(one, other) for other in found)]
        return [one for one in whole if not _NEGATED.search(text[max(0, one.start - _REACH) : one.start])]


def _inside(one: Found[str], other: Found[str]) -> bool:
    return one is not other and other.start <= one.start and one.end <= other.end and one != other


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"[\s.,!*-]*(?:{pattern})[\s.,!*-]*(?:x+|😊)?", re.IGNORECASE)


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@.'-])(?:{pattern})(?![\w@'-])", re.IGNORECASE)


_IS = r"(?:(?:s?he|they|it)(?:'?s|\s+is|'?re|\s+are)?\s+)?(?:an?\s+)?"

_AT_END = r"(?=\s*(?:$|[\n,;/.]))"  # "Sam Jones M, 3/5/16"
GENDER = ChoiceReader(
    "gender",
    surely={
        "Male": _word(
            _IS
            + r"(?:boys?(?! (?:team|squad|side|group)s?)|males?|son|lad|(?:little|young) man)|(?<=[a-z] )m"
            + _AT_END
        ),
        "Female": _word(
            _IS + r"(?:girls?(?! (?:team|squad|side|group)s?)|females?|daughter|lass|lassie)|(?<=[a-z] )f" + _AT_END
        ),
        "Not Disclosed": _word(
            r"(?:i'?d |would |i )?(?:rather|prefer) not(?: to)?(?: say| answer| disclose)?|not (?:to be )?disclosed?"
            r"|prefer to not say|undisclosed|don'?t (?:want|wish) to (?:say|disclose)|rather not(?: say)?"
        ),
    },
    alone={
        "Male": _whole(rf"{_IS}(?:m|man|gentleman|fella|fellow|male child)|he|him|he\W+him|👦\S?|♂️?"),
        "Female": _whole(rf"{_IS}(?:f|woman|lady|gal|female child)|she|her|she\W+her|👧\S?|♀️?"),
        "Not Disclosed": _whole(r"prefer not|private|no comment|none of your business"),
    },
    offered="The league's form has Male, Female and Not Disclosed. Which shall I put?",
    elsewhere=_word(r"non-?\s?binary|nb|enby|trans\w*|gender\W?fluid|intersex|other|neither|both"),
)

_NOT_TOLD = r"(?!\s+(?:is|was|will|has|can|does|says|said|thinks|reckons|told)\b)"  # not about the writer
_KIN = r"(?:mothers?|mums?|mam|mom|mummy|fathers?|dads?|daddy|parents?)"
_NAN = (  # also the name of many: "Nan Fletcher, mum"
    r"(?:(?<=\bhis )|(?<=\bher )|(?<=\bthe )|(?<='s )|(?<=\bi'm )|(?<=\bim ))nan(?!(?-i: [A-Z]))"
    r"|nan(?=\s*(?:[,;.\n]|$|to\b|of\b))"
)
_OTHER = (
    rf"(?:step|grand|god|foster)[\s-]?{_KIN}|{_KIN}[\s-]in[\s-]law"
    rf"|(?:{_KIN}|sister|brother)'?s?\s+(?:partner|girlfriend|boyfriend|wife|husband|friend|sister|brother|{_KIN})"
    rf"|gran(?:ny|nie|ma|pa|dad)?|grand(?:ad|dad|da|a|ma|pa|mama|papa|dy|pop|pops)|grampy|gramps|{_NAN}|nana|nanna|nannie|nanny|nonna"
    r"|(?:great[\s-])?(?:aunt|auntie|aunty|uncle)|(?:(?:big|older|step)[\s-]?)?(?:sister|brother)|cousin|godparent"
    r"|(?:family )?friend|child\s?minder|foster[\s-]?carer|carer|step[\s-]?(?:parent|dad|mum)|neighbour|au pair"
)

_OWN = (  # also parts of names: João da Costa, Wei Ma
    r"(?:(?<=[,;.:\n] )|(?<=[,;:\n])|(?<=\bme )|(?<=\bhis )|(?<=\bher )|(?<=\bthe )|(?<='s ))"
)
RELATIONSHIP = ChoiceReader(
    "relationship",
    surely={
        "Mother": _word(rf"(?<!my )(?:mother|mum|mummy|mam|mammy|mom|mommy|{_OWN}ma){_NOT_TOLD}"),
        "Father": _word(rf"(?<!my )(?:father|dad|daddy|{_OWN}da){_NOT_TOLD}"),
        "Guardian": _word(r"(?:legal |his |her |their )?guardian"),
        "Other": _word(rf"(?<!my )(?:{_OTHER}){_NOT_TOLD}"),
    },
    alone={
        "Mother": _whole(r"mothers|mums|mama|mumma|muma|maw"),
        "Father": _whole(r"fathers|dads|papa|dada|pops|pa"),
        "Other": _whole(r"others?|other relative|relative|family"),
    },
    offered="Which are you: mother, father, guardian or other?",
    elsewhere=_word(r"parents?|both(?: parents)?"),
)
