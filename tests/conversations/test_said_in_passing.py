"""What sounds like an answer and is none: a shirt that fits, another's number, all but what nobody asked about."""

from datetime import date

import pytest

from bot.club.club import load_club
from bot.model.forms import UNCLEAR, Context
from conversations.form.forms import SECTIONS
from conversations.understanding.consent_choice import read_choice
from conversations.understanding.readers.kit import SHIRT_NUMBER
from conversations.understanding.readers.medical import names_condition
from conversations.understanding.safeguarding import is_concern
from conversations.understanding.sections.reading import read_section

CONTEXT = Context(load_club(), date(2026, 8, 3))
PURPOSES = ("messages", "photo", "fa", "medical")


@pytest.mark.parametrize(
    "text", ["fine with all but facebook", "yes to everything except instagram", "all but the rest"]
)
def test_all_but_what_was_not_asked_about_is_no_yes(text: str) -> None:
    assert read_choice(text, PURPOSES) == {}


@pytest.mark.parametrize("text", ["all but the photo", "all bar photos", "everything minus pictures is fine"])
def test_all_but_one_is_a_no_to_that_one(text: str) -> None:
    assert read_choice(text, PURPOSES) == {name: name != "photo" for name in PURPOSES}


@pytest.mark.parametrize("text", ["number 7 is his brother's", "7 is his brothers", "not 7", "anything but number 7"])
def test_a_number_that_is_anothers_is_not_theirs(text: str) -> None:
    assert SHIRT_NUMBER.read(text, CONTEXT) is UNCLEAR
    assert SHIRT_NUMBER.find(text, CONTEXT) == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("whatever fits a 10 yr old", False),
        ("the one that fits him", False),
        ("he has fits", True),
        ("fits most days", True),
        ("two fits in his sleep last year", True),
    ],
)
def test_a_shirt_fits_too(text: str, is_one: bool) -> None:  # noqa: FBT001 - what is expected
    assert names_condition(text) is is_one


@pytest.mark.parametrize("text", ["my email keeps bouncing", "I'd rather not give my age", "my phone is broken"])
def test_a_trouble_told_answers_nothing_about_the_parent(text: str) -> None:
    assert read_section(SECTIONS["guardian"], text, CONTEXT, {}).values == {}


@pytest.mark.parametrize("text", ["my bank says its blocked", "the bank has blocked my card again"])
def test_a_bank_that_blocks_harms_no_child(text: str) -> None:
    assert not is_concern(text)
