"""What a parent wrote, taken as the answer to what is open; then the next question."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.club.registration import State
from bot.model.forms import Again, missing
from bot.model.messages import Inbound
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations import texts
from conversations.asking import ask, chosen, context_of, read_answers
from conversations.forms import SECTIONS, Enquiry
from conversations.idle import IDLE
from conversations.invitations import enquired, welcome
from conversations.journey import JOURNEY
from conversations.learning import learn
from conversations.payments import prepare_link
from conversations.review import correct, show_summary


def answer(turn: Turn, letters: Sequence[Inbound]) -> None:
    fresh = [letter for letter in letters if not _is_stale(turn, letter)]
    text = "\n".join(chosen(turn, letter.text) for letter in fresh if letter.text.strip())
    trouble = "" if len(fresh) == len(letters) else texts.STALE_BUTTON
    registration = turn.registration
    if registration is None:
        _enquire(turn, text)
    elif section := _open_section(turn, registration):
        _fill(turn, registration, section, text, trouble)
    else:
        IDLE[registration.state](turn, registration, text)
    _resume(turn)


def proceed(turn: Turn, registration: Registration) -> None:
    """Asks the next thing that is missing, through as many states as are answered already."""
    section = _open_section(turn, registration)
    if section is not None:
        _OPENINGS.get(section, _ask)(turn, registration, section)
        return
    context = context_of(turn, registration)
    way = next((way for way in JOURNEY[registration.state].ways if way.when(context)), None)
    if way is None:
        _AT_THE_END[registration.state](turn, registration)
        return
    registration.enter(way.to, turn.now)
    if JOURNEY[way.to].sections:
        proceed(turn, registration)
    else:
        turn.conversation.question = None
        IDLE[way.to](turn, registration, "")


def _open_section(turn: Turn, registration: Registration) -> str | None:
    context = context_of(turn, registration)
    return next(
        (
            section
            for section in JOURNEY[registration.state].sections
            if missing(SECTIONS[section], registration.answers.get(section, {}), context)
        ),
        None,
    )


def _enquire(turn: Turn, text: str) -> None:
    """Nobody invited them yet: which child, and which team?"""
    if (turn.conversation.question or {}).get("section") != "enquiry":
        welcome(turn)
        return
    stored = turn.contact.profile.setdefault("enquiry", {})
    context = context_of(turn, None)
    values, problems = read_answers(Enquiry, text, context, stored)
    stored |= values
    if missing(Enquiry, stored, context):
        ask(turn, "enquiry", None, stored, _trouble(problems, values))
    else:
        enquiry = turn.contact.profile.pop("enquiry")
        enquired(turn, enquiry["child"], enquiry["team"])


def _fill(turn: Turn, registration: Registration, section: str, text: str, trouble: str) -> None:
    stored = registration.answers.setdefault(section, {})
    context = context_of(turn, registration)
    values, problems = read_answers(SECTIONS[section], text, context, stored)
    if section == "review" and values.get("correct") is not True:
        correct(turn, registration, text)
        return
    stored |= values
    before = registration.state
    learn(turn, registration, section, values)
    if registration.state is not before:  # what was learned ends the talk
        return
    if missing(SECTIONS[section], stored, context_of(turn, registration)):
        ask(turn, section, registration, stored, trouble or _trouble(problems, values))
    else:
        proceed(turn, registration)


def _trouble(problems: Mapping[str, Again], values: dict[str, Any]) -> str:
    """Why it is asked again; nothing when the answer was good and only more is wanted."""
    if problems:
        return next(iter(problems.values())).sentence
    return "" if values else texts.NOT_UNDERSTOOD


def _is_stale(turn: Turn, letter: Inbound) -> bool:
    """Our own buttons name their question; those of templates do not, and are read as words."""
    if letter.button is None or ":" not in letter.button:
        return False
    question = turn.conversation.question or {}
    return letter.button.split(":")[0] != f"{question.get('section')}.{question.get('field')}"


def _resume(turn: Turn) -> None:
    """After an explicit yes the journey goes on where it was left."""
    registration = turn.registration
    if registration is not None and not turn.says and JOURNEY[registration.state].sections:
        proceed(turn, registration)


def _ask(turn: Turn, registration: Registration, section: str) -> None:
    ask(turn, section, registration, registration.answers.get(section, {}))


_OPENINGS: dict[str, Callable[[Turn, Registration, str], None]] = {"review": show_summary}
_AT_THE_END: dict[State, Callable[[Turn, Registration], None]] = {State.PAYMENT: prepare_link}
