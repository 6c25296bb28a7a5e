"""Holds what was stored of a generated message against what is true."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.generated.people import Medical
from tests.generated.sections import Letter

Read = Callable[[str, str], Mapping[str, Any]]  # section, text → what would be stored, by field
GRAVE = frozenset(("born", "medical", "consent"))  # health, consent, a date: never wrong


@dataclass
class Score:
    verdicts: Counter[str] = field(default_factory=Counter)
    by_kind: dict[str, Counter[str]] = field(default_factory=dict)
    wrong: list[tuple[Letter, str, Any]] = field(default_factory=list)
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    lacking: list[tuple[Letter, list[str]]] = field(default_factory=list)


def judge(letter: Letter, stored: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The fields that are wrong, and those that would be asked for although they were told."""
    wrong = [name for name, value in stored.items() if not _right(letter.truth.get(name), value)]
    lacking = [name for name, truth in letter.truth.items() if truth is not None and name not in stored]
    return wrong, lacking


def _right(truth: Any, value: Any) -> bool:
    if isinstance(truth, Medical):
        if truth.word is None:
            return value["has_issues"] is False
        return bool(value["has_issues"]) and truth.word in (value.get("description") or "").lower()
    if isinstance(truth, str) and isinstance(value, str):
        return _plain(truth) == _plain(value)
    return truth is not None and bool(truth == value)


def _plain(value: str) -> str:
    return " ".join(value.lower().replace("i\u0307", "i").replace(",", " ").split())


def score(letters: Iterable[Letter], read: Read) -> Score:
    total = Score()
    for letter in letters:
        stored = read(letter.section, letter.text)
        wrong, lacking = judge(letter, stored)
        verdict = "wrong" if wrong else "asked" if lacking else "finished"
        total.verdicts[verdict] += 1
        for kind in letter.kinds:
            total.by_kind.setdefault(kind, Counter())[verdict] += 1
        total.wrong += [(letter, name, stored[name]) for name in wrong]
        total.asked.update((letter.section, name) for name in lacking)
        if lacking:
            total.lacking.append((letter, lacking))
    return total
