from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.forms import UNCLEAR, Again
from conversations.understanding.readers import READERS
from tests.conversations.readers.example import ASKED, CONTEXT, read

THE_MOBILE = "+447700900123"


@pytest.mark.parametrize(
    "text",
    [
        "07700900123", "07700 900 123", "+44 7700 900123", "+44(0)7700900123", "0044 7700 900123", "(07700) 900-123",
        "07700.900.123", "O7700900123", "０７７００９００１２３", "my number is 07700 900123 thanks",
        "mob: 07700900123.",
        "07700 900123, born 3/5/16", "3/5/2016 07700 900123", "07700 900123 3 May 2016", "tel:07700900123",
    ],
)  # fmt: skip
def test_a_mobile_is_read_in_any_spelling(text: str) -> None:
    assert read("mobile", text) == THE_MOBILE


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("0161 496 0000", "not a mobile"), ("+353 87 123 4567", "UK mobile"), ("0770090012", "11 digits"),
        ("077009001234", "11 digits"), ("07o009oo123", "11 digits"),
    ],
)  # fmt: skip
def test_other_numbers_are_refused_with_the_reason(text: str, because: str) -> None:
    answer = read("mobile", text)
    assert isinstance(answer, Again)
    assert because in answer.sentence


@pytest.mark.parametrize(
    "text", ["", "no", "yes", "07700 900123 or 07700 900456", "not 07700 900123", "my old number was 07700900123"]
)
def test_an_uncertain_number_is_not_taken(text: str) -> None:
    assert read("mobile", text) == ASKED


@pytest.mark.parametrize(
    "text", ["this one", "same number", "the one I'm texting from", "This is my number", "use this"]
)
def test_this_number_is_the_senders(text: str) -> None:
    assert read("mobile", text) == THE_MOBILE
    assert READERS["mobile"].read(text, replace(CONTEXT, sender=None)) is UNCLEAR


@given(
    st.integers(0, 999),
    st.sampled_from(
        [
            "07700 900{:03}", "07700900{:03}", "+447700900{:03}", "+44 7700 900 {:03}", "00447700900{:03}",
            "447700900{:03}",
            "07700-900-{:03}", "(07700) 900{:03}", "call me on 07700 900{:03} please", "+44 (0) 7700 900{:03}",
        ]
    ),
)  # fmt: skip
def test_every_mobile_reads_back_in_every_spelling(number: int, spelling: str) -> None:
    assert read("mobile", spelling.format(number)) == f"+447700900{number:03}"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("kate@example.com", "kate@example.com"), ("Kate.Jones@Example.COM", "kate.jones@example.com"),
        ("my email is kate@x.com", "kate@x.com"), ("kate@x.com x", "kate@x.com"), ("Email:kate@x.com", "kate@x.com"),
        ("o'neill@x.co.uk", "o'neill@x.co.uk"), ("kate at x dot com", "kate@x.com"), ("(kate@x.com)", "kate@x.com"),
        ("mailto:kate@x.com", "kate@x.com"), ("You can reach me on kate@x.com.", "kate@x.com"),
        ("kate@x.test", "kate@x.test"), ("kate+club@x.org", "kate+club@x.org"),
    ],
)  # fmt: skip
def test_an_email_address_is_read_in_lower_case(text: str, address: str) -> None:
    assert read("email", text) == address


@pytest.mark.parametrize(
    "text",
    [
        "kate@x", "kate @x.com", "kate@ x.com", "kate@x .com", "kate@x,com", "kate jones@x.com", "kate,jones@x.com",
        "kate..jones@x.com", "@x.com", "kate@@x.com", "kate@.com", "kate@x.com bob@y.com", "no email", "", "www.x.com",
        "zoë@x.com", "kate@x.c", "kate@[1.2.3.4]", "kate@ｘ.com",
    ],
)  # fmt: skip
def test_a_doubtful_email_address_is_asked_for_again(text: str) -> None:
    assert read("email", text) == ASKED


@pytest.mark.parametrize(
    ("typo", "meant"),
    [("kate@gmail.con", "kate@gmail.com"), ("kate@gmial.com", "kate@gmail.com"), ("kate@x.co.ku", "kate@x.co.uk")],
)
def test_a_likely_typo_is_shown(typo: str, meant: str) -> None:
    answer = read("email", typo)
    assert isinstance(answer, Again)
    assert meant in answer.sentence


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("M32 8JL", "M32 8JL"), ("m328jl", "M32 8JL"), ("it's m32 8jl thanks", "M32 8JL"), ("m32-8jl", "M32 8JL"),
        ("m 32 8jl", "M32 8JL"), ("gir0aa", "GIR 0AA"), ("EC1A1BB", "EC1A 1BB"), ("w1a 0ax", "W1A 0AX"),
        ("10 Station Road, Urmston M41 5AB", "M41 5AB"),
        ("MM32 8JL", ASKED), ("M32", ASKED), ("M32 8J", ASKED), ("M32 BJL", ASKED), ("M32 8IL", ASKED),
        ("90210", ASKED),
        ("M41 5AB or M32 8JL", ASKED), ("I don't know", ASKED), ("M32 8JLL", ASKED), ("", ASKED),
    ],
)  # fmt: skip
def test_a_postcode_is_spelled_the_royal_mail_way(text: str, postcode: Any) -> None:
    assert read("postcode", text) == postcode


@given(
    st.sampled_from(["M", "SW", "EH", "B", "CF", "BT"]),
    st.sampled_from(["1", "32", "9", "10", "1A"]),
    st.from_regex(r"[0-9][ABD-HJLNP-UW-Z]{2}", fullmatch=True),
    st.sampled_from(["{} {}", "{}{}", "{}  {}", "my postcode is {} {}", "{}-{}."]),
    st.booleans(),
)
def test_every_postcode_reads_back(area: str, district: str, inward: str, spelling: str, lower: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    text = spelling.format(area + district, inward)
    assert read("postcode", text.lower() if lower else text) == f"{area}{district} {inward}"


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("10", "10"), ("10a", "10a"), ("no. 10", "10"), ("we live at number 23", "23"), ("flat 2, 10", "Flat 2, 10"),
        ("Flat 2 10 Station Road", "Flat 2, 10"), ("10 Station Road", "10"), ("15 St Mary's Road", "15"),
        ("12-14", "12-14"),
        ("The Old Mill", "The Old Mill"), ("it's called The Old Mill", "The Old Mill"),
        ("Rose Cottage", "Rose Cottage"),
        ("10, M32 8JL", "10"), ("10 the avenue", "10"), ("Rosewood", "Rosewood"),
        ("", ASKED), ("yes", ASKED), ("I don't know", ASKED), ("why?", ASKED), ("10 years", ASKED), ("3 kids", ASKED),
        ("0", ASKED), ("undefined", ASKED), ("The Old Vicarage of Saint Bartholomew", ASKED),
    ],
)  # fmt: skip
def test_a_house_has_a_number_or_a_name(text: str, house: Any) -> None:
    assert read("house_number", text) == house
