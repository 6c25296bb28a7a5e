"""What follows from an answer besides the next question."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.club.registration import State
from bot.model.people import Registration
from bot.model.turn import Consent, Turn
from conversations import texts
from conversations.asking import words

CONSENT_WORDING = "club-messages-1"
LAST_DAY_OF_MONTH = -1


def learn(turn: Turn, registration: Registration, section: str, values: dict[str, Any]) -> None:
    for name, value in values.items():
        follow = _FOLLOWS.get((section, name))
        if follow is not None:
            follow(turn, registration, value)


def _guardian_name(turn: Turn, _registration: Registration, value: str) -> None:
    turn.contact.profile["name"] = value


def _child_name(_turn: Turn, registration: Registration, value: str) -> None:
    registration.child.profile["name"] = value


def _consent(turn: Turn, _registration: Registration, value: bool) -> None:  # noqa: FBT001 - it is the answer
    turn.consents.append(Consent("club messages", CONSENT_WORDING, value))


def _age(turn: Turn, registration: Registration, value: str) -> None:
    """Outside the club's ages the talk ends kindly; outside the team's, the manager decides."""
    born = date.fromisoformat(value)
    registration.child.profile["born"] = value
    group = turn.club.age_group_of(born)
    if group is None:
        ages = turn.club.ages
        registration.left_state = registration.state
        registration.enter(State.DECLINED, turn.now)
        turn.conversation.question = None
        turn.notice(f"age:{registration.id}", "outside_ages", registration_id=registration.id)
        turn.say(
            texts.TOO_YOUNG_OR_OLD.format(
                youngest=f"U{ages.youngest}", oldest=f"U{ages.oldest}", **words(turn, registration)
            )
        )
    elif registration.team and registration.team.age_group != str(group):
        registration.facts["manager_decides"] = str(group)
        turn.notice(f"age:{registration.id}", "other_age_group", registration_id=registration.id)
        turn.say(
            texts.OTHER_AGE_GROUP.format(age_group=group, team=registration.team.full_name, **words(turn, registration))
        )


def _payment_day(turn: Turn, _registration: Registration, value: int) -> None:
    if value == LAST_DAY_OF_MONTH:
        turn.say(texts.LAST_DAY)


_FOLLOWS: dict[tuple[str, str], Callable[[Turn, Registration, Any], None]] = {
    ("guardian", "name"): _guardian_name,
    ("guardian", "consent"): _consent,
    ("child", "name"): _child_name,
    ("child", "born"): _age,
    ("payment", "day"): _payment_day,
}
