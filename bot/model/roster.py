"""The club's table of registrations at a service where people work in it, too: its rows, and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.club.roster_columns import KEY
from bot.model.messages import Status, Value
from bot.model.people import Contact, Registration

Fields = Mapping[str, Any]  # by column, as we call it


@dataclass(frozen=True)
class LastText:
    """The newest SMS about a registration."""

    at: datetime
    status: Status
    code: str | None


@dataclass(frozen=True)
class Entry:
    """What a row is drawn from."""

    registration: Registration
    guardian: Contact
    text: LastText | None


class Record(Value):
    """A row as it stands in the table: of the columns that we know, those that are not empty."""

    id: str
    fields: dict[str, Any]

    @property
    def registration_id(self) -> str | None:
        told = self.fields.get(KEY)
        return told if isinstance(told, str) else None


class Write(Value):
    """Cells of one row; None empties one. Without the record it is found by our id, or made."""

    registration_id: str
    record_id: str | None
    fields: dict[str, Any]


class Change(Value):
    """Somebody changed a row in the table."""

    at: datetime
    by: str | None = None  # as the table calls them


class Changes(Value):
    """What people did in the tables since a cursor, by record."""

    cursor: int
    changed: Mapping[str, Change] = {}
    gone: Mapping[str, Change] = {}


class Shape(Value):
    """A column as the table has it."""

    type: str
    options: tuple[str, ...] = ()


def is_same(one: Any, other: Any) -> bool:
    """An empty cell is none; a table trims, writes 45.00 as 45, and moments by its own clock."""
    return bool(_bare(one) == _bare(other))


def _bare(value: Any) -> Any:
    if isinstance(value, str):
        return _moment(value) or value.replace("\r\n", "\n").strip() or None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else value or None


def _moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if "T" in value else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None
