"""Going back: "actually his birthday is the 4th", "change email to kate@x.com", "sorry it's Jon not John".

Only what is certain is changed. A field that is plainly meant without a usable new answer is asked for again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bot.model.forms import UNCLEAR, Again, Context, Finds, Form, Step, Unclear, steps


@dataclass(frozen=True)
class Correction:
    """By section: new values, and why an answer cannot be used; `ask` are fields (section, name) to ask again."""

    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    problems: Mapping[str, Mapping[str, Again]] = field(default_factory=dict)
    ask: Sequence[tuple[str, str]] = ()


class _Target(NamedTuple):
    section: str
    step: Step
    known: Any


_HINT = re.compile(
    r"\b(?:actually|sorry|oops|correction|mistake|typo|wrong|meant|change[ds]?|update|correct|fix|edit|amend|should be"
    r"|instead|not|new)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"[\s:=-]*(?:(?:is|was|to|should|be|now|actually|it's|its|needs|must|will|has|changed|really|the new one|on)\b"
    r"[\s:=]*)*",
    re.IGNORECASE,
)
_LEAD = r"(?:.*?\b(?:it's|its|it is|that's|is|should be|be|meant|with|to|sorry|actually|oops|no)\b)?[\s,:]*"
_CONTRASTS = [
    re.compile(_LEAD + pattern + r"[\s.!]*", re.IGNORECASE | re.DOTALL)
    for pattern in (
        r"(?P<new>\S.*?)[\s,]+(?:and )?not (?P<old>\S.*?)",
        r"(?:not )?(?P<old>\S.*?)[\s,]+(?:should be|is wrong,? it's|->) (?P<new>\S.*?)",
    )
]


_ANOTHERS = re.compile(r"\b(?:his|her|their|the|\w+'s)\s+$", re.IGNORECASE)
_SPELT = re.compile(
    r",?\s+(?:spelt |spelled )?with(?:out)? (?:an?|two|double|no|the)? ?['\"]?\w{1,2}['\"]?(?: at the end)?[\s.!]*$",
    re.IGNORECASE,
)
_PARTS_OF_NAMES = {"surname": -1, "last name": -1, "first name": 0, "called": 0}
_APART = re.compile(r"\s*(?:[,;\n]|\band\b)\s*", re.IGNORECASE)


def read_correction(forms: Mapping[str, type[Form]], text: str, context: Context, *, meant: bool = False) -> Correction:
    """`meant` is a text that can only be a correction: it needs no "sorry" to be one."""
    text = text[:500].replace("\u2019", "'")
    targets = [
        _Target(section, step, context.answer(section, step.name))
        for section, form in forms.items()
        for step in steps(form)
        if context.answer(section, step.name) is not None
    ]
    several = [_read_one(targets, part, context, meant=False) for part in _APART.split(text) if part]
    if len([each for each in several if each.values]) > 1 and all(each != Correction() for each in several):
        return _together(several)
    return _read_one(targets, text, context, meant=meant)


def _read_one(targets: list[_Target], text: str, context: Context, *, meant: bool) -> Correction:
    contrasted = _contrasted(targets, text, context) or _labelled(targets, text, context)
    return contrasted or _shaped(targets, text, context, meant=meant)


def _together(several: Sequence[Correction]) -> Correction:
    """ "email kate@x.com and his birthday is the 4th"."""
    values: dict[str, dict[str, Any]] = {}
    problems: dict[str, dict[str, Again]] = {}
    for each in several:
        for section, new in each.values.items():
            values.setdefault(section, {}).update(new)
        for section, why in each.problems.items():
            problems.setdefault(section, {}).update(why)
    return Correction(values, problems, [place for each in several for place in each.ask])


def _contrasted(targets: list[_Target], text: str, context: Context) -> Correction | None:
    """ "Jon not John", where exactly one answer is, or contains, John."""
    match = next(filter(None, (contrast.fullmatch(text) for contrast in _CONTRASTS)), None)
    if match is None:
        return None
    changed = [
        (target, value)
        for target in targets
        for value in _exchanged(target, match["old"], match["new"], context)
        if not isinstance(value, Unclear)
    ]
    return _one(*changed[0]) if len(changed) == 1 else None


def _exchanged(target: _Target, old: str, new: str, context: Context) -> Iterator[Any]:
    if target.step.reader.read(old, context) == target.known:
        yield _read(target, new, context)
    elif isinstance(target.known, str):
        exchanged, times = re.subn(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, target.known, flags=re.IGNORECASE)
        if times == 1:
            yield target.step.reader.read(exchanged, context)


def _labelled(targets: list[_Target], text: str, context: Context) -> Correction | None:
    """The longest label decides whose answer it is: "his birthday" before "birthday"."""
    places = [(target, place) for target in targets if (place := _label(target.step, text))]
    longest = max((place[1] - place[0] for _, place in places), default=0)
    meant = [(target, place[1]) for target, place in places if place[1] - place[0] == longest]
    text = _SPELT.sub("", text)
    read = [(target, _part_of_name(target, text, end) or _after(target, text, end, context)) for target, end in meant]
    usable = [(target, value) for target, value in read if not isinstance(value, Unclear | Again)]
    if len(usable) == 1:
        return _one(*usable[0])
    if len(read) != 1:
        return None
    target, value = read[0]
    if isinstance(value, Again):
        return _one(target, value)
    return Correction(ask=((target.section, target.step.name),)) if _HINT.search(text) else None


def _part_of_name(target: _Target, text: str, end: int) -> str | None:
    """ "My surname is Walshe": the rest of the name stays."""
    place = next((place for label, place in _PARTS_OF_NAMES.items() if text[:end].lower().endswith(label)), None)
    lead_in = _NOW.match(text[end:])
    told = text[end + (lead_in.end() if lead_in else 0) :].strip(" .!")
    if place is None or not isinstance(target.known, str) or not re.fullmatch(r"[^\W\d_]+(?:['-][^\W\d_]+)*", told):
        return None
    parts = target.known.split()
    parts[place] = told if not told.islower() else told.title()
    return " ".join(parts)


def _label(step: Step, text: str) -> tuple[int, int] | None:
    found = (re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text, re.IGNORECASE) for label in step.ask.labels)
    ours = (match.span() for match in found if match and not _is_of_another(step, text[: match.start()]))
    return max(ours, key=lambda span: span[1] - span[0], default=None)


def _is_of_another(step: Step, before: str) -> bool:
    """ "His birthday" is not the writer's, whatever is known so far."""
    is_mine = any(label.startswith("my ") for label in step.ask.labels)
    return is_mine and _ANOTHERS.search(before) is not None


