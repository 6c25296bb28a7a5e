"""Harm comes before everything, and while a matter is open its talk stands still."""

from collections.abc import Callable, Sequence

from bot.model.acts import Help, Start, Stop
from bot.model.events import Event, Kind
from bot.model.messages import Inbound
from bot.model.turn import Turn
from conversations.assistant import unread
from conversations.helping import alarms
from conversations.talk.apply import apply
from conversations.understanding.commands import command_act

_RIGHTS = (Stop, Start, Help)  # nobody stands in their way
# What brings something to say about a registration.
_OF_THE_TALK = {
    Kind.INVITE,
    Kind.EFFECT,
    Kind.PHOTO,
    Kind.MANAGED,
    Kind.EDITED,
    Kind.JOIN,
    Kind.FAMILY,
    Kind.HAND_BACK,
    Kind.OVERDUE,
    Kind.CLOSED,
}


def take_harm(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """Also of half sentences, whose first half is still being read."""
    before = unread.waiting(turn)
    if not alarms.take_harm(turn, [*(before.letters if before else ()), *letters]):
        return False
    unread.forget(turn)
    return True


def stand_still(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """While a matter is open what is written goes to who has it. False when none is."""
    if turn.matter is None:
        return False
    for letter in letters:
        command = command_act(letter)
        if isinstance(command, _RIGHTS):
            apply(turn, command)
        else:
            alarms.pass_on(turn, [letter])
    return True


def react(turn: Turn, event: Event, reaction: Callable[[Turn, Event], None]) -> None:
    """Of a registration whose talk stands still nothing is said, whatever happens to it."""
    said, turn.says = turn.says, []
    reaction(turn, event)
    if turn.matter is not None and event.kind in _OF_THE_TALK:
        turn.withhold(turn.says)
    turn.says = [*said, *turn.says]
