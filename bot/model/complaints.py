"""A complaint about data: what somebody says is wrong with how we use their data, until it is answered."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

ANSWERED_WITHIN = timedelta(days=30)


def closed_key(complaint_id: int) -> str:
    """Of the letter that tells who made it, whoever closes it."""
    return f"complaint-closed:{complaint_id}"


@dataclass(frozen=True)
class Complaint:
    """An open one."""

    id: int
    contact_id: str
    writer: str
    number: str
    words: tuple[str, ...]
    made_at: datetime

    @property
    def closed_key(self) -> str:
        return closed_key(self.id)

    @property
    def due_at(self) -> datetime:
        return self.made_at + ANSWERED_WITHIN


@dataclass(frozen=True)
class Made:
    """Told in this turn; while one is open it is added to that."""

    writer: str
    number: str
    words: str


@dataclass(frozen=True)
class Closed:
    id: int
    note: str


@dataclass
class Complaints:
    """The open ones of the club, and what a turn does about them."""

    open: Sequence[Complaint] = ()
    made: list[Made] = field(default_factory=list)
    closed: list[Closed] = field(default_factory=list)

    def of(self, contact_id: str) -> Complaint | None:
        return next((each for each in self.open if each.contact_id == contact_id), None)

    def find(self, complaint_id: int) -> Complaint | None:
        return next((each for each in self.open if each.id == complaint_id), None)
