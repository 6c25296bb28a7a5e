"""The last word counts: what follows an answer stands in its place, or the answer is asked for again."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.forms import dump
from conversations.form.forms import SECTIONS
from conversations.understanding.sections.reading import read_section
from tests.conversations.readers.example import CONTEXT

REPAIRS = ("sorry", "actually", "oops", "I mean", "no wait", "make that")
UNLISTED = ("ugh", "argh", "brain fog", "hang about", "fat fingers", "*")


def _read(section: str, text: str) -> dict[str, Any]:
    form = SECTIONS[section]
    return dict(dump(form, read_section(form, text, CONTEXT, {}).values))


@pytest.mark.parametrize(
    ("text", "field", "later"),
    [
        ("Kate Jones, mum, 12/3/1985 oops 13th, kate@example.com, yes", "born", "1985-03-13"),
        ("Kate Jones, mum, 12/3/1985, kate@example.com, yes, actually no thanks", "consent", False),
        ("Kate Jones, mum, 12/3/1985, kate@example.com, no sorry yes", "consent", True),
        ("Kate Jones, mum, 12/3/1985, kate@example.com sorry kat@example.com, yes", "email", "kat@example.com"),
    ],
)
def test_of_two_the_later_or_none(text: str, field: str, later: object) -> None:
    assert _read("guardian", text).get(field, later) == later


@given(
    st.sampled_from([*REPAIRS, *UNLISTED]), st.integers(1, 28), st.integers(1, 28), st.sampled_from([", ", " ", "... "])
)
def test_never_the_earlier_date(repair: str, first: int, second: int, mark: str) -> None:
    text = f"Sam Jones, boy, none, {first} May 2016{mark}{repair} {second} May 2016"
    born = _read("child", text).get("born")
    assert born in {None, f"2016-05-{second:02}"}


@given(st.sampled_from([*REPAIRS, *UNLISTED]), st.sampled_from(["asthma", "he has epilepsy", "he's diabetic"]))
def test_never_none_where_a_condition_follows(repair: str, condition: str) -> None:
    medical = _read("child", f"Sam Jones, 3 May 2016, boy, none, {repair} {condition}").get("medical")
    assert medical is None or medical["has_issues"]


@pytest.mark.parametrize(
    "text",
    [
        "Kate Jones, mum, 12 March 1985, kate@example.com, yes to messages. Thanks, see you on Sunday!",
        "Kate Jones, mum, 12 March 1985, kate@example.com, yes. Sam is so excited",
        "I'm Kate Jones, Sam's mum, born 12 March 1985, my email is kate@example.com, messages fine x",
    ],
)
def test_what_only_follows_changes_nothing(text: str) -> None:
    assert set(_read("guardian", text)) == {"name", "relationship", "born", "email", "consent"}


@pytest.mark.parametrize(
    ("section", "text", "field"),
    [
        ("child", "zoë kaur 16 december 2013 boy nothing. sorry his name is kacper hill", "name"),
        ("guardian", "wei ma, dad, 3/11/1968, april.nguyen@gmail.com, no. actually my name is april nguyen", "name"),
        ("child", "June Wójcik; April 23rd 2013; boy (wait no F); no medical", "gender"),
    ],
)
def test_a_repair_that_nobody_could_read_holds_back_what_it_names(section: str, text: str, field: str) -> None:
    assert field not in _read(section, text)
