"""What follows from an answer besides the next question."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from bot.club.registration import State
from bot.model.facts import Answered
from bot.model.forms import steps
from bot.model.people import Registration
from bot.model.turn import Consent, Turn
from conversations.form import sharing
from conversations.form.announcing import announce
from conversations.form.asking import words
from conversations.form.family import handles_of
from conversations.form.forms import Consents
from conversations.form.review import note_change
from conversations.helping.contradictions import tell_contradiction
from conversations.money.settling import settle_up
from conversations.registering import lookups, photos
from conversations.registering.waiting_list import takes_the_place, wants_to_wait
from conversations.trust import proof
from conversations.understanding.readers.payment_day import LAST_DAY
from conversations.words import texts
from conversations.words.update_texts import NEWS

_LONGEST_TRAIL = 20
_OF_A_HOME = {"address", "home", "child_address"}
_CONFIRMED = {"guardian", "child", "address", "home", "child_address", "own_contact", "emergency"}


def learn(turn: Turn, registration: Registration, section: str, values: Mapping[str, Any]) -> bool:
    """`values` are as they are stored. False when they are held until digits prove who tells them."""
    if waits_for_digits(turn, registration, section, values):
        turn.held.setdefault(registration.id, {}).setdefault(section, {}).update(values)
        return False
    sharing.give(turn, registration, section)
    _look_for_differences(turn, registration, section, values)
    shared, apart = sharing.keep_apart(turn, registration, section, values)
    if shared:
        _learn_for_all(turn, registration, section, shared)
    if apart:
        note_change(registration, section, apart, only=turn.contact.id)
    if "name" in apart and section == "guardian":
        _guardian_name(turn, registration, apart["name"])
    _look_for_two_homes(turn, registration, section)
    facts = registration.facts
    facts.answered_from = sorted({*facts.answered_from, *handles_of(turn)})
    facts.trail = [*facts.trail, Answered(section, list(values), turn.contact.id)][-_LONGEST_TRAIL:]
    return bool(values)


def learned_last(turn: Turn, registration: Registration | None) -> tuple[str, list[str]] | None:
    """Section and fields of what this guardian told last, and no other."""
    own = _own_trail(turn, registration) if registration else []
    return (own[-1].section, own[-1].names) if own else None


def unlearn_last(turn: Turn, registration: Registration) -> None:
    """It is asked for again."""
    last = _own_trail(turn, registration)[-1]
    registration.facts.trail = [each for each in registration.facts.trail if each is not last]
    for name in last.names:
        sharing.forget(turn, registration, last.section, name)


def _own_trail(turn: Turn, registration: Registration) -> list[Answered]:
    return [each for each in registration.facts.trail if (each.by or registration.contact_id) == turn.contact.id]


def _learn_for_all(turn: Turn, registration: Registration, section: str, values: Mapping[str, Any]) -> None:
    sharing.note_giver(turn, registration, section, values)
    registration.answers.setdefault(section, {}).update(values)
    note_change(registration, section, values)
    for name, value in values.items():
        follow = _FOLLOWS.get((section, name))
        if follow is not None:
            follow(turn, registration, value)


def waits_for_digits(turn: Turn, registration: Registration, section: str, names: Iterable[str]) -> bool:
    """What is confirmed is changed by SMS only with the digits that we sent; to be first to tell changes nothing."""
    is_again = section == "payment" and "day" in registration.answers.get("payment", {})
    is_fixed = registration.confirmed_at is not None and section in _CONFIRMED
    is_change = is_fixed and not sharing.tells_first(turn, registration, section, names)
    return (is_change or is_again) and proof.is_needed(turn)


def _look_for_differences(turn: Turn, registration: Registration, section: str, values: Mapping[str, Any]) -> None:
    """Where two guardians say otherwise of the child, the club looks into it."""
    for name, (before, now) in sharing.differences(turn, registration, section, values).items():
        announce(turn, registration, f"differs_{name}")
        tell_contradiction(turn, registration, name, {section: {name: before}}, {section: {name: now}})


def _look_for_two_homes(turn: Turn, registration: Registration, section: str) -> None:
    homes = sharing.homes(turn, registration) if section in _OF_A_HOME else None
    if homes is not None:
        announce(turn, registration, "differs_address")
        tell_contradiction(turn, registration, "address", *({"address": home} for home in homes))


def _guardian_name(turn: Turn, _registration: Registration, value: str) -> None:
    turn.contact.profile.name = value


def _child_name(_turn: Turn, registration: Registration, value: str) -> None:
    registration.child.profile["name"] = value


def _consent(purpose: str) -> Callable[[Turn, Registration, Any], None]:
    """A row of the ledger, which gates what it is for; a no that the club must know is told."""

    def follow(turn: Turn, registration: Registration, given: bool) -> None:  # noqa: FBT001 - it is the answer
        turn.consents.append(Consent(purpose, f"{purpose}-{turn.club.consents.version}", given))
        if not given and purpose in {"fa", "terms"}:
            registration.facts.decides_since = turn.now
        if not given and f"no_{purpose}" in NEWS:
            announce(turn, registration, f"no_{purpose}")
        if not given and purpose == "photo":
            photos.forget(turn, registration)

    return follow


def _age(turn: Turn, registration: Registration, value: str) -> None:
    """Outside the club's ages the talk ends kindly; outside the team's, the manager decides."""
    registration.child.profile["born"] = value
    group = turn.club.age_group_of(date.fromisoformat(value))
    if group is None:
        ages = turn.club.ages
        registration.left_state = registration.state
        registration.enter(State.DECLINED, turn.now)
        turn.put(None)
        announce(turn, registration, "outside_ages")
        limits = {"youngest": f"U{ages.youngest}", "oldest": f"U{ages.oldest}"}
        turn.say(texts.TOO_YOUNG_OR_OLD.format(**limits, **words(turn, registration)))
        settle_up(turn, registration)
    elif registration.team and registration.team.age_group != str(group):
        registration.facts.manager_decides = str(group)
        registration.facts.decides_since = turn.now
        announce(turn, registration, "other_age_group")
        turn.say(texts.OTHER_AGE_GROUP.format(age_group=group, **words(turn, registration)))


def _follow_up(_turn: Turn, registration: Registration, value: str) -> None:
    registration.answers["child"]["medical"] |= {"note": value}


def _address(section: str) -> Callable[[Turn, Registration, Any], None]:
    return lambda _turn, registration, _value: lookups.forget(registration, section)


def _confirmed(turn: Turn, registration: Registration, value: bool) -> None:  # noqa: FBT001 - it is the answer
    """The first time counts: it is the order among siblings."""
    if value and registration.confirmed_at is None:
        registration.confirmed_at = turn.now


def _payment_day(turn: Turn, registration: Registration, value: int) -> None:
    """With the link, where there is none yet: each reply is billed."""
    if registration.account is None:
        return
    if value == LAST_DAY:
        turn.say(texts.LAST_DAY)
    settle_up(turn, registration)


def _shirt_number(_turn: Turn, registration: Registration, value: int) -> None:
    registration.shirt_number = value


_FOLLOWS: dict[tuple[str, str], Callable[[Turn, Registration, Any], None]] = {
    ("guardian", "name"): _guardian_name,
    ("child", "name"): _child_name,
    ("child", "born"): _age,
    ("follow_up", "note"): _follow_up,
    ("waiting", "wants"): wants_to_wait,
    ("place", "taken"): takes_the_place,
    ("address", "postcode"): _address("address"),
    ("address", "house"): _address("address"),
    ("child_address", "postcode"): _address("child_address"),
    ("child_address", "house"): _address("child_address"),
    **{("consents", step.name): _consent(step.name) for step in steps(Consents)},
    ("review", "correct"): _confirmed,
    ("payment", "day"): _payment_day,
    ("kit", "number"): _shirt_number,
}
