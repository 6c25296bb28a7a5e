"""Whether a parent wants another one to join, and whom: in any spelling, and in nothing else that parents write."""

import re
from dataclasses import dataclass

from bot.model.forms import Again, Context
from conversations.understanding.readers import READERS
from conversations.understanding.readers.wording import LONGEST, level, listed

_RELATION = (
    r"(?:husband|wife|partner|ex|ex-?(?:husband|wife|partner)|boyfriend|girlfriend|fianc[eé]e?|other half|missus"
    r"|dad|daddy|father|mum|mam|mummy|mom|mother|step-?(?:mum|mom|dad|mother|father)|gran(?:ny|dma|dad|dpa|n)?"
    r"|grand(?:mother|father|parent)|nan(?:na|a)?|uncle|aunt(?:ie|y)?|carer|foster carer|co-?parent"
    r"|(?:other|second|another|2nd) (?:parent|guardian)|guardian)"
)
_WHOSE = r"(?:(?:my|his|her|their|the|our|a|another|[^\W\d_]+'s)\s+)"
_ADD = r"(?:add|invite|include|involve|bring in|get|ask|message|text|contact|send (?:this|it|the form|a link) to)"
_DO = (
    r"(?:do (?:this|it|that|some|part|half|the rest)|fill|help|finish|complete|register|join"
    r"|be (?:added|invited|included)|have access|answer|sign|take over|carry on|continue|also)"
)
_GAP = r"[^?!\n]{0,40}?"
_WISH = re.compile(
    rf"\b{_ADD}\s+{_WHOSE}?{_RELATION}\b"
    rf"|\b(?:add|invite|include)\b[^?!\n]{{1,60}}?[,(]?\s*(?:{_WHOSE}|as (?:a |an |the )?){_RELATION}\b"
    rf"|\b(?:can|could|may|is it (?:ok|okay|possible)|would like|i'd like|want|let)\b{_GAP}\b{_WHOSE}{_RELATION}\b"
    rf"{_GAP}\b{_DO}\b"
    rf"|\b{_WHOSE}{_RELATION}\b{_GAP}\b(?:can|could|will|wants? to|would like to) {_DO}\b",
    re.IGNORECASE,
)
_BY_THEMSELVES = re.compile(  # "I'll ask his dad first"
    r"\b(?:(?:i|we)(?:'ll|'d| will| would| need to| must| have to| should| can| could| am going to| are going to"
    r"|'m going to)?|let me|got to|gotta|going to|gonna)\s+(?:\w+ ){0,2}?(?:ask|message|text|contact|get)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^\W*(?:please |can you |could you )*(?:invite|add)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:can|could|may|is it (?:ok|okay|possible))\b[^?!\n]{0,40}\b(?:(?:two|2|both|more than one|several)"
    r" (?:parents?|guardians?|of us|people)|we both|(?:a )?second (?:parent|guardian)|another (?:parent|guardian))\b",
    re.IGNORECASE,
)
_SOMETHING_ELSE = re.compile(
    r"\b(?:emergency|coach\w*|train(?:ing|s)?|volunteer\w*|pay(?:s|ing|ment)?|match(?:es)?|referee|collect\w*"
    r"|pick\w*|drop(?:s|ping)? (?:him|her|them|off)|drives?|bring (?:him|her)|watch\w*|stay\w*"
    r"|asthma|inhaler|epi-?pen|allerg\w*|diabet\w*|medical|u\d{1,2}s?|under \d+)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\s,.;:!?()/&]+")
_NAME_PART = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*['\u2019-]?")
_NO_NAME = listed(
    """
    if rest when while now later today tomorrow not law god first last full sometimes also busy home work any
    a about access add added adding again also am an and another answer are as ask be both bring but by call
    called can carry cell co contact continue could do does else ex fiance fiancee fill finish for foster form
    from get give guardian half have he he'll he's hello help hers him his her hi i i'd i'm i'll in include
    included info invite invited involve is it it's join kindly let like link look mam may me message mine missus
    mob mobile mom mother mum mummy my name name's named names need no number number's of ok okay on or other our
    out over parent part partner phone please pls possible possibly register registration same second see send she
    she'll she's sign so some sure tel text thanks thank that that's the their them then these they this to
    together too up us use want wants we we'd well what who whose wife will with would yeah yes you your husband
    boyfriend girlfriend dad daddy father stepdad stepmum stepmom stepfather stepmother step-dad step-mum gran
    granny grandma grandad grandpa grandmother grandfather grandparent nan nana nanna uncle aunt auntie aunty
    carer ex-husband ex-wife ex-partner coparent co-parent child child's son son's daughter daughter's kid 2nd
    reach reached at hey cheers just complete details there
    """
)
_MOST_PARTS = 4
_LONGEST_PART = 50


@dataclass(frozen=True)
class Whom:
    """What was read of the other parent; `problem` is why a number cannot be used."""

    name: str | None
    phone: str | None
    problem: str = ""


def wishes_another(text: str, context: Context, *, runs_teams: bool) -> bool:
    """ "invite Tom 07700 900124" alone may be a manager's command, and then it is read as that."""
    text = level(text[:LONGEST])
    if _SOMETHING_ELSE.search(text) or _BY_THEMSELVES.search(text):
        return False
    with_number = _NAMED.search(text) is not None and bool(READERS["mobile"].find(text, context))
    return bool(_WISH.search(text)) or (with_number and not runs_teams)


def asks_whether_two_can(text: str) -> bool:
    return bool(_BOTH.search(level(text[:LONGEST])))


def whom(text: str, context: Context) -> Whom:
    text = level(text[:LONGEST])
    found = READERS["mobile"].find(text, context)
    rest = text
    for item in reversed(found):
        rest = f"{rest[: item.start]} {rest[item.end :]}"
    name = _name(rest)
    if not found:
        return Whom(name, None)
    value = found[0].value
    return Whom(name, None, value.sentence) if isinstance(value, Again) else Whom(name, str(value))


def _name(text: str) -> str | None:
    """What is left without all that is no name; too much left is none either."""
    parts = [part for part in _WORDS.findall(text) if part.casefold() not in _NO_NAME and not _possessive(part)]
    if not parts or not all(_NAME_PART.fullmatch(part) and len(part) <= _LONGEST_PART for part in parts):
        return None
    if len(parts) > _MOST_PARTS:
        parts = [part for part in parts if part[0].isupper()]
    return " ".join(_tidy(part) for part in parts) if 0 < len(parts) <= _MOST_PARTS else None


def _possessive(part: str) -> bool:
    return part.casefold().endswith("'s")


def _tidy(part: str) -> str:
    part = part.rstrip("'-")
    return part if part != part.lower() else part.title()
