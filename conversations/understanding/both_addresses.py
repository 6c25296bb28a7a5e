"""The answer to two questions in one: is the address right, and does the child live there too?"""

import re
from typing import NamedTuple

from bot.model.forms import Context
from conversations.understanding.readers.yes_no import SAME_ADDRESS, YES_NO
from conversations.words import texts

_CLAUSE = re.compile(r"[.!?;,\n]+|\bbut\b|\band\b", re.IGNORECASE)

_RIGHT = re.compile(r"\b(?:yes|yep|yeah|right|correct|fine)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|isn'?t|wrong)\b", re.IGNORECASE)


class Both(NamedTuple):
    """None where it was not said; two plain noes may mean either."""

    right: bool | None
    lives_there: bool | None


NEITHER = Both(None, None)
_OF_BUTTON = dict(
    zip(texts.DIFFERENT, (Both(right=False, lives_there=None), Both(right=True, lives_there=False)), strict=True)
)


def read_both(text: str, context: Context) -> Both:
    pressed = next(
        (both for title, both in _OF_BUTTON.items() if title.casefold() == text.strip(" .!").casefold()), None
    )
    if pressed:
        return pressed
    clauses = [clause for clause in _CLAUSE.split(text) if clause.strip()]
    if any(SAME_ADDRESS.read(clause, context) is False for clause in clauses if _tells_of_home(clause)):
        is_right = any(_RIGHT.search(clause) and not _NOT.search(clause) for clause in clauses)
        return Both(right=True if is_right else None, lives_there=False)
    whole = YES_NO.read(text, context)
    lives = any(SAME_ADDRESS.read(clause, context) is True for clause in clauses if _tells_of_home(clause))
    if whole is True or (lives and whole is not False):
        return Both(right=True, lives_there=True)
    return NEITHER


def is_plain_no(text: str, context: Context) -> bool:
    return YES_NO.read(text, context) is False


def _tells_of_home(clause: str) -> bool:
    mentions = SAME_ADDRESS.mentions
    return mentions is not None and mentions.search(clause) is not None
