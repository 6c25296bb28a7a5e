"""Every picture of the zoo, and of others where they are at hand: right, or refused with the reason. Never a crash."""

import zlib
from io import BytesIO

import pytest
from PIL import Image

from bot.ports import Unusable
from integrations.pillow.pipeline import prepared
from tests.integrations.pillow.picture_table import row
from tests.integrations.pillow.zoo import GIVEN, ZOO, Outcome, others_pictures

_FOLDER = others_pictures()
_NOT_GIVEN = pytest.mark.skipif(not _FOLDER.exists(), reason="the pictures of other projects are not here")
_MOST_BYTES = 500 * 1024
_LARGE = 100_000  # bytes: of a large file fewer beginnings are tried
_HIDDEN = (b"Exif", b"http://ns.adobe.com", b"ICC_PROFILE", b"Photoshop", b"Flixton", b"Phone", b"GPS", b"JFXX")


def _outcome(picture: bytes) -> Outcome:
    try:
        kept = prepared(picture)
    except Unusable as error:
        return error.flaw
    return _seen(kept, picture)


def _seen(kept: bytes, sent: bytes) -> tuple[int, int]:
    """The promises that every kept picture keeps."""
    with Image.open(BytesIO(kept)) as image:
        image.load()
        assert (image.format, image.mode) == ("JPEG", "RGB")
        assert not image.getexif()
        assert image.width <= 800
        assert image.height <= 1000
        assert abs(image.width / image.height - 0.8) < 0.01
        size = image.size
    assert kept != sent
    assert len(kept) <= _MOST_BYTES
    assert not [mark for mark in _HIDDEN if mark in kept]
    return size


@pytest.mark.parametrize("name", ZOO)
def test_each_picture_comes_out_right_or_is_refused_with_the_reason(name: str) -> None:
    made, outcome = ZOO[name]
    assert _outcome(made()) == outcome


@_NOT_GIVEN
@pytest.mark.parametrize("name", GIVEN)
def test_so_does_each_of_other_projects(name: str) -> None:
    assert _outcome((_FOLDER / name).read_bytes()) == GIVEN[name]


@_NOT_GIVEN
def test_none_of_them_is_left_out() -> None:
    assert {path.name for path in _FOLDER.iterdir() if path.suffix != ".md"} == set(GIVEN)


@pytest.mark.parametrize("name", ["a small JPEG", "PNG", "WEBP", "HEIC", "HEIC of ten bits", "a sticker that moves"])
def test_a_picture_cut_off_anywhere_is_right_or_refused(name: str) -> None:
    _cut_everywhere(ZOO[name][0](), 40)


@_NOT_GIVEN
@pytest.mark.parametrize("name", [name for name in GIVEN if not name.startswith("bomb_12000")])
def test_so_is_one_of_other_projects(name: str) -> None:
    picture = (_FOLDER / name).read_bytes()
    _cut_everywhere(picture, 8 if len(picture) > _LARGE else 40)


def _cut_everywhere(picture: bytes, times: int) -> None:
    """Most in the head, where the decoders decide; and a byte of each changed, as lines change them."""
    for number in range(times):
        at = int(len(picture) * (number / times) ** 2)
        _outcome(picture[:at])
        flip = (zlib.crc32(str(number).encode()) % 255) + 1
        if at < len(picture):
            _outcome(picture[:at] + bytes([picture[at] ^ flip]) + picture[at + 1 :])


def test_the_table_says_what_a_parent_would_hear() -> None:
    assert "This" not in row("half", ZOO["half a JPEG"][0]()).split("|")[1]
    assert "did not come through whole" in row("half", ZOO["half a JPEG"][0]())
    assert "800 × 1000 JPEG" in row("phone", ZOO["a phone's JPEG"][0]())
