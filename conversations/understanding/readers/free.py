"""Answers in free words, which are only ever taken when they are asked for by themselves."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.understanding.readers.courtesies import is_courtesy
from conversations.understanding.readers.never_names import sounds_like_speech
from conversations.understanding.readers.wording import asks, level, listed, words
from conversations.understanding.readers.yes_no import YES_NO

_NONE = frozenset(["none", "no", "nope", "nah", "nothing", "nowhere", "never", "n/a", "na", "nil"])
_NO_STREET = listed("number no house flat is my the at address postcode live we i its sorry")
_SHORTEST_ADDRESS, _LONGEST_ADDRESS = 10, 200
_HOUSE = re.compile(r"\d|\b(?:house|cottage|farm|flat|hall|mill|lodge|barn)\b", re.IGNORECASE)
_STREET = re.compile(
    r"\b(?:road|rd|street|st|lane|ln|avenue|ave|drive|dr|close|crescent|cres|terrace|square|gardens?|walk|row|way|grove"
    r"|place|court|mews|rise|hill|park|green|croft|fold)\b",
    re.IGNORECASE,
)
_MOST_STREET_WORDS = 5
_LONGEST_TEAM = 50
_MOST_TEAM_WORDS = 5
_WHOLE_ADDRESS = Again("I need the house, the street and the town, like 12 Moss Road, Urmston.")


@dataclass(frozen=True)
class FreeReader:
    name: str
    take: Callable[[str, Context], Any]
    finds: Finds = Finds.BY_REST

    def read(self, text: str, context: Context) -> Any:
        told = " ".join(level(text).split())
        return UNCLEAR if not words(told) or asks(told) or _is_thanks(told) else self.take(told, context)

    def find(self, text: str, context: Context) -> list[Found[Any]]:  # noqa: ARG002 - free words are never sure
        return []


def _is_thanks(text: str) -> bool:
    return is_courtesy(text) and words(text)[0] not in _NONE


def _previous_team(text: str, context: Context) -> str | Again | Unclear:
    """Empty when there was none."""
    spoken = words(text)
    if spoken[0] in _NONE or text.lower().startswith(("first time", "first club", "he hasn", "she hasn", "they hasn")):
        return ""
    is_long = len(spoken) > 8 or len(text) > _LONGEST_TEAM
    if is_long or YES_NO.read(text, context) is True or _tells_something_else(text):
        return UNCLEAR
    return text.strip(" .!")


_ELSE = re.compile(r"@|\b(?:post\s?code|address|e-?mail|mobile|phone|birthday|dob|date of birth)\b", re.IGNORECASE)
_TEAMS_NUMBER = re.compile(
    r"\b(?:(?:u|under)[ -]?\d{1,2}(?:'?s)?|\d{1,2}(?:'?s|st|nd|rd|th)|(?:18|19|20)\d\d(?:'?s)?)\b", re.IGNORECASE
)


def _tells_something_else(text: str) -> bool:
    """An address or a number; "U9 Reds", "Sale 1861" and "Flixton 2017s" are teams."""
    return bool(_ELSE.search(text) or re.search(r"\d", _TEAMS_NUMBER.sub("", text)))


def _without_postcode(address: str) -> str:
    return re.sub(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}\b", " ", address)


_TEAM_BEFORE = re.compile(
    r"\W*(?:no|nope|nah)\b[\s,.;:!-]+(?:(?:s?he|they)(?:'s| was| were| has been| played| plays)*\s+)?"
    r"(?:(?:was|played|plays|been)\s+)?(?:(?:for|at|with|from)\s+)?(?P<team>[^,.;:!?\n]+)[\s.!]*",
    re.IGNORECASE,
)
_NO_TEAM = listed("he she they it we i this that but just only first new never not yet sorry thanks last next none yes")


def team_before(text: str) -> str | None:
    """ "No, Flixton Juniors" tells both; None when it is not surely a name of a team, empty when there was none."""
    match = _TEAM_BEFORE.fullmatch(level(text))
    spoken = match["team"].split() if match else []
    if not spoken or len(spoken) > _MOST_TEAM_WORDS:
        return None
    if len(spoken) == 1 and spoken[0].lower() in _NONE:
        return ""
    team = " ".join(spoken)
    named = all(word[0].isupper() or word[0].isdigit() for word in spoken)
    is_team = named and not _NO_TEAM & {word.lower() for word in spoken} and not _tells_something_else(team)
    return team if is_team else None


def _typed_address(text: str, context: Context, section: str = "") -> str | Again | Unclear:
    if YES_NO.read(text, context) in {True, False}:
        return UNCLEAR
    address = ", ".join(part.strip(" ,.") for part in re.split(r"[,\n]", text) if part.strip(" ,."))
    house = context.answer(section, "house") if section else None
    if house and _is_street(address):
        address = f"{house} {address}" if re.search(r"\d[a-z]?$", house, re.IGNORECASE) else f"{house}, {address}"
    street = [word for word in words(_without_postcode(address)) if word.isalpha() and word not in _NO_STREET]
    has_house = _HOUSE.search(_without_postcode(address)) is not None
    if not (has_house and len(street) >= 2 and len(address) >= _SHORTEST_ADDRESS):
        return _WHOLE_ADDRESS
    return address[:_LONGEST_ADDRESS]


def _is_street(address: str) -> bool:
    """Without the house, which was told before."""
    told = _without_postcode(address).strip(" ,")
    first, *others = told.split(", ")
    is_named = bool(others) or _STREET.search(first) is not None
    is_short = len(words(first)) <= _MOST_STREET_WORDS
    return is_named and is_short and not _HOUSE.search(told) and not sounds_like_speech(_STREET.sub("", first))


def typed_address(section: str) -> FreeReader:
    """Of a section that has the house already: the street and the town are enough."""
    return FreeReader("typed_address", lambda text, context: _typed_address(text, context, section))


PREVIOUS_TEAM = FreeReader("previous_team", _previous_team)
PreviousTeam = Annotated[str, PREVIOUS_TEAM]
TypedAddress = Annotated[str, FreeReader("typed_address", _typed_address)]
