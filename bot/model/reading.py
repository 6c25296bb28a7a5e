"""Several answers in one message: each lands in its field, or stays unread and is asked for again.

What is known by its shape is looked for first and hidden from what is known by its words, and that from the names,
which may be any words. Where two fields could have meant the same words, or one field two things, nothing is taken.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.model.forms import Again, Answers, Context, Finds, Form, Found, Step, Unclear, missing, unanswered
from bot.model.second_thoughts import Claimed, repairs, second_thoughts

_TWO = 2
_LABEL_REACH = 40  # how far before an answer its label may stand


@dataclass(frozen=True)
class SectionReading:
    values: Mapping[str, Any] = field(default_factory=dict)
    problems: Mapping[str, Again] = field(default_factory=dict)
    rest: str = ""  # what was not read
    words: Mapping[str, str] = field(default_factory=dict)  # what each was read from


def read_section(
    form: type[Form], text: str, context: Context, answers: Answers, asked: str | None = None
) -> SectionReading:
    """`asked` is the field that was asked for by itself: to it the whole text may be the answer."""
    asked_for = missing(form, answers, context)
    by_itself = asked_for if len(asked_for) == 1 else [step for step in asked_for if step.name == asked]
    found, rest, claims = _answers(unanswered(form, answers, context), text, context)
    settled = second_thoughts(claims, text, context)
    found = [(name, settled.replaced.get(name, value)) for name, value in found if name not in settled.doubted]
    if len(asked_for) == 1 or not found:
        whole = _whole(by_itself, text, context)
        if whole:
            return _sorted(whole, _beside(by_itself[0], whole[0][1], text, context))
    words = {claim.step.name: text[claim.found.start : claim.found.end] for claim in claims}
    return replace(_sorted(found, rest), words=words)


def _beside(step: Step, value: Any, text: str, context: Context) -> str:
    """Of a yes or a no, the sentences that do not say it; any other whole text is the answer itself."""
    if not isinstance(value, bool):
        return ""
    return "\n".join(part for part in re.split(r"[.!?;,\n]+", text) if step.reader.read(part, context) is not value)


def _whole(open_steps: Sequence[Step], text: str, context: Context) -> list[tuple[str, Any]]:
    read = [(step.name, step.reader.read(text, context)) for step in open_steps]
    return [(name, value) for name, value in read if not isinstance(value, Unclear)]


def _sorted(read: Sequence[tuple[str, Any]], rest: str) -> SectionReading:
    return SectionReading(
        {name: value for name, value in read if not isinstance(value, Again)},
        {name: value for name, value in read if isinstance(value, Again)},
        rest,
    )


def _answers(
    open_steps: Sequence[Step], text: str, context: Context
) -> tuple[list[tuple[str, Any]], str, list[Claimed]]:
    """What was read, the text without it, and what each answer was read from."""
    said = text
    answers: list[tuple[str, Any]] = []
    taken: list[Claimed] = []
    for kind in Finds:
        waiting = [step for step in open_steps if step.reader.finds is kind]
        while waiting:
            claims = [Claimed(step, found) for step in waiting for found in step.reader.find(text, context)]
            standing = list(_undisputed(claims, kind, text))
            read = dict(_read(waiting, standing, text))
            answers += read.items()
            taken += [claim for claim in standing if claim.step.name in read]
            # What is found hides itself, and the rest may be clearer without it: "boy no medical".
            waiting = [step for step in waiting if step.name not in read] if read else []
            text = _hidden(text, [claim for claim in standing if claim.step.name in read] if waiting else claims)
    return answers, _hidden(said, taken), taken


def _read(waiting: Sequence[Step], standing: list[Claimed], text: str) -> Iterator[tuple[str, Any]]:
    for step in waiting:
        yield from _agreed(step, [claim.found for claim in standing if claim.step is step], text)


def _agreed(step: Step, found: list[Found[Any]], text: str) -> Iterator[tuple[str, Any]]:
    """One value, however often it was said, or the later of two with a word of repair between them.

    A problem only where there is no value.
    """
    values = [item.value for item in found if not isinstance(item.value, Again)]
    problems = [item.value for item in found if isinstance(item.value, Again)]
    if values and all(value == values[0] for value in values):
        yield step.name, values[0]
    elif len(values) == _TWO and not problems and repairs(text, found[0].end, found[1].start):
        yield step.name, values[1]
    elif problems and not values:
        yield step.name, problems[0]


def _undisputed(claims: list[Claimed], kind: Finds, text: str) -> Iterator[Claimed]:
    for claim in claims:
        rivals = [other for other in claims if other.step is not claim.step and _overlap(claim.found, other.found)]
        if all(_stronger(claim.found, other.found, kind) or _labelled(claim, other, text) for other in rivals):
            yield claim


def _overlap(one: Found[Any], other: Found[Any]) -> bool:
    return one.start < other.end and other.start < one.end


def _stronger(one: Found[Any], other: Found[Any], kind: Finds) -> bool:
    """The longer shape: a number that holds a date is no date; the shorter words: they stand inside a phrase."""
    longer = (one.end - one.start) - (other.end - other.start)
    return longer > 0 if kind is Finds.BY_SHAPE else longer < 0


def _labelled(claim: Claimed, other: Claimed, text: str) -> bool:
    mine, theirs = _label_place(claim, text), _label_place(other, text)
    return mine > theirs


def _label_place(claim: Claimed, text: str) -> int:
    """Where the last label before the answer starts, -1 without one."""
    before = text[max(0, claim.found.start - _LABEL_REACH) : claim.found.start].lower()
    before = re.split(r"[,;\n]", before)[-1]
    return max((before.rfind(label) for label in claim.step.ask.labels), default=-1)


def _hidden(text: str, claims: Iterable[Claimed]) -> str:
    """A found answer leaves a line break behind, which parts what stood around it."""
    for claim in claims:
        start, end = claim.found.start, claim.found.end
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text
