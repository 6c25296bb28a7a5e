"""The second net: how likely words tell of harm to a child, as learned from labelled lines.

It stands beside the tables and never in their place: what they see it cannot take back.
`python -m conversations.understanding.harm.learn` makes the weights anew from `lines.tsv`.
"""

import json
from functools import cache
from importlib.resources import files

from conversations.understanding import weighing

_LEAST_WORDS = 3  # of fewer it knows too little


def likelihood(text: str) -> float:
    """From 0, an everyday message, to 1."""
    if len(weighing.words_of(text)) < _LEAST_WORDS:
        return 0.0
    return weighing.likelihood(_weights(), weighing.features(text))


@cache
def _weights() -> dict[str, float]:
    stored: dict[str, float] = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return stored
