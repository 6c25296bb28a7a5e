"""Second thoughts: what follows an answer is read again by that answer's own reader.

"12 March, sorry 13 March", "yes, actually no thanks", "none, had heart surgery at 2": the later value stands behind a
word that repairs, else nobody knows which was meant and it is asked again. So a word of repair that nobody listed costs
a question, and never a wrong value.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from bot.model.forms import Again, Context, Finds, Reader, Step, Unclear
from conversations.understanding.sections.repairs import REPAIR

_WORD = re.compile(r"\S+")
_MOST_WORDS = 25  # of what follows one answer
_LEADS = re.compile(  # "sorry, my date of birth is …"
    r"[\s,:]*(?:(?:my|his|her|their|the|its|it's|it|that's|thats|is|should|be|was|a|an|of|on|to|no|not|date|birth|dob"
    r"|birthday|born|e-?mail|address|name|full|post ?code|house|number)\b[\s,:]*)*",
    re.IGNORECASE,
)
_TELLS = re.compile(r"[\d@]|(?<=\s)[A-ZÀ-Þ]")
_DENIED = re.compile(r"\b(?:no|not|without|never|any)\s+$", re.IGNORECASE)
_SENTENCE = re.compile(r"\n+|(?<=[.!?])\s+")


class Told(NamedTuple):
    value: Any
    start: int


class _Claim(Protocol):
    @property
    def step(self) -> Step: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def another(reader: Reader[Any], value: Any, tail: str, context: Context) -> Told | None:
    """The first thing behind an answer, from whichever word on, that reads to another one."""
    if reader.finds is Finds.BY_REST:
        return None
    return next((told for told in _again(reader, value, tail, context) if told.value != value), None)


def _again(reader: Reader[Any], value: Any, tail: str, context: Context) -> Iterator[Told]:
    """What the tail reads to by itself, or as a change of what was said."""
    amend = getattr(reader, "amend", None)
    for match in list(_WORD.finditer(tail))[:_MOST_WORDS]:
        if _DENIED.search(tail, 0, match.start()):
            continue
        told = tail[match.start() :].strip(" \n().,;")
        newer = reader.read(told, context)
        if isinstance(newer, Unclear | Again) and amend is not None:
            newer = amend(told, value, context)
        if not isinstance(newer, Unclear | Again):
            yield Told(newer, match.start())


def held(step: Step, end: int, claims: Sequence[_Claim], left: str, follows: str) -> bool:
    """Whether words that nobody read may put the answer right, or be another of its kind."""
    unsettled = getattr(step.reader, "is_unsettled_by", None)
    if unsettled is not None and any(unsettled(part, follows) for part in _SENTENCE.split(left)):
        return True
    for repair in REPAIR.finditer(left, end):
        told = _SENTENCE.split(left[repair.end() :])[0]
        if _serves_the_next(repair.end(), claims, left):
            continue
        label = any(re.search(rf"(?<!\w){re.escape(label)}(?!\w)", told, re.IGNORECASE) for label in step.ask.labels)
        before = max((claim.end for claim in claims if claim.end <= repair.start()), default=-1)
        if label or (before == end and (_TELLS.search(told) or 0 < len(told.split()) <= 3)):
            return True
    return False


def _serves_the_next(end: int, claims: Sequence[_Claim], left: str) -> bool:
    """ "Sorry, my email is …" puts right what comes after it and not what stands before."""
    after = min((claim.start for claim in claims if claim.start >= end), default=None)
    return after is not None and _LEADS.fullmatch(left[end:after]) is not None
