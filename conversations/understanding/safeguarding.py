"""Whether a message suggests that a child is harmed or in danger: then no automation goes on, and a person reads it.

A false alarm costs a telephone call, a miss may cost a child: the tables lean to the alarm, but for what parents
answer every day when asked for medical issues, and for how football talks.
"""

from conversations.understanding.harm.done import SEXUAL, VIOLENCE
from conversations.understanding.harm.harmless import HARMLESS, MISSPELLED, REAL
from conversations.understanding.harm.indirect import INDIRECT
from conversations.understanding.harm.net import likelihood
from conversations.understanding.harm.people import CLASSES
from conversations.understanding.harm.signs import DESPAIR, EXPLOITATION, FEAR, MARKS, NEGLECT, TOLD
from conversations.understanding.phrases import phrases, spoken, vocabulary
from conversations.understanding.readers.wording import LONGEST
from conversations.understanding.spelling import corrector

_SURE, _HALF_SURE = 0.8, 0.5  # of the second net
_TABLES = (VIOLENCE, SEXUAL, MARKS, DESPAIR, EXPLOITATION, NEGLECT, FEAR, TOLD, *INDIRECT)
_CONCERN = phrases("\n".join(_TABLES), CLASSES)
_HARMLESS = phrases(HARMLESS, CLASSES)
_corrected = corrector(MISSPELLED.split(), vocabulary(REAL, HARMLESS, *_TABLES, *CLASSES.values()))


def is_concern(text: str) -> bool:
    """Line by line, and across lines: people send half a sentence at a time."""
    text = text[:LONGEST]
    together = text.replace("\n", " ")
    by_table = _sounds_harmful(text) or ("\n" in text and _sounds_harmful(together))
    return by_table or likelihood(together) >= _SURE


def is_half_sure(text: str) -> bool:
    """Perhaps: the talk goes on, and the officer's number stands under the reply."""
    return _HALF_SURE <= likelihood(text[:LONGEST].replace("\n", " ")) < _SURE


def _sounds_harmful(text: str) -> bool:
    return bool(_CONCERN.search(_HARMLESS.sub("| ", spoken(text, _corrected))))
