"""What two guardians of a child share, and what stays each one's own.

Of the child they share name, date of birth, team, kit and state. What somebody told of themselves, of addresses and
contacts and of the child's health is theirs: the other one is told who gave it and never sees it. What one began and
left unfinished the other gives anew. Of themselves, their home and the child's health each is asked: what the second
tells stands beside what the first told whole.
"""

from collections.abc import Mapping
from typing import Any

from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.words import guardian_texts as texts
from conversations.words.naming import full_address

_GIVEN_BY = "given_by"  # in a registration's facts: section → contact
# By the section that begins it, what is one person's and only whole.
_OWN = {
    "guardian": ("guardian",),
    "address": ("address", "address_check", "home"),
    "child_address": ("child_address", "child_address_check"),
    "own_contact": ("own_contact",),
    "emergency": ("emergency",),
    "payment": ("payment",),
}
_BEGINS = {section: first for first, sections in _OWN.items() for section in sections}


_ALSO = "also_told"  # in a registration's facts: guardian → section → what stands beside what another had told
_HEALTH = {"child": ("medical",), "follow_up": ("note",)}
_EACH_FOR_THEMSELVES = {"guardian": "email", "address": "house"}  # each with what is told last of it
MEDICAL = ("child", "medical")


def is_theirs(turn: Turn, registration: Registration, section: str) -> bool:
    """Another guardian's own, of which this one has told nothing for themselves."""
    return _is_given(turn, registration, section) and not _has_own(turn, registration, section)


def stands_beside(turn: Turn, registration: Registration, section: str) -> bool:
    """The other has told it whole: this one tells it, too, and nothing of the other's is touched."""
    last = _EACH_FOR_THEMSELVES.get(section)
    return last in registration.answers.get(section, {}) and _is_given(turn, registration, section)


def address_as_told(turn: Turn, registration: Registration, section: str) -> str | None:
    """As this guardian may read it: looked up or typed; their own that stands beside, as they wrote it."""
    if stands_beside(turn, registration, section):
        told = also_told(registration, turn.contact.id).get(section, {})
        return ", ".join(str(told[name]) for name in ("house", "postcode") if name in told) or None
    if section not in registration.answers or _is_given(turn, registration, section):
        return None
    return full_address(registration, section)


def is_left_to_them(turn: Turn, registration: Registration, section: str) -> bool:
    """What is asked about an address is asked of who gave it."""
    return section in {"address_check", "home"} and stands_beside(turn, registration, "address")


def _is_given(turn: Turn, registration: Registration, section: str) -> bool:
    first = _BEGINS.get(section)
    return first in registration.answers and giver(registration, first) != turn.contact.id


def _has_own(turn: Turn, registration: Registration, section: str) -> bool:
    return bool(also_told(registration, turn.contact.id).get(section))


def name_of_giver(registration: Registration, section: str) -> str:
    by = giver_of(registration, *MEDICAL) if section == "child" else giver(registration, _BEGINS[section])
    known = {each.contact_id: each.first_name for each in registration.child.guardians}
    return known.get(by) or texts.THE_OTHER


def someone_elses(turn: Turn, registration: Registration) -> str | None:
    """One of the sections that are another guardian's."""
    return next((section for section in _OWN if _is_given(turn, registration, section)), None)


def mine(turn: Turn, registration: Registration, section: str) -> dict[str, Any]:
    """What was answered already, as far as it is not the other's."""
    is_hidden = is_theirs(turn, registration, section) and not stands_beside(turn, registration, section)
    return {} if is_hidden else view(turn, registration).get(section, {})


def health_is_theirs(turn: Turn, registration: Registration) -> bool:
    """Another guardian told it first."""
    is_told = "medical" in registration.answers.get("child", {})
    return is_told and giver_of(registration, *MEDICAL) != turn.contact.id


