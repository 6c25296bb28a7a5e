"""What a sentence about the club must stand on: it says what one statement of the club says, or less of it.

The words stand in the order of the statement, numbers with what they count, and nothing is left out that limits or
denies. Nothing is understood of what it means; so whatever else is said, in whatever words, has no ground.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from conversations.assistant.statements import BOUND, LED, PRICED, US, WITHOUT_SUBJECT, Statement, Word, statements_in

_FEWEST = 2  # words that say something
_FEWEST_OF_US = 3


@dataclass(frozen=True)
class Grounds:
    statements: tuple[Statement, ...]

    def hold(self, spoken: Statement) -> bool:
        unpriced = spoken.without(PRICED)
        return any(_covers(told, unpriced if told.is_priced else spoken) for told in self.statements)

    def have(self, spoken: Statement) -> bool:
        """A whole statement of them."""
        return any(told.texts == spoken.texts for told in self.statements)


@lru_cache(maxsize=64)
def grounds(texts: tuple[str, ...], names: frozenset[str]) -> Grounds:
    found = (statement for text in texts for statement in statements_in(text, names))
    return Grounds(tuple(dict.fromkeys(found)))


def _covers(told: Statement, spoken: Statement) -> bool:
    said = spoken.words
    if not told.texts.issuperset(spoken.texts) or len(said) < _fewest(told, spoken) or said[-1].text in BOUND:
        return False
    found = (_places(told, said, start) for start in _starts(told, said[0]))
    return any(places and _keeps_limits(told, spoken, places) for places in found)


def _fewest(told: Statement, spoken: Statement) -> int:
    """How many words say something: "we take him" is little of "we take him for ..."."""
    return _FEWEST_OF_US if US in spoken.texts and spoken.texts != told.texts else _FEWEST


def _starts(told: Statement, first: Word) -> Iterator[int]:
    for at, word in enumerate(told.words):
        if word.text == first.text and word.is_early and word.text not in LED:
            yield at


def _places(told: Statement, said: Sequence[Word], start: int) -> list[int]:
    """Where the words stand in the statement, in its order; none when they do not."""
    places = [start]
    for last, word in pairwise(said):
        place = next((at for at in range(places[-1] + 1, len(told.words)) if told.words[at].text == word.text), None)
        if place is None or not _may_follow(told, places, place, is_new=word.part != last.part):
            return []
        places.append(place)
    return [] if told.words[places[-1]].is_tied else places


def _may_follow(told: Statement, places: Sequence[int], place: int, *, is_new: bool) -> bool:
    """A word keeps the one it is tied to, a "not" what it denies, a number what it counts."""
    before, here = told.words[places[-1]], told.words[place]
    if before.is_tied or before.text in BOUND or here.text in LED:
        return place == places[-1] + 1
    if before.part == here.part:
        return True
    if before.is_number:
        return is_new and here.place == 0
    if told.words[0].text in WITHOUT_SUBJECT:
        return here.place == 0 and here.part == before.part + 1
    return here.is_early or before.is_early


def _keeps_limits(told: Statement, spoken: Statement, places: Sequence[int]) -> bool:
    """Of the parts it speaks of; of one that it leaves for another, up to where it leaves it."""
    furthest = {told.words[place].part: place for place in places}
    furthest[told.words[places[-1]].part] = len(told.words)
    kept = {limit.text for limit in spoken.limits}
    return all(limit.text in kept for limit in told.limits if limit.before <= furthest.get(limit.part, -1))
