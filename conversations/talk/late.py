"""Letters that no webhook brought: read like others, but no answer to what was put since they were written."""

from collections.abc import Sequence
from textwrap import shorten

from bot.model.messages import Inbound
from bot.model.turn import Turn
from conversations.managing.opened import opened
from conversations.talk.put_again import put_again
from conversations.understanding.commands import is_command
from conversations.words import texts

_DECISIVE = {
    "wish",
    "waiting",
    "place",
    "review",
    "start_again",
    "withdraw",
    "second_guardian",
    "join",
    "identity",
    "guess",
}
_LONGEST_QUOTED = 80  # characters


def without_late(turn: Turn, letters: Sequence[Inbound]) -> list[Inbound]:
    """What may be read as it stands; for the rest the open question is put again."""
    late = [letter for letter in letters if _is_late(turn, letter)]
    if late:
        turn.say(texts.JUST_ARRIVED.format(text=shorten(late[-1].text, _LONGEST_QUOTED, placeholder=" …")))
        put_again(turn)
    return [letter for letter in letters if letter not in late]


def _is_late(turn: Turn, letter: Inbound) -> bool:
    if letter.recovered is None or is_command(letter.text):
        return False
    decides = turn.asked_section in _DECISIVE or opened(turn) is not None
    return decides or (turn.spoke_at is not None and letter.recovered <= turn.spoke_at)
