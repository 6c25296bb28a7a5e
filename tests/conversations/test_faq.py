"""Questions in the middle of a registration: known by their shape, answered from the club file, no answers."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.club.club import Club, Faq, load_club
from bot.model.texts import segments
from conversations.form.faq import answer
from conversations.understanding.faq_words import ABOUT
from conversations.understanding.questions import is_question, without_questions
from conversations.words import texts
from tests.conversations.faq_examples import ANSWERS, ASKED, UNKNOWN
from tests.conversations.harmless_examples import HARMLESS

CLUB = load_club()
SAM = {"child": "Sam", "age_group": "U10"}

ALL_ASKED = [(line.strip(), part) for part, lines in ASKED.items() for line in lines.strip().splitlines()]

TOLD = [line for line in HARMLESS.strip().splitlines() if line.startswith(("he ", "she ", "his "))]
MIXED = [
    ("Kate Jones, how much is it?", "Kate Jones", "£45"),
    ("Kate Jones how much is it", "Kate Jones", "£45"),
    ("no medical, when does training start?", "no medical", "Pre-season"),
    ("Sam Jones 3 May 2016 boy no medical what night is training", "Sam Jones 3 May 2016 boy no medical", "Tuesday"),
    ("Kate Jones, kate@example.com. What night is training?", "Kate Jones, kate@example.com.", "Tuesday"),
    ("M32 8JL\nhow do I pay?\nnumber 12", "M32 8JL\nnumber 12", "Direct Debit"),
    ("15th. Is there a sibling discount?", "15th.", "10%"),
    ("Hi, how much is it?", "", "£45"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part"), ALL_ASKED)
def test_what_the_club_knows_is_answered(text: str, part: str) -> None:
    assert is_question(text)
    assert part in (answer(text, CLUB, SAM) or "")


@pytest.mark.parametrize("text", ANSWERS.strip().splitlines())
def test_an_answer_is_no_question(text: str) -> None:
    assert not is_question(text)
    assert answer(text, CLUB, SAM) is None


@pytest.mark.parametrize(
    "text", [line for line in HARMLESS.strip().splitlines() if line.startswith(("he ", "she ", "his "))]
)
def test_what_is_told_of_a_child_is_no_question(text: str) -> None:
    assert not is_question(text)
    assert without_questions(text) == text


@pytest.mark.parametrize("text", UNKNOWN.strip().splitlines())
def test_a_question_nobody_wrote_an_answer_for_has_none(text: str) -> None:
    assert is_question(text)
    assert answer(text, CLUB, SAM) is None


@pytest.mark.parametrize(("text", "rest", "part"), MIXED)
def test_an_answer_with_a_question_is_both(text: str, rest: str, part: str) -> None:
    assert without_questions(text) == rest
    assert part in (answer(text, CLUB, SAM) or "")


def test_two_questions_have_two_answers() -> None:
    said = answer("how much is it and when do I pay?", CLUB, SAM) or ""
    assert "£45 once" in said
    assert "the day of the month" in said


def test_a_polite_tag_is_dropped() -> None:
    assert without_questions("15th, is that ok?") == "15th"


def test_this_registrations_fees_outrank_the_list() -> None:
    assert "£20 a month" in (answer("how much is it?", CLUB, {**SAM, "monthly": "£20"}) or "")


def test_without_a_name_the_child_is_your_child() -> None:
    assert "your child" in (answer("how much is it?", CLUB, {}) or "")


@pytest.mark.parametrize(
    ("changes", "text", "part"),
    [
        ({"staff": ()}, "we can't afford it", "write PERSON"),
        ({"staff": ()}, "who is the welfare officer?", "Write PERSON"),
        ({"kit": None}, "do we get a kit?", "no kit to choose"),
        ({"fees": CLUB.fees.model_copy(update={"monthly": 0})}, "how much is it?", "no monthly fee"),
        ({"fees": CLUB.fees.model_copy(update={"sibling_discount_percent": 0})}, "any sibling discount?", "no sibling"),
        ({"faq": (Faq(about=("cheese",), answer="We do."),)}, "do you like cheese?", "We do."),
        ({"faq": ()}, "are there trials?", ""),
    ],
)
def test_another_club_answers_from_its_own_file(changes: Mapping[str, object], text: str, part: str) -> None:
    club: Club = CLUB.model_copy(update=changes)
    assert part in (answer(text, club, SAM) or "")


def test_every_answer_is_short_and_fits_the_alphabet_of_sms() -> None:
    own = [answer(phrases.split(",")[0] + "?", CLUB, SAM) or "" for phrases in ABOUT.values()]
    said = [*own, *texts.FAQ.values(), *(entry.answer for entry in CLUB.faq), texts.OFF_TOPIC]
    assert all(len(text) < 320 for text in said)
    assert all(segments(text) <= 2 for text in said)  # with one character outside it would be five


def test_every_topic_has_its_words() -> None:
    assert ABOUT.keys() <= texts.FAQ.keys()


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    assert answer(text, CLUB, SAM) is None or is_question(text)
    assert len(without_questions(text)) <= len(text) + 1


@pytest.mark.parametrize("piece", ["what is ", "a", ",", "? ", "how much and ", "kit?"])
def test_a_long_message_is_read_only_at_its_start(piece: str) -> None:
    said = answer(piece * 10_000, CLUB, SAM)
    assert said is None or len(said) < 320
