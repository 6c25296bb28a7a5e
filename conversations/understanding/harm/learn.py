"""python -m conversations.understanding.harm.learn: the weights of the second net from `lines.tsv`, always the same."""

from pathlib import Path

from conversations.understanding.net_learning import Course, Line, keep, labelled
from conversations.understanding.net_learning import learn as learn_by

_HERE = Path(__file__).parent
LINES, WEIGHTS = _HERE / "lines.tsv", _HERE / "weights.json"
_COURSE = Course(counts=2.2)  # a miss is worse than a false alarm


def learn(lines: list[Line]) -> dict[str, float]:
    return learn_by(lines, _COURSE)


def read_lines() -> list[Line]:
    return [(label == "1", text) for label, text in labelled(LINES)]


def main() -> None:
    keep(learn(read_lines()), WEIGHTS)


if __name__ == "__main__":
    main()
