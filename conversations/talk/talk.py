"""What the bot does with each kind of event: the way of an inbound message starts here."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from textwrap import shorten

from bot.model.events import Event, Kind
from bot.model.messages import Inbound
from bot.model.numbers import may_be_written_to
from bot.model.prompts import Assistance
from bot.model.turn import Turn
from conversations.assistant import unread
from conversations.families.joining import heard, join, take_joining
from conversations.families.second_guardian import take_second_guardian
from conversations.helping import alarms
from conversations.helping.handover import (
    handed_back,
    is_for_a_talk,
    relay_if_handed_over,
    relayed_from_volunteer,
    relayed_to_volunteer,
    volunteer_answers,
)
from conversations.managing.appointments import appointed
from conversations.managing.documents import without_documents
from conversations.managing.opened import note_what_was_asked
from conversations.managing.opened import opened as was_opened
from conversations.managing.updates import tell_kept, updated
from conversations.money.differences import tell_differences
from conversations.money.news import explain
from conversations.registering.invitations import take_code
from conversations.registering.returning import note_handles
from conversations.talk.commands import COMMANDS, command_in
from conversations.talk.guarding import put_again, send_for_a_parent
from conversations.talk.hearing import hear
from conversations.talk.managed import invited_by_somebody, managed, reported
from conversations.talk.manager_commands import run_commands
from conversations.talk.results import effect_done, freed, knock, photo_uploaded
from conversations.talk.staff_news import news
from conversations.talk.steering import proceed
from conversations.talk.taking import look_again
from conversations.words import texts
from conversations.words.naming import moment

_RIGHTS = {"stop", "start", "help"}  # nobody stands in their way
# What brings something to say about a registration.
_OF_THE_TALK = {
    Kind.INVITE,
    Kind.EFFECT,
    Kind.PHOTO,
    Kind.MANAGED,
    Kind.JOIN,
    Kind.FAMILY,
    Kind.HAND_BACK,
    Kind.OVERDUE,
    Kind.CLOSED,
}
_DECISIVE = {"wish", "review", "start_again", "withdraw", "second_guardian", "join", "identity"}
_LONGEST_QUOTED = 80  # characters of what came late
_LETTERS = {Kind.TEXT, Kind.PRESS, Kind.MEDIA, Kind.COMMAND}
_REACTIONS: dict[Kind, Callable[[Turn, Event], None]] = {
    Kind.INVITE: invited_by_somebody,
    Kind.MANAGED: managed,
    Kind.REPORTED: reported,
    Kind.APPOINTED: appointed,
    Kind.EFFECT: effect_done,
    Kind.PHOTO: photo_uploaded,
    Kind.RELAY: relayed_to_volunteer,
    Kind.RELAYED: relayed_from_volunteer,
    Kind.HAND_BACK: handed_back,
    Kind.NEWS: news,
    Kind.UPDATE: updated,
    Kind.JOIN: join,
    Kind.FAMILY: heard,
    Kind.ALARM: alarms.alarmed,
    Kind.UNCONFIRMED: alarms.unconfirmed,
    Kind.UNDELIVERED: alarms.undelivered,
    Kind.FREED: freed,
    Kind.CLOSED: knock,
    Kind.OVERDUE: look_again,
    Kind.DIFFERENCE: tell_differences,
}


class Omega:
    """Reads a turn's events in order of arrival: letters that stand together are read together."""

    def __init__(self, assistance: Assistance = Assistance.OFF) -> None:
        self._assistance = assistance

    async def react(self, turn: Turn) -> None:
        turn.assistance = self._assistance
        for is_letter, group in groupby(turn.events, key=lambda event: event.kind in _LETTERS):
            events = list(group)
            if is_letter:
                ids = {event.id for event in events}
                _read(turn, [inbound for inbound, event in turn.letters if event.id in ids])
            else:
                for event in events:
                    _react(turn, event)
        note_what_was_asked(turn)

    def apologise(self, turn: Turn) -> None:
        turn.say(texts.APOLOGY)

    def pause(self, turn: Turn, until: datetime) -> None:
        turn.say(texts.PAUSED.format(when=moment(until.astimezone(turn.club.zone), turn.today)))


