"""What the bot does with each kind of event: the way of an inbound message starts here."""

from collections.abc import Callable, Sequence
from itertools import groupby

from bot.model.events import Event, Kind
from bot.model.messages import Inbound
from bot.model.turn import Turn
from conversations import texts
from conversations.answering import answer
from conversations.asides import take_aside
from conversations.commands import COMMANDS, command_in
from conversations.enquiries import enquire
from conversations.guardians.inviting import take_second_guardian
from conversations.guardians.joining import heard, join, take_joining
from conversations.guarding import answer_questions, put_again, send_for_a_parent, stop_for_safeguarding
from conversations.handover import (
    handed_back,
    relay_if_handed_over,
    relayed_from_volunteer,
    relayed_to_volunteer,
    volunteer_answers,
)
from conversations.invitations import switch_child, take_code
from conversations.managers.appointments import appointed
from conversations.managers.commands import is_no_parent_yet, run_commands
from conversations.managers.commands import not_understood as not_understood_of_a_manager
from conversations.managers.opened import note_what_was_asked
from conversations.managers.updates import tell_kept, updated
from conversations.managers.wishes import invited_by_somebody, managed, reported
from conversations.news import news
from conversations.results import effect_done, payment_heard, photo_uploaded
from conversations.returning import note_handles, take_identity
from conversations.steering import proceed

_LETTERS = {Kind.TEXT, Kind.PRESS, Kind.MEDIA, Kind.COMMAND}
_REACTIONS: dict[Kind, Callable[[Turn, Event], None]] = {
    Kind.INVITE: invited_by_somebody,
    Kind.MANAGED: managed,
    Kind.REPORTED: reported,
    Kind.APPOINTED: appointed,
    Kind.PAYMENT: payment_heard,
    Kind.EFFECT: effect_done,
    Kind.PHOTO: photo_uploaded,
    Kind.RELAY: relayed_to_volunteer,
    Kind.RELAYED: relayed_from_volunteer,
    Kind.HAND_BACK: handed_back,
    Kind.NEWS: news,
    Kind.UPDATE: updated,
    Kind.JOIN: join,
    Kind.FAMILY: heard,
}


class Omega:
    """Reads a turn's events in order of arrival: letters that stand together are read together."""

    async def react(self, turn: Turn) -> None:
        for is_letter, group in groupby(turn.events, key=lambda event: event.kind in _LETTERS):
            events = list(group)
            if is_letter:
                ids = {event.id for event in events}
                _read(turn, [inbound for inbound, event in turn.letters if event.id in ids])
            else:
                for event in events:
                    _REACTIONS[event.kind](turn, event)
        note_what_was_asked(turn)

    def apologise(self, turn: Turn) -> None:
        turn.say(texts.APOLOGY)


def _read(turn: Turn, letters: Sequence[Inbound]) -> None:
    """Commands stand for themselves; what else was written together is read together, before them."""
    note_handles(turn)
    if not any(command_in(letter.text) == "stop" for letter in letters):
        tell_kept(turn)
    letters = run_commands(turn, letters)
    plain = [letter for letter in letters if command_in(letter.text) is None]
    if plain:
        _listen(turn, plain)
    for letter in letters:
        command = command_in(letter.text)
        if command is not None:
            COMMANDS[command](turn, letter)


def _listen(turn: Turn, letters: Sequence[Inbound]) -> None:
    for first in _BEFORE_ANSWERS:
        if first(turn, letters):
            return
    proven = take_identity(turn, letters)
    if proven is not None:
        proceed(turn, proven)
        return
    rest = answer_questions(turn, letters)
    if not rest:
        if not is_no_parent_yet(turn, letters):
            put_again(turn)
    elif not _identify(turn, rest) and not take_aside(turn, rest):
        _answer(turn, switch_child(turn, rest))


def _identify(turn: Turn, letters: Sequence[Inbound]) -> bool:
    asked_for = take_identity(turn, letters)
    if asked_for is not None:
        proceed(turn, asked_for)
    return asked_for is not None


def _answer(turn: Turn, letters: Sequence[Inbound]) -> None:
    registration = turn.registration
    if registration is None and is_no_parent_yet(turn, letters):
        not_understood_of_a_manager(turn)
    elif registration is None:
        enquire(turn, letters)
    elif letters:
        answer(turn, registration, letters)


# Each takes the letters for itself, or leaves them to the next.
_BEFORE_ANSWERS: list[Callable[[Turn, Sequence[Inbound]], bool]] = [
    relay_if_handed_over,
    stop_for_safeguarding,
    volunteer_answers,
    take_joining,
    send_for_a_parent,
    take_second_guardian,
    take_code,
]
