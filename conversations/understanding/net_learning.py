"""Weights from labelled lines: logistic regression, always the same from the same lines."""

import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conversations.understanding.weighing import BIAS, features

_RATE = 2.0
_BIAS_RATE = 0.05
_SHRINK = 1e-4  # of each weight at each step: what is seen once shall not decide alone
Line = tuple[bool, str]


@dataclass(frozen=True)
class Course:
    """How it is learned."""

    rounds: int = 40
    counts: float = 1.0  # a line of the kind, where a miss is worse than a false alarm
    least_seen: int = 2  # lines
    least_weight: float = 0.04
    told_apart: float = 0.0  # so sure of a line, nothing is learned from it
    features: Callable[[str], Iterable[str]] = features


def learn(lines: Iterable[Line], course: Course) -> dict[str, float]:
    """One line after the other in a shuffled order that does not change."""
    told = [(is_kind, sorted(set(course.features(text)))) for is_kind, text in lines]
    seen = Counter(feature for _, found in told for feature in found)
    known = [
        (is_kind, [each for each in found if seen[each] >= course.least_seen], len(found)) for is_kind, found in told
    ]
    weights: defaultdict[str, float] = defaultdict(float)
    order = random.Random(7)  # noqa: S311 - it must repeat
    for turn in range(course.rounds):
        order.shuffle(known)
        _go_through(known, weights, _RATE / (1 + turn / 8), course)
    kept = {feature: round(weight, 2) for feature, weight in weights.items() if abs(weight) >= course.least_weight}
    return {BIAS: round(weights[BIAS], 2)} | dict(sorted(kept.items()))


def _go_through(
    told: Sequence[tuple[bool, list[str], int]], weights: defaultdict[str, float], rate: float, course: Course
) -> None:
    for is_kind, known, length in told:
        share = 1 / math.sqrt(length) if length else 0.0
        score = weights[BIAS] + share * sum(weights[each] for each in known)
        error = (is_kind - 1 / (1 + math.exp(-score))) * (course.counts if is_kind else 1.0)
        if abs(error) < course.told_apart:
            continue
        weights[BIAS] += rate * error * _BIAS_RATE
        for each in known:
            weights[each] += rate * (error * share - _SHRINK * weights[each])


def labelled(file: Path) -> Iterator[tuple[str, str]]:
    """Label, tab, text."""
    parted = (line.split("\t", 1) for line in file.read_text(encoding="utf-8").splitlines() if line)
    return ((label, text) for label, text in parted)


def keep(weights: Any, file: Path) -> None:
    written = json.dumps(weights, ensure_ascii=False, separators=(",", ":"))
    file.write_text(f"{written}\n", encoding="utf-8")
