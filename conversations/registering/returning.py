"""A child who was with us before: shown for a check to the guardian we know, asked about of everybody else.

Known is who writes from a handle that answered for that child. A number may have changed hands: after a long silence
the child's initials and date of birth are asked first, and nothing is shown to who cannot tell them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.club.registration import State
from bot.model.asked import AskedWho
from bot.model.messages import Inbound
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.asking import words
from conversations.form.family import handles_of, take_own
from conversations.form.journey import JOURNEY
from conversations.trust import silence
from conversations.words import texts
from conversations.words.naming import same_name

Learn = Callable[[Turn, Registration, str, Mapping[str, Any]], object]
_LEARNED = {"child", "consents"}  # what may end the talk, and what is a season's
_KEPT = tuple(each for each in JOURNEY[State.INFO_COLLECTION].sections if each not in _LEARNED)


def recall(turn: Turn, registration: Registration, learn: Learn) -> bool:
    """Takes over what was known, or asks who is writing: True when there is nothing else to ask now."""
    if not _may_recall(turn, registration):
        return False
    earlier = _earlier(turn, registration)
    handles = handles_of(turn)
    if earlier is None or not handles or not set(handles) <= set(earlier.facts.answered_from):
        return False
    if silence.is_proven(turn):
        state = registration.state
        _take_over(turn, registration, earlier, learn)
        return registration.state is not state  # too old meanwhile
    if silence.may_try(turn, earlier):
        silence.ask(turn, registration)
        return True
    return False


def _may_recall(turn: Turn, registration: Registration) -> bool:
    """Each guardian once, as long as the summary is still to be seen."""
    is_to_come = registration.state in {State.INFO_COLLECTION, State.REVIEW}
    return is_to_come and turn.contact.id not in registration.facts.recalled


def may_identify(turn: Turn) -> bool:
    """They were asked who they are, of a child of an earlier season."""
    return (
        isinstance(turn.asked, AskedWho)
        and turn.registration is not None
        and _earlier(turn, turn.registration) is not None
    )


def identify(turn: Turn, letters: Sequence[Inbound]) -> None:
    """Never says what of it was wrong."""
    registration = turn.registration
    earlier = _earlier(turn, registration) if registration else None
    if registration is None or earlier is None:
        return
    turn.put(None)
    if not silence.prove(turn, earlier, letters):
        turn.say(texts.IDENTITY_WRONG if silence.may_try(turn, earlier) else texts.IDENTITY_FAILED)
    turn.go_on(registration)


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
    """Of the child what nobody told yet this season, and what this guardian told of its health."""
    take_own(turn, earlier, registration, _KEPT)
    registration.facts.recalled = [*registration.facts.recalled, turn.contact.id]
    turn.say(texts.STILL_CORRECT.format(**words(turn, registration)))
    known = sharing.mine(turn, registration, "child")
    child = {name: told for name, told in sharing.mine(turn, earlier, "child").items() if name not in known}
    if child:
        learn(turn, registration, "child", child)
