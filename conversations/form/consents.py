"""The consents of a registration: put in one message, each with its own yes or no, and shown as they were chosen."""

from collections.abc import Mapping
from typing import Any

from bot.model.forms import Step, missing
from bot.model.messages import Option
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.asking import ask_alone, context_of, put, words
from conversations.form.forms import Consents
from conversations.words import consent_texts as texts

SECTION = "consents"
_MISSED_OFTEN = 2  # then one by one


def ask_for_consents(turn: Turn, registration: Registration, trouble: str = "") -> None:
    """The rest together, until one is left or they choose one by one."""
    stored = registration.answers.get(SECTION, {})
    wanted = missing(Consents, stored, context_of(turn, registration))
    missed = turn.asked.missed + 1 if trouble and turn.asked and turn.asked.place == f"{SECTION}.None" else 0
    if missed >= _MISSED_OFTEN:
        registration.facts.choosing_consents = True
    if len(wanted) == 1 or registration.facts.choosing_consents:
        ask_alone(turn, SECTION, wanted[0], registration, trouble)
        return
    values = words(turn, registration)
    purposes = "\n".join(_line(step, registration, values) for step in wanted)
    text = (texts.THE_REST if stored else texts.ASK).format(purposes=purposes, privacy=_privacy(turn))
    options = [Option(id=f"{SECTION}.None:{title}", title=title) for title in texts.OPTIONS]
    put(turn, SECTION, registration, " ".join(filter(None, (trouble, text))), options)
    if missed and turn.asked:
        turn.put(turn.asked.model_copy(update={"missed": missed}))


def chosen_before(registration: Registration) -> dict[str, bool]:
    """What was told ahead of its time counts when this is answered."""
    said = registration.answers.get("guardian", {}).get("consent")
    return {} if said is None else {"messages": said}


def _line(step: Step, registration: Registration, values: Mapping[str, Any]) -> str:
    chosen = chosen_before(registration).get(step.name)
    asked = texts.PURPOSE.format(purpose=step.ask.prompt.format(**values))
    return asked if chosen is None else asked + texts.CHOSEN[chosen]


def _privacy(turn: Turn) -> str:
    return texts.PRIVACY.format(link=f"{turn.ours.public_url}/privacy") if turn.club.privacy else ""
