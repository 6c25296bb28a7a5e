"""Of a model's words a parent reads only what cannot be wrong about this talk: the rest is left out."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.assistant.saying import LONGEST, presentable
from tests.conversations.assistant.examples import SNAPSHOT

_SPOILT = ["https://evil.example", "a@b.co", "07700 900002", "£5", "paid", "registered", "Ben Smith", "<b>", "I'll"]


@pytest.mark.parametrize(
    "said",
    [
        "Thanks, Kate!",
        "There is free parking by the pavilion at Abbotsfield Park.",
        "Training is on Tuesday or Thursday from 6 to 7 pm.",
        "It costs £27.50 a month.",
        "I don't know that, but a volunteer does: write PERSON.",
        "Our website is https://www.urmstontownjuniors.example.",
        "There should be room, and 7 is plenty.",
    ],
)
def test_what_it_was_given_may_be_said(said: str) -> None:
    assert presentable(said, SNAPSHOT) == said


@pytest.mark.parametrize(
    "said",
    [
        "The fee is only £5 for you.",
        "All paid and registered!",
        "I have sent it to the manager.",
        "We will keep a place for Sam.",
        "Ben Smith is in the team, too.",
        "The coach is called Gareth.",
        "Ring 07700 900002.",
        "Look at evil.ly/x for more.",
        "Write to jo@evil.example.",
        "What is your date of birth?",
        "You read what a parent wrote where a simple program could not.",
        "",
        "...",
        "\u202e\u200b",
    ],
)
def test_what_it_could_not_know_or_may_not_promise_is_left_out(said: str) -> None:
    assert presentable(said, SNAPSHOT) == ""


def test_one_bad_sentence_does_not_take_the_good_ones_with_it() -> None:
    said = "Thanks, Kate! The fee is waived. There is free parking by the pavilion. Shall I go on?"
    assert presentable(said, SNAPSHOT) == "Thanks, Kate! There is free parking by the pavilion."


@settings(deadline=None)  # of a busy machine
@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from(_SPOILT)), max_size=30).map(" ".join))
def test_whatever_it_says_the_message_stays_short_and_plain(said: str) -> None:
    shown = presentable(said, SNAPSHOT)
    assert len(shown) <= LONGEST
    assert not re.search(r"[<>*_`\x00-\x1f]|evil|a@b|07700|£5|\bpaid\b|\bregistered\b|Ben Smith|I'll", shown)
    assert presentable(shown, SNAPSHOT) == shown
