"""A child who does not play for us after all."""

from bot.club.registration import State
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations import texts
from conversations.announcing import announce
from conversations.asking import words


def withdraw(turn: Turn, registration: Registration) -> None:
    registration.left_state = registration.state
    registration.enter(State.WITHDRAWN, turn.now)
    announce(turn, registration, "withdrawn")
    turn.say(texts.WITHDRAWN.format(**words(turn, registration)))
