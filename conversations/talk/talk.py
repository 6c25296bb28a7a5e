"""What the bot does with each kind of event: the way of an inbound message starts here."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby

from bot.model.acts import Stop
from bot.model.complete import must_know
from bot.model.events import Event, Kind
from bot.model.messages import Inbound, Medium
from bot.model.numbers import may_be_written_to
from bot.model.prompts import Assistance
from bot.model.turn import Turn
from conversations.families.joining import heard, join
from conversations.helping import alarms, officials
from conversations.helping.contradictions import told_contradiction
from conversations.helping.handover import handed_back, is_for_a_talk, relayed_from_volunteer, relayed_to_volunteer
from conversations.managing.appointments import appointed
from conversations.managing.documents import without_documents
from conversations.managing.new_season import new_season
from conversations.managing.opened import note_what_was_asked
from conversations.managing.updates import tell_kept, updated
from conversations.money.differences import tell_differences
from conversations.money.news import explain
from conversations.privacy import complaints, erasure
from conversations.registering.waiting_list import place_is_free
from conversations.reminding.waking import wake_in_time
from conversations.talk import spoken
from conversations.talk.accept import may_be_done, may_be_read
from conversations.talk.apply import apply, listen
from conversations.talk.edited import edited
from conversations.talk.erasing import erasure_is_due
from conversations.talk.late import without_late
from conversations.talk.managed import invited_by_somebody, managed, reported
from conversations.talk.manager_commands import run_commands
from conversations.talk.never_twice import never_twice
from conversations.talk.nudging import remind
from conversations.talk.protected import PROTECTED, put_held
from conversations.talk.results import effect_done, freed, knock, photo_uploaded
from conversations.talk.season import season_closed
from conversations.talk.staff_news import news, week
from conversations.talk.steering import put_questions
from conversations.talk.stopped import react, stand_still, take_harm
from conversations.talk.taking import look_again
from conversations.talk.which_complaint import without_complaints
from conversations.trust import proof, silence, stopping
from conversations.understanding.commands import as_meant, command_act
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
    Kind.NEW_SEASON: new_season,
    Kind.OFFER: place_is_free,
    Kind.FAMILY: heard,
    Kind.EDITED: edited,
    Kind.CONTRADICTION: told_contradiction,
    Kind.ALARM: officials.alarmed,
    Kind.UNCONFIRMED: alarms.unconfirmed,
    Kind.UNDELIVERED: alarms.undelivered,
    Kind.FREED: freed,
    Kind.CLOSED: knock,
    Kind.REMIND: remind,
    Kind.OVERDUE: look_again,
    Kind.DIFFERENCE: tell_differences,
    Kind.COMPLAINT: complaints.told,
    Kind.COMPLAINT_CLOSED: complaints.closed,
    Kind.ERASURE: erasure_is_due,
}

_LETTERS = {Kind.TEXT, Kind.PRESS, Kind.MEDIA, Kind.COMMAND, Kind.RECEIPT}  # receipts have no lane
must_know("_REACTIONS", _REACTIONS, set(Kind) - _LETTERS)


class Omega:
    """Reads a turn's events in order of arrival: letters of one medium that stand together are read together."""

    def __init__(self, assistance: Assistance = Assistance.OFF, *, listens: bool = False) -> None:
        self._assistance = assistance
        self._listens = listens

    async def react(self, turn: Turn) -> None:
        turn.assistance, turn.listens = self._assistance, self._listens
        by_event = {event.id: letter for letter, event in turn.letters}
        for medium, group in groupby(turn.events, key=lambda event: _medium_of(by_event.get(event.id))):
            events = list(group)
            turn.hearing = [by_event[event.id] for event in events] if medium else []
            if turn.hearing:
                _read(turn, turn.hearing)
            else:
                for event in events:
                    react(turn, event, _react)
            put_questions(turn)
            put_held(turn)
            stopping.ask_where_open(turn)
            turn.is_proven = False
        never_twice(turn)
        wake_in_time(turn)
        note_what_was_asked(turn)
        proof.note_what_was_asked(turn)

    def apologise(self, turn: Turn) -> None:
        turn.say(texts.APOLOGY)

    def pause(self, turn: Turn, until: datetime) -> None:
        turn.say(texts.PAUSED.format(when=moment(until.astimezone(turn.club.zone), turn.today)))


def _react(turn: Turn, event: Event) -> None:
    _REACTIONS[event.kind](turn, event)
    put_questions(turn)


def _medium_of(letter: Inbound | None) -> Medium | None:
    return letter.medium if letter else None


def _read(turn: Turn, letters: Sequence[Inbound]) -> None:
    letters = spoken.listen(turn, letters)
    if take_harm(turn, letters):
        return
    letters = [letter for letter in letters if not _is_nobodys(turn, letter)]
    silence.note_handles(turn)
    if stand_still(turn, letters) or erasure.leave_for_later(turn, letters):
        return
    letters = spoken.hold_back(turn, spoken.as_confirmed(turn, letters))
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
    if not any(isinstance(command_act(letter), Stop) for letter in letters):
        tell_kept(turn)
    for registration in turn.registrations:
        explain(turn, registration)
    letters = [_as_meant(turn, letter) for letter in letters if not stopping.stays_here(turn, letter)]
    letters = [letter for letter in letters if not _is_code(turn, letter)]
    told = [_without_documents(turn, letter) for letter in run_commands(turn, letters)]
    letters = without_complaints(turn, [letter for letter in told if letter is not None])
    commands = [command_act(letter) for letter in letters]
    plain = [letter for letter, command in zip(letters, commands, strict=True) if command is None]
    if plain and may_be_read(turn, plain):
        listen(turn, plain)
    put_questions(turn)
    for command in commands:
        if command is not None and may_be_done(turn, command):
            apply(turn, command)
        put_questions(turn)


def _as_meant(turn: Turn, letter: Inbound) -> Inbound:
    return as_meant(letter, is_closed=stopping.is_closed(turn, letter), stops_here=stopping.stops_here_too(letter))


def _is_code(turn: Turn, letter: Inbound) -> bool:
    taken = not is_for_a_talk(turn, letter) and proof.take(turn, letter, PROTECTED)
    put_questions(turn)
    return taken


def _without_documents(turn: Turn, letter: Inbound) -> Inbound | None:
    return letter if is_for_a_talk(turn, letter) else without_documents(turn, letter)
