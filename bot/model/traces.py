"""By what somebody is found in what belongs to others: ids, and the ways in which names and numbers are written."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

ERASED = "[erased]"
_APART = r"[\s().\-]*"
_CALLING_CODE = re.compile(r"\+(?:44|\d{1,3}(?=\d{7}))")
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Traces:
    """`own` are the words that tell one person from all others; `children` those of the children whose record goes.

    First names tell nobody from others: they count only where it is known that the family is meant, or may be.
    """

    ids: frozenset[str]
    own: re.Pattern[str]
    children: re.Pattern[str]
    first_names: re.Pattern[str]
    own_first_name: re.Pattern[str]

    def is_meant(self, told: Any) -> bool:
        """Somebody of those who go."""
        text = json.dumps(told, ensure_ascii=False)
        return any(each in text for each in self.ids) or bool(self.own.search(text) or self.children.search(text))

    def is_owner_meant(self, told: Any) -> bool:
        return bool(self.own.search(json.dumps(told, ensure_ascii=False)))

    def without_anybody(self, told: Any) -> Any:
        """For staff's own old words, where a first name is all that is left."""
        return _replaced(told, (self.own, self.children, self.first_names))

    def without_owner(self, told: Any) -> Any:
        """For what we told another guardian: of the child, they may go on reading."""
        return _replaced(told, (self.own, self.own_first_name))


def traces_of(ids: Iterable[str], own: Iterable[str | None], children: Iterable[str | None]) -> Traces:
    """Names, numbers and addresses as they were told: a name of two words or more is looked for whole."""
    mine, theirs = [each for each in own if each], [each for each in children if each]
    first_of = {"mine": _first_names(mine), "theirs": _first_names(theirs)}
    return Traces(
        frozenset(ids),
        _any(_whole(each) for each in mine if _tells_apart(each)),
        _any(_whole(each) for each in theirs if _tells_apart(each)),
        _any(map(_word, [*first_of["mine"], *first_of["theirs"]]), re.NOFLAG),
        _any(map(_word, first_of["mine"]), re.NOFLAG),
    )


def _tells_apart(told: str) -> bool:
    return len(told.split()) > 1 or "@" in told or _is_number(told)


def _first_names(told: Iterable[str]) -> list[str]:
    return sorted({each.split()[0] for each in told if not ("@" in each or _is_number(each))})


def _is_number(told: str) -> bool:
    return sum(letter.isdigit() for letter in told) > 6


def _whole(told: str) -> str:
    if _is_number(told) and "@" not in told:
        return _number(told)
    return _word(r"\s+".join(re.escape(word) for word in told.split()), escaped=True)


def _number(told: str) -> str:
    """+447700900123 is also written 07700 900 123, 0044 (0)7700-900123 and whatsapp:+447700900123."""
    code = _CALLING_CODE.match(told)
    national = re.sub(r"\D", "", told[code.end() :] if code else told).lstrip("0")
    return rf"(?<!\d)(?:(?:\+|00)?\d{{1,3}}{_APART})?0?{_APART}{_APART.join(national)}(?!\d)"


def _word(told: str, *, escaped: bool = False) -> str:
    return rf"(?<!\w){told if escaped else re.escape(told)}(?!\w)"


def _any(patterns: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    found = sorted(set(patterns), key=lambda each: (-len(each), each))
    return re.compile("|".join(found), flags) if found else _NOTHING


def _replaced(told: Any, patterns: tuple[re.Pattern[str], ...]) -> Any:
    if isinstance(told, dict):
        return {_replaced(name, patterns): _replaced(each, patterns) for name, each in told.items()}
    if isinstance(told, list):
        return [_replaced(each, patterns) for each in told]
    if not isinstance(told, str):
        return told
    for pattern in patterns:
        told = pattern.sub(ERASED, told)
    return told