def _after(target: _Target, text: str, end: int, context: Context) -> Any:
    rest = text[end:]
    lead_in = _NOW.match(rest)
    told = rest[lead_in.end() :] if lead_in else rest
    if told.strip(" .!?"):
        return _read(target, told, context) if "?" not in told else UNCLEAR
    found = target.step.reader.find(text, context)  # "kate@x.com is my new email"
    return found[0].value if len(found) == 1 and target.step.reader.finds is Finds.BY_SHAPE else UNCLEAR


def _shaped(targets: list[_Target], text: str, context: Context, *, meant: bool) -> Correction:
    """ "Sorry, kate@x.com" without a label: an address can only be one thing."""
    if not meant and not _HINT.search(text):
        return Correction()
    found = [
        (target, item.value)
        for target in targets
        if target.step.reader.finds is Finds.BY_SHAPE
        for item in target.step.reader.find(text, context)
        if not isinstance(item.value, Again) and item.value != target.known
    ]
    return _one(*found[0]) if len(found) == 1 else Correction()


def _read(target: _Target, told: str, context: Context) -> Any:
    value = target.step.reader.read(told, context)
    amend = getattr(target.step.reader, "amend", None)
    amended = amend(told, target.known, context) if amend and isinstance(value, Unclear | Again) else UNCLEAR
    return value if isinstance(amended, Unclear) else amended


def _one(target: _Target, value: Any) -> Correction:
    section, name = target.section, target.step.name
    if isinstance(value, Again):
        return Correction(problems={section: {name: value}})
    return Correction(values={section: {name: value}})
