"""What is said in the states that only an event leads out of."""

from collections.abc import Callable

from bot.club.registration import State
from bot.model.forms import Context
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations import texts
from conversations.asking import context_of, words
from conversations.payments import waiting
from conversations.readers import READERS


def declined(turn: Turn, registration: Registration, text: str) -> None:
    """Only an explicit yes opens it again, back at the state it left."""
    if not text:
        turn.say(texts.DECLINED.format(**words(turn, registration)))
    elif _says_yes(text, context_of(turn, registration)):
        registration.answers.setdefault("wish", {})["to_register"] = True
        registration.enter(registration.left_state or State.INITIAL_CONTACT, turn.now)
    else:
        turn.say(texts.STILL_DECLINED.format(**words(turn, registration)))


def completed(turn: Turn, registration: Registration, _text: str) -> None:
    turn.say(texts.ALREADY_COMPLETED.format(**words(turn, registration)))


def awaiting_payment(turn: Turn, registration: Registration, _text: str) -> None:
    waiting(turn, registration)


IDLE: dict[State, Callable[[Turn, Registration, str], None]] = {
    State.PAYMENT: awaiting_payment,
    State.AWAITING_PAYMENT: awaiting_payment,
    State.SUSPENDED: awaiting_payment,
    State.COMPLETED: completed,
    State.DECLINED: declined,
    State.WITHDRAWN: declined,
}


def _says_yes(text: str, context: Context) -> bool:
    return READERS["yes_no"].read(text, context) is True
