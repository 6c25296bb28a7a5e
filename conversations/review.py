"""The summary a parent checks at a glance; after a correction only what changed is shown."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.model.forms import load
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations import texts
from conversations.asking import ask, words
from conversations.forms import SECTIONS
from conversations.journey import JOURNEY
from conversations.readers.medical import Medical
from conversations.words import full_address

_UNSHOWN = "unshown"  # corrections made since the summary, as [section, field]


def show_summary(turn: Turn, registration: Registration) -> None:
    if _UNSHOWN in registration.facts:
        show_changes(turn, registration)
    else:
        registration.facts[_UNSHOWN] = []
        lines = "\n".join(_lines(registration, texts.LABELS))
        turn.say(texts.REVIEW.format(summary=lines, **words(turn, registration)))
    ask(turn, "review", registration, {})


def show_changes(turn: Turn, registration: Registration) -> None:
    changed = registration.facts.pop(_UNSHOWN, [])
    registration.facts[_UNSHOWN] = []
    lines = "\n".join(_lines(registration, [(section, name) for section, name in changed]))
    if lines:
        turn.say(texts.CORRECTED.format(changes=lines))


def show_these(turn: Turn, registration: Registration, values: Mapping[str, Iterable[str]]) -> None:
    """Corrected in the middle of another question."""
    fields = [(section, name) for section, names in values.items() for name in names]
    lines = "\n".join(_lines(registration, fields))
    if lines:
        turn.say(texts.CORRECTED.format(changes=lines))
        if _UNSHOWN in registration.facts:
            registration.facts[_UNSHOWN] = []


def note_change(registration: Registration, section: str, names: Iterable[str]) -> None:
    """What is asked for the first time after the summary is no change."""
    if _UNSHOWN in registration.facts and section not in JOURNEY[registration.state].sections:
        registration.facts[_UNSHOWN] += [[section, name] for name in names]


def _lines(registration: Registration, fields: Iterable[tuple[str, str]]) -> Iterable[str]:
    for section, name in fields:
        value = _value(registration, section, name)
        if value not in {None, ""} and (section, name) in texts.LABELS:
            yield f"{texts.LABELS[section, name]}: {value}"


def _value(registration: Registration, section: str, name: str) -> str | None:
    if (section, name) in {("address", "postcode"), ("child_address", "postcode")}:
        return full_address(registration, section) if section in registration.answers else None
    answers = load(SECTIONS[section], registration.answers.get(section, {}))
    return _shown(answers[name]) if answers.get(name) is not None else None


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, Medical):
        return ". ".join(part for part in (value.description, value.note) if part) or texts.NO_MEDICAL
    return str(value)
