"""The number of an offered option, as on SMS, where there are no buttons."""

import re
from collections.abc import Sequence
from unicodedata import normalize

from bot.model.asked import Asked
from bot.model.messages import Inbound

_OPTION = re.compile(r"(?:option|number|no\.?|#)?\s*(\d{1,2})\s*[.)]*", re.IGNORECASE)


def said_to(asked: Asked | None, letters: Sequence[Inbound]) -> str:
    """All that was written, with what a number picks in its place."""
    return "\n".join(chosen_of(asked, letter.text) for letter in letters)


def chosen_of(asked: Asked | None, text: str) -> str:
    options = asked.options if asked else ()
    number = _OPTION.sub(r"\1", normalize("NFKC", text).replace("\ufe0f", "").replace("\u20e3", "").strip())
    if number.isdecimal() and number.isascii() and 1 <= int(number[:4]) <= len(options):
        return options[int(number) - 1]
    return text
