"""A parent who writes first, or has another child: which child, and which age group or team?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.model.asked import AskedEnquiry
from bot.model.forms import dump, load, missing
from bot.model.messages import Inbound
from bot.model.people import Child, Registration, new_id
from bot.model.prompts import Assistance
from bot.model.turn import Turn
from conversations.assistant import unread
from conversations.form import faq
from conversations.form.announcing import announce
from conversations.form.asking import ask, context_of, known_in_answers, words
from conversations.form.forms import Enquiry
from conversations.understanding.introductions import read_introduction, speaks_of_own_child
from conversations.understanding.leftovers import is_settled
from conversations.understanding.questions import without_questions
from conversations.understanding.readers.courtesies import is_courtesy
from conversations.understanding.readers.wording import words as words_of
from conversations.understanding.sections.reading import SectionReading, read_section
from conversations.understanding.vocabulary import said_in
from conversations.words import texts
from conversations.words.naming import same_name

_SECTION = "enquiry"


def welcome(turn: Turn, known: Mapping[str, Any] | None = None) -> None:
    """`known` is what a code told already."""
    _open(turn, known or {})
    turn.say(_filled(turn, texts.WELCOME_WITH_CODE if known else texts.WELCOME))


def welcome_next(turn: Turn) -> None:
    _open(turn, {})
    turn.say(texts.WHICH_CHILD)


def enquire_about(turn: Turn, known: Mapping[str, Any]) -> None:
    """One more child, of whom something may be told already; the open one is kept."""
    _open(turn, known)
    go_on(turn)


def is_open(turn: Turn) -> bool:
    return isinstance(turn.asked, AskedEnquiry)


def enquire(turn: Turn, letters: Sequence[Inbound]) -> None:
    if not is_open(turn):
        _meet(turn, letters)
        return
    text = text_of(letters)
    if text:
        _take(turn, letters, _read(turn, text))
    else:
        go_on(turn)


def _meet(turn: Turn, letters: Sequence[Inbound]) -> None:
    """Who writes first may have told already; what the club file answered counts, too: "how do I register Sam?"."""
    _open(turn, {})
    turn.put(AskedEnquiry(is_asked=False))
    turn.say(_filled(turn, texts.HELLO))
    letters = [letter for letter in letters if not _is_for_managers(letter.text)]
    rest = _answered(turn, _read(turn, text_of(letters)).rest)
    _take(turn, letters, replace(_read(turn, text_of(_written(turn) or letters)), rest=rest))


def _answered(turn: Turn, rest: str) -> str:
    """A question that was part of the wish: "how much is it to register Sam Jones?"."""
    said = faq.answer(rest, turn.club, known_in_answers(turn))
    if said is None or turn.assistance is Assistance.ALWAYS:
        return rest
    turn.say(said)
    return without_questions(rest)


def _written(turn: Turn) -> Sequence[Inbound]:
    """A manager's letters may be commands about other people's children."""
    written = [] if turn.manager else [letter for letter, _ in turn.letters]
    return [letter for letter in written if not _is_for_managers(letter.text)]


def _is_for_managers(text: str) -> bool:
    """A command by whoever is none gets the welcome, as if there were no commands."""
    said = said_in(text)
    return said is not None and said.sure and not speaks_of_own_child(text)


def _take(turn: Turn, letters: Sequence[Inbound], reading: SectionReading) -> None:
    text = text_of(letters)
    if not (_is_settled(turn, reading) or is_courtesy(text)) and unread.may_be_read(turn, letters):
        unread.ask(turn, letters)
        return
    _stored(turn).update(dump(Enquiry, reading.values))
    problem = next((each.sentence for each in reading.problems.values()), "")
    go_on(turn, problem or ("" if reading.values or _is_unasked(turn) else texts.NOT_UNDERSTOOD))


def _is_settled(turn: Turn, reading: SectionReading) -> bool:
    """Unasked, a name may be told in words that are only read by a model."""
    is_sure = not _is_unasked(turn) or "child" in reading.values or not words_of(reading.rest)
    return is_sure and is_settled(reading)


def says_nothing(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """Of what is asked, to words that no model will read either."""
    if not is_open(turn) or _is_unasked(turn) or unread.may_be_read(turn, letters):
        return False
    text = text_of(letters)
    reading = _read(turn, text)
    return bool(text) and not (reading.values or reading.problems or is_courtesy(text))


def read_here(turn: Turn, letters: Sequence[Inbound]) -> None:
    reading = _read(turn, text_of(letters))
    _stored(turn).update(dump(Enquiry, reading.values))


def _read(turn: Turn, text: str) -> SectionReading:
    context = context_of(turn, None)
    if _is_unasked(turn):
        return read_introduction(text, context)
    return read_section(Enquiry, text, context, load(Enquiry, _stored(turn)))


def _is_unasked(turn: Turn) -> bool:
    return isinstance(turn.asked, AskedEnquiry) and not turn.asked.is_asked


def _stored(turn: Turn) -> dict[str, Any]:
    if turn.contact.profile.enquiry is None:
        turn.contact.profile.enquiry = {}
    return turn.contact.profile.enquiry


def text_of(letters: Sequence[Inbound]) -> str:
    return "\n".join(letter.text for letter in letters)


def go_on(turn: Turn, trouble: str = "") -> None:
    """Asks for what is missing of the enquiry, or begins the registration."""
    stored = _stored(turn)
    if _is_unasked(turn) and not stored and not trouble:
        turn.put(AskedEnquiry())
        turn.say(texts.WHO)
    elif missing(Enquiry, stored, context_of(turn, None)):
        ask(turn, _SECTION, None, stored, trouble)
    else:
        enquiry, turn.contact.profile.enquiry = stored, None
        wishes = {"wish": {"to_register": True}} if turn.registrations else {}  # one more of a family that is here
        begin(turn, enquiry["child"], enquiry["team"], wishes)


def begin(turn: Turn, child_name: str, team: str | None, known: Mapping[str, dict[str, Any]] | None = None) -> None:
    """The registration of that child, made now if there is none; the manager is told of a new one."""
    registration = of_child(turn, child_name)
    if registration is None:
        place = next((each for each in turn.teams if each.full_name == team), None)
        registration = turn.register(Child(new_id(), {"name": child_name}), place)
        registration.facts.age_group = (team or "").split(" ")[0]
        announce(turn, registration, "enquiry")
    turn.conversation.registration_id = registration.id
    for section, answers in (known or {}).items():
        registration.answers.setdefault(section, answers)
    turn.go_on(registration)


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


def _open(turn: Turn, known: Mapping[str, Any]) -> None:
    turn.conversation.registration_id = None
    turn.contact.profile.enquiry = dict(known)
    turn.put(AskedEnquiry())


def _filled(turn: Turn, text: str) -> str:
    return text.format(**words(turn, None))
