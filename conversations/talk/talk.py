"""What the bot does with each kind of event: the way of an inbound message starts here."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby

from bot.model.complete import must_know
from bot.model.events import Event, Kind
from bot.model.messages import Inbound, Medium
from bot.model.numbers import may_be_written_to
from bot.model.prompts import Assistance
from bot.model.turn import Turn
from conversations.families.joining import heard, join, take_joining
from conversations.families.second_guardian import take_second_guardian
from conversations.helping import alarms, officials
from conversations.helping.contradictions import told_contradiction
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
from conversations.managing.updates import tell_kept, updated
from conversations.money.differences import tell_differences
from conversations.money.news import explain
from conversations.privacy import erasure
from conversations.registering.invitations import take_code
from conversations.registering.waiting_list import place_is_free
from conversations.reminding.waking import wake_in_time
from conversations.talk.beside_answers import take_another_child, take_leaving, take_tapback, take_wish
from conversations.talk.commands import COMMANDS, COSTS_A_QUESTION, FOR_ANYBODY, as_meant, command_in
from conversations.talk.erasing import erasure_is_due
from conversations.talk.guarding import send_for_a_parent
from conversations.talk.hearing import hear
from conversations.talk.late import without_late
from conversations.talk.managed import invited_by_somebody, managed, reported
from conversations.talk.manager_commands import run_commands
from conversations.talk.nudging import remind
from conversations.talk.protected import PROTECTED, put_held
from conversations.talk.results import effect_done, freed, knock, photo_uploaded
from conversations.talk.season import season_closed
from conversations.talk.staff_news import news, week
from conversations.talk.steering import proceed
from conversations.talk.stopped import react, stand_still, take_harm
from conversations.talk.taking import look_again
from conversations.trust import proof, silence, stopping
from conversations.words import texts
from conversations.words.naming import moment

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
    Kind.WEEK: week,
    Kind.SEASON_CLOSED: season_closed,
    Kind.OFFER: place_is_free,
    Kind.FAMILY: heard,
    Kind.CONTRADICTION: told_contradiction,
    Kind.ALARM: officials.alarmed,
    Kind.UNCONFIRMED: alarms.unconfirmed,
    Kind.UNDELIVERED: alarms.undelivered,
    Kind.FREED: freed,
    Kind.CLOSED: knock,
    Kind.REMIND: remind,
    Kind.OVERDUE: look_again,
    Kind.DIFFERENCE: tell_differences,
    Kind.ERASURE: erasure_is_due,
}

_LETTERS = {Kind.TEXT, Kind.PRESS, Kind.MEDIA, Kind.COMMAND, Kind.RECEIPT}  # receipts have no lane
must_know("_REACTIONS", _REACTIONS, set(Kind) - _LETTERS)


class Omega:
    """Reads a turn's events in order of arrival: letters of one medium that stand together are read together."""

    def __init__(self, assistance: Assistance = Assistance.OFF) -> None:
        self._assistance = assistance

    async def react(self, turn: Turn) -> None:
        turn.assistance = self._assistance
        by_event = {event.id: letter for letter, event in turn.letters}
        for medium, group in groupby(turn.events, key=lambda event: _medium_of(by_event.get(event.id))):
            events = list(group)
            turn.hearing = [by_event[event.id] for event in events] if medium else []
            if turn.hearing:
                _read(turn, turn.hearing)
            else:
                for event in events:
                    react(turn, event, _react)
            put_held(turn)
            stopping.ask_where_open(turn)
            turn.is_proven = False
        wake_in_time(turn)
        note_what_was_asked(turn)
        proof.note_what_was_asked(turn)

    def apologise(self, turn: Turn) -> None:
        turn.say(texts.APOLOGY)

    def pause(self, turn: Turn, until: datetime) -> None:
        turn.say(texts.PAUSED.format(when=moment(until.astimezone(turn.club.zone), turn.today)))


def _react(turn: Turn, event: Event) -> None:
    _REACTIONS[event.kind](turn, event)
    _go_on(turn)


def _medium_of(letter: Inbound | None) -> Medium | None:
    return letter.medium if letter else None


def _read(turn: Turn, letters: Sequence[Inbound]) -> None:
    if take_harm(turn, letters):
        return
    letters = [letter for letter in letters if not _is_nobodys(turn, letter)]
    silence.note_handles(turn)
    if stand_still(turn, letters) or erasure.leave_for_later(turn, letters):
        return
    if letters := without_late(turn, officials.take_answers(turn, letters)):
        _read_on(turn, letters)
        alarms.look_twice(turn, letters)


def _is_nobodys(turn: Turn, letter: Inbound) -> bool:
    """From a short code, a name, a premium or foreign number by SMS, or from ourselves: nobody waits for an answer."""
    if may_be_written_to(letter.sender, letter.medium) and letter.sender.value not in turn.ours.numbers:
        return False
    turn.notice(f"nobody:{turn.today}", "strange_sender")
    return True


def _read_on(turn: Turn, letters: Sequence[Inbound]) -> None:
    """Commands stand for themselves; what else was written together is read together, before them."""
    if not any(command_in(letter.text) == "stop" for letter in letters):
        tell_kept(turn)
    for registration in turn.registrations:
        explain(turn, registration)
    letters = [as_meant(turn, letter) for letter in letters if not stopping.stays_here(turn, letter)]
    letters = [letter for letter in letters if not _is_code(turn, letter)]
    told = [_without_documents(turn, letter) for letter in run_commands(turn, letters)]
    letters = [letter for letter in told if letter is not None]
    plain = [letter for letter in letters if command_in(letter.text) is None]
    if plain:
        _listen(turn, plain)
    for letter in letters:
        command = command_in(letter.text)
        if command is not None and not _is_held(turn, command, letter):
            COMMANDS[command](turn, letter)
        _go_on(turn)


def _is_held(turn: Turn, command: str, letter: Inbound) -> bool:
    if command in COSTS_A_QUESTION and proof.left_for_whatsapp(turn):
        return True
    return command not in FOR_ANYBODY and silence.hold(turn, [letter])


def _listen(turn: Turn, letters: Sequence[Inbound]) -> None:
    if turn.is_hidden:
        alarms.hidden(turn)
    elif not any(first(turn, letters) for first in _BEFORE_ANSWERS):
        hear(turn, letters)
    _go_on(turn)


def _is_code(turn: Turn, letter: Inbound) -> bool:
    taken = not is_for_a_talk(turn, letter) and proof.take(turn, letter, PROTECTED)
    _go_on(turn)
    return taken


def _without_documents(turn: Turn, letter: Inbound) -> Inbound | None:
    return letter if is_for_a_talk(turn, letter) else without_documents(turn, letter)


def _go_on(turn: Turn) -> None:
    """To the next question of each registration of which something was done."""
    while turn.to_go_on:
        proceed(turn, turn.to_go_on.pop(0))


# Each takes the letters for itself, or leaves them to the next.
_BEFORE_ANSWERS: list[Callable[[Turn, Sequence[Inbound]], bool]] = [
    erasure.take_keep,
    relay_if_handed_over,
    volunteer_answers,
    proof.left_for_whatsapp,
    silence.hold,
    take_tapback,
    take_joining,
    send_for_a_parent,
    take_second_guardian,
    take_leaving,
    take_another_child,
    take_wish,
    take_code,
]
