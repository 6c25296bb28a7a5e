"""One database: SQLite for a club on one machine, PostgreSQL beyond."""

import os
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.settings import SettingsError
from bot.store import sqlite_thread
from bot.store.vault import Vault

Connection = AsyncConnection
InsertInto = Callable[[sa.Table], Any]
_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",  # as Heroku writes it
    "postgresql": "postgresql+asyncpg",
}
_KNOWN = "a postgresql:// or sqlite:/// address"
_OURS_ALONE = 0o600
_BUSY_MS = 30_000
_RESTED = 1.0  # seconds


def is_away(error: BaseException) -> bool:
    """Whether the database cannot be reached or written to: whoever asked may ask again later."""
    if isinstance(error, sa.exc.DBAPIError) and error.connection_invalidated:
        return True
    return isinstance(error, (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError, OSError))


class Database:
    def __init__(self, engine: AsyncEngine, vault: Vault) -> None:
        self.engine = engine
        self.vault = vault
        self.is_sqlite = engine.dialect.name == "sqlite"
        # An INSERT that knows ON CONFLICT, in this database's dialect.
        self.insert: InsertInto = sqlite.insert if self.is_sqlite else postgresql.insert

    @classmethod
    def connect(cls, url: str, vault: Vault, *, pool_size: int = 10) -> "Database":
        address = parse_url(url)
        # SQLite writes one at a time anyway: one connection is the fastest, and loses no update.
        options: dict[str, Any] = (
            {"pool_size": 1, "connect_args": {"async_creator_fn": sqlite_thread.Connection}}
            if address.drivername.startswith("sqlite")
            else {"pool_size": pool_size, "pool_use_lifo": True}
        )
        engine = create_async_engine(address, pool_timeout=60, max_overflow=0, **options)
        engine.dialect.vault = vault  # type: ignore[attr-defined]  # read by columns.vault_of
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine)
        else:
            _try_the_rested(engine)
        return cls(engine, vault)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Connection]:
        async with self.engine.begin() as tx:
            yield tx

    @property
    def dsn(self) -> str:
        """The address as PostgreSQL's own libraries spell it, password and all."""
        url = self.engine.url.set(drivername="postgresql")
        if mode := url.query.get("ssl"):
            url = url.difference_update_query(["ssl"]).update_query_dict({"sslmode": mode})
        return url.render_as_string(hide_password=False)

    async def check(self) -> None:
        """Raises SettingsError when there is no database to work with."""
        try:
            if self.is_sqlite:
                _open_file(self.engine.url.database or "")
            async with self.begin() as tx:
                await tx.execute(sa.select(1))
        except (OSError, sqlite3.Error, sa.exc.SQLAlchemyError) as error:
            cause = type(_first_cause(error)).__name__
            raise SettingsError(
                f"DATABASE_URL: the database does not let us in ({cause}). Is it there, and are the name and password "
                "right?"
            ) from None

    async def tidy(self) -> None:
        """What was overwritten is gone from the file, too. PostgreSQL does so by itself, when it needs the room."""
        if not self.is_sqlite:
            return
        async with self.engine.connect() as connection:
            for statement in ("ROLLBACK", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                await connection.exec_driver_sql(statement)

    async def close(self) -> None:
        await self.engine.dispose()


def parse_url(url: str) -> URL:
    """Raises SettingsError for an address we cannot use; it may hold a password, so it is never quoted."""
    try:
        address = make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        raise SettingsError(f"DATABASE_URL: not an address of a database. Set {_KNOWN}.") from None
    driver = _DRIVERS.get(address.drivername, address.drivername)
    if driver not in _DRIVERS.values():
        raise SettingsError(f"DATABASE_URL: we have no driver for {address.drivername}. Set {_KNOWN}.")
    if "sslrootcert" in address.query:
        raise SettingsError("DATABASE_URL: sslrootcert does not go here. Let PGSSLROOTCERT name that file.")
    if not address.database:
        raise SettingsError(f"DATABASE_URL: it names no database. Set {_KNOWN} with a name at its end.")
    return _with_ssl(address.set(drivername=driver))


class UncheckedHost(NamedTuple):
    """A server on another machine, of which nobody checks whether it is the right one."""

    mode: str | None  # as the address states it


def unchecked_host(url: str) -> UncheckedHost | None:
    address = parse_url(url)
    mode = address.query.get("ssl")
    is_here = not address.host or address.host in {"localhost", "127.0.0.1", "::1"} or address.host.startswith("/")
    return None if is_here or mode == "verify-full" else UncheckedHost(str(mode) if mode else None)


def _with_ssl(address: URL) -> URL:
    """Hosts hand out `sslmode=require`, as libpq spells it; the driver's argument is `ssl`."""
    mode = address.query.get("sslmode")
    return address.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode}) if mode else address


def _open_file(path: str) -> None:
    """Without aiosqlite, whose thread outlives an open that fails and may complain after us."""
    if path and path != ":memory:":
        keep_private(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master")


def keep_private(path: str) -> None:
    """The files beside it get their rights from the database."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, _OURS_ALONE))
    for each in (path, f"{path}-wal", f"{path}-shm"):
        with suppress(FileNotFoundError):
            Path(each).chmod(_OURS_ALONE)


def _first_cause(error: BaseException) -> BaseException:
    while error.__cause__:
        error = error.__cause__
    return error


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


def _try_the_rested(engine: AsyncEngine) -> None:
    """A connection that the server closed says so itself; one that fell silent is found by trying it.

    That takes three round trips, as many as a small transaction, so it is done after a rest only.
    """

    @sa.event.listens_for(engine.sync_engine, "checkin")
    def _(_connection: Any, record: Any) -> None:
        record.info["used_at"] = time.monotonic()

    @sa.event.listens_for(engine.sync_engine, "checkout")
    def _(connection: Any, record: Any, _fairy: object) -> None:
        used_at = record.info.get("used_at")
        if used_at is None:  # just made
            return
        try:
            if connection.driver_connection.is_closed():
                raise sa.exc.InvalidatePoolError
            if time.monotonic() - used_at > _RESTED:
                connection.ping()
        except engine.dialect.loaded_dbapi.Error:
            raise sa.exc.InvalidatePoolError from None
