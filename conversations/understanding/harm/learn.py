"""python -m conversations.understanding.harm.learn: the weights of the second net from `lines.tsv`, always the same."""

import json
import math
import random
from collections import Counter, defaultdict
from pathlib import Path

from conversations.understanding.harm.net import features

_HERE = Path(__file__).parent
LINES, WEIGHTS = _HERE / "lines.tsv", _HERE / "weights.json"
_ROUNDS = 40
_RATE = 2.0
_BIAS_RATE = 0.05
_SHRINK = 1e-4  # of each weight at each step: what is seen once shall not decide alone
_HARM_COUNTS = 2.2  # a miss is worse than a false alarm
_LEAST_SEEN = 2  # lines
_LEAST_WEIGHT = 0.04


def learn(lines: list[tuple[bool, str]]) -> dict[str, float]:
    """Logistic regression, one line after the other in a shuffled order that does not change."""
    told = [(is_harm, sorted(set(features(text)))) for is_harm, text in lines]
    seen = Counter(feature for _, found in told for feature in found)
    weights: defaultdict[str, float] = defaultdict(float)
    order = random.Random(7)  # noqa: S311 - it must repeat
    for turn in range(_ROUNDS):
        order.shuffle(told)
        rate = _RATE / (1 + turn / 8)
        for is_harm, found in told:
            share = 1 / math.sqrt(len(found)) if found else 0.0
            known = [each for each in found if seen[each] >= _LEAST_SEEN]
            score = weights[""] + share * sum(weights[each] for each in known)
            error = (is_harm - 1 / (1 + math.exp(-score))) * (_HARM_COUNTS if is_harm else 1.0)
            weights[""] += rate * error * _BIAS_RATE
            for each in known:
                weights[each] += rate * (error * share - _SHRINK * weights[each])
    kept = {feature: round(weight, 2) for feature, weight in weights.items() if abs(weight) >= _LEAST_WEIGHT}
    return {"": round(weights[""], 2)} | dict(sorted(kept.items()))


def read_lines() -> list[tuple[bool, str]]:
    parted = [line.split("\t", 1) for line in LINES.read_text(encoding="utf-8").splitlines() if line]
    return [(label == "1", text) for label, text in parted]


def main() -> None:
    written = json.dumps(learn(read_lines()), ensure_ascii=False, separators=(",", ":"))
    WEIGHTS.write_text(f"{written}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
