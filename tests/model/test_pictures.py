import pytest

from bot.model.pictures import LARGEST, Flaw, content_type_of, flaw_in
from tests.pictures import KINDS, NO_PICTURES, container, jpeg


@pytest.mark.parametrize(("content_type", "picture"), KINDS.items())
def test_a_picture_is_known_by_its_bytes(content_type: str, picture: bytes) -> None:
    assert content_type_of(picture) == content_type
    assert flaw_in(picture) is None


def test_an_iphones_picture_may_call_itself_by_its_container_first() -> None:
    assert content_type_of(container(b"mif1", b"mif1", b"heic", b"MiHB")) == "image/heic"


@pytest.mark.parametrize("other", NO_PICTURES.values(), ids=NO_PICTURES)
def test_everything_else_is_no_picture(other: bytes) -> None:
    assert flaw_in(other) is Flaw.WRONG_KIND


def test_sixteen_megabytes_are_the_most() -> None:
    assert flaw_in(b"") is Flaw.EMPTY
    assert flaw_in(jpeg(LARGEST)) is None
    assert flaw_in(jpeg(LARGEST + 1)) is Flaw.TOO_LARGE
