"""Which words of a message answer which field: each claim is a value, a reason it cannot be used, or a doubt."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from bot.model.forms import Again, Context, Finds, Form, Step, Unclear
from conversations.understanding.readers.wording import asks
from conversations.understanding.readers.yes_no import YES_NO
from conversations.understanding.sections.greetings import without_farewell, without_greeting, without_leads
from conversations.understanding.sections.labelled import Segment, labelled, numbered
from conversations.understanding.sections.others import about_others, questions
from conversations.understanding.sections.repairs import REPAIR, between_only, chosen, is_bare_no, repairs
from conversations.understanding.sections.second_thoughts import another, held

_LABEL_REACH = 40  # how far before an answer its label may stand
_LONGEST_GREETING = 2
_MOST_CLAUSES = 25  # nobody answers a section in more
_SENTENCE_END = re.compile(r"\n|[.!?](?=\s|$)")
_CLAUSE = re.compile(r"\s*(?:[,;\n|•·()]|(?<!\d)/|/(?!\d)|\s-+\s|[.!?]+(?=\s|$))\s*")


class Doubted:
    """Two values stand against each other: neither counts."""

    def __repr__(self) -> str:
        return "DOUBTED"


DOUBTED = Doubted()


@dataclass(frozen=True)
class Claim:
    """What a field takes of a message."""

    step: Step
    value: Any
    start: int
    end: int


def claims_of(form: type[Form], open_steps: Sequence[Step], text: str, context: Context) -> tuple[list[Claim], str]:
    """One claim at most for each field, in the order of the text, and what nobody claimed."""
    rest = hidden(text, [*about_others(form, text), *_own_questions(form, text)])
    asked = sorted(open_steps, key=lambda step: step.is_ahead(context))
    segments = [*labelled(form, rest), *numbered(asked, rest)]
    rest = without_farewell(without_greeting(rest))
    spoken_for = hidden(rest, [(segment.label, segment.start) for segment in segments])
    taken, rest = _by_label(segments, open_steps, rest, context)
    rest = REPAIR.sub(lambda match: ";" * len(match.group()), rest)
    found, rest = _found(open_steps, taken, rest, text, context)
    taken += found
    over = list(_left_over(open_steps, taken, rest, context)) if form.about and len(asked) > 1 else []
    taken += _without_repairs(over, [*taken, *over], text)
    taken = [claim for claim in _without_repairs(taken, taken, text) if not _only_greets(claim, taken, text, context)]
    claims = [_agreed([one for one in taken if one.step is step], text) for step in open_steps]
    told = sorted((claim for claim in claims if claim), key=lambda claim: claim.start)
    counted = list(_counted(taken))
    left = hidden(spoken_for, [(one.start, one.end) for one in counted])
    return list(_settled(told, counted, text, left, context)), left


def hidden(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A found answer leaves a line break behind, which parts what stood around it."""
    for start, end in spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


def _own_questions(form: type[Form], text: str) -> Iterator[tuple[int, int]]:
    ours = [(segment.label, segment.start) for segment in labelled(form, text)]
    for start, end in questions(text):
        if not any(label < end and start < begin for label, begin in ours):
            yield start, end


def _by_label(
    segments: Sequence[Segment], open_steps: Sequence[Step], text: str, context: Context
) -> tuple[list[Claim], str]:
    """A segment is read as the answer to its own field; what does not fit is left to the finders."""
    taken: list[Claim] = []
    for segment in segments:
        claims = list(_in_segment(segment, text, context)) if segment.step in open_steps else []
        taken += claims
        spans = [(claim.start, claim.end) for claim in claims]
        if segment.step is None:
            spans.append((segment.start, segment.end))
        text = hidden(text, [(segment.label, segment.start), *spans])
    return taken, text


def _in_segment(segment: Segment, text: str, context: Context) -> Iterator[Claim]:
    step = segment.step
    if step is None:
        return
    begin = segment.start
    for match in [*REPAIR.finditer(text, segment.start, segment.end), None]:
        end = match.start() if match else segment.end
        yield from _told(step, text, begin, end, context)
        begin = match.end() if match else end


