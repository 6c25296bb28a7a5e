"""SQLite works in a thread of its own. A statement goes there once and comes back with its rows.

As the driver has it, a cursor is opened, executed, read and closed in a visit each, and the visits cost more than
the statement.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self

import aiosqlite


class Connection(aiosqlite.Connection):
    """What SQLAlchemy asks of a connection."""

    def __init__(self, path: str, **options: Any) -> None:
        super().__init__(lambda: sqlite3.connect(path, **options), iter_chunk_size=64)
        self._thread.daemon = True

    def cursor(self) -> "Cursor":  # type: ignore[override]  # made here, in no visit
        return Cursor(self)

    async def rollback(self) -> None:
        """The pool asks for it after each commit, too."""
        if self.in_transaction:
            await super().rollback()

    async def visit(self, work: Callable[[sqlite3.Connection], None]) -> None:
        await self._execute(work, self._conn)  # type: ignore[no-untyped-call]


class Cursor:
    """What SQLAlchemy asks of a cursor."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        await self._connection.visit(lambda connection: self._read(connection.execute(sql, parameters)))

    async def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        await self._connection.visit(lambda connection: self._read(connection.executemany(sql, rows)))

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        """It was closed as soon as it was read."""

    def _read(self, cursor: sqlite3.Cursor) -> None:
        try:
            self.description = cursor.description
            self._rows = cursor.fetchall()
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()
