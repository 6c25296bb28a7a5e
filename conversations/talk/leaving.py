"""A child who does not play for us after all."""

from bot.club.registration import State
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.announcing import announce
from conversations.form.asking import words
from conversations.money.settling import settle_up
from conversations.words import texts


def withdraw(turn: Turn, registration: Registration) -> None:
    leave(turn, registration)
    turn.say(texts.WITHDRAWN.format(**words(turn, registration)))


def leave(turn: Turn, registration: Registration, *, by_club: bool = False) -> None:
    registration.left_state = registration.state
    registration.enter(State.WITHDRAWN, turn.now)
    if by_club:
        registration.facts.ended_by_club = True
    announce(turn, registration, "ended_by_club" if by_club else "withdrawn")
    settle_up(turn, registration)
