"""Families as they are, and the ways in which they write it: what a scripted parent knows and says."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bot.model.forms import dump
from conversations.form.forms import SECTIONS
from conversations.understanding.readers.medical import Medical

Place = tuple[str, str]  # section, field


@dataclass(frozen=True)
class Fact:
    """What must be stored, and how people put it; the first way is the plainest."""

    stored: Any
    ways: tuple[str, ...]


Truth = dict[Place, Fact]

_FIRST = ("Kate", "Zoë", "Mohammed", "Siobhán", "Tom", "Aoife", "Björn", "Priya", "Jo", "Grace", "Mark", "Lee", "Faith")
_LAST = ("Jones", "O'Neill", "Smith-Jones", "de la Cruz", "Khan", "Hill", "Brown", "May", "Patel", "McDonald", "Street")
_BOYS = ("Sam", "Max", "Leo", "Noah", "Ali", "Ben", "Jack", "Oisín", "August")
_GIRLS = ("Ana", "Mia", "Zara", "Ella", "Chloé", "April", "Ruby", "Maya")
_RELATIONS = (
    ("Mother", ("mum", "I'm the mum", "mam", "mother", "Mom")),
    ("Father", ("dad", "I'm the dad", "father", "his dad")),
    ("Guardian", ("guardian", "legal guardian")),
    ("Other", ("gran", "uncle", "step-mum", "grandad")),
)
_CONSENT = (
    (True, ("yes to messages", "yes you can message me", "messages are fine")),
    (False, ("no messages please", "no to messages", "please don't message me")),
)
_MEDICAL = (
    (
        "",
        ("no medical", "no medical issues", "none medical", "no allergies or medical issues", "no medical conditions"),
    ),
    ("Peanut allergy", ("peanut allergy",)),
    ("Hay fever", ("hay fever", "he has hay fever", "suffers from hay fever")),
    ("Eczema", ("eczema", "a bit of eczema")),
)
_SERIOUS = (
    ("Asthma", ("asthma", "has asthma", "asthma, uses an inhaler")),
    ("Type 1 diabetes", ("type 1 diabetes", "has type 1 diabetes")),
    ("Epilepsy", ("epilepsy",)),
)
_NOTES = ("The inhaler is in the front pocket of the bag", "Please call me at once", "A spare pen is with the manager")
_HOMES = (  # postcode, house, and whether one address is found
    ("M32 8JL", "12", True),
    ("M32 0AA", "The Old Ferry House", True),
    ("M41 5AA", "27", True),
    ("M41 6BB", "Rose Cottage", True),
    ("M41 7BD", "12", False),
    ("M33 2AB", "5a", False),
)
_TEAMS = ("", "Flixton Juniors", "Sale United", "none")
_SIZES = ("5/6", "7/8", "9/10", "11/12", "13/14", "S", "M", "L", "XL")
_DAYS: Mapping[int, tuple[str, ...]] = {
    1: ("1st", "the first", "on the 1st please"),
    5: ("5th", "5", "the 5th please"),
    15: ("the 15th", "15", "15th please"),
    28: ("28th", "28"),
    -1: ("last day", "31", "end of the month", "the 30th"),
}
_MONTHS = list(calendar.month_name)[1:]


def fact(value: Any, *ways: str) -> Fact:
    return Fact(value, ways or (str(value),))


def family(random: Random, *, number: int, born: date, kit_numbers: Sequence[int]) -> Truth:
    """A guardian and a child; `number` makes their addresses their own."""
    last = random.choice(_LAST)
    boy = random.random() < 0.5
    child = f"{random.choice(_BOYS if boy else _GIRLS)} {last if random.random() < 0.8 else random.choice(_LAST)}"
    guardian = f"{random.choice(_FIRST)} {last}"
    relation = random.choice(_RELATIONS)
    consent = random.choice(_CONSENT)
    medical = random.choice(_MEDICAL)
    email = f"{guardian.split(maxsplit=1)[0].lower().encode('ascii', 'ignore').decode()}{number}@example.com"
    home = random.choice(_HOMES)
    day = random.choice(list(_DAYS))
    mobile = f"+4477009{number % 100000:05}"
    truth: Truth = {
        ("wish", "to_register"): fact(True, "yes", "Yes please", "yeah go on then", "yep"),
        ("past", "played_for_us"): fact(False, "no", "No he's new", "nope"),
        ("past", "previous_team"): _team(random),
        ("guardian", "name"): fact(guardian, guardian, f"I'm {guardian}", f"my name is {guardian}"),
        ("guardian", "relationship"): Fact(*relation),
        ("guardian", "born"): birthday(random, date(random.randint(1966, 1998), 1, 1) + _days(random)),
        ("guardian", "email"): fact(email, email, email.title()),
        ("guardian", "consent"): Fact(*consent),
        ("guardian", "mobile"): fact(mobile, f"0{mobile[3:]}", f"{mobile[:3]} (0){mobile[3:]}"),
        ("child", "name"): fact(child),
        ("child", "born"): birthday(random, born),
        ("child", "gender"): fact("Male", "boy", "he's a boy", "male") if boy else fact("Female", "girl", "a girl"),
        ("child", "medical"): fact(medical[0], *medical[1]),
        ("follow_up", "note"): fact(random.choice(_NOTES)),
        ("home", "same"): fact(True, "yes", "yes same", "same address"),
        ("own_contact", "mobile"): fact(f"+4477008{number % 100000:05}", f"077008{number % 100000:05}"),
        ("own_contact", "email"): fact(f"child{number}@example.com"),
        ("emergency", "name"): fact(f"Ann {last}"),
        ("emergency", "phone"): fact(f"+4477007{number % 100000:05}", f"077007{number % 100000:05}"),
        ("emergency", "born"): birthday(random, date(1955, 1, 1) + _days(random)),
        ("emergency", "address"): fact("3 Moss Road, Urmston"),
        ("consents", "messages"): fact(consent[0], "yes" if consent[0] else "no"),
        ("consents", "photo"): fact(True, "yes"),
        ("consents", "fa"): fact(True, "yes"),
        ("consents", "medical"): fact(True, "yes"),
        ("review", "correct"): fact(True, "yes all correct", "yes", "all good", "looks right"),
        ("payment", "day"): Fact(day, _DAYS[day]),
        ("kit", "size"): _size(random),
        ("kit", "number"): fact(kit_numbers[0], f"number {kit_numbers[0]}", f"no. {kit_numbers[0]}"),
        ("photo", "photo"): fact("", "PICTURE"),
    }
    return truth | address("address", home)


def with_serious_condition(truth: Truth, random: Random) -> Truth:
    name, ways = random.choice(_SERIOUS)
    return truth | {("child", "medical"): Fact(name, ways)}


def elsewhere(truth: Truth, random: Random) -> Truth:
    home = random.choice([each for each in _HOMES if each[0] != truth["address", "postcode"].stored])
    return truth | {("home", "same"): fact(False, "no", "no he lives with his dad")} | address("child_address", home)


def address(section: str, home: tuple[str, str, bool]) -> Truth:
    postcode, house, found = home
    number = house[0].isdigit()
    truth: Truth = {
        (section, "postcode"): fact(postcode, postcode, postcode.lower(), postcode.replace(" ", "")),
        (section, "house"): fact(house, *((f"number {house}", house) if number else (house, house.lower()))),
    }
    if found:
        return truth | {(f"{section}_check", "correct"): fact(True, "yes", "yes that's right", "correct")}
    return truth | {(f"{section}_check", "typed"): fact(f"{house} Davy Fold, Flixton, Manchester")}


def birthday(random: Random, born: date) -> Fact:
    month = _MONTHS[born.month - 1]
    ways = [
        f"{born.day} {month} {born.year}",
        f"{born:%d/%m/%Y}",
        f"{born.day}.{born.month}.{born:%y}",
        f"{born.day}{_ordinal(born.day)} of {month} {born.year}",
        f"{born.day} {month[:3].lower()} {born:%y}",
        f"{month} {born.day}{_ordinal(born.day)} {born.year}",
        f"{born:%d-%m-%Y}",
    ]
    random.shuffle(others := ways[1:])
    return Fact(born.isoformat(), (ways[0], *others))


def wrong_values(truth: Truth, answers: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What is stored and is not so; what was never asked is no mistake."""
    return [
        f"{section}.{name}: {_comparable(value)!r}, not {truth[section, name].stored!r}"
        for section, values in answers.items()
        for name, value in values.items()
        if (section, name) in truth
        and section != "photo"
        and not _same(_comparable(value), truth[section, name].stored)
    ] + [
        f"{section}.{name} is missing"
        for section, name in truth
        if section in ("guardian", "child", "address", "consents", "payment")
        and name not in answers.get(section, {})
        and (section, name) not in {("guardian", "mobile"), ("guardian", "consent")}
    ]


def _same(value: Any, stored: Any) -> bool:
    return value == stored or (isinstance(value, str) and isinstance(stored, str) and value.lower() == stored.lower())


def _comparable(value: Any) -> Any:
    if isinstance(value, dict):
        return value["description"].split(", use")[0] if value["has_issues"] else ""
    return value


def _days(random: Random) -> timedelta:
    return timedelta(random.randint(0, 364))


def _team(random: Random) -> Fact:
    name = random.choice(_TEAMS)
    return fact("", "none", "none", "no") if name in {"", "none"} else fact(name)


def _size(random: Random) -> Fact:
    size = random.choice(_SIZES)
    ways = {"S": ("small",), "M": ("medium",), "L": ("large",), "XL": ("extra large",)}.get(
        size, (size, size.replace("/", "-"), size.replace("/", " to "))
    )
    return fact(size, f"size {size}", *ways)


def _ordinal(day: int) -> str:
    return "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def as_stored(section: str, **values: Any) -> dict[str, Any]:
    return dump(SECTIONS[section], values)


NO_MEDICAL = Medical(has_issues=False)
