"""Pictures that people send, told by their bytes: names and declared types are only what the sender says."""

from enum import StrEnum

LARGEST = 16 * 1024 * 1024


class Flaw(StrEnum):
    """Why something a person sent is of no use; they can send another."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    WRONG_KIND = "wrong_kind"
    TOO_MANY_PIXELS = "too_many_pixels"
    BROKEN = "broken"
    ANIMATED = "animated"
    TRANSPARENT = "transparent"  # a sticker, most likely
    TOO_SMALL = "too_small"
    BLANK = "blank"
    DARK = "dark"
    GONE = "gone"  # it was there, and is not any more


_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
_HEIF = frozenset({b"mif1", b"msf1"})
_MOST_BRANDS = 32


def flaw_in(picture: bytes) -> Flaw | None:
    if not picture:
        return Flaw.EMPTY
    if len(picture) > LARGEST:
        return Flaw.TOO_LARGE
    return None if content_type_of(picture) else Flaw.WRONG_KIND


def content_type_of(picture: bytes) -> str | None:
    """Of the kinds we take; None for everything else."""
    if picture.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if picture.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if picture.startswith(b"RIFF") and picture[8:12] == b"WEBP":
        return "image/webp"
    return _of_container(picture) if picture[4:8] == b"ftyp" else None


def _of_container(picture: bytes) -> str | None:
    """An iPhone's picture is in the container of films: its brands tell what is inside."""
    size = min(int.from_bytes(picture[:4], "big"), 16 + 4 * _MOST_BRANDS, len(picture))
    main = picture[8:12]
    others = {picture[at : at + 4] for at in range(16, size, 4)}
    if main in _HEIC or (main in _HEIF and others & _HEIC):
        return "image/heic"
    return "image/heif" if main in _HEIF and b"avif" not in others else None
