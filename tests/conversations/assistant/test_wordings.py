"""A yes is a yes and a no is a no in a parent's own words, and kind words are neither."""

import pytest

from bot.model.forms import Form, Step, steps
from conversations.assistant.meaning import puts_right, says, wants_to_join
from conversations.form.forms import AddressCheck, Review, Wish
from tests.conversations.assistant.wordings import AFTER_ALL, NEITHER, NO, NOT_AFTER_ALL, YES
from tests.conversations.readers.example import CONTEXT

_FORMS: dict[str, type[Form]] = {"to_register": Wish, "correct": Review, "address": AddressCheck}


def _lines(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(question, line.strip()) for question, lines in table.items() for line in lines.strip().splitlines()]


def _step(question: str) -> Step:
    return steps(_FORMS[question])[0]


def _says(question: str, text: str, *, yes: bool) -> bool:
    whole = not (yes and question == "correct" and puts_right(text))
    return whole and says(_step(question), text, text, CONTEXT, yes=yes)


@pytest.mark.parametrize(("question", "text"), _lines(YES))
def test_a_yes(question: str, text: str) -> None:
    assert _says(question, text, yes=True)
    assert not _says(question, text, yes=False)


@pytest.mark.parametrize(("question", "text"), _lines(NO))
def test_a_no(question: str, text: str) -> None:
    assert _says(question, text, yes=False)
    assert not _says(question, text, yes=True)


@pytest.mark.parametrize(("question", "text"), _lines(NEITHER))
def test_neither(question: str, text: str) -> None:
    """A no to a summary or an address leads to a question in any case."""
    assert not _says(question, text, yes=True)
    assert question != "to_register" or not _says(question, text, yes=False)


@pytest.mark.parametrize("text", [line.strip() for line in AFTER_ALL.strip().splitlines()])
def test_after_all(text: str) -> None:
    assert wants_to_join(text, text)


@pytest.mark.parametrize("text", [line.strip() for line in NOT_AFTER_ALL.strip().splitlines()])
def test_kind_words_are_no_wish(text: str) -> None:
    assert not wants_to_join(text, text)
