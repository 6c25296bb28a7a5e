"""A matter: somebody told of harm to a child. The talk stands still until the welfare officer frees it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

DIGITS = 4


@dataclass(frozen=True)
class Report:
    """What those who are told must know, and in which order they are."""

    key: str  # of the message that told it
    writer: str
    number: str
    about: str
    words: str
    order: tuple[str, ...]  # the phones of who is told, the first at once; whoever is involved is left out
    perhaps: tuple[str, ...] = ()  # the phones of who may be meant by a first name: told only on another's word
    children: tuple[str, ...] = ()  # of the writer


@dataclass(frozen=True)
class Matter:
    """An open one. `code` is its own four digits, which only those know who were told."""

    id: int
    contact_id: str
    code: str
    report: Report
    confirmed_by: str | None = None
    raised_at: datetime | None = None

    def concerns(self, child_id: str) -> bool:
        return child_id in self.report.children


@dataclass
class Matters:
    """The open matters of the club, and what a turn does about them."""

    open: Sequence[Matter] = ()
    raised: list[Report] = field(default_factory=list)
    confirmed: list[int] = field(default_factory=list)
    freed: list[int] = field(default_factory=list)

    def of(self, contact_id: str) -> Matter | None:
        return next((each for each in self.open if each.contact_id == contact_id), None)


def new_code() -> str:
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
