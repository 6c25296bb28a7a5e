"""Rows of any table as JSON, and back by the types of its columns."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.store.columns import UTCDateTime


def as_json(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}


def from_json(table: sa.Table, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _read(table.c[name], value) for name, value in row.items() if name in table.c}


def _read(column: sa.Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, UTCDateTime):
        return datetime.fromisoformat(value)
    if isinstance(column.type, sa.Enum) and column.type.enum_class is not None:
        return column.type.enum_class(value)
    return value
