"""Whether words are the parent's own: what a model proposes is taken for nothing else."""

import re
from typing import Any

from bot.model.forms import UNCLEAR, Again, Context, Step, Unclear
from conversations.questions import is_question
from conversations.readers import READERS
from conversations.readers.wording import level, words

_CLAUSE = re.compile(r"[^.!?;\n]+[.!?;]*")
_DOUBTS = re.compile(
    r"\b(?:not|n't|dont|cant|wont|isnt|arent|doesnt|no|nor|never|if|unless|maybe|perhaps|depends?|unsure|later|"
    r"whether|think about|sometimes|complicated|wonder\w*|might|could|but|until|before|after|ask|asked|says?|said|"
    r"forwarded|fwd)\b|[\"\u201c\u201d?]",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"\b(?:yes|yeah|yep|aye|ok|okay|please|love|happy|glad|keen|great|grand|good|lovely|perfect|brilliant|fab\w*|fine|"
    r"spot on|correct|right|sound|delighted|thrilled|chuffed|buzzing|made up|over the moon|excited|absolutely|let'?s|"
    r"definitely|certainly|of course|(?:count|sign) (?:us|him|her|me) (?:in|up)|go ahead|go for it|join|register)\b",
    re.IGNORECASE,
)
_LAST_SEASON = re.compile(
    r"\b(?:play\w*|last (?:season|year)|new|first|never|before|return\w*|back|again|used to|already|joined)\b",
    re.IGNORECASE,
)


def is_theirs(step: Step, said: str, told: str, context: Context) -> bool:
    """Each word stands in what they wrote, or the reader finds there what it reads in these words."""
    if set(words(said)) <= set(words(_levelled(told))):
        return True
    value = step.reader.read(said, context)
    return value in [found.value for found in step.reader.find(told, context)]


def is_quoted(quote: str, told: str) -> bool:
    """In a row, and in their order."""
    return bool(words(quote)) and f" {_spoken(quote)} " in f" {_spoken(told)} "


def says(quote: str, told: str, context: Context, *, yes: bool) -> bool:
    """Whether the sentence around the quote says so: half of "I'm not sure" is no yes."""
    if not is_quoted(quote, told):
        return False
    around = next((clause for clause in _clauses(told) if is_quoted(quote, clause)), quote)
    read = READERS["yes_no"].read(around, context)
    if isinstance(read, bool):
        return read is yes
    doubts, asks = bool(_DOUBTS.search(_levelled(around))), is_question(around)
    return not asks and (bool(_AGREES.search(around)) and not doubts if yes else doubts)


def speaks_of_last_season(told: str) -> bool:
    return bool(_LAST_SEASON.search(told))


def read_words(step: Step, said: str, known: Any, context: Context) -> Any:
    """As a typed answer is read; a correction may name a part of what is known: "the 4th"."""
    value = step.reader.read(said, context)
    amend = getattr(step.reader, "amend", None)
    if known is None or amend is None or not isinstance(value, Unclear | Again):
        return value
    amended = amend(said, known, context)
    return value if amended is UNCLEAR else amended


def _clauses(told: str) -> list[str]:
    return _CLAUSE.findall(told)


def _levelled(text: str) -> str:
    """All of it: what is read for one answer is only the start of a long text."""
    return " ".join(level(text[at : at + 1000]) for at in range(0, len(text), 1000))


def _spoken(text: str) -> str:
    return " ".join(words(_levelled(text)))
