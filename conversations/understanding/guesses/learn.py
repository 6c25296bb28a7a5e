"""python -m conversations.understanding.guesses.learn: the weights of the guesses from the lines, always the same.

A line is labelled with a wish, with a topic, or with `nothing`: an answer, a kindness, or what nobody knows here. Those
of `measured.tsv` are also what the guesses are measured by, each with weights that were learned without it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from bot.model.asked import Guessed
from conversations.understanding.guesses.classes import features_of
from conversations.understanding.net_learning import Course, keep, labelled, learn

_HERE = Path(__file__).parent
LINES, MEASURED, WEIGHTS = _HERE / "lines.tsv", _HERE / "measured.tsv", _HERE / "weights.json"
NOTHING, QUESTION = "nothing", "question"
WISHES: tuple[str, ...] = tuple(each for each in get_args(Guessed) if each != "topics")
_COURSE = Course(rounds=12, least_weight=0.12, told_apart=0.05, features=features_of)
Labelled = tuple[str, str]


def learn_all(lines: Sequence[Labelled]) -> dict[str, dict[str, float]]:
    """One against all others, for each wish and for questions that are answered from the club file."""
    return {head: learn_one(head, lines) for head in (*WISHES, QUESTION)}


def learn_one(head: str, lines: Sequence[Labelled]) -> dict[str, float]:
    return learn(((is_topic(label) if head == QUESTION else label == head, text) for label, text in lines), _COURSE)


def is_topic(label: str) -> bool:
    return label != NOTHING and label not in WISHES


def read_lines() -> list[Labelled]:
    return [*labelled(LINES), *labelled(MEASURED)]


def main() -> None:
    keep(learn_all(read_lines()), WEIGHTS)


if __name__ == "__main__":
    main()
