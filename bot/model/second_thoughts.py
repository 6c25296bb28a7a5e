"""Second thoughts: what follows an answer is read again by that answer's own reader.

"12 March, sorry 13 March", "yes, actually no thanks", "none, had heart surgery at 2": the later value stands behind a
word that repairs, else nobody knows which was meant and it is asked again. So a word of repair that nobody listed costs
a question, and never a wrong value.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bot.model.forms import Again, Context, Finds, Found, Step, Unclear

_REPAIR = re.compile(
    r"\b(?:actually|sorry|oops|whoops|correction|scrap that|i mean|meant|no wait|wait|rather|make that|make it|typo"
    r"|should be|instead|apologies|my bad|lied)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
_MOST_WORDS = 25  # of what follows one answer


class Claimed(NamedTuple):
    """What a step took of a message."""

    step: Step
    found: Found[Any]


class Settled(NamedTuple):
    """By the name of the step: another value, or none where nobody knows which was meant."""

    replaced: dict[str, Any]
    doubted: set[str]


def repairs(text: str, begin: int, end: int) -> bool:
    """Whether a word of repair stands there."""
    return _REPAIR.search(text, begin, max(begin, end)) is not None


def second_thoughts(claims: Sequence[Claimed], text: str, context: Context) -> Settled:
    settled = Settled({}, set())
    in_order = sorted(claims, key=lambda claim: claim.found.start)
    for place, claim in enumerate(in_order):
        until = in_order[place + 1].found.start if place + 1 < len(in_order) else len(text)
        if claim.step.reader.finds is Finds.BY_REST or isinstance(claim.found.value, Again):
            continue
        for start, value in _again(claim, text, claim.found.end, until, context):
            if value == claim.found.value:
                continue
            if repairs(text, claim.found.end, start):
                settled.replaced[claim.step.name] = value
            else:
                settled.doubted.add(claim.step.name)
            break
        else:
            _mend_others(settled, claim, in_order, text[claim.found.end : until], context)
    return settled


def _mend_others(settled: Settled, last: Claimed, claims: Sequence[Claimed], tail: str, context: Context) -> None:
    """ "14 Flixton Road M41 5AE sorry number 41" puts right not what it follows, but what it can be read as."""
    repair = _REPAIR.search(tail)
    told = tail[repair.end() :].strip(" ,.:;-") if repair else ""
    if not told:
        return
    read = [(claim, claim.step.reader.read(told, context)) for claim in claims if claim is not last]
    meant = [(claim, value) for claim, value in read if not isinstance(value, Unclear | Again)]
    if len(meant) == 1 and meant[0][1] != meant[0][0].found.value:
        settled.replaced[meant[0][0].step.name] = meant[0][1]
    elif len(meant) > 1:
        settled.doubted.update(claim.step.name for claim, value in meant if value != claim.found.value)


def _again(claim: Claimed, text: str, begin: int, until: int, context: Context) -> Iterator[tuple[int, Any]]:
    """From each word on, what the tail reads to by itself, or as a change of what was said."""
    amend = getattr(claim.step.reader, "amend", None)
    tail = text[begin:until]
    for match in list(_WORD.finditer(tail))[:_MOST_WORDS]:
        told = tail[match.start() :]
        value = claim.step.reader.read(told, context)
        if isinstance(value, Unclear | Again) and amend is not None:
            value = amend(told, claim.found.value, context)
        if not isinstance(value, Unclear | Again):
            yield begin + match.start(), value
