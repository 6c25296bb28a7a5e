"""What must hold for every reader, whatever is thrown at it."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.forms import Again
from conversations.understanding.readers import READERS
from tests.conversations.readers.example import CONTEXT

NAMES = sorted(READERS)
WORDS = [
    "no", "yes", "not", "but", "3", "may", "2016", "/", "-", ",", ".", "?", "'", "@", "x.com", "mum", "boy", "m32",
    "8jl",
    "07700", "900123", "the", "first", "it's", "sam", "jones", "asthma", "and", "\n",
]  # fmt: skip
texts = st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=15).map(" ".join)

NAUGHTY = [
    "\u202etest\u202c", "\x00\x01", "ﷺ" * 50, "👩‍👩‍👧‍👦" * 20, "<script>alert(1)</script>",
    "'; DROP TABLE children;--", "%s%n{0}", "٠١٢٣٤٥٦٧٨٩",
    "Ω≈ç√∫˜µ≤≥÷", "\ud800", "../../etc/passwd", "-1E+02", "0x3", "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
]  # fmt: skip
LONG = [
    "a" * 10_000,
    "1 " * 5_000,
    "no " * 4_000,
    "a@" * 5_000,
    "(" * 10_000,
    "3/5/" * 2_500,
    "it's " * 2_000,
    ", and " * 2_000,
]


@given(texts)
def test_no_text_breaks_a_reader(text: str) -> None:
    for reader in READERS.values():
        reader.read(text, CONTEXT)


@given(texts)
def test_what_is_found_stands_in_the_text(text: str) -> None:
    for reader in READERS.values():
        assert all(0 <= found.start < found.end <= len(text) for found in reader.find(text, CONTEXT))


@given(texts)
def test_reading_twice_reads_the_same(text: str) -> None:
    for reader in READERS.values():
        assert reader.read(text, CONTEXT) == reader.read(text, CONTEXT)


@pytest.mark.parametrize("name", NAMES)
def test_odd_strings_are_no_answer(name: str) -> None:
    for text in NAUGHTY:
        value = READERS[name].read(text, CONTEXT)
        assert not isinstance(value, date | bool | int)
        if name in ("email", "postcode", "mobile", "full_name", "gender", "relationship", "kit_size", "house_number"):
            assert not isinstance(value, str)


@pytest.mark.parametrize("name", NAMES)
def test_a_long_text_is_read_in_no_time(name: str) -> None:
    started = time.perf_counter()
    for text in LONG:
        READERS[name].read(text, CONTEXT)
        READERS[name].find(text, CONTEXT)
    assert time.perf_counter() - started < 2


@given(st.text(max_size=40))
def test_a_sentence_for_the_parent_is_a_sentence(text: str) -> None:
    for reader in READERS.values():
        value = reader.read(text, CONTEXT)
        assert not isinstance(value, Again) or value.sentence.endswith((".", "?"))
