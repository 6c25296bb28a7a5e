"""Answers in free words: the team before, and what is said instead of sending a photo."""

from typing import Any, get_args

import pytest

from bot.model.forms import UNCLEAR, Again
from conversations.understanding.readers.free import PreviousTeam, team_before
from conversations.understanding.readers.photo import LATER, PHOTO
from tests.conversations.readers.example import CONTEXT

PREVIOUS_TEAM = get_args(PreviousTeam)[1]


@pytest.mark.parametrize(
    ("text", "team"),
    [
        ("Flixton Juniors", "Flixton Juniors"), ("U9 Reds", "U9 Reds"), ("Sale 1861", "Sale 1861"),
        ("Flixton 2017s", "Flixton 2017s"), ("Flixton U8's", "Flixton U8's"), ("1st Urmston", "1st Urmston"),
        ("none", ""), ("no", ""), ("first time", ""),
        ("ok my postcode is M32 8JL", UNCLEAR), ("M32 8JL", UNCLEAR), ("12 Larkhill", UNCLEAR), ("yes", UNCLEAR),
        ("kate@example.com", UNCLEAR), ("07700 900123", UNCLEAR), ("my address is Larkhill", UNCLEAR),
        ("14/05/2016", UNCLEAR), ("my email is the same", UNCLEAR),
    ],
)  # fmt: skip
def test_a_team_before_is_no_address_and_no_number(text: str, team: Any) -> None:
    assert PREVIOUS_TEAM.read(text, CONTEXT) == team


@pytest.mark.parametrize(
    ("text", "team"),
    [("No, Flixton Juniors", "Flixton Juniors"), ("No, U9 Reds", "U9 Reds"), ("No, none", ""), ("No, M32 8JL", None)],
)
def test_a_team_behind_a_no(text: str, team: str | None) -> None:
    assert team_before(text) == team


@pytest.mark.parametrize(
    "text",
    [
        "later", "LATER", "l8r", "latr", "in a bit x", "when I get home", "tomorrow",
        "Kate will send one when she wakes up",
        "I'll take one at the weekend when he's had a wash lol", "I don't have one", "5 mins", "after tea", "at work",
        "once he's home from school", "can I send it later?", "when he's home from his dad's",
        "can't right now", "I will send it Friday", "Not today", "no", "no thanks", "I'll do it on Tuesday",
        "it's too big, I'll try later",
    ],
)  # fmt: skip
def test_words_that_mean_later(text: str) -> None:
    assert PHOTO.read(text, CONTEXT) == LATER


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("file too big", "screenshot"), ("it won't let me send it, says file too big", "screenshot"),
        ("how do I send it", "send it like any picture"), ("my phone won't let me", "send it like any picture"),
        ("it will not upload", "send it like any picture"), ("when I send it it fails", "send it like any picture"),
        ("I'd rather not send a photo of my child", "player card"), ("no photo of him please", "player card"),
        ("I don't want to", "player card"), ("do I have to send a photo", "player card"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_of_a_photo_is_answered_and_is_not_later(text: str, about: str) -> None:
    said = PHOTO.read(text, CONTEXT)
    assert isinstance(said, Again)
    assert about in said.sentence
    assert "PERSON" in said.sentence


@pytest.mark.parametrize("text", ["yes", "here it is", "sending now", "I sent it already"])
def test_a_picture_is_waited_for(text: str) -> None:
    said = PHOTO.read(text, CONTEXT)
    assert isinstance(said, Again)
    assert "as a picture" in said.sentence


@pytest.mark.parametrize(
    "text",
    [
        "actually can we make it the 1st instead, my hours have changed", "which one do you want, school photo ok?",
        "when do you need it by?", "thanks", "change the payment day to the 1st", "he looks great in it", "",
        "honestly this is all getting too much for a Tuesday, I am not doing any more of it",
        "Sam Jones, 3 May 2017, boy, nut allergy. Do I need to bring his EpiPen to training?",
    ],
)  # fmt: skip
def test_other_words_are_left_to_be_read_otherwise(text: str) -> None:
    assert PHOTO.read(text, CONTEXT) is UNCLEAR
