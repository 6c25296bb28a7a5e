"""The second net: how likely words tell of harm to a child, as learned from labelled lines.

It stands beside the tables and never in their place: what they see it cannot take back. Words are known by themselves,
in pairs and by their pieces, so that a slip of the pen or a word nobody listed still counts for something.
`python -m conversations.understanding.harm.learn` makes the weights anew from `lines.tsv`.
"""

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_LONGEST = 1500  # characters that are looked at
_LEAST_WORDS = 3  # of fewer it knows too little
_PIECES = (4, 5)  # letters


def likelihood(text: str) -> float:
    """From 0, an everyday message, to 1."""
    if len(_WORD.findall(text[:_LONGEST])) < _LEAST_WORDS:
        return 0.0
    weights = _weights()
    told = set(features(text))
    found = [weights[feature] for feature in told if feature in weights]
    return 1 / (1 + math.exp(-(weights[""] + sum(found) / math.sqrt(len(told))))) if found else 0.0


def features(text: str) -> Iterator[str]:
    words = _WORD.findall(text[:_LONGEST].casefold().replace("\u2019", "'"))
    yield from words
    yield from (f"{one} {other}" for one, other in pairwise(words))
    yield from (f"{one} _ {other}" for one, other in zip(words, words[2:], strict=False))
    for word in words:
        marked = f"<{word}>"
        for size in _PIECES:
            yield from (marked[start : start + size] for start in range(len(marked) - size + 1))


@cache
def _weights() -> dict[str, float]:
    stored: dict[str, float] = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return stored
