"""What is said is short enough to be read, and plain enough for an SMS."""

import pytest

from bot.model.forms import steps
from bot.model.texts import is_gsm
from conversations import texts
from conversations.forms import SECTIONS
from conversations.managers import update_texts
from conversations.texts_command import constants, filled

_LONGEST = 320
_SAID = (
    dict(constants(texts))
    | dict(constants(update_texts))
    | update_texts.NEWS
    | {
        f"{section}.{step.name}": step.ask.question
        for section, form in SECTIONS.items()
        for step in steps(form)
        if step.ask.question
    }
)


@pytest.mark.parametrize("name", _SAID)
def test_every_text_is_short_and_costs_no_special_letters(name: str) -> None:
    said = filled(_SAID[name])
    assert len(said) <= _LONGEST
    assert is_gsm(said)
