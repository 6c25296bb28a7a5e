"""An invitation as another program sends it: every field is a value, or a sentence about what is wrong."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import phonenumbers

from bot.club.age_groups import AgeGroup
from bot.club.club import Club, Team

REQUIRED = ("player_first_name", "player_last_name", "parent_tel")
MISSING = "Missing required fields"
_MONEY = re.compile(r"£?\s*(\d{1,6}(?:\.\d{1,2})?)", re.ASCII)
_DRAMA = re.compile(r"\+447700900\d{3}", re.ASCII)  # Ofcom's, which nobody owns: phonenumbers calls them invalid
_LONGEST = 100
_MOST_WORDS = 6
_MARKS = "'’‘`-‐"
_SHORTENED = re.compile(r"(?:[^\W\d_]|dr|st|ste|mr|mrs|ms|jr|sr|rev)\.", re.IGNORECASE)
_NEVER = re.compile(r"\b(?:account|click|http|pay|please|reply|send|urgent|www)\b", re.IGNORECASE)
# Of these a name has one at most: You, Will and Is are somebody's.
_SAID = re.compile(
    r"\b(?:a|an|and|are|at|be|bank|call|can|do|for|free|get|go|has|have|in|is|it|me|money|my|new|not|now|of|on|or|our"
    r"|see|she|so|text|that|the|this|to|us|was|we|what|will|with|you|your)\b",
    re.IGNORECASE,
)


class WrongFields(Exception):
    def __init__(self, message: str, fields: list[str]) -> None:
        super().__init__(message)
        self.message = message
        self.fields = fields


@dataclass(frozen=True)
class Invitation:
    child_name: str
    parent_name: str | None
    parent_phone: str
    manager_name: str | None
    age_group: AgeGroup | None
    team: Team | None

    @property
    def team_title(self) -> str | None:
        if self.team is not None:
            return f"{self.team.name} {self.team.age_group}"
        return str(self.age_group) if self.age_group else None


Read = Callable[[str, Club], Any]


def read_invitation(given: Mapping[str, Any], club: Club) -> Invitation:
    """Raises WrongFields with everything that is missing, or else everything that is wrong."""
    missing = [name for name in REQUIRED if _is_empty(given.get(name))]
    if missing:
        raise WrongFields(MISSING, missing)
    values = _read_all(given, club)
    team = _team(values, club)
    return Invitation(
        child_name=f"{values['player_first_name']} {values['player_last_name']}",
        parent_name=_joined(values["parent_first_name"], values["parent_last_name"]),
        parent_phone=values["parent_tel"],
        manager_name=values["manager_full_name"],
        age_group=team.age_group if team else values["age_group"],
        team=team,
    )


def uk_mobile(text: str) -> str:
    """In E.164; raises ValueError."""
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        raise ValueError("is not a phone number") from None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    is_mobile = phonenumbers.is_valid_number(number) and (
        phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
    )
    if number.country_code != 44 or number.extension or not (is_mobile or _DRAMA.fullmatch(e164)):
        raise ValueError("is not a UK mobile number")
    return e164


def pence(text: str) -> int:
    """Reads "45", "45.00" and "£45" as 4500; raises ValueError."""
    match = _MONEY.fullmatch(text)
    if match is None:
        raise ValueError("is not an amount of money such as 45 or 27.50")
    return int(Decimal(match.group(1)) * 100)


def _name(text: str, club: Club) -> str:
    """It is said to parents as our own words, so it is a name and nothing else: no link, no number, no sentence."""
    words = _team_name(text, club).split()
    is_said = _NEVER.search(text) or len(_SAID.findall(text)) > 1
    if len(words) > _MOST_WORDS or is_said or not all(map(_is_spelled_like_one, words)):
        raise ValueError("is not a name: write letters, hyphens and apostrophes only")
    return text


def _is_spelled_like_one(word: str) -> bool:
    letters = (each.isalpha() or each in _MARKS or unicodedata.category(each).startswith("M") for each in word)
    return all(letters) or _SHORTENED.fullmatch(word) is not None


def _team_name(text: str, _: Club) -> str:
    """Any, as it must be a team's of the club."""
    if len(text) > _LONGEST or not any(letter.isalpha() for letter in text) or not text.isprintable():
        raise ValueError(f"is not a name of at most {_LONGEST} characters")
    return text


def _phone(text: str, _: Club) -> str:
    return uk_mobile(text[:_LONGEST])


def _age_group(text: str, club: Club) -> AgeGroup:
    try:
        group = AgeGroup.parse(text)
    except ValueError:
        raise ValueError("is not an age group such as U10") from None
    ages = club.ages
    if not ages.youngest <= group.under <= ages.oldest:
        raise ValueError(f"is outside U{ages.youngest}–U{ages.oldest}")
    return group


def _season(text: str, club: Club) -> None:
    if text != club.season.name:
        raise ValueError(f"is not the club's current season, {club.season.name}")


def _signing_on_fee(text: str, club: Club) -> None:
    _check_fee(text, club.fees.signing_on)


def _monthly_fee(text: str, club: Club) -> None:
    _check_fee(text, club.fees.monthly)


def _check_fee(text: str, expected: int) -> None:
    if pence(text) != expected:
        raise ValueError(f"differs from the club's fee, £{expected // 100}.{expected % 100:02}")


_FIELDS: Mapping[str, Read] = {
    "player_first_name": _name,
    "player_last_name": _name,
    "parent_tel": _phone,
    "parent_first_name": _name,
    "parent_last_name": _name,
    "manager_full_name": _name,
    "team_name": _team_name,
    "age_group": _age_group,
    "current_registration_season": _season,
    "membership_fee_amount": _signing_on_fee,
    "subscription_fee_amount": _monthly_fee,
}


def _read_all(given: Mapping[str, Any], club: Club) -> dict[str, Any]:
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name, read in _FIELDS.items():
        value = given.get(name)
        try:
            values[name] = None if _is_empty(value) else read(_text(value), club)
        except ValueError as reason:
            wrong[name] = str(reason)
    if wrong:
        raise WrongFields("; ".join(f"{name} {reason}" for name, reason in wrong.items()), list(wrong))
    return values


def _team(values: Mapping[str, Any], club: Club) -> Team | None:
    name, group = values["team_name"], values["age_group"]
    if not name:
        return None
    called = [team for team in club.teams if name.casefold() in _spellings(team)]
    matching = [team for team in called if group in (None, team.age_group)]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise WrongFields("age_group is needed: there are several teams of that name", ["age_group"])
    known = ", ".join(team.full_name for team in club.teams)
    raise WrongFields(f"team_name is not a team of the club in that age group; there are: {known}", ["team_name"])


def _spellings(team: Team) -> set[str]:
    return {text.casefold() for text in (team.name, team.full_name, f"{team.name} {team.age_group}")}


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _text(value: object) -> str:
    """A number is as good as its text; what has parts is not."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise ValueError("is not a text")  # noqa: TRY004 - to the caller it is a wrong value like any other
    return " ".join(str(value).split())


def _joined(*names: str | None) -> str | None:
    return " ".join(name for name in names if name) or None
