"""A model's reading of a yes or a no: taken where it reads so by itself, else put to the parent to say it plainly.

What decides something (the first no, the yes to the summary, a consent) is never taken from a model: it only puts the
question, with its buttons.
"""

from collections.abc import Mapping
from typing import Any

from bot.model.acts import Source, Withdraw
from bot.model.forms import Context, Step
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.asking import context_of
from conversations.talk.checked import Checked, asked_alone, is_said, take
from conversations.understanding.quoting import is_quoted
from conversations.understanding.readers.yes_no import YesNoReader

DECISIVE = {
    ("wish", "to_register", False),
    ("waiting", "wants", False),
    ("place", "taken", True),
    ("place", "taken", False),
    ("review", "correct", True),
}
CONSENTS = "consents"  # a section: no model says yes or no to it
_TOOL = "update_registration_status"
_NOT_OPEN = "There is nothing to confirm now."
_LONGEST_NOTE = 300


def decide(checked: Checked, turn: Turn, registration: Registration, arguments: Mapping[str, Any]) -> None:
    _note(checked, registration, arguments.get("notes", ""))
    status, quote = arguments.get("status"), arguments.get("quote", "")
    section, step = asked_alone(turn, registration, context_of(turn, registration)) or ("", None)
    if status is None:
        return
    if status == "leave" and section != "wish":
        checked.act = Withdraw(words=checked.told, source=Source.MODEL)
    elif step is None or not isinstance(step.reader, YesNoReader):
        checked.refuse(_TOOL, status, quote, _NOT_OPEN)
    elif not (section == "review" and checked.corrected):
        said = status == "confirm"
        if _is_left_to_them(checked, step, quote, said, context_of(turn, registration), section):
            checked.put_back = (section, step.name)
        elif section != "review":  # a no there: it is asked what is wrong
            take(turn, registration, section, {step.name: said}, checked.recorded)


def _is_left_to_them(checked: Checked, step: Step, quote: str, said: Any, context: Context, section: str) -> bool:
    is_decisive = (section, step.name, said) in DECISIVE or section == CONSENTS
    return is_decisive or not is_said(step, quote, said, checked.told, context, asked=True)


def _note(checked: Checked, registration: Registration, said: str) -> None:
    if said.strip() and is_quoted(said, checked.told):
        notes = [*registration.facts.notes, said[:_LONGEST_NOTE]]
        registration.facts.notes = list(dict.fromkeys(notes))[-5:]
        checked.notes = said[:_LONGEST_NOTE]
