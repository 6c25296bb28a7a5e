"""Real databases for tests: of each kind one for each test process, emptied for each test."""

import asyncio
import os
import shutil
import zlib
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from unittest.mock import patch

import asyncpg
import pytest
import sqlalchemy as sa

from bot.store.database import Database
from bot.store.migrate import migrate
from bot.store.tables import metadata
from bot.store.vault import Vault

KINDS = ("sqlite", "postgresql")
_SERVER = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")  # noqa: TID251
_IN_CI = os.environ.get("CI") == "true"  # noqa: TID251
_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")  # noqa: TID251
_CHECKOUT = f"{zlib.crc32(str(Path(__file__).parent).encode()):08x}"  # two checkouts may be tested at once


async def fresh_database_url(kind: str, folder: Path) -> str:
    """An empty database with all tables."""
    if kind == "sqlite":
        path = folder / "omega.db"
        _replace(path, await _sqlite_model())
        return f"sqlite:///{path}"
    return await _emptied_postgres()


def _replace(path: Path, model: Path) -> None:
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()
    shutil.copy(model, path)


_models: dict[str, Path] = {}


async def _sqlite_model() -> Path:
    """Migrated once and copied: the migrations themselves have a test of their own."""
    if "sqlite" not in _models:
        folder = Path(os.environ.get("TMPDIR", "/tmp"))  # noqa: S108, TID251
        path = folder / f"omega-model-{os.getpid()}.db"
        path.unlink(missing_ok=True)
        database = Database.connect(f"sqlite:///{path}", Vault())
        await migrate(database)
        async with database.engine.connect() as connection:
            await connection.exec_driver_sql("ROLLBACK")
            await connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
            await connection.exec_driver_sql("BEGIN")
        await database.close()
        _models["sqlite"] = path
    return _models["sqlite"]


# Of tables with a few rows deleting is ten times as fast as truncating; in a replica no reference is checked meanwhile.
_EMPTY = "; ".join(
    [
        "SET session_replication_role = replica",
        *(str(sa.delete(table)) for table in metadata.sorted_tables),
        *(
            f"ALTER SEQUENCE {table.name}_id_seq RESTART"
            for table in metadata.sorted_tables
            if "id" in table.c and isinstance(table.c.id.type, sa.BigInteger)
        ),
    ]
)


# What was deleted is still read over until it is tidied away.
_TIDIED_EVERY = 20
_emptied = count()


async def _emptied_postgres() -> str:
    name = f"omega_test_{_CHECKOUT}_{_WORKER}"
    url = sa.make_url(_SERVER).set(database=name).render_as_string(hide_password=False)
    if "postgresql" not in _models:
        await _create_postgres(name)
        database = Database.connect(url, Vault())
        await migrate(database)
        await database.close()
        _models["postgresql"] = Path(name)
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(_EMPTY)
        if next(_emptied) % _TIDIED_EVERY == 0:
            await connection.execute("VACUUM")
    finally:
        await connection.close()
    return url


async def _create_postgres(name: str) -> None:
    try:
        connection = await asyncpg.connect(_SERVER, timeout=30)
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        if _IN_CI:
            raise
        pytest.skip(f"no PostgreSQL at TEST_POSTGRES_URL ({type(error).__name__}): these tests run where there is one")
    try:
        await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await connection.execute(f'CREATE DATABASE "{name}"')
        await connection.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off')  # no test cuts the power
    finally:
        await connection.close()


@asynccontextmanager
async def kept_engines() -> AsyncIterator[None]:
    """Whoever closes a database leaves its engine to the next who connects to that address, with all that was compiled
    and, on PostgreSQL, the connections and what was prepared on them.
    """
    home = asyncio.get_running_loop()  # connections are of use in the loop they were made in
    resting: defaultdict[str, list[Database]] = defaultdict(list)
    connect, close = Database.connect, Database.close

    def take(url: str, vault: Vault, *, pool_size: int = 10) -> Database:
        if not resting[url] or asyncio.get_running_loop() is not home:
            return connect(url, vault, pool_size=pool_size)
        database = resting[url].pop()
        database.vault = database.engine.dialect.vault = vault  # type: ignore[attr-defined]
        return database

    async def put_back(database: Database) -> None:
        is_home = asyncio.get_running_loop() is home
        if database.is_sqlite or not is_home:
            await close(database)
        if is_home:
            url = database.engine.url.set(drivername=database.engine.name)
            resting[url.render_as_string(hide_password=False)].append(database)

    with patch.object(Database, "connect", take), patch.object(Database, "close", put_back):
        yield
    for databases in resting.values():
        for database in databases:
            await close(database)
