"""The statements of a bare turn on PostgreSQL: prepared by asyncpg, one short transaction each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

_LOCK = """SELECT c.id FROM contacts c JOIN events e ON e.contact_id = c.id
    WHERE e.progress = 'waiting' AND e.due_at <= now()
    ORDER BY e.due_at, e.id LIMIT 1 FOR NO KEY UPDATE OF c, e SKIP LOCKED"""
_READ = """SELECT e.id, e.payload, h.id AS handle_id, v.question, v.version FROM events e
    JOIN handles h ON h.contact_id = e.contact_id JOIN conversations v ON v.contact_id = e.contact_id
    WHERE e.contact_id = $1 AND e.progress = 'waiting' AND e.due_at <= now() ORDER BY e.due_at, e.id LIMIT 1"""
_WRITE = """INSERT INTO messages (contact_id, handle_id, event_id, medium, direction, content, at_most_once, status,
    created_at, due_at, attempts)
    VALUES ($1, $2, $3, 'whatsapp', 'outbound', $4, FALSE, 'waiting', now(), now(), 0)"""
_MARK = "UPDATE events SET progress = 'done' WHERE id = $1"
_CLAIM = """UPDATE messages m SET leased_until = now() + interval '30 seconds', sending_since = now(),
    attempts = attempts + 1 FROM handles h
    WHERE h.id = m.handle_id AND m.id = (SELECT id FROM messages WHERE status = 'waiting' AND sending_since IS NULL
        AND due_at <= now() ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING m.id, h.value"""
_SETTLE = "UPDATE messages SET status = 'queued', carrier_id = $2, leased_until = NULL WHERE id = $1"


async def _as_it_is(_: Any) -> None:
    pass


class PostgresTurns:
    def __init__(self, pool: Any) -> None:
        self._pool = pool

    @classmethod
    @asynccontextmanager
    async def connect(cls, url: str, size: int) -> AsyncIterator["PostgresTurns"]:
        async with asyncpg.create_pool(url, min_size=size, max_size=size, reset=_as_it_is) as pool:
            yield cls(pool)

    async def turn(self, text: str) -> bool:
        async with self._pool.acquire() as connection, connection.transaction():
            lane = await connection.fetchval(_LOCK)
            if lane is None:
                return False
            event = await connection.fetchrow(_READ, lane)
            if event is not None:
                await connection.execute(_WRITE, lane, event["handle_id"], event["id"], text)
                await connection.execute(_MARK, event["id"])
            return True

    async def claim(self) -> tuple[int, str] | None:
        row = await self._pool.fetchrow(_CLAIM)
        return (row["id"], row["value"].strip('"')) if row else None

    async def settle(self, message_id: int, carrier_id: str) -> None:
        await self._pool.execute(_SETTLE, message_id, carrier_id)
