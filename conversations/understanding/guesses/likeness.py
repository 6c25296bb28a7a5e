"""Which topics a question is about, by likeness to phrases and to questions that were asked before.

Each shared piece counts the more, the fewer phrases have it. Nothing is learned: the topics of another club's file are
found as well as ours.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from conversations.understanding.weighing import features

_COUNTS = (1.0, 0.5, 0.25)  # of a topic's phrases that are most like it
_LEAST_OF_THE_BEST = 0.5  # so much less like it than the first, and it is no longer offered


@dataclass(frozen=True)
class Topic:
    key: str
    title: str  # of its button
    phrases: tuple[str, ...]  # it is asked by
    is_own: bool = False  # of one club, so that nothing was learned about it


class Likeness:
    """Made once for the topics of a club."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self.own = frozenset(topic.key for topic in topics if topic.is_own)
        phrases = [(topic.key, set(features(phrase))) for topic in topics for phrase in topic.phrases]
        seen = Counter(feature for _, found in phrases for feature in found)
        self._rareness = {feature: math.log((len(phrases) + 1) / count) for feature, count in seen.items()}
        self._unseen = math.log(len(phrases) + 1)
        self._keys = [key for key, _ in phrases]
        self._having: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, (_, found) in enumerate(phrases):
            for feature, weight in self._direction(found).items():
                self._having[feature].append((place, weight))

    def nearest(self, text: str, most: int) -> list[tuple[str, float]]:
        """The topics it is most like, the best first."""
        like: defaultdict[int, float] = defaultdict(float)
        for feature, weight in self._direction(set(features(text))).items():
            for place, other in self._having.get(feature, ()):
                like[place] += weight * other
        scores = self._by_topic(like)
        ranked = sorted(scores.items(), key=lambda topic: (-topic[1], topic[0]))[:most]
        return [each for each in ranked if each[1] >= ranked[0][1] * _LEAST_OF_THE_BEST]

    def _by_topic(self, like: Mapping[int, float]) -> dict[str, float]:
        of_topic: defaultdict[str, list[float]] = defaultdict(list)
        for place, score in like.items():
            of_topic[self._keys[place]].append(score)
        return {
            key: sum(count * score for count, score in zip(_COUNTS, sorted(scores, reverse=True), strict=False))
            for key, scores in of_topic.items()
        }

    def _direction(self, found: Iterable[str]) -> dict[str, float]:
        weights = {feature: self._rareness.get(feature, self._unseen) for feature in found}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {feature: weight / length for feature, weight in weights.items()}
