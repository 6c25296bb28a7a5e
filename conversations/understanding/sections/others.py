"""What a message says of somebody else than the section is about, and what it asks: neither is an answer."""

import re
from collections.abc import Iterator

from bot.model.forms import Form

_BEGIN = r"(?:^|(?<=[.,;\n!?(])|\band(?=\s))\s*"
_WHAT = r"(?:(?:full |own )?name|number|mobile|e-?mail(?: address)?|birthday|dob|d\.o\.b|date of birth)"
_CHILD = r"(?:child|son|daughter|kid|boy|girl|lad|little one|player)"
_PARENT = r"(?:other (?:parent|mum|dad|half)|dad|mum|father|mother|partner|wife|husband)"
_OF_ANOTHER = {
    "guardian": re.compile(
        rf"{_BEGIN}(?:(?:my|our|the) {_CHILD}(?:'?s)?\b"
        rf"|(?:(?:his|her|their|the|my) {_PARENT}(?:'?s)?(?: {_WHAT})? (?:is|was)\b)"
        rf"|(?:his|her|their|[A-Z]\w+'s) {_WHAT}\b|(?:s?he|they)(?:'s|'re| is| are| was| were) (?:called|born)\b)",
        re.IGNORECASE,
    ),
    "child": re.compile(
        rf"{_BEGIN}(?:i'?m|i am|my (?:own )?{_WHAT}|(?:i|me) (?:was )?born"
        rf"|(?:his|her|their|the) {_PARENT}(?:'?s)?(?: {_WHAT})? is)\b",
        re.IGNORECASE,
    ),
}
_ASKS = re.compile(
    r"(?<![\w'])(?:what|when|where|who|why|how|which|can|could|do|does|did|don'?t|is (?:there|it|that|this)"
    r"|are (?:there|you|we)|am i|will (?:you|i|it|there|he|she|we)|would|should|shall|may)(?![\w'])",
    re.IGNORECASE,
)
_MARK = re.compile(r"\?+")
_CLAUSE = re.compile(r"[.!?,;]+\s+|\n+")
_END = re.compile(
    r"[.!?;](?=\s|$)|\n|,\s*(?=(?:and )?(?:i'?m|i am|my (?!child|son|daughter)|his|her|s?he)\b)", re.IGNORECASE
)


def about_others(form: type[Form], text: str) -> Iterator[tuple[int, int]]:
    pattern = _OF_ANOTHER.get(form.about)
    place = 0
    while pattern is not None and (found := pattern.search(text, place)):
        ends = _END.search(text, found.end())
        place = ends.start() if ends else len(text)
        yield found.start(), place
        place = max(place, found.end())


def questions(text: str) -> Iterator[tuple[int, int]]:
    """The parent's own: "when does it start?"."""
    for mark in _MARK.finditer(text):
        start = max((clause.end() for clause in _CLAUSE.finditer(text, 0, mark.start())), default=0)
        asked = _ASKS.search(text, start, mark.start())
        if asked:
            yield asked.start(), mark.end()
