"""What all readers share: level text, its words, its pieces, and one answer out of several finds."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from bot.model.forms import UNCLEAR, Again, Found, Unclear

T = TypeVar("T")

LONGEST = 1000  # nobody answers a question in more; what reads longer texts can be made slow
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u2032\u00b4`\uff07"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_QUOTES = "\u201c\u201d\u201e\u00ab\u00bb"
_BLANKS = [*range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x2070), 0xA0, 0x3000, 0xFEFF, 0xAD]
_CONTROLS = [code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) != "\n"]
_LEVEL = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width letters and digits
    | dict.fromkeys([*_BLANKS, *_CONTROLS], " ")
    | dict.fromkeys(map(ord, _APOSTROPHES), "'")
    | dict.fromkeys(map(ord, _DASHES), "-")
    | dict.fromkeys(map(ord, _QUOTES), '"')
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SEPARATOR = re.compile(
    r"\s*[;\n|\u2022\u00b7]\s*"
    r"|\s*,\s*"
    r"|(?:(?<=\s)|\s+)(?:-+|and|&|\+)\s+"
    r"|(?<!\bn)(?<!\d)/(?!\d)(?!a\b)"  # not the one in n/a, nor in a date
    r"|(?<=[^\W\d_]{3})[.!?]+(?:\s+|$)",  # the end of a sentence, not of an initial or of "no."
    re.IGNORECASE,
)


def listed(text: str) -> frozenset[str]:
    """The words of a list that is read more easily as running text."""
    return frozenset(text.split())


def any_of(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


def level(text: str) -> str:
    """The start of the text with one kind of apostrophe, dash and blank; every offset stays."""
    return text[:LONGEST].translate(_LEVEL)


def words(text: str) -> list[str]:
    """Lower-case words without apostrophes: "Don't!" is ["dont"]."""
    return [word.replace("'", "") for word in _WORD.findall(text.lower().replace("i\u0307", "i"))]


def pieces(text: str) -> list[tuple[int, int]]:
    """The spans between commas, lines, dashes, slashes and "and"."""
    cuts = [(0, 0), *(match.span() for match in _SEPARATOR.finditer(text)), (len(text), len(text))]
    spans = [_trim(text, left[1], right[0]) for left, right in pairwise(cuts)]
    return [(start, end) for start, end in spans if start < end]


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in pieces(text)]


def asks(text: str) -> bool:
    """Whether the parent puts a question of their own."""
    return "?" in text or bool(_QUESTION.match(text))


_QUESTION = re.compile(
    r"\s*(?:(?:what|when|where|who|why|how|which)(?:'?s|'?re)?\s+(?:is|are|do|does|did|can|will|would|much|many|long|time"
    r"|about|if|should|the|a|to|you|we|i|it|he|she)\b"
    r"|(?:can|could|do|does|did|is|are|am|was|were|will|would|should|shall|may|might|have|has|had)(?:n'?t)?\s+"
    r"(?:i|you|we|it|he|she|they|this|that|there)\b)",
    re.IGNORECASE,
)


def only(found: Sequence[Found[T]]) -> T | Again | Unclear:
    """The one thing that was found, or why it cannot be used; two different things are unclear."""
    values = [item.value for item in found if not isinstance(item.value, Again)]
    if values:
        return values[0] if all(value == values[0] for value in values) else UNCLEAR
    return found[0].value if found else UNCLEAR


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