def _react(turn: Turn, event: Event) -> None:
    """Where harm was told of, nothing of the registration is said until the talk is freed."""
    said, turn.says = turn.says, []
    _REACTIONS[event.kind](turn, event)
    _go_on(turn)
    if turn.matter is not None and event.kind in _OF_THE_TALK:
        turn.withhold(turn.says)
    turn.says = [*said, *turn.says]


def _read(turn: Turn, letters: Sequence[Inbound]) -> None:
    """Harm comes before everything, and while a matter is open its talk stands still."""
    if _take_harm(turn, letters):
        return
    letters = [letter for letter in letters if not _is_nobodys(turn, letter)]
    note_handles(turn)
    if turn.matter is not None:
        _stand_still(turn, letters)
    elif letters := _late(turn, alarms.take_answers(turn, letters)):
        _read_on(turn, letters)


def _take_harm(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """Also of half sentences, whose first half is still being read."""
    before = unread.waiting(turn)
    if not alarms.take_harm(turn, [*(before.letters if before else ()), *letters]):
        return False
    unread.forget(turn)
    return True


def _stand_still(turn: Turn, letters: Sequence[Inbound]) -> None:
    for letter in letters:
        command = command_in(letter.text)
        if command in _RIGHTS:
            COMMANDS[command](turn, letter)
        else:
            alarms.pass_on(turn, [letter])


def _late(turn: Turn, letters: Sequence[Inbound]) -> list[Inbound]:
    """What came by no webhook is no answer to a question put since, and no yes to what cannot be undone."""
    opened = turn.conversation.question or {}
    decides = opened.get("section") in _DECISIVE or was_opened(turn) is not None
    late = [
        letter
        for letter in letters
        if letter.recovered is not None
        and command_in(letter.text) is None
        and (decides or (turn.spoke_at is not None and letter.recovered <= turn.spoke_at))
    ]
    if late:
        turn.say(texts.JUST_ARRIVED.format(text=shorten(late[-1].text, _LONGEST_QUOTED, placeholder=" …")))
        put_again(turn)
    return [letter for letter in letters if letter not in late]


def _read_on(turn: Turn, letters: Sequence[Inbound]) -> None:
    """Commands stand for themselves; what else was written together is read together, before them."""
    if not any(command_in(letter.text) == "stop" for letter in letters):
        tell_kept(turn)
    for registration in turn.registrations:
        explain(turn, registration)
    told = [_without_documents(turn, letter) for letter in run_commands(turn, letters)]
    letters = [letter for letter in told if letter is not None]
    plain = [letter for letter in letters if command_in(letter.text) is None]
    if plain:
        _listen(turn, plain)
    for letter in letters:
        command = command_in(letter.text)
        if command is not None:
            COMMANDS[command](turn, letter)
            _go_on(turn)


def _is_nobodys(turn: Turn, letter: Inbound) -> bool:
    """From a short code, a name, a premium or foreign number by SMS, or from ourselves: nobody waits for an answer."""
    if may_be_written_to(letter.sender, letter.medium) and letter.sender.value not in turn.ours.numbers:
        return False
    turn.notice(f"nobody:{turn.today}", "strange_sender")
    return True


def _listen(turn: Turn, letters: Sequence[Inbound]) -> None:
    if turn.is_hidden:
        alarms.hidden(turn)
    elif not any(first(turn, letters) for first in _BEFORE_ANSWERS):
        hear(turn, letters)
    _go_on(turn)


def _without_documents(turn: Turn, letter: Inbound) -> Inbound | None:
    return letter if is_for_a_talk(turn, letter) else without_documents(turn, letter)


def _go_on(turn: Turn) -> None:
    """To the next question of each registration of which something was done."""
    while turn.to_go_on:
        proceed(turn, turn.to_go_on.pop(0))


# Each takes the letters for itself, or leaves them to the next.
_BEFORE_ANSWERS: list[Callable[[Turn, Sequence[Inbound]], bool]] = [
    relay_if_handed_over,
    volunteer_answers,
    take_joining,
    send_for_a_parent,
    take_second_guardian,
    take_code,
]
