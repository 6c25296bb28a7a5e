"""Column types: what the databases lose or must not see."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import DateTime, Dialect, Enum, String, Text
from sqlalchemy.types import TypeDecorator

from bot.store.vault import Vault

Id = String(32)
T = TypeVar("T")


def padded(values: Iterable[T]) -> list[T]:
    """For IN: the last one repeated, so that lists of all lengths make few statements, which stay prepared."""
    given = list(values)
    return given + given[-1:] * ((1 << (len(given) - 1).bit_length()) - len(given)) if given else given


def words(kind: type[StrEnum]) -> Enum:
    """A StrEnum by its values, not its members' names, and given back as what it was."""
    return Enum(kind, native_enum=False, values_callable=lambda members: [m.value for m in members], length=32)


class UTCDateTime(TypeDecorator[datetime]):
    """Aware in, aware out: SQLite drops time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone is never stored")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Sealed(TypeDecorator[Any]):
    """JSON that only the holder of the keys reads.

    The vault belongs to one database, and the dialect is the one object of the engine a type is handed.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else vault_of(dialect).seal(json.dumps(value, ensure_ascii=False))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(vault_of(dialect).open(value))


def vault_of(dialect: Dialect) -> Vault:
    vault: Vault = dialect.vault  # type: ignore[attr-defined]  # set by Database, one for each engine
    return vault
