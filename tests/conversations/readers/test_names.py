from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.understanding.readers import READERS
from conversations.understanding.readers.names import split_name
from tests.conversations.readers.example import ASKED, CONTEXT, read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sam Jones", "Sam Jones"), ("sam jones", "Sam Jones"), ("SAM JONES", "Sam Jones"),
        ("Sam  Jones.", "Sam Jones"),
        ("zoë o’neill", "Zoë O'Neill"), ("Zoë Björn", "Zoë Björn"), ("sam smith-jones", "Sam Smith-Jones"),
        ("Juan de la Cruz", "Juan de la Cruz"), ("juan de la cruz", "Juan de la Cruz"), ("Macey Reed", "Macey Reed"),
        ("macey mcdonald", "Macey McDonald"), ("Sam DeVito", "Sam DeVito"), ("محمد علي", "محمد علي"),
        ("李 小龍", "李 小龍"),
        ("Sam A Jones", "Sam A Jones"), ("Mary Ann Jones", "Mary Ann Jones"), ("Øyvind Ødegård", "Øyvind Ødegård"),
    ],
)  # fmt: skip
def test_a_name_keeps_its_shape_in_tidy_capitals(text: str, name: str) -> None:
    assert read("full_name", text) == name


@pytest.mark.parametrize(
    "text",
    [
        "I'm Sam Jones", "im sam jones", "my name is Sam Jones", "Hi, it's Sam Jones here", "He's called Sam Jones",
        "Sam's full name is Sam Jones", "his name is sam jones", "Jones, Sam", "Sam Jones 😊", "Sam Jones xx",
        "my son Sam Jones", "Name: Sam Jones", "Mr Sam Jones", "Sam Jones (striker)", "Actually it's Sam Jones",
        "the child's name is Sam Jones", "Sam Jones, please",
    ],
)  # fmt: skip
def test_what_stands_around_a_name_is_left_out(text: str) -> None:
    assert read("full_name", text) == "Sam Jones"


@pytest.mark.parametrize(
    "text",
    [
        "Imran Khan", "Hesham Ali", "Ford Jones", "Isabel Jones", "Itsuki Sato", "Shea Jones", "Kidd Jones",
        "Will Young",
        "Mark Long", "Tom Little", "Lee Good", "Anh Do", "Kim So", "May Day", "Grace Hope", "Welland Hall", "Drew Page",
    ],
)  # fmt: skip
def test_a_name_that_resembles_other_words_is_still_a_name(text: str) -> None:
    assert read("full_name", text) == text


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "Sam", "S J", "S. J.", "Sam J", "what do you mean?", "yes please", "no thanks", "prefer not to say",
        "I don't know", "not telling you", "😀😀", "200-tigers-u10-2627", "<b>Sam Jones</b>", "fuck off", "Piss Off",
        "Leave Me Alone", "call me later", "none", "n/a", "null", "Sam Jones and Kate Jones", "Sam & Kate Jones",
        "sam jones, kate jones", "Sam Jones 3 May 2016", "how much is it", "OK THANKS", "Is it Sam Jones", "Thank You",
        "I want to register my son", "Urmston Town Juniors", "test test", "Sam Jones is my son", "will send it later",
        "a" * 60 + " Jones", "Sam J0nes", "see you on Saturday",
    ],
)  # fmt: skip
def test_what_is_no_full_name_is_asked_for_again(text: str) -> None:
    assert read("full_name", text) == ASKED


PARTS = [
    "Sam", "Imran", "Isabel", "Hesham", "Ford", "Shea", "Itsuki", "Misha", "Himesh", "Thisara", "Surekha", "Jones",
    "Khan",
    "Okafor", "O'Neill", "Smith-Jones", "Wellard", "Namer", "Whittle", "Callum", "Noah", "Yesenia", "Nope-Hall",
    "Zoë", "李",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PARTS), min_size=2, max_size=3),
    st.sampled_from(["{}", "  {} ", "{}.", "{} 👍", "my name is {}", "I'm {}", "it's {}", "Hello, this is {}"]),
)
def test_whatever_introduces_it_a_name_is_read_whole_or_not_at_all(parts: list[str], around: str) -> None:
    name = " ".join(parts)
    answer = read("full_name", around.format(name))
    assert answer in (name, ASKED)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Sam Jones", ("Sam", "Jones")), ("Mary Ann Jones", ("Mary Ann", "Jones")), ("Ana y Jones", ("Ana", "y Jones")),
        ("Juan de la Cruz", ("Juan", "de la Cruz")), ("Juan Vela y Ruiz", ("Juan", "Vela y Ruiz")),
        ("Sam Jones Jr", ("Sam", "Jones Jr")), ("Van Morrison", ("Van", "Morrison")),
    ],
)  # fmt: skip
def test_the_surname_keeps_its_particles(name: str, parts: Any) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize("text", ["I am Kate Jones", "I am Kate Jones, Sam's mum", "Hi, I am Kate Jones"])
def test_who_introduces_themselves_is_found_in_a_message(text: str) -> None:
    assert [found.value for found in READERS["full_name"].find(text, CONTEXT)] == ["Kate Jones"]
