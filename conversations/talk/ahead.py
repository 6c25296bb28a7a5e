"""What the answer to an early question tells of sections that are still to come: "Yes! Kate Jones, his mum, …".

Only what cannot be chance is taken: of each section at least two answers, one of them a date, an address or the like.
"""

from collections.abc import Mapping
from typing import Any

from bot.model.forms import Finds, dump, load, steps
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.asking import context_of
from conversations.form.forms import SECTIONS
from conversations.understanding.readers.outright import is_outright_yes
from conversations.understanding.readers.wording import level, words
from conversations.understanding.sections.reading import read_section
from conversations.words.naming import name_of

EARLY = {"wish", "past"}
_LATER = ("guardian", "child", "address")
_FEW = 5  # words that can only be the answer itself
_LEAST = 2


def begins_with_yes(turn: Turn, registration: Registration, text: str) -> bool:
    """Of a whole paragraph the first sentence answers."""
    first = level(text).replace("\n", ". ").split(".")[0].split("!")[0]
    is_story = len(words(text)) > len(words(first)) + _FEW
    return is_story and is_outright_yes(first, context_of(turn, registration))


def told_ahead(turn: Turn, registration: Registration, text: str) -> dict[str, dict[str, Any]]:
    """Values as they are stored, by section."""
    if len(words(text)) <= _FEW:
        return {}
    found = {section: _read(turn, registration, section, text) for section in _LATER}
    return {section: values for section, values in found.items() if values}


def _is_theirs(registration: Registration, section: str, values: Mapping[str, Any]) -> bool:
    """Of a child the name that the invitation has; of a guardian one who says who they are to the child."""
    first = str(values.get("name", "")).split()[:1]
    if section == "child":
        return first == name_of(registration).split()[:1]
    return "relationship" in values and first != name_of(registration).split()[:1]


def _read(turn: Turn, registration: Registration, section: str, text: str) -> dict[str, Any]:
    form, context = SECTIONS[section], context_of(turn, registration)
    stored = load(form, sharing.mine(turn, registration, section))
    values = dict(read_section(form, text, context, stored).values)
    if not _is_theirs(registration, section, values):
        values.pop("name", None)
    has_shape = any(step.name in values and step.reader.finds is Finds.BY_SHAPE for step in steps(form))
    return dump(form, values) if has_shape and len(values) >= _LEAST else {}
