"""What is said every day near the words of harm is no alarm."""

import pytest

from conversations.understanding.safeguarding import is_concern

EVERY_DAY = """
the coach said to add me to the whatsapp group
the manager asked us for a photo
these are personal questions
please keep this private
she is not allowed to eat nuts
the doctor told us he is fit to play
he doesn't know where his boots are
he's not eaten since the tummy bug
can I go in the changing room with him
my wife won't let me have sugar
"""


@pytest.mark.parametrize("text", EVERY_DAY.strip().splitlines())
def test_what_is_said_every_day_near_those_words_is_no_alarm(text: str) -> None:
    assert not is_concern(text)
