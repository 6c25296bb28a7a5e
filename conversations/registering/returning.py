"""A child who was with us before: shown for a check to the guardian we know, asked about of everybody else.

Known is who writes from a handle that answered for that child. A number may have changed hands: after a long silence
the child's initials and date of birth are asked first, and nothing is shown to who cannot tell them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.club.registration import State
from bot.model.messages import Inbound
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.asking import words
from conversations.form.family import ANSWERED_FROM, handles_of
from conversations.form.journey import JOURNEY
from conversations.trust import silence
from conversations.words import texts
from conversations.words.naming import same_name

_RECALLED = "recalled"
Learn = Callable[[Turn, Registration, str, Mapping[str, Any]], object]
_KEPT = tuple(each for each in JOURNEY[State.INFO_COLLECTION].sections if each != "consents")  # those are a season's


def recall(turn: Turn, registration: Registration, learn: Learn) -> bool:
    """Takes over what was known, or asks who is writing: True when there is nothing else to ask now."""
    if registration.state is not State.INFO_COLLECTION or _RECALLED in registration.facts:
        return False
    earlier = _earlier(turn, registration)
    handles = handles_of(turn)
    if earlier is None or not handles or not set(handles) <= set(earlier.facts.get(ANSWERED_FROM, ())):
        return False
    if silence.is_proven(turn):
        _take_over(turn, registration, earlier, learn)
        return registration.state is not State.INFO_COLLECTION  # too old meanwhile
    if silence.may_try(turn, earlier):
        silence.ask(turn, registration)
        return True
    return False


def take_identity(turn: Turn, letters: Sequence[Inbound]) -> Registration | None:
    """The registration to go on with, when these letters were the answer. Never says what of it was wrong."""
    registration = turn.registration
    question = turn.conversation.question or {}
    earlier = _earlier(turn, registration) if registration and question.get("section") == silence.IDENTITY else None
    if registration is None or earlier is None:
        return None
    turn.conversation.question = None
    if not silence.prove(turn, earlier, letters):
        turn.say(texts.IDENTITY_WRONG if silence.may_try(turn, earlier) else texts.IDENTITY_FAILED)
    return registration


def _earlier(turn: Turn, registration: Registration) -> Registration | None:
    """The newest of an earlier season that was answered by this guardian."""
    return next(
        (
            each
            for each in reversed(turn.registrations)
            if each.season != registration.season
            and "email" in sharing.mine(turn, each, "guardian")
            and "born" in each.answers.get("child", {})
            and same_name(each.child.profile.get("name", ""), registration.child.profile.get("name", ""))
        ),
        None,
    )


def _take_over(turn: Turn, registration: Registration, earlier: Registration, learn: Learn) -> None:
    for section in _KEPT:
        if sharing.mine(turn, earlier, section) and section not in registration.answers:
            sharing.give(turn, registration, section)
            registration.answers[section] = dict(sharing.mine(turn, earlier, section))
    found = {name: each for name, each in earlier.facts.get("lookups", {}).items() if name in registration.answers}
    if found:
        registration.facts.setdefault("lookups", found)
    registration.facts[_RECALLED] = earlier.season
    turn.say(texts.STILL_CORRECT.format(**words(turn, registration)))
    learn(turn, registration, "child", sharing.mine(turn, earlier, "child"))
