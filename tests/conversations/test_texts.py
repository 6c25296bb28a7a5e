"""What is said is short enough to be read, and plain enough for an SMS."""

import pytest

from bot.model.forms import steps
from bot.model.texts import is_gsm
from conversations import texts
from conversations.forms import SECTIONS
from conversations.money import texts as money
from conversations.texts_command import constants, filled

_LONGEST = 320
_SAID = {
    **constants(texts),
    **{f"money.{name}": text for name, text in constants(money).items()},
    **{f"why.{name}": text for name, text in (money.WHY | money.LOST | money.DIFFERENCES).items()},
    **{
        f"{section}.{step.name}": step.ask.question
        for section, form in SECTIONS.items()
        for step in steps(form)
        if step.ask.question
    },
}


@pytest.mark.parametrize("name", _SAID)
def test_every_text_is_short_and_costs_no_special_letters(name: str) -> None:
    said = filled(_SAID[name])
    assert len(said) <= _LONGEST
    assert is_gsm(said)
