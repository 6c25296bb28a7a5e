"""What follows from an answer besides the next question."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.club.registration import State
from bot.model.forms import steps
from bot.model.people import Registration
from bot.model.turn import Consent, Turn
from conversations.form import sharing
from conversations.form.announcing import announce
from conversations.form.asking import words
from conversations.form.family import ANSWERED_FROM, handles_of
from conversations.form.forms import Consents
from conversations.form.review import note_change
from conversations.helping.contradictions import tell_contradiction
from conversations.money.settling import settle_up
from conversations.registering import lookups, photos
from conversations.trust import proof
from conversations.understanding.readers.payment_day import LAST_DAY
from conversations.words import texts
from conversations.words.update_texts import NEWS

TRAIL = "trail"  # what was answered, the newest last: the way "back"
_LONGEST_TRAIL = 20
_CONFIRMED = {"guardian", "child", "address", "home", "child_address", "own_contact", "emergency"}


def learn(turn: Turn, registration: Registration, section: str, values: Mapping[str, Any]) -> bool:
    """`values` are as they are stored. False when they are held until digits prove who tells them."""
    if waits_for_digits(turn, registration, section):
        turn.held.setdefault(registration.id, {}).setdefault(section, {}).update(values)
        return False
    sharing.give(turn, registration, section)
    told, values = values, _of_the_child(turn, registration, section, values)
    if not values:
        return _learned_beside(turn, registration, section, told)
    registration.answers.setdefault(section, {}).update(values)
    _note_handles(turn, registration)
    note_change(registration, section, values)
    trail = [*registration.facts.get(TRAIL, []), [section, list(values)]]
    registration.facts[TRAIL] = trail[-_LONGEST_TRAIL:]
    for name, value in values.items():
        follow = _FOLLOWS.get((section, name))
        if follow is not None:
            follow(turn, registration, value)
    return True


def _learned_beside(turn: Turn, registration: Registration, section: str, told: Mapping[str, Any]) -> bool:
    """What stands beside another guardian's own changes nothing of the registration."""
    _note_handles(turn, registration)
    if section == "guardian" and "name" in told:
        _guardian_name(turn, registration, told["name"])
    return bool(told)


def _note_handles(turn: Turn, registration: Registration) -> None:
    answered = registration.facts.get(ANSWERED_FROM, [])
    registration.facts[ANSWERED_FROM] = sorted({*answered, *handles_of(turn)})


def waits_for_digits(turn: Turn, registration: Registration, section: str) -> bool:
    """What is confirmed is changed by SMS only with the digits that we sent."""
    is_again = section == "payment" and "day" in registration.answers.get("payment", {})
    is_fixed = registration.confirmed_at is not None and section in _CONFIRMED
    return (is_fixed or is_again) and proof.is_needed(turn)


def _of_the_child(turn: Turn, registration: Registration, section: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is for all guardians; where two of them say otherwise, the club looks into it."""
    for name, said in sharing.differences(turn, registration, section, values).items():
        announce(turn, registration, f"differs_{name}")
        tell_contradiction(turn, registration, (section, name), said)
    shared, _ = sharing.keep_apart(turn, registration, section, values)
    sharing.note_giver(turn, registration, section, shared)
    return shared


def _guardian_name(turn: Turn, _registration: Registration, value: str) -> None:
    turn.contact.profile["name"] = value


def _child_name(_turn: Turn, registration: Registration, value: str) -> None:
    registration.child.profile["name"] = value


def _consent(purpose: str) -> Callable[[Turn, Registration, Any], None]:
    """A row of the ledger, which gates what it is for; a no that the club must know is told."""

    def follow(turn: Turn, registration: Registration, given: bool) -> None:  # noqa: FBT001 - it is the answer
        turn.consents.append(Consent(purpose, f"{purpose}-{turn.club.consents.version}", given))
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
        turn.conversation.question = None
        announce(turn, registration, "outside_ages")
        limits = {"youngest": f"U{ages.youngest}", "oldest": f"U{ages.oldest}"}
        turn.say(texts.TOO_YOUNG_OR_OLD.format(**limits, **words(turn, registration)))
        settle_up(turn, registration)
    elif registration.team and registration.team.age_group != str(group):
        registration.facts["manager_decides"] = str(group)
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
    ("address", "postcode"): _address("address"),
    ("address", "house"): _address("address"),
    ("child_address", "postcode"): _address("child_address"),
    ("child_address", "house"): _address("child_address"),
    **{("consents", step.name): _consent(step.name) for step in steps(Consents)},
    ("review", "correct"): _confirmed,
    ("payment", "day"): _payment_day,
    ("kit", "number"): _shirt_number,
}
