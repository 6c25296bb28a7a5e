"""The statements of a bare turn on SQLite: one connection, WAL, each commit on the disk."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiosqlite

from bot.engine.clock import SystemClock

_READ = """SELECT e.id, e.contact_id, e.payload, h.id, v.question, v.version FROM events e
    JOIN handles h ON h.contact_id = e.contact_id JOIN conversations v ON v.contact_id = e.contact_id
    WHERE e.progress = 'waiting' AND e.due_at <= ? ORDER BY e.due_at, e.id LIMIT 1"""
_WRITE = """INSERT INTO messages (contact_id, handle_id, event_id, medium, direction, content, at_most_once, status,
    created_at, due_at, attempts)
    VALUES (?, ?, ?, 'whatsapp', 'outbound', ?, 0, 'waiting', ?, ?, 0)"""
_MARK = "UPDATE events SET progress = 'done' WHERE id = ?"
_CLAIM = """UPDATE messages SET leased_until = ?, sending_since = ?, attempts = attempts + 1
    WHERE id = (SELECT id FROM messages WHERE status = 'waiting' AND sending_since IS NULL AND due_at <= ?
        ORDER BY due_at, id LIMIT 1)
    RETURNING id, (SELECT value FROM handles WHERE handles.id = handle_id)"""
_SETTLE = "UPDATE messages SET status = 'queued', carrier_id = ?, leased_until = NULL WHERE id = ?"


class SqliteTurns:
    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._lock = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def connect(cls, url: str) -> AsyncIterator["SqliteTurns"]:
        async with aiosqlite.connect(url.removeprefix("sqlite:///"), isolation_level=None) as connection:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
                await connection.execute(f"PRAGMA {pragma}")
            yield cls(connection)

    async def turn(self, text: str) -> bool:
        async with self._lock:
            now = _now()
            await self._connection.execute("BEGIN IMMEDIATE")
            rows: Any = await self._connection.execute_fetchall(_READ, (now,))
            for event_id, contact_id, _, handle_id, *_ in rows:
                await self._connection.execute(_WRITE, (contact_id, handle_id, event_id, text, now, now))
                await self._connection.execute(_MARK, (event_id,))
            await self._connection.execute("COMMIT")
            return bool(rows)

    async def claim(self) -> tuple[int, str] | None:
        async with self._lock:
            rows: Any = await self._connection.execute_fetchall(_CLAIM, (_now(), _now(), _now()))
            return next(((message_id, value.strip('"')) for message_id, value in rows), None)

    async def settle(self, message_id: int, carrier_id: str) -> None:
        async with self._lock:
            await self._connection.execute(_SETTLE, (carrier_id, message_id))


def _now() -> str:
    return f"{SystemClock().now():%Y-%m-%d %H:%M:%S.%f}"
