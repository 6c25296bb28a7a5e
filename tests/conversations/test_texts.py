"""What is said is short enough to be read, and plain enough for an SMS."""

import pytest

from bot.model.forms import steps
from bot.model.texts import is_gsm
from conversations.form.forms import SECTIONS
from conversations.form.texts_command import constants, filled
from conversations.words import (
    document_texts,
    erasing_texts,
    guardian_texts,
    guess_texts,
    spoken_texts,
    texts,
    update_texts,
)
from conversations.words import money_texts as money

_LONGEST = 320
_MODULES = (texts, update_texts, guess_texts, guardian_texts, document_texts, erasing_texts, spoken_texts, money)
_SAID = {f"{module.__name__}.{name}": text for module in _MODULES for name, text in constants(module).items()}
_SAID |= update_texts.NEWS | {f"guardians.{name}": text for name, text in guardian_texts.NEWS.items()}
_SAID |= {f"why.{name}": text for name, text in (money.WHY | money.LOST | money.DIFFERENCES).items()}
_SAID |= {
    f"{section}.{step.name}": step.ask.question
    for section, form in SECTIONS.items()
    for step in steps(form)
    if step.ask.question
}


@pytest.mark.parametrize("name", _SAID)
def test_every_text_is_short_and_costs_no_special_letters(name: str) -> None:
    said = filled(_SAID[name])
    assert len(said) <= _LONGEST
    assert is_gsm(said)
