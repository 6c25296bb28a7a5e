"""What two guardians of a child share, and what stays each one's own.

Of the child they share name, date of birth, team, kit and state. What somebody told of themselves, of addresses and
contacts and of the child's health is theirs: the other one is told who gave it and never sees it. What one began and
left unfinished the other gives anew. Of themselves, their home, the contacts and the child's health each is asked: what
the second tells stands beside what the first told whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.forms import SECTIONS
from conversations.words import guardian_texts as texts
from conversations.words.naming import full_address

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

_OF_EACH = {"guardian", "address", "home", "own_contact", "emergency"}
_OF_WHO_WAS_FIRST = {"address_check", "child_address", "child_address_check"}
_HEALTH = {"child": ("medical",), "follow_up": ("note",)}
MEDICAL = ("child", "medical")
_HOME = ("postcode", "house")


def is_theirs(turn: Turn, registration: Registration, section: str) -> bool:
    """Another guardian's own, of which this one has told nothing for themselves."""
    if _is_alone(turn, registration):
        return False
    has_own = stands_beside(turn, registration, section) and section in also_told(registration, turn.contact.id)
    return _is_given(turn, registration, section) and not has_own


def stands_beside(turn: Turn, registration: Registration, section: str) -> bool:
    """The other has told it whole: this one tells it, too, and nothing of the other's is touched."""
    return section in _OF_EACH and _is_given(turn, registration, section) and _is_whole(registration, _BEGINS[section])


def asks_of_both(turn: Turn, registration: Registration, section: str | None) -> bool:
    """What is missing there another guardian has told: nothing else waits for it."""
    is_health = section in _HEALTH and health_is_theirs(turn, registration)
    return section is not None and (is_health or stands_beside(turn, registration, section))


def tells_first(turn: Turn, registration: Registration, section: str, names: Iterable[str]) -> bool:
    """Each is put beside another guardian's own, and nothing stood there: nothing confirmed is changed by it."""
    told = also_told(registration, turn.contact.id).get(section, {})
    return all(_is_apart(turn, registration, section, name) and name not in told for name in names)


def address_as_told(turn: Turn, registration: Registration, section: str) -> str | None:
    """As this guardian may read it: looked up or typed; their own that stands beside, as they wrote it."""
    if stands_beside(turn, registration, section):
        told = also_told(registration, turn.contact.id).get(section, {})
        return ", ".join(str(told[name]) for name in ("house", "postcode") if name in told) or None
    if section not in registration.answers or _is_given(turn, registration, section):
        return None
    return full_address(registration, section)


def _is_alone(turn: Turn, registration: Registration) -> bool:
    """Nobody else has told anything: the common case, and all of it is theirs."""
    givers = {registration.contact_id, *registration.facts.given_by.values()}
    return givers == {turn.contact.id} and not registration.facts.also_told


def is_left_to_them(turn: Turn, registration: Registration, section: str) -> bool:
    """What is looked up, and where the child lives if not with them, is asked of who told of a home first."""
    return section in _OF_WHO_WAS_FIRST and stands_beside(turn, registration, "address")


def _is_given(turn: Turn, registration: Registration, section: str) -> bool:
    first = _BEGINS.get(section)
    return first in registration.answers and giver(registration, first) != turn.contact.id


def _is_whole(registration: Registration, section: str) -> bool:
    fields = SECTIONS[section].model_fields.items()
    return {name for name, field in fields if field.is_required()} <= set(registration.answers[section])


def _is_apart(turn: Turn, registration: Registration, section: str, name: str) -> bool:
    is_health = name in _HEALTH.get(section, ()) and health_is_theirs(turn, registration)
    return is_health or stands_beside(turn, registration, section)


def name_of_giver(registration: Registration, section: str) -> str:
    by = giver_of(registration, *MEDICAL) if section == "child" else giver(registration, _BEGINS[section])
    known = {each.contact_id: each.first_name for each in registration.child.guardians}
    return known.get(by) or texts.THE_OTHER


def someone_elses(turn: Turn, registration: Registration) -> str | None:
    """One of the sections that are another guardian's."""
    return next((section for section in _OWN if _is_given(turn, registration, section)), None)


def mine(turn: Turn, registration: Registration, section: str) -> dict[str, Any]:
    """What was answered already, as far as it is not the other's."""
    if _is_alone(turn, registration):
        return dict(registration.answers.get(section, {}))
    is_hidden = is_theirs(turn, registration, section) and not stands_beside(turn, registration, section)
    return {} if is_hidden else view(turn, registration).get(section, {})


