"""What the club knows of what is asked in between, and the open question, put again."""

from bot.model.asked import AskedBeside
from bot.model.turn import Turn
from conversations.form import faq
from conversations.form.asking import known_in_answers
from conversations.form.open_section import open_section
from conversations.money.answers import what_they_pay
from conversations.registering.enquiries import enquire


def answer_of_the_club(turn: Turn, text: str) -> str | None:
    """What this family pays goes before what the club charges."""
    return what_they_pay(turn, text) or faq.answer(text, turn.club, known_in_answers(turn))


def put_again(turn: Turn) -> None:
    """In the same message as the answer to theirs."""
    registration = turn.registration
    if registration is None:
        enquire(turn, [])
    elif isinstance(turn.asked, AskedBeside) or open_section(turn, registration) is not None:
        turn.go_on(registration)
