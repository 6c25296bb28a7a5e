"""What managers read is plain enough for an SMS, and short enough to be read on a touchline."""

import pytest

from bot.model.texts import is_gsm
from conversations.form.texts_command import filled
from conversations.words import manager_texts as texts

_LONGEST, _LONGEST_HELP = 320, 480
_SAID = {
    f"{name}.{key}": text
    for name, said in vars(texts).items()
    if name.isupper()
    for key, text in (said.items() if isinstance(said, dict) else [("", said)])
    if isinstance(text, str)
}


@pytest.mark.parametrize("name", _SAID)
def test_every_text_is_short_and_costs_no_special_letters(name: str) -> None:
    said = filled(_SAID[name])
    assert len(said) <= (_LONGEST_HELP if name.startswith("HELP") else _LONGEST)
    assert is_gsm(said)
