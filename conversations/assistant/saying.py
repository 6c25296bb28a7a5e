"""What of the model's words a parent gets to read: sentence by sentence, what can be no untruth.

A sentence says less than, or the same as, one statement of the club; or it is one of a few kindnesses; or it says that
the bot does not know. Everything else is left out, whatever it is: the open question comes in any case.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model.texts import plain
from conversations.assistant.grounds import Grounds, grounds
from conversations.assistant.kind_words import is_courteous, tells_nothing
from conversations.assistant.queries import told
from conversations.assistant.snapshot import Snapshot
from conversations.assistant.statements import is_plain, parts, pieces, statement
from conversations.understanding.readers.wording import listed, words

LONGEST = 320
_MARKUP = re.compile(r"<[^<>]*>|[*_`#~|<>\[\]{}\\\x00-\x09\x0b-\x1f\x7f-\x9f]")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\w)[^.!?\n]*)*[.!?]*")
_NAME = re.compile(r"(?<![\w'])[^\W\d_a-z][^\W\d_]*")
# A yes or a no is to what the parent asked, of which nothing is known here.
_ANSWER = re.compile(
    r"(?:(?:yes|no|yep|yeah|nope|sure|of course|certainly|absolutely|definitely|indeed|correct|exactly)"
    r"\s*[,.!:;-]+\s*(?=\w))+",
    re.IGNORECASE,
)
# Begun with one of these it is about the sentence before.
_LEANING = listed("it its thats that this they these those he she so but and or then also however instead otherwise")
# What is listed behind an "and" says something of its own only with one of these.
_GIVES = re.compile(r"\bon (?:us|me|the (?:club|house))\b", re.IGNORECASE)  # each of these words says nothing by itself
_VERB = re.compile(
    r"\b(?:is|are|can|may|might|will|would|could|does|do|please|write|let|if|knows)\b|'s\b", re.IGNORECASE
)
_MOST_PARTS = 6


@dataclass(frozen=True)
class _Talk:
    """What its sentences are held against."""

    grounds: Grounds
    names: frozenset[str]
    callers: frozenset[str]  # names that may be greeted
    asked: frozenset[str]

    def is_grounded(self, sentence: str) -> bool:
        return all(self._is_said(parts(piece)) for piece in pieces(sentence))

    def _is_said(self, spoken: Sequence[str]) -> bool:
        """As a whole, or as several that follow each other."""
        cuts = range(len(spoken), 0, -1) if len(spoken) <= _MOST_PARTS else [len(spoken)]
        return not spoken or any(self._is_said_until(cut, spoken) for cut in cuts)

    def _is_said_until(self, cut: int, spoken: Sequence[str]) -> bool:
        rest = spoken[cut:]
        return self._stands(spoken[:cut]) and (not rest or (self._is_clause(rest) and self._is_said(rest)))

    def _is_clause(self, spoken: Sequence[str]) -> bool:
        return bool(_VERB.search(spoken[0])) or self.grounds.have(statement(spoken, self.names))

    def _stands(self, spoken: Sequence[str]) -> bool:
        said = statement(spoken, self.names)
        return self.grounds.hold(said) or self.is_harmless(", ".join(spoken))

    def is_harmless(self, text: str) -> bool:
        return is_courteous(text, self.callers) or tells_nothing(text, self.names, self.asked)


def presentable(text: str, snapshot: Snapshot) -> str:
    """Empty when nothing of it can be said."""
    talk = _talk(snapshot)
    kept, is_whole = "", True
    for sentence in _sentences(_MARKUP.sub(" ", plain(text))):
        longer = f"{kept} {sentence}".strip()
        if len(longer) <= LONGEST and _may_be_said(sentence, talk, is_whole=is_whole):
            kept = longer
        else:
            is_whole = False
    return kept


def _sentences(text: str) -> Iterator[str]:
    for match in _SENTENCE.finditer(text):
        sentence = " ".join(match.group().split())
        if words(sentence):
            yield _unanswered(sentence)


def _unanswered(sentence: str) -> str:
    answer = _ANSWER.match(sentence)
    rest = sentence[answer.end() :] if answer else sentence
    return rest[:1].upper() + rest[1:]


def _may_be_said(sentence: str, talk: _Talk, *, is_whole: bool) -> bool:
    """Behind one that was left out only what stands by itself."""
    if not is_plain(sentence) or _GIVES.search(sentence):
        return False
    if not is_whole and (words(sentence)[0] in _LEANING or is_courteous(sentence, talk.callers)):
        return False
    return talk.is_harmless(sentence) or talk.is_grounded(sentence)


def _talk(snapshot: Snapshot) -> _Talk:
    names = frozenset(words(f"{snapshot.child or ''} {snapshot.team or ''} {snapshot.club}"))
    read = " ".join(snapshot.texts)
    return _Talk(
        grounds=grounds(told(snapshot), names),
        names=names,
        callers=frozenset(words(f"{snapshot.child or ''} {' '.join(_NAME.findall(read))}")),
        asked=frozenset(word for word in words(read) if word.isalpha()),
    )
