"""Whether what somebody wrote may be read, or done, now: one place decides, and says what is said instead."""

from collections.abc import Sequence

from bot.model.acts import (
    Act,
    Back,
    CarryOn,
    Help,
    Start,
    StartAgain,
    Stop,
    WantPerson,
    Withdraw,
    WrongChild,
    WrongNumber,
)
from bot.model.messages import Inbound
from bot.model.turn import Turn
from conversations.helping import alarms
from conversations.helping.handover import relay_if_handed_over, volunteer_answers
from conversations.privacy import erasure
from conversations.trust import proof, silence

# They put another question in the place of the open one.
_COSTS_A_QUESTION = (CarryOn, Back, WrongChild, WrongNumber)
_OF_A_CHILD = (StartAgain, Withdraw, Back, WrongChild, CarryOn)
# They show and change nothing that is stored.
_FOR_ANYBODY = (Stop, Start, Help, WantPerson, WrongNumber)


def may_be_done(turn: Turn, command: Act) -> bool:
    if isinstance(command, _COSTS_A_QUESTION) and proof.left_for_whatsapp(turn):
        return False
    if isinstance(command, _FOR_ANYBODY):
        return True
    is_hidden = isinstance(command, _OF_A_CHILD) and _is_hidden(turn)
    return not (is_hidden or silence.hold(turn, command.letters))


def may_be_read(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """By the bot: not while the child is hidden or a volunteer has the talk, nor from who has to prove themselves."""
    return not (
        _is_hidden(turn)
        or erasure.take_keep(turn, letters)
        or relay_if_handed_over(turn, letters)
        or volunteer_answers(turn, letters)
        or proof.left_for_whatsapp(turn)
        or silence.hold(turn, letters)
    )


def _is_hidden(turn: Turn) -> bool:
    """Of a child whose matter of harm is open, to another guardian."""
    if turn.is_hidden:
        alarms.hidden(turn)
    return turn.is_hidden