def view(turn: Turn, registration: Registration) -> dict[str, dict[str, Any]]:
    """The answers with themselves, their home and the child's health as this guardian told it, or not at all."""
    told = also_told(registration, turn.contact.id)
    beside = [section for section in _EACH_FOR_THEMSELVES if stands_beside(turn, registration, section)]
    hides_health = health_is_theirs(turn, registration)
    if not (beside or hides_health):
        return registration.answers
    seen: dict[str, dict[str, Any]] = {}
    for section, answers in registration.answers.items():
        hidden = _HEALTH.get(section, ()) if hides_health else ()
        kept = {} if section in beside else {name: each for name, each in answers.items() if name not in hidden}
        seen[section] = kept | (told.get(section, {}) if section in beside or hidden else {})
    return {section: answers for section, answers in seen.items() if answers}


def also_told(registration: Registration, contact_id: str) -> dict[str, dict[str, Any]]:
    told: dict[str, dict[str, Any]] = registration.facts.get(_ALSO, {}).get(contact_id, {})
    return told


def keep_apart(
    turn: Turn, registration: Registration, section: str, values: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What of it is for all, and what was put beside another guardian's own."""
    if stands_beside(turn, registration, section):
        apart = dict(values)
    elif health_is_theirs(turn, registration):
        apart = {name: value for name, value in values.items() if name in _HEALTH.get(section, ())}
    else:
        return dict(values), {}
    if apart:
        mine_beside = registration.facts.setdefault(_ALSO, {}).setdefault(turn.contact.id, {})
        mine_beside[section] = mine_beside.get(section, {}) | apart
    return {name: value for name, value in values.items() if name not in apart}, apart


def forget(turn: Turn, registration: Registration, section: str, name: str) -> None:
    """To be asked anew; never what another guardian told of the child's health."""
    is_health = health_is_theirs(turn, registration) and name in _HEALTH.get(section, ())
    theirs = is_health or stands_beside(turn, registration, section)
    kept = also_told(registration, turn.contact.id) if theirs else registration.answers
    kept.get(section, {}).pop(name, None)


def differences(
    turn: Turn, registration: Registration, section: str, values: Mapping[str, Any]
) -> dict[str, tuple[Any, Any]]:
    """By field what another guardian had told of the child, and what this one tells."""
    if section != "child":
        return {}
    before = registration.answers.get(section, {})
    return {
        name: (before[name], value)
        for name, value in values.items()
        if name in before
        and giver_of(registration, section, name) != turn.contact.id
        and _bare(before[name]) != _bare(value)
    }


def giver_of(registration: Registration, section: str, name: str) -> str:
    return giver(registration, f"{section}.{name}")


def note_giver(turn: Turn, registration: Registration, section: str, names: Mapping[str, Any]) -> None:
    if section == "child":
        given = registration.facts.setdefault(_GIVEN_BY, {})
        given |= {f"{section}.{name}": turn.contact.id for name in names}


def _bare(value: Any) -> Any:
    """A note beside a condition is none that differs."""
    return {name: each for name, each in value.items() if name != "note"} if isinstance(value, dict) else value


def whole(turn: Turn, registration: Registration, section: str) -> str:
    """What the other left unfinished is asked from its beginning."""
    takes_over = is_theirs(turn, registration, section) and not stands_beside(turn, registration, section)
    return _BEGINS[section] if takes_over else section


def give(turn: Turn, registration: Registration, section: str) -> None:
    """From now on it is this guardian's; nothing that the other began is mixed with it."""
    if section not in _BEGINS or stands_beside(turn, registration, section):
        return
    first = _BEGINS[section]
    if _is_given(turn, registration, section):
        for each in _OWN[first]:
            registration.answers.pop(each, None)
        registration.facts.get("lookups", {}).pop(first, None)
    registration.facts.setdefault(_GIVEN_BY, {})[first] = turn.contact.id


def giver(registration: Registration, first: str | None) -> str:
    given: str = registration.facts.get(_GIVEN_BY, {}).get(first, registration.contact_id)
    return given
