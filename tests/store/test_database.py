"""What the database's connections promise to whoever works with them."""

import asyncio

import asyncpg
import pytest
import sqlalchemy as sa

from bot.store import database as module
from bot.store.database import Database
from bot.store.tables import memos
from bot.store.vault import Vault
from tests.world import World


async def test_rows_changed_and_rows_read_are_told(world: World) -> None:
    async with world.app.database.begin() as tx:
        await tx.execute(sa.insert(memos), [{"name": name, "value": "1"} for name in "abc"])
        changed = await tx.execute(sa.update(memos).where(memos.c.name.in_(["a", "b"])).values(value="2"))
        assert changed.rowcount == 2
        given = await tx.execute(sa.delete(memos).where(memos.c.value == "2").returning(memos.c.name))
        assert sorted(given.scalars()) == ["a", "b"]


async def test_what_fails_leaves_nothing_and_the_next_goes_on(world: World) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        await _insert(world.app.database, "a", "b", "a")
    assert "a" not in {memo.name for memo in await world.rows(memos)}


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
@pytest.mark.parametrize("rest", [60, 0])
async def test_a_connection_that_the_server_closed_is_made_anew(
    database_url: str, rest: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_RESTED", rest)
    database = Database.connect(database_url, Vault())
    ended = await _process(database)
    administrator = await asyncpg.connect(database_url)
    await administrator.execute("SELECT pg_terminate_backend($1)", ended)
    await administrator.close()
    await asyncio.sleep(0.05)  # until word of it has come
    assert await _process(database) != ended
    await database.close()


async def _process(database: Database) -> int:
    async with database.begin() as tx:
        number: int = (await tx.execute(sa.select(sa.func.pg_backend_pid()))).scalar_one()
        return number


async def _insert(database: Database, *names: str) -> None:
    async with database.begin() as tx:
        for name in names:
            await tx.execute(sa.insert(memos).values(name=name, value="1"))
