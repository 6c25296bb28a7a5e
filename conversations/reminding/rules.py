"""Who waits for what, since when, and what is done about it: each line of the club's rules is one entry.

Nothing is guessed: each rule's "since" is a moment that was noted when it happened. What was done is kept with the
registration, for that very "since": when it moves, the steps begin again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.club.good_moments import good_moment
from bot.club.registration import State
from bot.model.people import Contact, Registration
from bot.model.turn import Turn
from conversations.form.facts import is_undecided, photo_is_missing
from conversations.form.open_section import open_section

_DAY = timedelta(days=1)


class Deed(StrEnum):
    INVITE_AGAIN = "invite_again"
    ASK_FOR_AN_ANSWER = "ask_for_an_answer"
    PICK_UP = "pick_up"  # freely, with the open question
    COME_BACK = "come_back"  # at the time they named
    STILL_NEEDED = "still_needed"
    CONTINUE = "continue"
    PAY = "pay"
    PAY_AGAIN = "pay_again"
    PAY_NOW = "pay_now"
    SUSPEND = "suspend"
    SET_UP_MANDATE = "set_up_mandate"
    MANDATE_AGAIN = "mandate_again"
    MANDATE_NOW = "mandate_now"
    SEND_PHOTO = "send_photo"
    PHOTO_AGAIN = "photo_again"
    TELL_UNANSWERED = "tell_unanswered"
    TELL_UNFINISHED = "tell_unfinished"
    TELL_NO_MANDATE = "tell_no_mandate"
    FREE_NUMBER = "free_number"
    PLACE_AGAIN = "place_again"
    LET_PLACE_GO = "let_place_go"
    NOBODY_YET = "nobody_yet"
    ASK_TO_DECIDE = "ask_to_decide"
    TELL_UNDECIDED = "tell_undecided"


@dataclass(frozen=True)
class Step:
    after: timedelta
    deed: Deed
    reaches_parent: bool = True  # else it is for the club alone: at any hour, beside any nudge
    within_window: bool = False  # while they can be written to freely
    beside_hand_over: bool = False  # to what they asked: no nudge, and beside a volunteer's talk


@dataclass(frozen=True)
class Rule:
    name: str
    since: Callable[[Turn, Registration], datetime | None]  # None: nobody waits for that
    steps: tuple[Step, ...]


def heard(contact: Contact) -> datetime | None:
    """When they last wrote, by whatever medium."""
    moments = [reach.last_inbound_at for known in contact.handles for reach in known.reach.values()]
    return max((moment for moment in moments if moment is not None), default=None)


def later_at(registration: Registration, last_heard: datetime | None) -> datetime | None:
    """The time they named, until they write again."""
    named = registration.facts.later_at
    if named is None or (last_heard is not None and last_heard > named.said):
        return None
    return named.at


def _named_time(turn: Turn, registration: Registration) -> datetime | None:
    return later_at(registration, heard(turn.contact)) if _is_asked(turn, registration) else None


def _waits_for_a_volunteer(turn: Turn, registration: Registration) -> datetime | None:
    """Whose talk was given to one who has not answered; by night from the morning on."""
    until, given = turn.conversation.handed_over_until, turn.contact.profile.given_to
    is_answered = given is None or given.answered or turn.conversation.registration_id != registration.id
    if until is None or turn.now >= until or is_answered:
        return None
    return good_moment(turn.club, until - timedelta(hours=turn.club.hand_over_hours))


def _offered(_turn: Turn, registration: Registration) -> datetime | None:
    """Counted back from its end, so that the last word comes a day before it."""
    until = registration.place_until if registration.facts.offered_at is not None else None
    return until - timedelta(hours=48) if until else None


def _unanswered(turn: Turn, registration: Registration) -> datetime | None:
    """Who was invited and has not written since."""
    last = heard(turn.contact)
    is_silent = last is None or last < registration.entered_at
    return registration.entered_at if is_silent and registration.state is State.INITIAL_CONTACT else None


def _unfinished(turn: Turn, registration: Registration) -> datetime | None:
    """Silence in the middle; after a time that they named, from then on."""
    last = heard(turn.contact)
    if last is None or last < registration.created_at or not _is_asked(turn, registration):
        return None
    return max(last, later_at(registration, last) or last)


_ASKED_IN = {
    State.INITIAL_CONTACT,
    State.RETURNING_PLAYER_CHECK,
    State.INFO_COLLECTION,
    State.REVIEW,
    State.PAYMENT,
    State.KIT,
}


def _is_asked(turn: Turn, registration: Registration) -> bool:
    return registration.state in _ASKED_IN and open_section(turn, registration) is not None


def _owes(what: str) -> Callable[[Turn, Registration], datetime | None]:
    def since(_turn: Turn, registration: Registration) -> datetime | None:
        asked = registration.facts.asked_for_money
        is_owed = asked is not None and asked.what == what and registration.state in _OWED_IN
        return asked.at if asked and is_owed else None

    return since


_OWED_IN = {State.KIT, State.PHOTO, State.AWAITING_PAYMENT}


def _no_photo(_turn: Turn, registration: Registration) -> datetime | None:
    is_waited_for = registration.state in {State.PHOTO, State.AWAITING_PAYMENT} and photo_is_missing(registration)
    return registration.entered_at if is_waited_for else None


def _undecided(_turn: Turn, registration: Registration) -> datetime | None:
    since = registration.facts.decides_since
    is_open = since is not None and is_undecided(registration) and registration.state not in _ENDED
    return since if is_open else None


def _suspended(_turn: Turn, registration: Registration) -> datetime | None:
    return registration.entered_at if registration.state is State.SUSPENDED and registration.shirt_number else None


_ENDED = {State.DECLINED, State.WITHDRAWN, State.COMPLETED}

# The most urgent first: of several that are due on one day, one is done.
RULES = (
    Rule("hand_over", _waits_for_a_volunteer, (Step(timedelta(hours=2), Deed.NOBODY_YET, beside_hand_over=True),)),
    Rule(
        "place_offered",
        _offered,
        (
            Step(timedelta(hours=24), Deed.PLACE_AGAIN),
            Step(timedelta(hours=48), Deed.LET_PLACE_GO, reaches_parent=False),
        ),
    ),
    Rule(
        "unpaid",
        _owes("fee"),
        (
            Step(3 * _DAY, Deed.PAY),
            Step(5 * _DAY, Deed.PAY_AGAIN),
            Step(7 * _DAY, Deed.PAY_NOW),
            Step(8 * _DAY, Deed.SUSPEND),
        ),
    ),
    Rule(
        "no_mandate",
        _owes("mandate"),
        (
            Step(3 * _DAY, Deed.SET_UP_MANDATE),
            Step(5 * _DAY, Deed.MANDATE_AGAIN),
            Step(7 * _DAY, Deed.MANDATE_NOW),
            Step(8 * _DAY, Deed.TELL_NO_MANDATE, reaches_parent=False),
        ),
    ),
    Rule(
        "unanswered",
        _unanswered,
        (
            Step(2 * _DAY, Deed.INVITE_AGAIN),
            Step(5 * _DAY, Deed.ASK_FOR_AN_ANSWER),
            Step(7 * _DAY, Deed.TELL_UNANSWERED, reaches_parent=False),
        ),
    ),
    Rule("named_time", _named_time, (Step(timedelta(), Deed.COME_BACK),)),
    Rule(
        "unfinished",
        _unfinished,
        (
            Step(timedelta(hours=20), Deed.PICK_UP, within_window=True),
            Step(3 * _DAY, Deed.STILL_NEEDED),
            Step(7 * _DAY, Deed.CONTINUE),
            Step(9 * _DAY, Deed.TELL_UNFINISHED, reaches_parent=False),
        ),
    ),
    Rule("no_photo", _no_photo, (Step(2 * _DAY, Deed.SEND_PHOTO), Step(6 * _DAY, Deed.PHOTO_AGAIN))),
    Rule(
        "undecided",
        _undecided,
        (
            Step(3 * _DAY, Deed.ASK_TO_DECIDE, reaches_parent=False),
            Step(7 * _DAY, Deed.TELL_UNDECIDED, reaches_parent=False),
        ),
    ),
    Rule("suspended", _suspended, (Step(14 * _DAY, Deed.FREE_NUMBER, reaches_parent=False),)),
)
