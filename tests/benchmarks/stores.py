"""Databases full of contacts: filled once for a size, copied for each run, and dropped at the end."""

import os
import shutil
import sqlite3
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import asyncpg

from bot.store.database import Database
from bot.store.migrate import migrate
from bot.store.vault import Vault
from tests.benchmarks.filling import fill

DATA_KEY = urlsafe_b64encode(b"a key only for benchmarks, 32 b.").decode()
HANDLE_KEY = "benchmarks"
_SERVER = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")  # noqa: TID251
# An alarm that goes off later, should a reading not come back, holds nobody up.
_READ = "SELECT count(*) FROM events WHERE contact_id IS NOT NULL AND progress = 'done'"
_UNDONE = (
    "SELECT (SELECT count(*) FROM events WHERE progress = 'waiting' AND kind <> 'overdue')"
    " + (SELECT count(*) FROM messages WHERE status = 'waiting')"
    " + (SELECT count(*) FROM effects WHERE progress = 'waiting')"
)


@dataclass(frozen=True)
class Stores:
    """All databases of one kind."""

    kind: str
    folder: Path
    _models: dict[tuple[int, bool], str] = field(default_factory=dict)

    @asynccontextmanager
    async def copy(self, people: int, *, sealed: bool) -> AsyncIterator[str]:
        """The address of a fresh database with so many contacts; without seals for the bare programs."""
        model = await self._model(people, sealed=sealed)
        if self.kind == "sqlite":
            path = self.folder / f"{model}_run.db"
            shutil.copy(self.folder / f"{model}.db", path)
            with path.open("rb+") as copied:
                os.fsync(copied.fileno())  # or the first commits would wait for it
            yield f"sqlite:///{path}"
            for each in self.folder.glob(f"{path.name}*"):
                each.unlink()
            return
        name = f"{model}_run"
        await _administer(f'CREATE DATABASE "{name}" TEMPLATE "{model}" STRATEGY file_copy')
        try:
            yield _address(name)
        finally:
            await _administer(f'DROP DATABASE "{name}" WITH (FORCE)')

    async def drop(self) -> None:
        """The files of SQLite go with their folder."""
        for name in self._models.values():
            if self.kind != "sqlite":
                await _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    async def _model(self, people: int, *, sealed: bool) -> str:
        key = (people, sealed)
        if key not in self._models:
            name = f"omega_bench_{os.getpid()}_{people}_{'sealed' if sealed else 'plain'}"
            self._models[key] = name
            if self.kind != "sqlite":
                await _administer(f'CREATE DATABASE "{name}"')
            database = open_store(
                _address(name) if self.kind != "sqlite" else f"sqlite:///{self.folder}/{name}.db", sealed=sealed
            )
            try:
                await migrate(database)
                await fill(database, people)
            finally:
                await database.close()
        return self._models[key]


def open_store(url: str, *, sealed: bool) -> Database:
    return Database.connect(url, Vault([DATA_KEY] if sealed else [], HANDLE_KEY))


class Watch:
    """Looks at how much is left to do, without a lock and without the ORM."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def undone(self) -> int:
        return await self._count(_UNDONE)

    async def read(self) -> int:
        """Events that turns have read."""
        return await self._count(_READ)

    async def _count(self, query: str) -> int:
        if self._url.startswith("sqlite"):
            return int(self._file.execute(query).fetchone()[0])
        return int(await self._connection.fetchval(query))

    async def __aenter__(self) -> Self:
        if self._url.startswith("sqlite"):
            self._file = sqlite3.connect(self._url.removeprefix("sqlite:///"), isolation_level=None)
        else:
            self._connection = await asyncpg.connect(self._url)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._url.startswith("sqlite"):
            self._file.close()
        else:
            await self._connection.close()


def _address(name: str) -> str:
    return f"{_SERVER.rpartition('/')[0]}/{name}"


async def _administer(command: str) -> None:
    connection = await asyncpg.connect(_SERVER)
    try:
        await connection.execute(command)
    finally:
        await connection.close()
