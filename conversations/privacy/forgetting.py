"""What of a registration goes with a guardian who wants to be erased, and what stays for whom.

Their own goes. The child's record goes with it, unless another guardian is recorded or the child plays this season.
What another guardian gave stays, word for word, and is asked for from now on as if they had always told it alone.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.club.club import Club
from bot.model.complete import must_know
from bot.model.erasing import Stays
from bot.model.facts import Facts, Kept, Whose
from bot.model.people import Registration
from bot.model.playing import has_money, plays
from conversations.form.forms import SECTIONS
from conversations.words.naming import name_of

_HEALTH = {"child": ("medical",), "follow_up": ("note",)}


@dataclass(frozen=True)
class Fate:
    """Of a child's record."""

    is_needed: bool  # they play this season
    others: tuple[str, ...]  # guardians who stay, in the order they came

    @property
    def goes(self) -> bool:
        return not self.is_needed and not self.others


def fates_of(club: Club, today: date, registrations: Sequence[Registration], contact_id: str) -> dict[str, Fate]:
    """By child."""
    return {
        each.child.id: Fate(
            any(plays(club, today, one) for one in registrations if one.child.id == each.child.id),
            tuple(one.contact_id for one in each.child.guardians if one.contact_id != contact_id),
        )
        for each in registrations
    }


def stays_of(registrations: Sequence[Registration], fates: Mapping[str, Fate]) -> Stays:
    named = {each.child.id: name_of(each) for each in registrations}
    return Stays(
        season=tuple(named[child] for child, fate in fates.items() if fate.is_needed),
        guardian=tuple(named[child] for child, fate in fates.items() if fate.others and not fate.is_needed),
        money=any(has_money(each) for each in registrations),
    )


def forget(registration: Registration, contact_id: str, fate: Fate, numbers: Collection[str] = ()) -> None:
    """All of it, or what was this guardian's, who is known by these numbers; either way it may be done again."""
    if fate.goes:
        registration.answers, registration.facts, registration.shirt_number = {}, Facts(), None
        registration.account = registration.account if has_money(registration) else None
        return
    _name_givers(registration)
    for section in list(registration.answers):
        _forget_section(registration, section, contact_id, fate)
    for name, forget_fact in _FACTS.items():
        forget_fact(registration, contact_id, name)
    for number in numbers:
        registration.facts.asked_guardians.pop(number, None)
    if registration.contact_id == contact_id and fate.others:
        registration.contact_id = fate.others[0]
    for other in fate.others:
        _move_up(registration, other)


def _name_givers(registration: Registration) -> None:
    """What has no name beside it is of who leads: it must not become the next one's with the lead."""
    given = registration.facts.given_by
    for first in {*_BEGINS.values(), "child.medical"} - set(given):
        given[first] = registration.contact_id


def _forget_section(registration: Registration, section: str, contact_id: str, fate: Fate) -> None:
    whose = _WHOSE[section]
    giver = registration.facts.given_by.get(_BEGINS.get(section, ""), registration.contact_id)
    if section in _HEALTH:
        if registration.facts.given_by["child.medical"] == contact_id and not fate.is_needed:
            for name in _HEALTH[section]:
                registration.answers[section].pop(name, None)
    elif giver == contact_id and (whose is _OWN or (whose is _WHILE_PLAYING and not fate.is_needed)):
        registration.answers.pop(section)
        registration.facts.lookups.pop(section, None)
        registration.facts.streets.pop(section, None)
    if not registration.answers.get(section, True):
        del registration.answers[section]


def _move_up(registration: Registration, contact_id: str) -> None:
    """What stood beside another's own stands alone now."""
    facts = registration.facts
    told = facts.also_told.pop(contact_id, {})
    beside = {section: _stays_beside(registration, contact_id, section, told[section]) for section in told}
    if beside := {section: values for section, values in beside.items() if values}:
        facts.also_told[contact_id] = beside


def _stays_beside(registration: Registration, contact_id: str, section: str, told: dict[str, Any]) -> dict[str, Any]:
    """Gives what is still apart from another's."""
    answers, given = registration.answers, registration.facts.given_by
    if section in _HEALTH:
        if _health_stays(registration):
            return told
        given["child.medical"] = contact_id
        answers[section] = answers.get(section, {}) | told
        return {}
    if section in answers:
        return told
    answers[section], given[_BEGINS.get(section, section)] = told, contact_id
    return {}


def _health_stays(registration: Registration) -> bool:
    """Of who is erased: the child plays, and whoever looks after them must know."""
    return "medical" in registration.answers.get("child", {})


_OWN = "own"  # of the guardian who gave it
_WHILE_PLAYING = "while playing"  # of the child, who is looked after by it: as long as they play
_COMMON = "common"
_WHOSE = {
    "enquiry": _COMMON,
    "wish": _COMMON,
    "past": _COMMON,
    "guardian": _OWN,
    "child": _COMMON,  # but for the health
    "follow_up": _WHILE_PLAYING,
    "waiting": _COMMON,
    "place": _COMMON,
    "address": _OWN,
    "address_check": _OWN,
    "home": _OWN,
    "child_address": _WHILE_PLAYING,
    "child_address_check": _WHILE_PLAYING,
    "own_contact": _WHILE_PLAYING,
    "emergency": _WHILE_PLAYING,
    "consents": _WHILE_PLAYING,
    "review": _WHILE_PLAYING,
    "payment": _WHILE_PLAYING,
    "kit": _COMMON,
    "photo": _WHILE_PLAYING,
}
must_know("_WHOSE", _WHOSE, SECTIONS)
_BEGINS = {
    "guardian": "guardian",
    "address": "address",
    "address_check": "address",
    "home": "address",
    "child_address": "child_address",
    "child_address_check": "child_address",
    "own_contact": "own_contact",
    "emergency": "emergency",
    "payment": "payment",
}


def _of_who_leads(empty: Callable[[], object]) -> Callable[[Registration, str, str], None]:
    def forget_fact(registration: Registration, contact_id: str, name: str) -> None:
        if registration.contact_id == contact_id:
            setattr(registration.facts, name, empty())

    return forget_fact


def _by_guardian(registration: Registration, contact_id: str, name: str) -> None:
    getattr(registration.facts, name).pop(contact_id, None)


def _by_section(registration: Registration, _contact_id: str, name: str) -> None:
    """As far as what was told there is gone."""
    kept: dict[str, object] = getattr(registration.facts, name)
    setattr(registration.facts, name, {each: kept[each] for each in kept if each in registration.answers})


# Each of the facts that are somebody's own; the others are the family's, or tell nothing of a person.
_FACTS: dict[str, Callable[[Registration, str, str], None]] = {
    "lookups": _by_section,
    "streets": _by_section,
    "also_told": _by_guardian,
    "set_aside": _of_who_leads(list),
    "notes": _of_who_leads(list),
    "team_or_name": _of_who_leads(lambda: None),
    "asked_guardians": _of_who_leads(dict),
}


def _somebodys_own() -> Iterable[str]:
    for name, field in Facts.model_fields.items():
        if any(isinstance(each, Kept) and each.whose is Whose.GIVER for each in field.metadata):
            yield name


must_know("_FACTS", _FACTS, _somebodys_own())
