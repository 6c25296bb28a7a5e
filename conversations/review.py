"""The summary a parent checks at a glance, and corrections, of which only what changed is shown again."""

from datetime import date
from typing import Any

from bot.model.forms import dump, load, steps
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations import texts
from conversations.asking import ask, context_of
from conversations.corrections import read_correction
from conversations.forms import SECTIONS
from conversations.learning import learn

_SHOWN = ("guardian", "child", "address")


def show_summary(turn: Turn, registration: Registration, section: str) -> None:
    lines = [
        f"{texts.LABELS[name, field]}: {_shown(value)}"
        for name in _SHOWN
        for field, value in _answers(registration, name).items()
        if value is not None
    ]
    turn.say(texts.REVIEW.format(summary="\n".join(lines)))
    ask(turn, section, registration, {})


def correct(turn: Turn, registration: Registration, text: str) -> None:
    """Reads what they would have otherwise; asks what is wrong when that cannot be told."""
    forms = {name: SECTIONS[name] for name in _SHOWN}
    changes = read_correction(forms, text, context_of(turn, registration))
    if not changes:
        turn.say(texts.WHAT_TO_CORRECT)
        return
    state = registration.state
    for name, values in changes.items():
        stored = dump(SECTIONS[name], values)
        registration.answers[name] |= stored
        learn(turn, registration, name, stored)
    if registration.state is state:
        lines = [f"{texts.LABELS[n, f]}: {_shown(v)}" for n, values in changes.items() for f, v in values.items()]
        turn.say(texts.CORRECTED.format(changes="\n".join(lines)))
        ask(turn, "review", registration, {})


def _answers(registration: Registration, section: str) -> dict[str, Any]:
    """In the order of the form, whatever order they were given in."""
    answers = load(SECTIONS[section], registration.answers.get(section, {}))
    return {step.name: answers[step.name] for step in steps(SECTIONS[section]) if step.name in answers}


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return str(value)
