"""An erasure stands: a copy that is put back brings nobody back, and a kill in the middle ends in the same."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.program.app import build
from bot.program.configuration import AppSettings
from bot.store import tables
from bot.store.database import Connection, Database
from bot.store.tables import metadata
from tests.erasing import erase, finish, left_of
from tests.killed import KILLED
from tests.pictures import JPEG
from tests.programs import ROOT
from tests.talks import PERSONAL, talk_until
from tests.world import HandClock, Parent, World

FAMILY = (*PERSONAL, "Kate", "Sam", "7700 900123")


@asynccontextmanager
async def _started(settings: dict[str, str], clock: HandClock) -> AsyncIterator[World]:
    async with build(AppSettings.read(settings), clock) as app:
        yield World(app, clock)


def _settings(database_url: str, folder: Path) -> dict[str, str]:
    files = {"PHOTO_FOLDER": str(folder / "photos"), "ERASED_LIST": str(folder / "apart" / "erased.txt")}
    return {"DATABASE_URL": database_url, **files}


async def _copy(world: World) -> dict[str, list[dict[str, Any]]]:
    return {table.name: [dict(row._mapping) for row in await world.rows(table)] for table in metadata.sorted_tables}  # noqa: SLF001


async def _put_back(world: World, copy: dict[str, list[dict[str, Any]]]) -> None:
    async with world.app.database.begin() as tx:
        await _unguarded(tx, world.app.database)
        for table in reversed(metadata.sorted_tables):
            await tx.execute(sa.delete(table))
        for table in metadata.sorted_tables:
            if copy[table.name]:
                await tx.execute(sa.insert(table), copy[table.name])


async def _unguarded(tx: Connection, database: Database) -> None:
    """References are whole again at the end."""
    if database.is_sqlite:
        await tx.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    else:
        await tx.exec_driver_sql("SET LOCAL session_replication_role = replica")


async def _told(world: World) -> Parent:
    kate = world.parent()
    await world.manager().says("INVITE Sam Jones U10 Tigers, parent Kate Jones 07700 900123")
    await talk_until(kate, "photo")
    await kate.sends(JPEG)
    await kate.says("PERSON")
    return kate


async def test_a_copy_of_the_database_that_is_put_back_brings_nobody_back(database_url: str, tmp_path: Path) -> None:
    settings, clock = _settings(database_url, tmp_path), HandClock()
    async with _started(settings, clock) as world:
        kate = await _told(world)
        copy = await _copy(world)
        await erase(kate)
        await kate.says("hello")  # as a stranger, who stays
        await _put_back(world, copy)
        assert await left_of(world, ["kate@example.com"])
    async with _started(settings, clock) as world:
        assert [each for each in await left_of(world, FAMILY) if "omega.db" not in each] == []
        await world.later(timedelta(days=3))
        assert await world.parent().replies() == []
        assert await left_of(world, FAMILY) == []
        await world.parent().says("hello")
        await world.parent().sees("Which child would you like to register")
    listed = (tmp_path / "apart" / "erased.txt").read_text()
    assert not [word for word in (*FAMILY, *(row["id"] for row in copy["contacts"])) if word in listed]


async def test_who_was_not_erased_is_still_there(database_url: str, tmp_path: Path) -> None:
    settings, clock = _settings(database_url, tmp_path), HandClock()
    async with _started(settings, clock) as world:
        other = world.parent("+447700900166")
        await talk_until(other, "photo")
        await erase(await _told(world))
    async with _started(settings, clock) as world:
        assert (await world.parent("+447700900166").registration()).answers["guardian"]


async def _killed_at(commit: int, settings: dict[str, str], clock: HandClock) -> bool:
    """False when it had nothing to do any more."""
    base = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}  # noqa: TID251
    arguments = ("-m", "tests.killed", str(commit), str(clock.offset.total_seconds()))
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=ROOT, env={**base, **settings}, stderr=asyncio.subprocess.DEVNULL
    )
    return await process.wait() == KILLED


@pytest.mark.parametrize("commit", [1, 12, 18, 32])
async def test_a_kill_between_any_two_deeds_ends_in_the_same(database_url: str, tmp_path: Path, commit: int) -> None:
    settings, clock = _settings(database_url, tmp_path), HandClock()
    async with _started(settings, clock) as world:
        kate = await _told(world)
        await kate.says("DELETE MY DATA")
        await world.later(timedelta(hours=48))
        assert await left_of(world, FAMILY)
    clock.move(timedelta(minutes=11))
    assert await _killed_at(commit, settings, clock)
    async with _started(settings, clock) as world:
        clock.move(timedelta(minutes=5))  # leases end
        receipt = await finish(world.parent())
        assert receipt or commit > 12  # later it may have gone before the kill
        assert await left_of(world, FAMILY) == []
        [erased] = [row for row in await world.rows(tables.contacts) if row.erased_at]
        assert erased.profile == {}