def _told(step: Step, text: str, start: int, end: int, context: Context) -> Iterator[Claim]:
    """Of a shape only the shape itself: "DOB: 7/7/2013 GIRL ASTHMA" says more."""
    told = text[start:end].replace("(", " ").replace(")", " ")
    if step.reader.finds is Finds.BY_SHAPE:
        found = step.reader.find(told, context)
        if found:
            yield from (Claim(step, one.value, start + one.start, start + one.end) for one in found)
            return
    bare = told.strip(" \t\n,;:.-*()\"'")
    value = step.reader.read(bare, context) if bare else Unclear()
    if not isinstance(value, Unclear):
        yield Claim(step, value, start, end)


def _found(
    open_steps: Sequence[Step], taken: Sequence[Claim], text: str, original: str, context: Context
) -> tuple[list[Claim], str]:
    found: list[Claim] = []
    for kind in Finds:
        waiting = [step for step in open_steps if step.reader.finds is kind]
        while waiting:
            claims = [
                Claim(step, one.value, one.start, one.end)
                for step in waiting
                for one in step.reader.find(without_leads(text) if kind is Finds.BY_REST else text, context)
            ]
            claims = list(_without_repairs(claims, [*taken, *found, *claims], original))
            standing = list(_undisputed(claims, kind, text))
            read = {claim.step.name for claim in standing}
            found += standing
            # What is found hides itself, and the rest may be clearer without it: "boy no medical".
            waiting = [step for step in waiting if step.name not in read] if read else []
            text = hidden(text, [(claim.start, claim.end) for claim in (standing if waiting else claims)])
    return found, text


def _without_repairs(claims: list[Claim], known: Sequence[Claim], text: str) -> Iterator[Claim]:
    """The "no" of "12 March, no, 13 March" is no answer of its own."""
    for claim in claims:
        before = max((one for one in known if one.end <= claim.start), key=lambda one: one.end, default=None)
        after = min((one for one in known if one.start >= claim.end), key=lambda one: one.start, default=None)
        stands_between = (
            is_bare_no(text[claim.start : claim.end])
            and before is not None
            and after is not None
            and before.step is after.step is not claim.step
            and between_only(text[before.end : after.start])
        )
        if not stands_between:
            yield claim


def _only_greets(claim: Claim, claims: Sequence[Claim], text: str, context: Context) -> bool:
    """ "Ok, I'm Kate …": what a longer message begins with greets, and answers nothing."""
    told = text[claim.start : claim.end]
    if claim.step.reader.finds is not Finds.BY_WORD:
        return False
    begins = not text[: claim.start].strip() and len(claims) > 1
    return begins and len(told.split()) <= _LONGEST_GREETING and isinstance(YES_NO.read(told, context), bool)


def _left_over(open_steps: Sequence[Step], taken: Sequence[Claim], text: str, context: Context) -> Iterator[Claim]:
    """A clause that only one open field can read, and the only one it can read, is its answer: "nah hes fine"."""
    named = {claim.step.name for claim in taken}
    waiting = [step for step in open_steps if step.name not in named]
    read = [
        Claim(step, value, start, end)
        for start, end in islice(_clauses(text), _MOST_CLAUSES)
        if not any(_may_be_of(step, text[start:end]) for step in open_steps)
        for step in waiting
        if step.reader.finds is Finds.BY_WORD and not _names_another(step, open_steps, text[start:end])
        if not isinstance(value := step.reader.read(text[start:end], context), Unclear | Again)
    ]
    for claim in read:
        rivals = [one for one in read if one is not claim and (one.step is claim.step or one.start == claim.start)]
        if not rivals:
            yield claim


def _names_another(step: Step, open_steps: Sequence[Step], told: str) -> bool:
    others = (label for other in open_steps if other is not step for label in other.ask.labels)
    return any(re.search(rf"(?<!\w){re.escape(label)}(?!\w)", told, re.IGNORECASE) for label in others)


def _may_be_of(step: Step, told: str) -> bool:
    unsettled = getattr(step.reader, "is_unsettled_by", None)
    return unsettled is not None and bool(unsettled(told, ""))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for cut in [*_CLAUSE.finditer(text), None]:
        end = cut.start() if cut else len(text)
        told = text[place:end]
        start = place + len(told) - len(told.lstrip())
        if text[start:end].strip() and not asks(text[start:end]):
            yield start, start + len(text[start:end].rstrip())
        place = cut.end() if cut else end


