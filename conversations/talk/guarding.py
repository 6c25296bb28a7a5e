"""What is looked at before anything is read as an answer: a child who writes, a question."""

from collections.abc import Sequence

from bot.model.asked import AskedBeside
from bot.model.messages import Inbound
from bot.model.turn import Turn
from conversations.form import faq
from conversations.form.asking import known_in_answers
from conversations.form.open_section import open_section
from conversations.money.answers import what_they_pay
from conversations.registering.enquiries import enquire
from conversations.talk.asides import open_aside
from conversations.talk.steering import proceed
from conversations.understanding.child_writing import is_child
from conversations.understanding.questions import without_questions
from conversations.words import texts


def send_for_a_parent(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """Until an adult has given their own details, it may be the child who holds the phone."""
    registration = turn.registration
    known = registration is not None and "born" in registration.answers.get("guardian", {})
    if known or not any(is_child(letter.text) for letter in letters):
        return False
    turn.say(texts.CHILD_WRITING)
    return True


def answer_questions(turn: Turn, letters: Sequence[Inbound]) -> list[Inbound]:
    """Says what the club file knows; gives back what is left to be read as an answer."""
    rest = []
    for letter in letters:
        said = _answer(turn, letter.text) if letter.button is None else None
        if said is None:
            rest.append(letter)
            continue
        turn.say(said)
        remaining = without_questions(letter.text)
        if remaining.strip() or letter.media:
            rest.append(letter.model_copy(update={"text": remaining}))
    return rest


def _answer(turn: Turn, text: str) -> str | None:
    """What this family pays goes before what the club charges."""
    return what_they_pay(turn, text) or faq.answer(text, turn.club, known_in_answers(turn))


def put_again(turn: Turn) -> None:
    """The open question, in the same message as the answer to theirs."""
    registration = turn.registration
    if registration is None:
        enquire(turn, [])
    elif isinstance(turn.asked, AskedBeside):
        open_aside(turn, registration, turn.asked.section)
    elif open_section(turn, registration) is not None:
        proceed(turn, registration)
