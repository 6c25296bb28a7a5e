"""What a sentence about the club must stand on: it says what one statement of the club says, or less of it.

The words stand in the order of the statement, numbers with what they count, and nothing is left out that limits or
denies. Nothing is understood of what it means; so whatever else is said, in whatever words, has no ground.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from conversations.assistant.statements import BOUND, LED, PRICED, Statement, Word, statements_in

_FEWEST = 2  # words that say something


@dataclass(frozen=True)
class Grounds:
    statements: tuple[Statement, ...]

    def hold(self, spoken: Statement) -> bool:
        unpriced = spoken.without(PRICED)
        return any(_covers(told, unpriced if told.is_priced else spoken) for told in self.statements)

    def know(self, spoken: Statement) -> bool:
        """Each word of it is told somewhere."""
        return all(any(text in told.texts for told in self.statements) for text in spoken.texts)


@lru_cache(maxsize=512)
def grounds(texts: tuple[str, ...], names: frozenset[str]) -> Grounds:
    found = (statement for text in texts for statement in statements_in(text, names))
    return Grounds(tuple(dict.fromkeys(found)))


def _covers(told: Statement, spoken: Statement) -> bool:
    said = spoken.words
    if len(said) < _FEWEST or not told.texts.issuperset(spoken.texts) or said[-1].text in BOUND:
        return False
    starts = (at for at, word in enumerate(told.words) if word.text == said[0].text and word.text not in LED)
    return any(_keeps_limits(told, spoken, places) for start in starts if (places := _places(told, said, start)))


def _places(told: Statement, said: Sequence[Word], start: int) -> list[int]:
    """Where the words stand in the statement, in its order; none when they do not."""
    places = [start]
    for last, word in pairwise(said):
        place = next((at for at in range(places[-1] + 1, len(told.words)) if told.words[at].text == word.text), None)
        if place is None or not _may_follow(told, places[-1], place, is_new=word.part != last.part):
            return []
        places.append(place)
    return places


def _may_follow(told: Statement, last: int, place: int, *, is_new: bool) -> bool:
    """A number keeps what it counts, a "not" what it denies."""
    before, here = told.words[last], told.words[place]
    if before.text in BOUND or here.text in LED:
        return place == last + 1
    if before.is_number and before.part != here.part:
        return is_new and told.words[place - 1].part != here.part
    return True


def _keeps_limits(told: Statement, spoken: Statement, places: Sequence[int]) -> bool:
    """Of the parts it speaks of; of one that it leaves for another, up to where it leaves it."""
    furthest = {told.words[place].part: place for place in places}
    furthest[told.words[places[-1]].part] = len(told.words)
    kept = {limit.text for limit in spoken.limits}
    return all(limit.text in kept for limit in told.limits if limit.before <= furthest.get(limit.part, -1))
