"""A child who does not play for us after all."""

from bot.club.registration import State
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations import texts
from conversations.asking import words
from conversations.money.settling import settle_up

ENDED_BY_CLUB = "ended_by_club"  # in a registration's facts: a parent's yes does not open it again


def withdraw(turn: Turn, registration: Registration) -> None:
    leave(turn, registration)
    turn.say(texts.WITHDRAWN.format(**words(turn, registration)))


def leave(turn: Turn, registration: Registration, *, by_club: bool = False) -> None:
    registration.left_state = registration.state
    registration.enter(State.WITHDRAWN, turn.now)
    if by_club:
        registration.facts[ENDED_BY_CLUB] = True
    turn.notice(f"withdrawn:{registration.id}", "withdrawn", registration_id=registration.id)
    settle_up(turn, registration)
