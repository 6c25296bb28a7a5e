"""The summary a parent checks at a glance; after a correction only what changed is shown."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.model.forms import load
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.asking import ask, words
from conversations.form.forms import SECTIONS
from conversations.form.journey import JOURNEY
from conversations.understanding.readers.medical import Medical
from conversations.words import guardian_texts, texts


def show_summary(turn: Turn, registration: Registration, trouble: str = "") -> None:
    if turn.contact.id in registration.facts.unshown:
        show_changes(turn, registration)
    else:
        _nothing_unshown(turn, registration)
        lines = "\n".join(_lines(turn, registration, texts.LABELS))
        turn.say(texts.REVIEW.format(summary=lines, **words(turn, registration)))
    ask(turn, "review", registration, {}, trouble)


def show_changes(turn: Turn, registration: Registration) -> None:
    changed = registration.facts.unshown.get(turn.contact.id, [])
    _nothing_unshown(turn, registration)
    lines = "\n".join(_lines(turn, registration, changed))
    if lines:
        turn.say(texts.CORRECTED.format(changes=lines))


def show_these(turn: Turn, registration: Registration, values: Mapping[str, Iterable[str]]) -> None:
    """Corrected in the middle of another question."""
    fields = [(section, name) for section, names in values.items() for name in names]
    lines = "\n".join(_lines(turn, registration, fields))
    if lines:
        turn.say(texts.CORRECTED.format(changes=lines))
        if turn.contact.id in registration.facts.unshown:
            _nothing_unshown(turn, registration)


def lines_of(values: Mapping[str, Mapping[str, Any]]) -> Iterable[str]:
    """Of what is told and not stored yet."""
    for section, told in values.items():
        for name, value in load(SECTIONS[section], told).items():
            label = texts.LABELS.get((section, name)) or name.capitalize()
            yield f"{label}: {shown_value(value)}"


def note_change(registration: Registration, section: str, names: Iterable[str], only: str | None = None) -> None:
    """What is asked for the first time after the summary is no change. Of one's own, `only` that one is shown."""
    if section not in JOURNEY[registration.state].sections:
        for contact_id, unshown in registration.facts.unshown.items():
            if only in {None, contact_id}:
                unshown += [(section, name) for name in names]


def _nothing_unshown(turn: Turn, registration: Registration) -> None:
    registration.facts.unshown[turn.contact.id] = []


def _lines(turn: Turn, registration: Registration, fields: Iterable[tuple[str, str]]) -> Iterable[str]:
    """What another guardian told of themselves is only named."""
    named = set()
    for section, name in fields:
        if sharing.is_theirs(turn, registration, section):
            if section not in named:
                named.add(section)
                yield _from_the_other(registration, section)
            continue
        value = _value(turn, registration, section, name)
        if not value and (section, name) == sharing.MEDICAL and sharing.health_is_theirs(turn, registration):
            yield _from_the_other(registration, section)
        if value not in {None, ""} and (section, name) in texts.LABELS:
            yield f"{texts.LABELS[section, name]}: {value}"


def _from_the_other(registration: Registration, section: str) -> str:
    giver = sharing.name_of_giver(registration, section)
    return guardian_texts.FROM.format(label=guardian_texts.SECTIONS[section], name=giver)


def _value(turn: Turn, registration: Registration, section: str, name: str) -> str | None:
    if (section, name) in {("address", "postcode"), ("child_address", "postcode")}:
        return sharing.address_as_told(turn, registration, section)
    answers = load(SECTIONS[section], sharing.view(turn, registration).get(section, {}))
    return shown_value(answers[name]) if answers.get(name) is not None else None


def shown_value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, Medical):
        return ". ".join(part for part in (value.description, value.note) if part) or texts.NO_MEDICAL
    return str(value)
