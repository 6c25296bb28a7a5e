"""What is read as an answer, once it is sure that it may be: questions first, then the open one."""

from collections.abc import Sequence

from bot.model.messages import Inbound
from bot.model.prompts import Assistance
from bot.model.turn import Turn
from conversations.assistant import unread
from conversations.registering.enquiries import enquire
from conversations.registering.invitations import switch_child
from conversations.registering.returning import take_identity
from conversations.talk.answering import answer
from conversations.talk.asides import take_aside
from conversations.talk.consent_answers import take_change_of_mind
from conversations.talk.guarding import answer_questions, put_again
from conversations.talk.manager_commands import is_no_parent_yet, not_understood
from conversations.talk.steering import proceed
from conversations.trust import proof, silence
from conversations.understanding.readers.courtesies import is_courtesy


def hear(turn: Turn, letters: Sequence[Inbound]) -> None:
    if proof.left_for_whatsapp(turn):
        return
    asked_for = take_identity(turn, letters)
    if asked_for is not None:
        proceed(turn, asked_for)
        return
    rest = letters if turn.assistance is Assistance.ALWAYS else answer_questions(turn, letters)
    if not rest:
        _ask_again(turn, letters)
    elif not (take_change_of_mind(turn, rest) or take_aside(turn, rest)):
        rest = switch_child(turn, rest)
        if silence.hold(turn, rest):
            return
        if not unread.join(turn, rest):
            _answer(turn, rest)


def _ask_again(turn: Turn, letters: Sequence[Inbound]) -> None:
    """Unless the reading that is out will."""
    if unread.waiting(turn) is None and not is_no_parent_yet(turn, letters):
        put_again(turn)


def _answer(turn: Turn, letters: Sequence[Inbound]) -> None:
    registration = turn.registration
    if registration is None and is_no_parent_yet(turn, letters):
        _of_a_manager(turn, letters)
    elif registration is None:
        enquire(turn, letters)
    elif letters:
        answer(turn, registration, letters)


def _of_a_manager(turn: Turn, letters: Sequence[Inbound]) -> None:
    """Perhaps whom to invite, told freely."""
    if unread.may_be_read(turn, letters) and not all(is_courtesy(letter.text) for letter in letters):
        unread.ask(turn, letters)
    else:
        not_understood(turn)
