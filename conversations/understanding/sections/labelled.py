"""Answers that say themselves what they answer: behind a label, behind our question repeated, or by their number."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bot.model.forms import Form, Step, steps

_OF_CHILD = (
    r"(?:his|her|their|(?:the |your |my )?(?:child|player|kid|son|daughter|boy|girl)(?:'?s)?"
    r"|(?!Parent|Guardian)[A-Z]\w+'s)"
)
_OF_ME = r"(?:my(?: own)?|(?:parent|guardian|mum|dad)(?:'?s)?)"
_PLAIN = r"(?:your|the|what(?:'s| is| are)?|may we|can we|any|full|known|our)"
_NUMBER = re.compile(r"^[ \t]*\(?(\d)(?:[.):]|\s?-)[ \t]+", re.MULTILINE)


class Segment(NamedTuple):
    """Where an answer stands; `step` is None for what is about somebody else."""

    step: Step | None
    label: int  # where its label begins
    start: int
    end: int


def labelled(form: type[Form], text: str) -> list[Segment]:
    """From each label to the next one, or to the end of its line."""
    marks = sorted(_marks(form, text), key=lambda mark: (mark[0], -mark[1]))
    found: list[Segment] = []
    for place, (label, start, step) in enumerate(marks):
        if found and label < found[-1].start:
            continue
        until = min((other for other, _, _ in marks[place + 1 :] if other >= start), default=len(text))
        end = _line_end(text, start, until)
        found.append(Segment(step, label, start, end))
    return found


def _line_end(text: str, start: int, until: int) -> int:
    """The end of the line, or of the next one where the label stands alone."""
    begin = start + len(text[start:until]) - len(text[start:until].lstrip())
    line = text.find("\n", begin, until)
    return until if line < 0 else line


def _marks(form: type[Form], text: str) -> Iterator[tuple[int, int, Step | None]]:
    for step in steps(form):
        for pattern in _patterns(step.ask.labels):
            for match in pattern.finditer(text):
                foreign = match["child"] if form.about == "guardian" else match["me"] if form.about == "child" else None
                yield match.start("label"), match.end(), None if foreign else step


@cache
def _patterns(labels: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    if not labels:
        return ()
    named = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    whose = rf"(?:(?P<me>{_OF_ME})[ \t]+|(?P<child>{_OF_CHILD})[ \t]+)?"
    before = rf"(?P<label>(?:{_PLAIN}[ \t]+){{0,3}}{whose}(?:{_PLAIN}[ \t]+)?"
    after = r"(?:[ \t]+(?:(?:to|of|or)[ \t]+[\w']+|number|address|name|issues?))?"
    return (
        re.compile(rf"(?<![\w@']){before}(?:{named})){after}[ \t]*(?:[:=]|\?(?=\s*\S))", re.IGNORECASE),
        re.compile(
            rf"^[ \t*•-]*+{before}(?:{named})){after}[ \t]*\*?[ \t]*(?:[:=?]\*?|\s-|-(?=\s))",
            re.IGNORECASE | re.MULTILINE,
        ),
    )


def numbered(asked: Sequence[Step], text: str) -> list[Segment]:
    """A list that counts from one answers in the order asked."""
    marks = list(_NUMBER.finditer(text))
    single = len(marks) == 1 and text[marks[0].start() : marks[0].end()].strip()[-1] not in ".)"
    if not marks or single or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return []
    ends = [mark.start() for mark in marks[1:]] + [_line_end(text, marks[-1].end(), len(text))]
    listed = list(asked)[: len(marks)] + [None] * (len(marks) - len(asked))
    return [Segment(step, mark.start(), mark.end(), end) for step, mark, end in zip(listed, marks, ends, strict=True)]
