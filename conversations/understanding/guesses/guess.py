"""What a message that no reader understood may want: a guess, which is only ever asked back.

It is no reading: nothing follows from it without a yes, and what is a yes or a no it leaves to the readers.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.model.asked import Guessed
from conversations.understanding.faq_words import BEYOND
from conversations.understanding.guesses.classes import features_of
from conversations.understanding.guesses.learn import QUESTION, WISHES
from conversations.understanding.guesses.likeness import Likeness
from conversations.understanding.questions import is_question
from conversations.understanding.readers.courtesies import is_courtesy
from conversations.understanding.readers.outright import is_bare_reply
from conversations.understanding.readers.wording import words
from conversations.understanding.weighing import Weights, likelihood

MOST_TOPICS = 3  # as many as there are buttons
_SURE_OF_A_WISH, _SURE_OF_A_QUESTION, _SURE_WITHOUT_ITS_SHAPE = 0.5, 0.55, 0.8
_LEAST_LIKE, _LIKE_ITS_PHRASES = 0.3, 0.6  # the second alone is enough for a topic that only this club has
_LONGEST = 160  # characters: a story is no wish
_ANSWERS = re.compile(r"\d{3,}|@|\d[/.:]\d|\b[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}\b|\n.*\n", re.IGNORECASE)
Heads = Mapping[str, Weights]


@dataclass(frozen=True)
class Guess:
    what: Guessed
    topics: tuple[str, ...] = ()  # the likeliest first


def guess(text: str, likeness: Likeness, heads: Heads | None = None) -> Guess | None:
    """None for what looks like an answer, also one that cannot be used, and for kind words."""
    if len(text) > _LONGEST or _ANSWERS.search(text) or is_bare_reply(text) or is_courtesy(text):
        return None
    heads = heads or weights()
    told = set(features_of(text))
    likely = {head: likelihood(heads[head], told) for head in (*WISHES, QUESTION)}
    best = max(likely, key=lambda head: likely[head])
    wish = next((wish for wish in _WISHES if wish == best and likely[best] >= _SURE_OF_A_WISH), None)
    return _about(text, likely[QUESTION], likeness) if wish is None else Guess(wish)


def _about(text: str, likely: float, likeness: Likeness) -> Guess | None:
    """Where a case is told of that no entry settles, none is offered."""
    near = [] if BEYOND.intersection(words(text)) else likeness.nearest(text, MOST_TOPICS)
    if not near or near[0][1] < _LEAST_LIKE:
        return None
    first, like = near[0]
    asks = is_question(text)
    is_sure = likely >= (_SURE_OF_A_QUESTION if asks else _SURE_WITHOUT_ITS_SHAPE)
    is_this_clubs = asks and first in likeness.own and like >= _LIKE_ITS_PHRASES
    return Guess("topics", tuple(key for key, _ in near)) if is_sure or is_this_clubs else None


_WISHES: tuple[Guessed, ...] = ("stop", "person", "withdraw", "another_child", "later", "status", "genuine")


@cache
def weights() -> Heads:
    stored: Heads = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return stored
