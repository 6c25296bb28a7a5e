"""One database: SQLite for a club on one machine, PostgreSQL beyond."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.store.vault import Vault

Connection = AsyncConnection
_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",  # as Heroku writes it
    "postgresql": "postgresql+asyncpg",
}
_BUSY_MS = 30_000


class Database:
    def __init__(self, engine: AsyncEngine, vault: Vault) -> None:
        self.engine = engine
        self.vault = vault
        self.is_sqlite = engine.dialect.name == "sqlite"

    @classmethod
    def connect(cls, url: str, vault: Vault, *, pool_size: int = 10) -> "Database":
        address = parse_url(url)
        # SQLite writes one at a time anyway: one connection is the fastest, and loses no update.
        pool = (
            {"pool_size": 1, "max_overflow": 0}
            if address.drivername.startswith("sqlite")
            else {"pool_size": pool_size, "max_overflow": 0, "pool_pre_ping": True}
        )
        engine = create_async_engine(address, pool_timeout=60, **pool)
        engine.dialect.vault = vault  # type: ignore[attr-defined]  # read by columns.vault_of
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine)
        return cls(engine, vault)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Connection]:
        async with self.engine.begin() as tx:
            yield tx

    def insert(self, table: sa.Table) -> Any:
        """An INSERT that knows ON CONFLICT, in this database's dialect."""
        return sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)

    async def close(self) -> None:
        await self.engine.dispose()


def parse_url(url: str) -> URL:
    address = make_url(url)
    return address.set(drivername=_DRIVERS.get(address.drivername, address.drivername))


def _prepare_sqlite(engine: AsyncEngine) -> None:
    @sa.event.listens_for(engine.sync_engine, "connect")
    def _(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_BUSY_MS}"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @sa.event.listens_for(engine.sync_engine, "begin")
    def _(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # as a writer, so that no later upgrade can fail


SQLITE_VERSION = sqlite3.sqlite_version_info
