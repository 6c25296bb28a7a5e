"""What fits into a message: lengths, segments, the alphabet of SMS, and cutting a long text at a good place."""

import re
import unicodedata
from functools import cache, reduce
from math import inf

from gsm0338 import Codec

LONGEST = 1600  # of a message, by SMS and WhatsApp alike

_GSM = Codec()
_GSM_ALONE, _GSM_JOINED = 160, 153
_UCS2_ALONE, _UCS2_JOINED = 70, 67

# A curly quote makes the whole message UCS-2, which more than doubles its price.
_PLAINER = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "′": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "•": "-", "·": "-",
        "…": "...", "×": "x", "→": "->",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\t": " ",
    }
)  # fmt: skip
_PICTURES = frozenset({"So", "Sk", "Cn", "Co", "Cf", "Me"})  # Cn: emoji newer than this Python
_VARIATIONS = range(0xFE00, 0xFE10)

# Where a text may be cut, the best place first; the cut comes after the match.
_CUTS = (re.compile(r"\n\s*\n"), re.compile(r"\n|[.!?…][\"')”’]*\s"), re.compile(r"\s"))


def length(text: str) -> int:
    """In the units carriers count in: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(text: str) -> str:
    """The text for SMS: typographic characters made simple, emoji left out; letters are never changed."""
    simple = unicodedata.normalize("NFC", text).translate(_PLAINER)
    kept = "".join("\0" if _is_picture(character) else character for character in simple)
    return re.sub(r" *\0+", "", kept).strip()


def is_gsm(text: str) -> bool:
    """Whether SMS carry it in their own alphabet, in which much more fits."""
    return all(_septets(character) < inf for character in text)


def segments(text: str) -> int:
    """How many SMS the carrier makes of a text, and bills."""
    if is_gsm(text):
        return _count([int(_septets(character)) for character in text], _GSM_ALONE, _GSM_JOINED)
    return _count([length(character) for character in text], _UCS2_ALONE, _UCS2_JOINED)


def split(text: str, limit: int = LONGEST) -> list[str]:
    """The text in parts of at most `limit`, cut between paragraphs, else sentences, else words."""
    parts = []
    rest = text.strip()
    while length(rest) > limit:
        cut = _cut(rest, _fitting(rest, limit))
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest] if rest else parts


def _fitting(text: str, limit: int) -> int:
    """How many code points from the start are within the limit."""
    window = text[:limit]
    while (over := length(window) - limit) > 0:
        window = window[: -((over + 1) // 2)]
    return max(1, len(window))


def _cut(text: str, fitting: int) -> int:
    # A paragraph's end right at the start would leave a crumb: the first third counts only for words.
    window = text[: fitting + 1]
    for boundary, earliest in zip(_CUTS, (fitting // 3, fitting // 3, 1), strict=True):
        ends = [match.start() + len(match.group().rstrip()) for match in boundary.finditer(window)]
        good = [end for end in ends if earliest <= end <= fitting]
        if good:
            return good[-1]
    return _between_characters(text, fitting)


def _between_characters(text: str, fitting: int) -> int:
    """Not between a letter and its accent, nor inside a family of emoji, as long as there is another place."""
    places = range(fitting, max(1, fitting - 32), -1)
    return next((place for place in places if not _belongs(text, place)), fitting)


def _belongs(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    joins = after == "\u200d" or before == "\u200d" or ord(after) in _VARIATIONS
    return joins or unicodedata.combining(after) != 0 or unicodedata.category(after) == "Sk"


def _is_picture(character: str) -> bool:
    if _septets(character) < inf:
        return False
    return unicodedata.category(character) in _PICTURES or ord(character) in _VARIATIONS


@cache
def _septets(character: str) -> float:
    """1, or 2 for the characters behind an escape, or infinity for those GSM-7 does not know."""
    try:
        encoded, _ = _GSM.encode(character)
    except UnicodeEncodeError:
        return inf
    return len(encoded)


def _count(sizes: list[int], alone: int, joined: int) -> int:
    if sum(sizes) <= alone:
        return 1
    # A character of two units does not straddle two segments.
    full, _ = reduce(lambda at, size: _put(at, size, joined), sizes, (1, 0))
    return full


def _put(at: tuple[int, int], size: int, joined: int) -> tuple[int, int]:
    segment, used = at
    return (segment, used + size) if used + size <= joined else (segment + 1, size)