def health_is_theirs(turn: Turn, registration: Registration) -> bool:
    """Another guardian told it first."""
    is_told = "medical" in registration.answers.get("child", {})
    return is_told and giver_of(registration, *MEDICAL) != turn.contact.id


def view(turn: Turn, registration: Registration) -> dict[str, dict[str, Any]]:
    """The answers with what is each one's own as this guardian told it, or not at all."""
    if _is_alone(turn, registration):
        return {section: answers for section, answers in registration.answers.items() if answers}
    told = also_told(registration, turn.contact.id)
    seen = {}
    for section in {**registration.answers, **told}:
        common, own = registration.answers.get(section, {}), told.get(section, {})
        apart = {name for name in (*common, *own) if _is_apart(turn, registration, section, name)}
        seen[section] = {name: value for name, value in common.items() if name not in apart} | {
            name: value for name, value in own.items() if name in apart
        }
    return {section: answers for section, answers in seen.items() if answers}


def also_told(registration: Registration, contact_id: str) -> dict[str, dict[str, Any]]:
    return registration.facts.also_told.get(contact_id, {})


def keep_apart(
    turn: Turn, registration: Registration, section: str, values: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What of it is for all, and what was put beside another guardian's own."""
    apart = {name: value for name, value in values.items() if _is_apart(turn, registration, section, name)}
    if apart:
        mine_beside = registration.facts.also_told.setdefault(turn.contact.id, {})
        mine_beside[section] = mine_beside.get(section, {}) | apart
    return {name: value for name, value in values.items() if name not in apart}, apart


def forget(turn: Turn, registration: Registration, section: str, name: str) -> None:
    """To be asked anew; never what another guardian told."""
    is_apart = _is_apart(turn, registration, section, name)
    kept = also_told(registration, turn.contact.id) if is_apart else registration.answers
    kept.get(section, {}).pop(name, None)


def differences(
    turn: Turn, registration: Registration, section: str, values: Mapping[str, Any]
) -> dict[str, tuple[Any, Any]]:
    """By field what another guardian had told of the child, and what this one tells."""
    if section != "child":
        return {}
    said: dict[str, tuple[Any, Any]] = {}
    for told in _of_others(turn, registration):
        for name, before in told.get(section, {}).items():
            is_mine = told is registration.answers and giver_of(registration, section, name) == turn.contact.id
            if name in values and not is_mine and _bare(before) != _bare(values[name]):
                said.setdefault(name, (before, values[name]))
    return said


def homes(turn: Turn, registration: Registration) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Two addresses at which the child is said to live: by another guardian, and by this one."""
    ours = _home_in(view(turn, registration))
    for told in _of_others(turn, registration):
        theirs = _home_in(told)
        if ours and theirs and _level(ours) != _level(theirs):
            return theirs, ours
    return None


def _of_others(turn: Turn, registration: Registration) -> Iterator[Mapping[str, Mapping[str, Any]]]:
    """What all know of the registration, and what each of the others told beside it."""
    yield registration.answers
    told = registration.facts.also_told
    yield from (told[contact_id] for contact_id in told if contact_id != turn.contact.id)


def _home_in(told: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    same = told.get("home", {}).get("same")
    address = {} if same is None else told.get("address" if same else "child_address", {})
    return {name: address[name] for name in _HOME if name in address}


def _level(home: Mapping[str, Any]) -> list[str]:
    return [str(value).casefold() for value in home.values()]


def giver_of(registration: Registration, section: str, name: str) -> str:
    return giver(registration, f"{section}.{name}")


def note_giver(turn: Turn, registration: Registration, section: str, names: Mapping[str, Any]) -> None:
    if section == "child":
        registration.facts.given_by |= {f"{section}.{name}": turn.contact.id for name in names}


def _bare(value: Any) -> Any:
    """A note beside a condition is none that differs."""
    return {name: each for name, each in value.items() if name != "note"} if isinstance(value, dict) else value


def whole(turn: Turn, registration: Registration, section: str) -> str:
    """What the other left unfinished is asked from its beginning."""
    takes_over = _is_given(turn, registration, section) and not stands_beside(turn, registration, section)
    return _BEGINS[section] if takes_over else section


def give(turn: Turn, registration: Registration, section: str) -> None:
    """From now on it is this guardian's; nothing that the other began is mixed with it."""
    if section not in _BEGINS or stands_beside(turn, registration, section):
        return
    first = _BEGINS[section]
    if _is_given(turn, registration, section):
        for each in _OWN[first]:
            registration.answers.pop(each, None)
        registration.facts.lookups.pop(first, None)
    registration.facts.given_by[first] = turn.contact.id


def giver(registration: Registration, first: str | None) -> str:
    return registration.facts.given_by.get(first or "", registration.contact_id)
