"""How likely words are of a kind, by weights that were learned from labelled lines: a logistic regression, read.

Words are known by themselves, in pairs and by their pieces, so that a slip of the pen or a word nobody listed still
counts for something. `learning` makes the weights.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

Weights = Mapping[str, float]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_LONGEST = 1500  # characters that are looked at
_PIECES = (4, 5)  # letters
BIAS = ""  # how likely it is whatever the words


def words_of(text: str) -> list[str]:
    return _WORD.findall(text[:_LONGEST].casefold().replace("\u2019", "'"))


def features(text: str) -> Iterator[str]:
    words = words_of(text)
    yield from words
    yield from (f"{one} {other}" for one, other in pairwise(words))
    yield from (f"{one} _ {other}" for one, other in zip(words, words[2:], strict=False))
    for word in words:
        marked = f"<{word}>"
        for size in _PIECES:
            yield from (marked[start : start + size] for start in range(len(marked) - size + 1))


def likelihood(weights: Weights, told: Iterable[str]) -> float:
    """Of each feature once; 0 where none of them was ever learned."""
    told = set(told)
    found = [weights[feature] for feature in told if feature in weights]
    return 1 / (1 + math.exp(-(weights[BIAS] + sum(found) / math.sqrt(len(told))))) if found else 0.0
