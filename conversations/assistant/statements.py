"""A text as the statements it makes, their words made alike: "You pay £45 once, but ..." are two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from conversations.readers.wording import level, listed

_TOKEN = re.compile(r"https?://[^\s,;()!?]+[^\s,;()!?.]|£?\w+(?:[.'/:-]\w+)*%?")
_BETWEEN = re.compile(r"[\s,.!;:()'\"-]*")
_END = re.compile(r"[.!]+(?=\s|$)|\n")
_ASIDE = re.compile(r"\s*\(([^()]*)\)")
# Behind it something new is said; a bare "and" or a comma may only list.
_STATEMENT = re.compile(
    r"\s*[:;]\s+|\s+-+\s+|,?\s+(?:but|so|as|because|while)\s+"
    r"|,\s+and\s+(?=(?:\w+\s+){1,4}(?:is|are|can|will|may|do|does)\b)"
    r"|,?\s+(?:and|there)\s+(?=(?:I|you|we|it|they|he|she|there)\b)",
    re.IGNORECASE,
)
_PART = re.compile(r"\s*,\s*(?:(?:and|then)\s+)*|\s+(?:and|then)\s+(?:then\s+)?|\s+(?=if\b)", re.IGNORECASE)
_ALIKE = [
    (re.compile(rf"(?<![\w']){rule}(?![\w'])"), instead)
    for rule, instead in (
        (r"(?:i'm|i am) (?:afraid|sorry)(?: that)?|unfortunately|sadly|sorry", ""),
        (r"(?:second|third) child", "further child"),
        (r"(?:can't|cannot|can not)", "can not"),
        (r"(do|does|is|are|would|could|should|was|has|have|did)n't", r"\1 not"),
        (r"(?:no|never|none|nothing|nobody|without|neither|nor)", "not"),
        (r"(?:i|we)(?:'ll| will| would|'d)", "we shall"),
        (r"(?:i'm|i|we're)", "we"),
        (r"([^\W\d]+)'(?:s|re|ll)?", r"\1"),
        (r"(?:per|each|every|a) month", "month"),
        (r"takes? place", ""),
        (r"(\d+) ?pm", r"\1"),
        (r"(\d+) ?am", r"\1 ante"),
        (r"(\d+) ?- ?(\d+)(?: ?pm)?", r"\1 \2"),
        (r"([^\W\d]+)-([^\W\d]+)", r"\1 \2"),
    )
]
_SYNONYMS = {
    "monthly": "month", "costs": "cost", "pays": "cost", "pay": "cost", "price": "fee",
    "train": "training", "trains": "training", "need": "bring", "needs": "bring", "checked": "check",
    "cancel": "leave", "quit": "leave", "type": "write", "reply": "write", "carry": "go", "continue": "go",
    "game": "match", "games": "match", "matches": "match",
}  # fmt: skip
_GLUE = listed(
    """
    a an the this that these those it its he she him her his they them their you your yours there here is are be do
    does can could may might would will to of for in on at by from with as and but or so then than also both too very
    really please just which who where when what how if our us my me child children one ones club let am
    """
)
_LIMITS = listed("not or only once first further new older up unless if before")  # none of them may be left out
PRICED = listed("cost fee")  # beside an amount they add nothing
BOUND = listed("not we free first further")  # each with the very word behind it
LED = listed("welcome")  # each with the very word before it


@dataclass(frozen=True)
class Word:
    text: str
    part: int
    is_number: bool


@dataclass(frozen=True)
class Limit:
    text: str
    part: int
    before: int  # which word it stands before


@dataclass(frozen=True)
class Statement:
    words: tuple[Word, ...]  # without those that say nothing by themselves
    limits: tuple[Limit, ...]

    @cached_property
    def texts(self) -> frozenset[str]:
        return frozenset(word.text for word in self.words)

    @cached_property
    def is_priced(self) -> bool:
        return any(text.startswith("£") for text in self.texts)

    def without(self, texts: frozenset[str]) -> "Statement":
        return Statement(tuple(word for word in self.words if word.text not in texts), self.limits)


def statements_in(text: str, names: frozenset[str]) -> Iterator[Statement]:
    """What the club says; what it says in brackets can be left out."""
    for sentence in filter(str.strip, _END.split(text)):
        for piece in pieces(sentence):
            yield statement(parts(piece), names)


def pieces(sentence: str) -> list[str]:
    return [piece for piece in _STATEMENT.split(_ASIDE.sub(r" \1 ", level(sentence))) if piece and piece.strip()]


def parts(piece: str) -> list[str]:
    return [part for part in _PART.split(piece) if part.strip()]


def statement(spoken: list[str], names: frozenset[str]) -> Statement:
    words: list[Word] = []
    limits: list[Limit] = []
    silent = names | _GLUE | (PRICED if any("£" in text for text in spoken) else frozenset())
    for part, text in enumerate(spoken):
        for at, token in enumerate(_tokens(text)):
            if token in _LIMITS and not (token == "or" and at == 0):
                limits.append(Limit(token, part, len(words)))
            if token not in silent:
                words.append(Word(token, part, any(map(str.isdigit, token))))
    return Statement(tuple(words), tuple(limits))


def is_plain(text: str) -> bool:
    """Nothing but words and the usual signs between them, in letters that nobody takes for others."""
    return _BETWEEN.fullmatch(_TOKEN.sub("", text)) is not None


@lru_cache(maxsize=256)  # a part is looked at by itself and with its neighbours
def _tokens(text: str) -> tuple[str, ...]:
    alike = text.lower()
    for rule, instead in _ALIKE:
        alike = rule.sub(instead, alike)
    return tuple(_root(token) for token in _TOKEN.findall(alike))


def _root(token: str) -> str:
    token = _SYNONYMS.get(token, token)
    return token[:-1] if len(token) > 3 and token.endswith("s") and not token.endswith("ss") else token
