"""The protected acts, by name: what the digits of a text message bring about. See `trust.proof`."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.club.registration import HAS_LEFT
from bot.model.asked import Beside
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.families.joining import joined_by_code
from conversations.families.second_guardian import invited_by_code
from conversations.form.asking import words
from conversations.form.review import lines_of, show_these
from conversations.privacy import erasure
from conversations.talk.asides import ASIDES
from conversations.talk.common_commands import send_data, wrong_number
from conversations.talk.learning import learn
from conversations.talk.manager_commands import do_by_code
from conversations.trust import proof
from conversations.words import trust_texts as texts


def put_held(turn: Turn) -> None:
    """What was told by SMS and would change something confirmed of a child: one question for all of it."""
    while turn.held:
        registration_id, values = turn.held.popitem()
        text = texts.CHANGE.format(changes="\n".join(lines_of(values)), **words(turn, turn.find(registration_id)))
        proof.ask(turn, "correct", text, registration_id=registration_id, values=values)


def _of_registration(act: Callable[[Turn, Registration, Mapping[str, Any]], None]) -> proof.Deed:
    def do(turn: Turn, wish: Mapping[str, Any], _key: str) -> None:
        registration = turn.find(wish["registration_id"])
        if registration is None or registration.archived_at is not None or registration.state in HAS_LEFT:
            turn.say(texts.OVER_ALREADY)
            return
        turn.conversation.registration_id = registration.id
        turn.put(None)  # what is open after it is put again
        act(turn, registration, wish)

    return do


def _aside(name: Beside) -> proof.Deed:
    return _of_registration(lambda turn, registration, _wish: ASIDES[name].yes(turn, registration))


def _correct(turn: Turn, registration: Registration, wish: Mapping[str, Any]) -> None:
    state = registration.state
    for section, values in wish["values"].items():
        learn(turn, registration, section, values)
    if registration.state is state:  # else they are outside the ages now
        show_these(turn, registration, wish["values"])
        turn.go_on(registration)


PROTECTED: dict[str, proof.Deed] = {
    "withdraw": _aside("withdraw"),
    "start_again": _aside("start_again"),
    "wrong_number": _of_registration(lambda turn, _registration, _wish: wrong_number(turn)),
    "correct": _of_registration(_correct),
    "second_guardian": _of_registration(invited_by_code),
    "data": lambda turn, _wish, _key: send_data(turn),
    "erase": lambda turn, _wish, _key: erasure.ask(turn),
    "join": joined_by_code,
    "manage": do_by_code,
}
