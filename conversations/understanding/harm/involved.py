"""Who of the club is meant by words about harm: by the whole name, by the role, or perhaps by a first name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.club.club import Club, Role, Staff

# A role that is only asked for ("can I talk to the welfare officer") is not accused.
_ASKED_FOR = r"(?<!to )(?<!to our )(?<!to the )(?<!with )(?<!with our )(?<!with the )"
_ROLES = {
    Role.WELFARE_OFFICER: re.compile(rf"{_ASKED_FOR}\b(?<!deputy )(?:welfare|safeguarding) (?:officer|lead|person)\b"),
    Role.DEPUTY_WELFARE_OFFICER: re.compile(rf"{_ASKED_FOR}\bdeputy\b"),
    Role.SECRETARY: re.compile(rf"{_ASKED_FOR}\bsecretary\b"),
    Role.TREASURER: re.compile(rf"{_ASKED_FOR}\btreasurer\b"),
}


_OFFICE = re.compile(
    r"\b(?:(?:the|your|our|a) )?"
    r"(?:(?:deputy )?(?:welfare|safeguarding) (?:officer|lead)|secretary|treasurer|registrar)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Involved:
    """By their phones."""

    named: frozenset[str]
    perhaps: tuple[str, ...]  # only the first name was said


def involved(club: Club, text: str, team: str | None, own_names: frozenset[str]) -> Involved:
    """`own_names` are first names in the writer's family, which mean nobody of the club."""
    said = " ".join(re.sub(r"[^\w'\u2019-]", " ", text.casefold()).split())
    named = frozenset({person.phone for person in _named(club, said, team)})
    first_names = [
        person.phone
        for person in club.staff
        if person.phone not in named and _first(person) not in own_names and _says(said, _first(person))
    ]
    return Involved(named, tuple(first_names))


def without_names(club: Club, text: str) -> str:
    """People of the club as what they are, so that "Pat hits him" reads like "the coach hits him"."""
    names = [name for person in club.staff for name in (person.name, person.name.split()[0])]
    named = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    text = re.sub(rf"(?<![\w'-])(?:{named})(?![\w-])", "the coach", text) if names else text
    return _OFFICE.sub("the coach", text)


def _named(club: Club, said: str, team: str | None) -> Iterator[Staff]:
    for person in club.staff:
        by_role = any(role in person.roles and pattern.search(said) for role, pattern in _ROLES.items())
        runs_it = Role.MANAGER in person.roles and team in person.teams
        if by_role or runs_it or _says(said, " ".join(person.name.casefold().split())):
            yield person


def _first(person: Staff) -> str:
    return person.name.casefold().split()[0]


def _says(said: str, name: str) -> bool:
    return re.search(rf"(?<![\w'-]){re.escape(name)}(?:'s|\u2019s|s)?(?![\w-])", said) is not None
