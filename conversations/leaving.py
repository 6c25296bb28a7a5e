"""A child who does not play for us after all."""

from bot.club.registration import State
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations import texts
from conversations.asking import words
from conversations.money.settling import settle_up


def withdraw(turn: Turn, registration: Registration) -> None:
    registration.left_state = registration.state
    registration.enter(State.WITHDRAWN, turn.now)
    turn.notice(f"withdrawn:{registration.id}", "withdrawn", registration_id=registration.id)
    turn.say(texts.WITHDRAWN.format(**words(turn, registration)))
    settle_up(turn, registration)
