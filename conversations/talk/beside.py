"""What the bot read by itself beside the model: kept where the model had no better word for it."""

from collections.abc import Callable
from dataclasses import replace

from bot.model.acts import Invite
from bot.model.forms import Finds
from conversations.assistant.tools import FIELDS
from conversations.talk.checked import Checked
from conversations.talk.read_here import Read
from conversations.understanding.readers.yes_no import YesNoReader

_DECISIVE = {"wish", "waiting", "place", "review", "kit"}  # a yes there has consequences, and "too small" is no size


def beside(checked: Checked, local: Read) -> Read:
    """An invitation is about somebody else."""
    if isinstance(checked.act, Invite):
        return Read()
    doubts = _doubts(checked, local)
    values = {
        section: {
            name: value
            for name, value in answers.items()
            if name not in {*checked.recorded.get(section, {}), *checked.corrected.get(section, {})}
            and not doubts(section, name)
        }
        for section, answers in local.values.items()
    }
    return replace(
        local,
        values={section: answers for section, answers in values.items() if answers},
        problem="" if checked.recorded else local.problem,
        reopens=() if checked.took_something else local.reopens,
    )


def _doubts(checked: Checked, local: Read) -> Callable[[str, str], bool]:
    """What the model read too and left alone: beside other words any words look like a name, and "ok" like a yes."""
    if local.is_settled:
        return lambda _section, _name: False
    took, answers = checked.took_something, _has_a_shape(local)
    return lambda section, name: (
        section in _DECISIVE
        or ((took or not answers) and _is_found(Finds.BY_REST, section, name))
        or (took and not answers and _is_yes_or_no(section, name))
    )


def _is_yes_or_no(section: str, name: str) -> bool:
    field = f"{section}_{name}"
    return field in FIELDS and isinstance(FIELDS[field][1].reader, YesNoReader)


def _has_a_shape(read: Read) -> bool:
    """A date or an address among it: then the message does answer."""
    return any(_is_found(Finds.BY_SHAPE, section, name) for section, answers in read.values.items() for name in answers)


def _is_found(how: Finds, section: str, name: str) -> bool:
    field = f"{section}_{name}"
    return field in FIELDS and FIELDS[field][1].reader.finds is how
