"""Words in a table, found again when one letter of them is wrong, missing, doubled or swapped with its neighbour."""

from collections.abc import Callable, Collection
from itertools import pairwise

_SHORTEST = 6  # one letter more or less makes other words of shorter ones: hit and him, beat and eat


def corrector(known: Collection[str], real: Collection[str]) -> Callable[[str], str]:
    """Turns a misspelling into the word it stands for, and leaves alone what is known, real or far from all."""
    table = {cut: word for word in sorted(known) if len(word) >= _SHORTEST for cut in {word, *_cuts(word)}}
    kept = frozenset(known) | frozenset(real)

    def correct(word: str) -> str:
        if word in kept or len(word) < _SHORTEST - 1:
            return word
        near = (table[cut] for cut in (word, *_cuts(word)) if cut in table)
        return next((one for one in near if one[0] == word[0] and _one_slip_apart(word, one)), word)

    return correct


def _cuts(word: str) -> list[str]:
    """The word without one of its letters: what two words share that are one slip apart."""
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


def _one_slip_apart(one: str, other: str) -> bool:
    if len(one) != len(other):
        return abs(len(one) - len(other)) == 1
    differing = [place for place in range(len(one)) if one[place] != other[place]]
    swapped = [place for place, after in pairwise(differing) if after == place + 1]
    return len(differing) == 1 or (len(differing) == 2 and bool(swapped))
