"""Tables of phrases that people who do not program can read, and their search in a message.

my/our SON is NUMBER     one of several words, a class of words (in capitals), plain words
touch* him ...3 wrong    a word that starts so, up to three words in between
the? DAY !of             a word that may be missing, a word that must not come next
go_home/leave            a choice of several words each
^ mum is scared $        the start and the end of a sentence
"""

import re
from collections.abc import Callable, Mapping

from conversations.understanding.readers.wording import level, words

_ANY = r"[^ |]+ "
_START, _END = r"(?:^|(?<=\| ))", r"(?=\||$)"
_EDGES = {"^": _START, "$": _END}
_SENTENCE = re.compile(r"[.!?;:\n]+(?=\s|$)|\n")


def spoken(text: str, correct: Callable[[str], str] = str) -> str:
    """The start of a message as plain words, each with a blank behind it, and a bar between sentences."""
    sentences = [words(sentence) for sentence in _SENTENCE.split(level(text))]
    return "| ".join("".join(f"{correct(word)} " for word in sentence) for sentence in sentences if sentence)


def phrases(table: str, classes: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """What finds any line of the table in spoken words; `classes` are the words behind the names in capitals."""
    lines = [line.strip() for line in table.splitlines() if line.strip() and not line.strip().startswith("#")]
    rules = ["".join(_element(part, classes or {}) for part in line.split()) for line in lines]
    return re.compile(rf"(?<!\S)(?:{'|'.join(rules)})")


def vocabulary(*tables: str) -> set[str]:
    """The whole words that tables name."""
    return {word for table in tables for word in re.split(r"[\s/_!?]+", table) if re.fullmatch(r"[a-z]+", word)}


def _element(part: str, classes: Mapping[str, str]) -> str:
    if part.startswith("..."):
        return f"(?:{_ANY}){{0,{int(part[3:])}}}"
    if part.startswith("!"):
        return f"(?!{_choice(part[1:], classes)})"
    if part.endswith("?"):
        return f"(?:{_choice(part[:-1], classes)})?"
    return _choice(part, classes)


def _choice(part: str, classes: Mapping[str, str]) -> str:
    """One of several; a class is its words, and words joined by lines follow each other."""
    return f"(?:{'|'.join(_one(word, classes) for word in part.replace('/', ' ').split())})"


def _one(word: str, classes: Mapping[str, str]) -> str:
    if word in classes:
        return _choice(classes[word], classes)
    if "_" in word:
        return "".join(_choice(each, classes) for each in word.split("_"))
    return _EDGES.get(word) or re.escape(word).replace(r"\*", "[^ |]*").replace(r"\#", r"\d+") + " "
