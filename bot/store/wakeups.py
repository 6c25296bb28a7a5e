"""LISTEN and NOTIFY: processes on PostgreSQL wake each other. SQLite has one process, which rings its own bells."""

from collections.abc import Callable

import asyncpg
import structlog
from sqlalchemy import func, select

from bot.ports import Clock
from bot.store.database import Connection, Database

log = structlog.get_logger()
_CHANNEL = "omega"
_LOOK = 15.0  # seconds between looks whether the connection is alive


async def notify(tx: Connection, database: Database) -> None:
    """Sent with the commit of this transaction."""
    if not database.is_sqlite:
        await tx.execute(select(func.pg_notify(_CHANNEL, "")))


async def listen(database: Database, clock: Clock, ring: Callable[[], None]) -> None:
    """For ever; a connection that breaks is made anew, and what was missed meanwhile is found by the slow poll."""
    while True:
        try:
            connection = await asyncpg.connect(database.dsn)
            try:
                await connection.add_listener(_CHANNEL, lambda *_: ring())
                ring()
                while not connection.is_closed():
                    await clock.sleep(_LOOK)
                    await connection.execute("SELECT 1")
            finally:
                connection.terminate()
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            log.warning("not listening for wake-ups", cause=type(error).__name__)
            await clock.sleep(_LOOK)
