"""Contact cards as phones write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.understanding.cards import cards_in, is_card

IPHONE = """BEGIN:VCARD\r
VERSION:3.0\r
PRODID:-//Apple Inc.//iPhone OS 26.1//EN\r
N:Jones;Kate;;;\r
FN:Kate Jones\r
item1.TEL;type=pref:+44 7700 900123\r
item1.X-ABLabel:Sam's mum\r
TEL;type=HOME;type=VOICE:0161 496 0000\r
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r
 SkZJRgABAQAAAQ\r
END:VCARD\r
"""
WHATSAPP = """BEGIN:VCARD
VERSION:3.0
N:;Kate Jones;;;
FN:Kate Jones
TEL;type=CELL;waid=447700900123:+44 7700 900123
END:VCARD"""
OUTLOOK = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=AB;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB =
M=C3=BCller
TEL;CELL:07700900123
END:VCARD"""
FOURTH = """BEGIN:VCARD
VERSION:4.0
FN:Kate O'Brien\\, Sam
TEL;VALUE=uri;TYPE="voice,cell":tel:+44-7700-900-123;ext=1
TEL;TYPE=work:07700 900124
END:VCARD"""


@pytest.mark.parametrize(
    ("text", "name", "numbers"),
    [
        (IPHONE, "Kate Jones", ("+44 7700 900123", "0161 496 0000")),
        (WHATSAPP, "Kate Jones", ("+44 7700 900123",)),
        (OUTLOOK, "Zoë Müller", ("07700900123",)),
        (FOURTH, "Kate O'Brien, Sam", ("+44-7700-900-123", "07700 900124")),
        ("BEGIN:VCARD\nN:O'Brien;Kate\nTEL:1\nTEL:1\n", "Kate O'Brien", ("1",)),
        ("BEGIN:VCARD\nFN:Long\n  Name\nEND:VCARD", "Long Name", ()),
        ("begin:vcard\nfn:\nN:Jones;Kate\nend:vcard", "Kate Jones", ()),
        ("BEGIN:VCARD\nEND:VCARD", None, ()),
    ],
)
def test_a_card_gives_its_name_and_numbers(text: str, name: str | None, numbers: tuple[str, ...]) -> None:
    assert is_card(text)
    [card] = cards_in(text)
    assert (card.name, card.numbers) == (name, numbers)


def test_several_cards_are_several() -> None:
    assert [card.name for card in cards_in(IPHONE + OUTLOOK)] == ["Kate Jones", "Zoë Müller"]


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    cards_in(f"BEGIN:VCARD\n{text}\nEND:VCARD")
