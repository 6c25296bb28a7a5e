"""A document is read by its bytes, however it was saved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.documents import text_of
from bot.model.pictures import Flaw
from tests.pictures import JPEG

SAID = "Child,Parent\nZoë Müller,Seán O’Neill £\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_text_is_read_however_it_was_saved(encoding: str) -> None:
    assert text_of(SAID.encode(encoding)) == SAID


@pytest.mark.parametrize("content", [b"PK\x03\x04 a spreadsheet", b"%PDF-1.7", b"\xd0\xcf\x11\xe0", JPEG, b"a\0b"])
def test_what_is_no_text_is_of_the_wrong_kind(content: bytes) -> None:
    assert text_of(content) is Flaw.WRONG_KIND


def test_nothing_is_nothing() -> None:
    assert text_of(b" \r\n") is Flaw.EMPTY


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_have_a_flaw(content: bytes) -> None:
    read = text_of(content)
    assert isinstance(read, Flaw) or "\0" not in read
