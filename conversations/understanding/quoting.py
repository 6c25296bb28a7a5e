"""Whether words are the parent's own: what a model proposes is taken for nothing else.

They stand in the message in a row and in their order, or the reader of the field finds the same value there.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from bot.model.forms import UNCLEAR, Again, Context, Finds, Step, Unclear
from conversations.understanding.readers.wording import LONGEST, level, listed, words

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.!?;](?=\w)[^.!?;\n]*)*[.!?;]*")
_SENTENCE_ENDS = re.compile(r"[.!?;](?!\w)|\n")
# Of a number, a date or an address half is another one.
_SOLID = ((re.compile("@"), "@."), (re.compile(r"\d"), "@/-"), (re.compile(""), "@-"))
_CLAUSE_ENDS = re.compile(r"[,;.!?\n]")
_DENIED = re.compile(r"(?:\b(?:not|no|never|nor|without|used to have|grew out of)|n't)(?: [\w']+){0,2} ?$")
_FREELY_READ = frozenset(("previous_team", "typed_address", "medical", "medical_note"))
_FILLERS = listed("er erm um uh ah oh like well so then plus and also of in at on the a an it its is that thats")


class Span(NamedTuple):
    start: int
    end: int


def levelled(text: str) -> str:
    """All of it: what is read for one answer is only the start of a long text."""
    return "".join(level(text[at : at + LONGEST]) for at in range(0, len(text), LONGEST))


def spans_of(quote: str, told: str) -> list[Span]:
    """Where it stands, whole; `told` is levelled."""
    wanted, heard = words(levelled(quote)), list(_WORD.finditer(told))
    starts = range(len(heard) - len(wanted) + 1) if wanted else ()
    runs = (heard[at : at + len(wanted)] for at in starts)
    spans = [Span(run[0].start(), run[-1].end()) for run in runs if all(map(_is, run, wanted))]
    return [span for span in spans if not _is_cut(span, told)]


def sentences(told: str) -> list[Span]:
    return [Span(*match.span()) for match in _SENTENCE.finditer(told)]


def is_quoted(quote: str, told: str) -> bool:
    return bool(spans_of(quote, levelled(told)))


def sentences_of(quote: str, told: str) -> list[str]:
    """The whole sentences that the quote stands in."""
    told = levelled(told)
    return [
        told[whole.start : whole.end]
        for span in spans_of(quote, told)
        for whole in sentences(told)
        if whole.start < span.end and span.start < whole.end
    ]


def clauses(told: str) -> list[str]:
    return [part for part in map(str.strip, _CLAUSE_ENDS.split(levelled(told))) if part]


def is_denied(said: str, told: str) -> bool:
    """Wherever it stands: "I am not Kate Jones", by the words right before."""
    told = levelled(told)
    spans = spans_of(said, told)
    return bool(spans) and all(_DENIED.search(_CLAUSE_ENDS.split(told[: span.start].lower())[-1]) for span in spans)


def is_theirs(step: Step, said: str, told: str, known: Any, context: Context) -> bool:
    told = levelled(told)
    return (
        bool(spans_of(said, told))
        or (step.reader.name in _FREELY_READ and _stands_loosely(said, told))
        or (isinstance(known, str) and step.reader.finds is Finds.BY_REST and _amends(said, told, known))
        or _is_found(step, said, told, context)
    )


def read_words(step: Step, said: str, known: Any, context: Context) -> Any:
    """As a typed answer is read; a correction may name a part of what is known: "the 4th"."""
    value = step.reader.read(said, context)
    amend = getattr(step.reader, "amend", None)
    if known is None or amend is None or not isinstance(value, Unclear | Again):
        return value
    amended = amend(said, known, context)
    return value if amended is UNCLEAR else amended


def _is(heard: re.Match[str], wanted: str) -> bool:
    """ "Vera's boy" names Vera."""
    word = heard.group().lower()
    return word.replace("'", "") == wanted or word.removesuffix("'s") == wanted


def _is_cut(span: Span, told: str) -> bool:
    glue = next(glue for holds, glue in _SOLID if holds.search(told[slice(*span)]))
    before, after = told[max(0, span.start - 2) : span.start], told[span.end : span.end + 2]
    return _is_glued(before[::-1], glue) or _is_glued(after, glue)


def _is_glued(beside: str, glue: str) -> bool:
    return len(beside) == 2 and beside[0] in glue and beside[1].isalnum()


def _stands_loosely(said: str, told: str) -> bool:
    """ "12 Moss Road Urmston" in "12 Moss Road, er, in Urmston": in order, within one sentence."""
    wanted = words(levelled(said))
    return any(_is_in_order(wanted, words(part)) for part in _SENTENCE_ENDS.split(told))


def _is_in_order(wanted: list[str], heard: list[str]) -> bool:
    return bool(wanted) and any(_follows(wanted, heard[at:]) for at in range(len(heard)) if heard[at] == wanted[0])


def _follows(wanted: list[str], heard: list[str]) -> bool:
    left = iter(wanted)
    next_one = next(left, None)
    for word in heard:
        if next_one is None:
            return True
        if word == next_one:
            next_one = next(left, None)
        elif word not in _FILLERS:
            return False
    return next_one is None


def _amends(said: str, told: str, known: str) -> bool:
    """A part of the name that is known may stay: "these days it's Smithson"."""
    return any(
        (spans_of(new, told) and spans_of(old, known))
        for one, other in _halves(said)
        for new, old in _either(one, other)
    )


def _halves(said: str) -> Iterator[tuple[str, str]]:
    parts = said.split()
    yield from ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts)))


def _either(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one, other), (other, one)


def _is_found(step: Step, said: str, told: str, context: Context) -> bool:
    value = step.reader.read(said, context)
    return value in [found.value for found in step.reader.find(told, context)]
