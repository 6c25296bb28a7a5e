"""Several answers in one message: each lands in its field, or stays unread and is asked for again.

What says itself what it answers comes first: a label, our own question repeated, a number in a list. Of the rest, what
is known by its shape is looked for first and hidden from what is known by its words, and that from the names, which
may be any words. Where two fields could have meant the same words, or one field two things, nothing is taken.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.model.forms import Again, Answers, Context, Form, Step, Unclear, missing, unanswered
from conversations.understanding.readers.outright import is_bare_reply
from conversations.understanding.sections.claims import DOUBTED, Claim, claims_of
from conversations.understanding.sections.cleaned import cleaned


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
    text = cleaned(text)
    asked_for = missing(form, answers, context)
    if len(asked_for) == 1 and is_bare_reply(text):
        reply = asked_for[0].reader.read(text, context)
        if isinstance(reply, bool):
            return SectionReading({asked_for[0].name: reply})
    by_itself = asked_for if len(asked_for) == 1 else [step for step in asked_for if step.name == asked]
    claims, rest = claims_of(form, unanswered(form, answers, context), text, context)
    told = [claim for claim in claims if claim.value is not DOUBTED]
    if len(asked_for) == 1 or not told:
        whole = _whole(by_itself, text, context)
        if whole:
            return _sorted(whole, _beside(by_itself[0], whole[0][1], text, context), {})
    return _sorted([(claim.step.name, claim.value) for claim in told], rest, _words(told, text))


def _words(claims: Iterable[Claim], text: str) -> Mapping[str, str]:
    return {claim.step.name: text[claim.start : claim.end] for claim in claims}


def _beside(step: Step, value: Any, text: str, context: Context) -> str:
    """Of a yes or a no, the sentences that do not say it; any other whole text is the answer itself."""
    if not isinstance(value, bool):
        return ""
    return "\n".join(part for part in re.split(r"[.!?;,\n]+", text) if step.reader.read(part, context) is not value)


def _whole(open_steps: Sequence[Step], text: str, context: Context) -> list[tuple[str, Any]]:
    read = [(step.name, step.reader.read(text, context)) for step in open_steps]
    return [(name, value) for name, value in read if not isinstance(value, Unclear)]


def _sorted(read: Sequence[tuple[str, Any]], rest: str, words: Mapping[str, str]) -> SectionReading:
    return SectionReading(
        {name: value for name, value in read if not isinstance(value, Again)},
        {name: value for name, value in read if isinstance(value, Again)},
        rest,
        words,
    )
