"""Every look of staff at somebody's record is kept: who, what, of whom, when and by which way; ids alone."""

import asyncio
import json
import re
from typing import Any

import pytest

from bot.__main__ import COMMANDS
from bot.model.looks import Way
from bot.store import tables
from bot.store.columns import Sealed
from bot.store.database import Database
from bot.store.vault import Vault
from tests.talks import PERSONAL, register, talk_until, world_on
from tests.test_commands import Terminal, terminal
from tests.world import World

__all__ = ["terminal"]  # the fixture
_PROGRAM = {"all", "web", "worker", "clock"}  # not commands: the program itself
_TYPED: dict[str, tuple[str, ...]] = {
    "migrate": (),
    "show": ("07700900123",),
    "notices": (),
    "upcoming": (),
    "access": ("--of", "07700900123"),
    "complaints": ("list",),
    "retention": (),
    "audit": (),
    "replay": ("1",),
    "read": ("mobile",),
    "understand": (),
    "season": ("invite", "--from", "2025-26"),
    "texts": (),
    "map": (),
    "check-club": ("bot/club/club.toml",),
    "plan": ("--joined", "2026-08-28", "--day", "1", "--mandate", "2026-09-04"),
    "templates": (),
    "reseal": ("--check",),
    "roster": ("find",),
    "bucket": (),
    "key": (),
}


def test_every_command_is_tried() -> None:
    assert set(_TYPED) == set(COMMANDS) - _PROGRAM


def test_a_command_that_opens_what_is_sealed_is_in_the_log(
    terminal: Terminal, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(_fill(database_url))
    opened: list[object] = []
    read = Sealed.process_result_value

    def watched(self: Sealed, value: str | None, dialect: Any) -> Any:
        opened.extend([] if value is None else [value])
        return read(self, value, dialect)

    monkeypatch.setattr(Sealed, "process_result_value", watched)
    known = len(asyncio.run(_looks(database_url)))
    openers = set()
    for command, typed in _TYPED.items():
        opened.clear()
        terminal.types(command, *typed, DATABASE_URL=database_url)
        looks = asyncio.run(_looks(database_url))[known:]
        known += len(looks)
        assert looks or not opened, f"{command} opens what is sealed, and is not in the log"
        assert all(look["way"] == Way.COMMAND and look["who"] for look in looks)
        openers |= {command} if opened else set()
    assert openers >= {"show", "notices", "upcoming", "audit", "replay", "complaints", "season"}


async def _fill(database_url: str) -> None:
    async with world_on(database_url) as world:
        await register(world.parent())
        await world.parent().says("You shared my number without asking me")
        await world.manager().says("STATUS Sam Jones")
        await world.parent("+447700900124").says("wrong number")
        async with world.app.database.begin() as tx:
            await tx.execute(tables.registrations.update().values(season="2025-26"))


async def _looks(database_url: str) -> list[dict[str, Any]]:
    database = Database.connect(database_url, Vault())
    async with database.begin() as tx:
        rows = await tx.execute(tables.access_log.select().order_by(tables.access_log.c.id))
        found = [dict(row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's own way
    await database.close()
    return found


async def _rows(world: World, what: str) -> list[Any]:
    return [row for row in await world.rows(tables.access_log) if row.what == what]


async def test_status_by_a_manager_is_a_look_at_each_child_it_names(world: World) -> None:
    await talk_until(world.parent(), "photo")
    await talk_until(world.parent("+447700900124"), "review", child="Leo Brown, 3 May 2016, boy, none")
    await world.manager().says("STATUS U10 Tigers")
    children = {row.id for row in await world.rows(tables.children)}
    looks = await _rows(world, "status")
    assert {look.child_id for look in looks} == children
    [manager] = {look.who for look in looks}
    assert manager in {row.contact_id for row in await world.rows(tables.managers)}
    assert {look.way for look in looks} == {Way.MESSAGE}


async def test_the_treasurers_unpaid_is_one_too_and_a_parents_own_talk_is_none(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("is he registered?")
    assert await world.rows(tables.access_log) == []
    await world.parent("+447700900004").says("UNPAID")
    assert len(await _rows(world, "status")) == 1


async def test_the_log_holds_ids_alone(world: World) -> None:
    await register(world.parent())
    await world.manager().says("STATUS Sam Jones")
    told = json.dumps([dict(row._mapping) for row in await world.rows(tables.access_log)], default=str)  # noqa: SLF001
    assert not [words for words in PERSONAL if words in told]
    assert not re.search(r"\+?44\d{9}", told)


def test_looks_at_one_person_are_listed_and_harm_is_marked(terminal: Terminal, database_url: str) -> None:
    asyncio.run(_fill(database_url))
    terminal.types("show", "07700900123", "--safeguarding", DATABASE_URL=database_url)
    ended = terminal.types("access", "--of", "07700900123", DATABASE_URL=database_url)
    looks = json.loads(ended.out)
    assert {(look["what"], look["way"], look["harm"]) for look in looks} == {
        ("show", "command", True),
        ("status", "message", False),
    }
    assert len({look["contact_id"] for look in looks}) == 1
    assert terminal.types("access", "--of", "07700 900999", DATABASE_URL=database_url).code == 1
