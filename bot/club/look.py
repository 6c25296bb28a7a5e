"""How a club's pages look: its colours, which must be readable on each other, and its badge, a picture of its own."""

import re
from base64 import b64encode
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

_LARGEST = 100_000  # bytes: it goes out with each page
_KINDS = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp", ".jpg": "image/jpeg"}
LEAST_CONTRAST = 4.5
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


class Colours(BaseModel):
    """The club's own, and that of words that stand on it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    main: Colour = "#1f6f43"
    words: Colour = "#ffffff"

    @field_validator("words")
    @classmethod
    def _readable(cls, words: str, info: ValidationInfo) -> str:
        main = info.data.get("main")
        if main is not None and (found := contrast(main, words)) < LEAST_CONTRAST:
            raise ValueError(f"too little contrast with main: {found:.1f}, at least {LEAST_CONTRAST} can be read")
        return words


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _light(colour: str) -> float:
    parts = [int(part, 16) / 255 for part in re.findall("[0-9a-fA-F]{2}", colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def read_badge(name: str | None, folder: Path) -> str:
    """As it stands in a page, so that the page asks nobody else for it; empty without one.

    Raises ValueError for a file that cannot be used.
    """
    if name is None:
        return ""
    beside = folder / name
    path = beside if beside.exists() else Path(__file__).with_name(name)  # the one that ships may stay where it is
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise ValueError(f"badge: {name} is not a picture of these kinds: {', '.join(_KINDS)}")
    try:
        picture = path.read_bytes()
    except OSError as error:
        raise ValueError(f"badge: {name} cannot be read beside the club file ({error.strerror})") from None
    if len(picture) > _LARGEST:
        raise ValueError(f"badge: {name} has more than {_LARGEST // 1000} kB, and goes out with each page")
    return f"data:{kind};base64,{b64encode(picture).decode()}"
