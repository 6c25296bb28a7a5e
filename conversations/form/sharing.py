"""What two guardians of a child share, and what stays each one's own.

All about the child is shared. What somebody told of themselves, where they live and when they pay is theirs: the other
one is told who gave it, and is not asked it again. What one began and left unfinished the other gives anew.
"""

from typing import Any

from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.words import guardian_texts as texts

_GIVEN_BY = "given_by"  # in a registration's facts: section → contact
# By the section that begins it, what is one person's and only whole.
_OWN = {
    "guardian": ("guardian",),
    "address": ("address", "address_check", "home"),
    "child_address": ("child_address", "child_address_check"),
    "emergency": ("emergency",),
    "payment": ("payment",),
}
_BEGINS = {section: first for first, sections in _OWN.items() for section in sections}


def is_theirs(turn: Turn, registration: Registration, section: str) -> bool:
    """Another guardian's own."""
    first = _BEGINS.get(section)
    return first in registration.answers and _giver(registration, first) != turn.contact.id


def name_of_giver(registration: Registration, section: str) -> str:
    giver = _giver(registration, _BEGINS[section])
    known = {each.contact_id: each.first_name for each in registration.child.guardians}
    return known.get(giver) or texts.THE_OTHER


def someone_elses(turn: Turn, registration: Registration) -> str | None:
    """One of the sections that are another guardian's."""
    return next((section for section in _OWN if is_theirs(turn, registration, section)), None)


def mine(turn: Turn, registration: Registration, section: str) -> dict[str, Any]:
    """What was answered already, as far as it is not the other's."""
    return {} if is_theirs(turn, registration, section) else registration.answers.get(section, {})


def whole(turn: Turn, registration: Registration, section: str) -> str:
    """What the other left unfinished is asked from its beginning."""
    return _BEGINS[section] if is_theirs(turn, registration, section) else section


def give(turn: Turn, registration: Registration, section: str) -> None:
    """From now on it is this guardian's; nothing that the other began is mixed with it."""
    if section not in _BEGINS:
        return
    first = _BEGINS[section]
    if is_theirs(turn, registration, section):
        for each in _OWN[first]:
            registration.answers.pop(each, None)
        registration.facts.get("lookups", {}).pop(first, None)
    registration.facts.setdefault(_GIVEN_BY, {})[first] = turn.contact.id


def _giver(registration: Registration, first: str | None) -> str:
    given: str = registration.facts.get(_GIVEN_BY, {}).get(first, registration.contact_id)
    return given
