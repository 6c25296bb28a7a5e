"""Which children of their teams a manager means."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.model.people import Registration, Standing, TeamPlace
from bot.model.turn import Turn
from conversations.managing.places import NOWHERE, Place, find_place, without
from conversations.understanding.readers.wording import level, listed, words

_ALIKE = 0.82
_ALL = listed(
    """
    all everyone everybody them my mine teams team squad whole the of children players kids club for in and or stuck
    waiting outstanding ones who have has havent hasnt not answered replied responded registered finished yet still left
    """
)
_NO_NAME = listed(
    """
    the a an of for from in on to about with player child kid parent parents mum mums dad dads s team squad all status
    registration invite invitation please is are getting doing on up at how now off out his her their today again
    """
)


@dataclass(frozen=True)
class Target:
    """What a command is about. `named` says that words were left which no child of their teams answers to."""

    children: tuple[Standing, ...] = ()
    place: Place = NOWHERE
    named: str = ""

    @property
    def team(self) -> TeamPlace | None:
        return self.place.team


def find_target(turn: Turn, text: str, among: Sequence[Standing] | None = None) -> Target:
    told = _unaccented(level(text))
    place = find_place(told, turn)
    told = without(told, place.spans)
    spoken = [word.removesuffix("s") if f"{word[:-1]}'s" in told.lower() else word for word in words(told)]
    roster = [each for each in (turn.roster if among is None else among) if _is_in(each, place.team)]
    found = _full(roster, spoken) or _single(roster, spoken) or _nearly(roster, spoken)
    left = " ".join(word for word in spoken if word not in _ALL and word not in _NO_NAME)
    return Target(tuple(found), place, "" if found else left)


def parted(text: str) -> tuple[str, str]:
    """Who, and where to: "Sam Jones from U10 Tigers to U10 Lions" parts at the last "to"."""
    lowered = f" {text.lower()} "
    for word in (" to ", " into ", " in ", " -> "):
        place = lowered.rfind(word)
        if place >= 0:
            return text[:place].strip(), text[place + len(word) - 1 :].strip()
    return text, ""


def names_of(registration: Registration) -> list[str]:
    """As the manager wrote it, and as the guardian did."""
    told = registration.answers.get("child", {}).get("name")
    known = registration.child.profile.get("name")
    return list(dict.fromkeys(name for name in (known, told) if name))


def shown_name(registration: Registration) -> str:
    return next(iter(names_of(registration)), "?")


def _is_in(standing: Standing, team: TeamPlace | None) -> bool:
    return team is None or standing.registration.team == team


def _unaccented(text: str) -> str:
    """Letter for letter: Zoe is Zoë."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)


def _words(name: str) -> list[str]:
    return words(_unaccented(name))


def _full(roster: Sequence[Standing], spoken: Sequence[str]) -> list[Standing]:
    line = f" {' '.join(spoken)} "
    return [each for each in roster if any(f" {' '.join(_words(name))} " in line for name in _spoken(each))]


def _single(roster: Sequence[Standing], spoken: Sequence[str]) -> list[Standing]:
    """By the first name alone, or the surname, when nothing else is said."""
    meant = [word for word in spoken if word not in _NO_NAME]
    if len(meant) != 1:
        return []
    return [each for each in roster if any(meant[0] in {_words(name)[0], _words(name)[-1]} for name in _spoken(each))]


def _nearly(roster: Sequence[Standing], spoken: Sequence[str]) -> list[Standing]:
    meant = " ".join(word for word in spoken if word not in _NO_NAME)
    known = {" ".join(_words(name)): each for each in roster for name in _spoken(each)}
    return [known[name] for name in get_close_matches(meant, list(known), 1, _ALIKE)] if " " in meant else []


def _spoken(standing: Standing) -> list[str]:
    return [name for name in names_of(standing.registration) if words(name)]
