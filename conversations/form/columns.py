"""From answers to the columns of the club's Airtable, whose names and spellings are given."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.model.forms import Answers
from conversations.understanding.readers.medical import LONGEST, Medical
from conversations.understanding.readers.names import split_name

Spell = Callable[[Any], Any]


def _yes_no(value: bool) -> str:  # noqa: FBT001 - the value itself is yes or no
    return "Y" if value else "N"


def _day(value: date) -> str:
    return value.strftime("%d-%m-%Y")


def _national(e164: str) -> str:
    return "0" + e164.removeprefix("+44") if e164.startswith("+44") else e164


def _first(full_name: str) -> str:
    return split_name(full_name)[0]


def _last(full_name: str) -> str:
    return split_name(full_name)[1]


def _has_issues(medical: Medical) -> str:
    return _yes_no(medical.has_issues)


def _description(medical: Medical) -> str:
    return ". ".join(part for part in (medical.description, medical.note) if part)[:LONGEST]


COLUMNS: Mapping[tuple[str, str], Mapping[str, Spell]] = {
    ("guardian", "name"): {"parent_first_name": _first, "parent_last_name": _last},
    ("guardian", "relationship"): {"parent_relationship_to_player": str},
    ("guardian", "born"): {"parent_dob": _day},
    ("guardian", "email"): {"parent_email": str},
    ("guardian", "mobile"): {"parent_telephone": _national},
    ("guardian", "consent"): {"communication_consent": _yes_no},
    ("consents", "messages"): {"communication_consent": _yes_no},
    ("child", "name"): {"player_first_name": _first, "player_last_name": _last},
    ("child", "born"): {"player_dob": _day},
    ("child", "gender"): {"player_gender": str},
    ("child", "medical"): {
        "player_has_any_medical_issues": _has_issues,
        "description_of_player_medical_issues": _description,
    },
    ("past", "played_for_us"): {"played_for_urmston_town_last_season": _yes_no},
    ("past", "previous_team"): {"previous_team_name": str},
    ("address", "postcode"): {"parent_post_code": str},
    ("address", "house"): {"parent_house_number": str},
    ("child_address", "postcode"): {"player_post_code": str},
    ("child_address", "house"): {"player_house_number": str},
    ("own_contact", "mobile"): {"player_telephone": _national},
    ("own_contact", "email"): {"player_email": str},
    ("payment", "day"): {"preferred_payment_day": int},
    ("kit", "size"): {"kit_size": str},
    ("kit", "number"): {"shirt_number": str},
}


def columns(section: str, answers: Answers) -> dict[str, Any]:
    """The columns that these answers of a section fill, without the empty ones."""
    filled = {
        column: spell(value)
        for field, value in answers.items()
        if value is not None
        for column, spell in COLUMNS.get((section, field), {}).items()
    }
    return {column: value for column, value in filled.items() if value != ""}


def column_names(section: str, field: str) -> tuple[str, ...]:
    return tuple(COLUMNS.get((section, field), {}))