def _counted(claims: Sequence[Claim]) -> Iterator[Claim]:
    """What cannot be used, beside what can, was perhaps meant for another field."""
    usable = {claim.step.name for claim in claims if not isinstance(claim.value, Again)}
    yield from (claim for claim in claims if not isinstance(claim.value, Again) or claim.step.name not in usable)


def _agreed(claims: Sequence[Claim], text: str) -> Claim | None:
    """One value, however often it was said; of two the one that the words between them choose."""
    usable = [claim for claim in claims if not isinstance(claim.value, Again)] or list(claims)[:1]
    settled: Claim | None = None
    for claim in sorted(usable, key=lambda one: one.start):
        settled = claim if settled is None else _of_two(settled, claim, text)
    refused = [claim for claim in claims if isinstance(claim.value, Again)]
    if settled and refused and settled not in refused and any(repairs(text, settled.end, one.start) for one in refused):
        return replace(settled, value=DOUBTED)
    return settled


def _of_two(one: Claim, other: Claim, text: str) -> Claim:
    if one.value == other.value:
        return replace(one, end=one.end)
    place = chosen(text[one.end : other.start])
    return replace(other, value=DOUBTED) if place is None or one.value is DOUBTED else (one, other)[place]


def _undisputed(claims: list[Claim], kind: Finds, text: str) -> Iterator[Claim]:
    for claim in claims:
        rivals = [other for other in claims if other.step is not claim.step and _overlap(claim, other)]
        if all(_stronger(claim, other, kind) or _labelled(claim, other, text) for other in rivals):
            yield claim


def _overlap(one: Claim, other: Claim) -> bool:
    return one.start < other.end and other.start < one.end


def _stronger(one: Claim, other: Claim, kind: Finds) -> bool:
    """The longer shape: a number that holds a date is no date; the shorter words: they stand inside a phrase."""
    longer = (one.end - one.start) - (other.end - other.start)
    return longer > 0 if kind is Finds.BY_SHAPE else longer < 0


def _labelled(claim: Claim, other: Claim, text: str) -> bool:
    return _label_place(claim, text) > _label_place(other, text)


def _label_place(claim: Claim, text: str) -> int:
    """Where the last label before the answer starts, -1 without one."""
    before = text[max(0, claim.start - _LABEL_REACH) : claim.start].lower()
    before = re.split(r"[,;\n]", before)[-1]
    return max((before.rfind(label) for label in claim.step.ask.labels), default=-1)


def _settled(
    claims: Sequence[Claim], counted: Sequence[Claim], text: str, left: str, context: Context
) -> Iterator[Claim]:
    """Second thoughts: what follows a claim is read again as its answer, and what is left unread may hold it back."""
    starts = sorted(claim.start for claim in counted)
    for claim in claims:
        tail = left[claim.end : next((start for start in starts if start >= claim.end), len(text))]
        if claim.value is DOUBTED or isinstance(claim.value, Again):
            yield claim
            continue
        if _turns(claim, text, context) or _leads_on(claim, text, left):
            yield replace(claim, value=DOUBTED)
            continue
        told = another(claim.step.reader, claim.value, tail, context)
        if told is not None and repairs(text, claim.end, claim.end + told.start):
            yield replace(claim, value=told.value)
        elif told is not None or held(claim.step, claim.end, counted, left, tail if text.islower() else ""):
            yield replace(claim, value=DOUBTED)
        else:
            yield claim


def _leads_on(claim: Claim, text: str, left: str) -> bool:
    """ "mia smith, no, ana kaur": a bare no was perhaps said of the words behind it that nobody read."""
    behind = _SENTENCE_END.split(left[claim.end :])[0]
    return is_bare_no(text[claim.start : claim.end]) and len(behind.split()) > 1


def _turns(claim: Claim, text: str, context: Context) -> bool:
    """ "no (ugh yes)" says both."""
    later = text[claim.start : claim.end].strip(" .,").partition(" ")[2]
    return isinstance(claim.value, bool) and another(claim.step.reader, claim.value, later, context) is not None
