"""What sounds like an answer and is none: a shirt that fits, another's number, all but what nobody asked about."""

from datetime import date

import pytest

from bot.club.club import load_club
from bot.model.forms import UNCLEAR, Again, Context
from conversations.form.forms import SECTIONS
from conversations.understanding.consent_choice import read_choice
from conversations.understanding.readers.kit import SHIRT_NUMBER
from conversations.understanding.readers.medical import names_condition
from conversations.understanding.readers.payment_day import PAYMENT_DAY
from conversations.understanding.readers.photo import LATER, PHOTO
from conversations.understanding.safeguarding import is_concern
from conversations.understanding.sections.reading import read_section
from conversations.understanding.wishes import Wish, wish_in
from tests.talks import talk_until
from tests.world import World

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


@pytest.mark.parametrize("text", ["24th if poss", "the 24th if possible"])
def test_if_possible_is_a_day_all_the_same(text: str) -> None:
    assert PAYMENT_DAY.read(text, CONTEXT) == 24


def test_a_photo_they_will_not_have_is_none_that_comes_later() -> None:
    assert isinstance(PHOTO.read("no photo for religious reasons", CONTEXT), Again)
    assert PHOTO.read("no photo yet", CONTEXT) == LATER


def test_seeing_the_coach_is_no_time_to_go_on() -> None:
    assert wish_in("can I do it in cash when I see him") is None
    assert wish_in("I'll do it when I get home") is Wish.LATER


@pytest.mark.parametrize("text", ["take off the hay fever", "remove the hay fever please", "take the hay fever off"])
async def test_an_illness_that_shall_go_is_taken_off(world: World, text: str) -> None:
    parent = world.parent()
    await talk_until(parent, "review", child="Sam Jones, 3 May 2016, boy, hay fever and eczema")
    await parent.says(text)
    medical = (await parent.registration()).answers["child"]["medical"]
    assert medical["description"].casefold() == "eczema"
