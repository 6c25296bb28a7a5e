"""A parent who writes first, or has another child: which child, and which age group or team?"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.model.forms import dump, load, missing
from bot.model.messages import Inbound
from bot.model.people import Child, Registration, new_id
from bot.model.reading import SectionReading, read_section
from bot.model.turn import Turn
from conversations import texts
from conversations.announcing import announce
from conversations.asking import ask, context_of, words
from conversations.assistant import unread
from conversations.forms import Enquiry
from conversations.leftovers import is_settled
from conversations.readers.courtesies import is_courtesy
from conversations.steering import proceed
from conversations.words import same_name

_STORE = "enquiry"  # in the contact's profile, until there is a registration to keep it


def welcome(turn: Turn, known: Mapping[str, Any] | None = None) -> None:
    """`known` is what a code told already."""
    _open(turn, known or {}, texts.WELCOME_WITH_CODE if known else texts.WELCOME)


def welcome_next(turn: Turn) -> None:
    _open(turn, {}, texts.WHICH_CHILD)


def is_open(turn: Turn) -> bool:
    return (turn.conversation.question or {}).get("section") == _STORE


def enquire(turn: Turn, letters: Sequence[Inbound]) -> None:
    if not is_open(turn):
        welcome(turn)
        return
    text = "\n".join(letter.text for letter in letters)
    stored = turn.contact.profile.setdefault(_STORE, {})
    if not text:
        ask(turn, _STORE, None, stored)
        return
    reading = _read(turn, text)
    problem = next((each.sentence for each in reading.problems.values()), "")
    if not (is_settled(reading) or is_courtesy(text)) and unread.may_be_read(turn, letters):
        unread.ask(turn, letters)
        return
    stored |= dump(Enquiry, reading.values)
    go_on(turn, problem or ("" if reading.values else texts.NOT_UNDERSTOOD))


def read_here(turn: Turn, letters: Sequence[Inbound]) -> None:
    text = "\n".join(letter.text for letter in letters)
    turn.contact.profile.setdefault(_STORE, {}).update(dump(Enquiry, _read(turn, text).values))


def _read(turn: Turn, text: str) -> SectionReading:
    stored = turn.contact.profile.setdefault(_STORE, {})
    return read_section(Enquiry, text, context_of(turn, None), load(Enquiry, stored))


def go_on(turn: Turn, trouble: str = "") -> None:
    """Asks for what is missing of the enquiry, or begins the registration."""
    stored = turn.contact.profile.setdefault(_STORE, {})
    if missing(Enquiry, stored, context_of(turn, None)):
        ask(turn, _STORE, None, stored, trouble)
    else:
        enquiry = turn.contact.profile.pop(_STORE)
        begin(turn, enquiry["child"], enquiry["team"])


def begin(turn: Turn, child_name: str, team: str | None, known: Mapping[str, dict[str, Any]] | None = None) -> None:
    """The registration of that child, made now if there is none; the manager is told of a new one."""
    registration = of_child(turn, child_name)
    if registration is None:
        place = next((each for each in turn.teams if each.full_name == team), None)
        registration = turn.register(Child(new_id(), {"name": child_name}), place)
        registration.facts["age_group"] = (team or "").split(" ")[0]
        announce(turn, registration, "enquiry")
    turn.conversation.registration_id = registration.id
    for section, answers in (known or {}).items():
        registration.answers.setdefault(section, answers)
    proceed(turn, registration)


def of_child(turn: Turn, name: str) -> Registration | None:
    """This season's, by the name the manager or the guardian wrote."""
    return next(
        (
            each
            for each in turn.registrations
            if each.season == turn.club.season.name
            and each.archived_at is None
            and same_name(each.child.profile.get("name", ""), name)
        ),
        None,
    )


def _open(turn: Turn, known: Mapping[str, Any], text: str) -> None:
    turn.conversation.registration_id = None
    turn.contact.profile[_STORE] = dict(known)
    turn.conversation.question = {"section": _STORE, "field": None, "registration_id": None}
    turn.say(text.format(**words(turn, None)))
