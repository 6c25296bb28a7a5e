"""A text as the statements it makes, their words made alike: "You pay £45 once, but ..." are two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from conversations.understanding.readers.wording import level, listed, words

_TOKEN = re.compile(r"https?://[^\s,;()!?]+[^\s,;()!?.]|£?\w+(?:[.'/:-]\w+)*%?")
_BETWEEN = re.compile(r"[\s,.!;:()'\"-]*")
_END = re.compile(r"[.!]+(?=\s|$)|\n")
# One word in several: a command, and what is not said in halves.
_ONE = re.compile(
    r"\b(?:[A-Z]{2,}(?: [A-Z]{2,})+|(?i:home (?:and|or) away|brothers? (?:and|or) sisters?"
    r"|from U?\d\S*(?: \w+){0,2} to \w+(?: (?:am|pm|\w+ \d{4}))?))\b"
)
_PLURAL = re.compile(r"(?<=\w\w[^s])s$")
_MARK = "_"
_FEWEST = 3  # words of a statement
_EARLY = 2  # so many words from the start of a part: where a sentence may begin
_ASIDE = re.compile(r"\s*\(([^()]*)\)")
# Behind it something new is said; a bare "and" or a comma may only list.
_STATEMENT = re.compile(
    r"\s*[:;]\s+|\s+-+\s+|,?\s+(?:but|as|because|while|so(?= that|\s+(?:I|you|we|it|they|please|write)\b))\s+"
    r"|,\s+and\s+(?=(?:\w+\s+){1,4}(?:is|are|can|will|may|do|does)\b)"
    r"|,?\s+(?:and|there)\s+(?=(?:I|you|we|it|they|he|she|there)\b)",
    re.IGNORECASE,
)
_PART = re.compile(r"\s*,\s*(?:(?:and|then)\s+)*|\s+(?:and|then)\s+(?:then\s+)?|\s+(?=if\b)", re.IGNORECASE)
_ALIKE = [
    (re.compile(rf"(?<![\w']){rule}(?![\w'])"), instead)
    for rule, instead in (
        (r"(?:i'm|i am) (?:afraid|sorry)(?: that)?|unfortunately|sadly|sorry", ""),
        (r"(?:second|third) child|siblings|brothers?_(?:and|or)_sisters?", "further child"),
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
    does can could may might would will to of for in on at by from with as and but or so then than also too very
    really please which who where when what how if our us my me child children one ones club let am each _
    """
)
# None of these may be left out.
_LIMITS = listed("not or only once first further new older up unless if before that who")
PRICED = listed("cost fee")  # beside an amount they add nothing
US = "we"  # the bot and the club
WITHOUT_SUBJECT = listed("we write")  # begun with one of these a statement has no subject that goes on behind a comma
BOUND = listed("not we free")  # each with the very word behind it
LED = listed("welcome")  # each with the very word before it


@dataclass(frozen=True)
class Word:
    text: str
    part: int
    place: int  # in its part
    is_tied: bool  # to the word behind it: "training wear" is no training

    @property
    def is_number(self) -> bool:
        return any(map(str.isdigit, self.text))

    @property
    def is_early(self) -> bool:
        return self.place < _EARLY


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


def statements_in(text: str, names: frozenset[str]) -> tuple[Statement, ...]:
    """What the club says; what it says in brackets can be left out."""
    return _statements_in(text, names.intersection(words(text)))


@lru_cache(maxsize=1024)  # nearly all are the same for every child
def _statements_in(text: str, names: frozenset[str]) -> tuple[Statement, ...]:
    sentences = filter(str.strip, _END.split(text))
    return tuple(statement(parts(piece), names) for sentence in sentences for piece in pieces(sentence))


def pieces(sentence: str) -> list[str]:
    """A word or two before a colon say nothing yet."""
    found: list[str] = []
    for piece in filter(str.strip, _STATEMENT.split(_marked(sentence))):
        if found and len(found[-1].split()) < _FEWEST:
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def _marked(sentence: str) -> str:
    """What is in brackets stands for itself."""
    plain = _ASIDE.sub(rf" {_MARK} \1 {_MARK} ", level(sentence))
    return _ONE.sub(lambda one: one.group().replace(" ", _MARK), plain)


def parts(piece: str) -> list[str]:
    return [part for part in _PART.split(piece) if part.strip()]


def statement(spoken: Sequence[str], names: frozenset[str]) -> Statement:
    kept: list[Word] = []
    limits: list[Limit] = []
    silent = (names - _LIMITS - BOUND) | _GLUE | (PRICED if any("£" in text for text in spoken) else frozenset())
    for part, tokens in enumerate(map(_tokens, spoken)):
        limits += _limits(tokens, part, len(kept), silent)
        kept += _words(tokens, part, silent)
    return Statement(tuple(kept), tuple(limits))


def _words(tokens: Sequence[str], part: int, silent: frozenset[str]) -> Iterator[Word]:
    place = 0
    for token, follower in pairwise([*tokens, _MARK]):
        if token not in silent:
            yield Word(token, part, place, is_tied=follower not in silent and not follower.startswith("£"))
            place += 1


def _limits(tokens: Sequence[str], part: int, before: int, silent: frozenset[str]) -> Iterator[Limit]:
    for at, word in enumerate(tokens):
        if word in _LIMITS and not (word == "or" and at == 0):
            yield Limit(word, part, before)
        before += word not in silent


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
    return token if token in _GLUE else _PLURAL.sub("", token)
