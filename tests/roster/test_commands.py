"""`python -m bot roster` as an operator types it."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.engine.clock import SystemClock
from bot.program.outside import roster_table
from bot.settings import Environment
from integrations.airtable.sandbox import TABLE, SandboxApi
from tests.talks import talk_until, world_on
from tests.test_commands import Terminal, terminal
from tests.world import World

__all__ = ["terminal"]


async def _begun(url: str, *, is_written: bool) -> str:
    async with world_on(url) as world:
        parent = world.parent()
        told = "Kate O'Brien, mum, 12 March 1985, kate@example.com, yes to messages"
        await talk_until(parent, "address", guardian=told)
        if is_written:
            await world.keeps_the_table()
        return (await parent.registration()).id


async def _spoil(url: str) -> None:
    """Somebody renames a column, takes away an option, deletes a row and copies another."""
    async with world_on(url) as world:
        await _second(world)
        first, second = await world.table.rows()
        await world.table.renames("parent_email", "E-mail")
        await world.table.api.change(lambda base: base.table(TABLE)["columns"]["kit_size"]["choices"].remove("XL"))
        await world.table.deletes(first)
        row = (await world.table.rows())[second]
        await world.table.api.create(TABLE, {"registration_id": row["registration_id"]})


async def _second(world: World) -> None:
    await world.parent("+447700900124").invited(child_name="Ana Jones")
    await world.later(timedelta(minutes=2))
    await world.keeps_the_table()


async def _rows(url: str) -> int:
    async with world_on(url) as world:
        return len(await world.table.rows())


def test_a_row_is_found_by_what_stands_in_it(terminal: Terminal, database_url: str) -> None:
    id_ = asyncio.run(_begun(database_url, is_written=True))
    found = terminal.types("roster", "find", "parent_last_name=O'Brien", DATABASE_URL=database_url)
    assert (found.code, [row["registration_id"] for row in json.loads(found.out)]) == (0, [id_])
    assert terminal.types("roster", "find", "parent_last_name=O'Neill").code == 1
    wrong = terminal.types("roster", "find", "shoe_size=7")
    assert (wrong.code, "team=Tigers" in wrong.err) == (2, True)


def test_a_row_is_shown_beside_what_is_so_here(terminal: Terminal, database_url: str) -> None:
    id_ = asyncio.run(_begun(database_url, is_written=True))
    shown = json.loads(terminal.types("roster", "show", id_, DATABASE_URL=database_url).out)
    assert (shown["registration_id"], shown["differs"], len(shown["records"])) == (id_, {}, 1)
    assert terminal.types("roster", "show", "nobody").code == 1


def test_sync_writes_what_waits_and_says_what_it_took(terminal: Terminal, database_url: str) -> None:
    asyncio.run(_begun(database_url, is_written=False))
    assert asyncio.run(_rows(database_url)) == 0
    told = json.loads(terminal.types("roster", "sync", DATABASE_URL=database_url).out)
    assert (told["done"], told["still_due"]) == (1, 0)
    assert told["requests"] >= 1
    again = json.loads(terminal.types("roster", "sync", "all").out)
    assert (again["looked_through"], again["done"]) == (1, 0)


def test_check_names_what_people_must_mend(terminal: Terminal, database_url: str) -> None:
    id_ = asyncio.run(_begun(database_url, is_written=True))
    checked = terminal.types("roster", "check", DATABASE_URL=database_url)
    assert (checked.code, json.loads(checked.out)[0]["problems"]) == (0, [])
    asyncio.run(_spoil(database_url))
    checked = terminal.types("roster", "check")
    [season] = json.loads(checked.out)
    told = "\n".join(season["problems"])
    assert checked.code == 1
    assert "There is no column parent_email" in told
    assert "The column kit_size has no option XL" in told
    assert f"python -m bot roster restore {id_}" in told
    assert "2 rows have the registration_id" in told
    restored = terminal.types("roster", "restore", id_)
    assert json.loads(restored.out) == {"restored": 1}


def test_listen_prints_the_secret_and_pull_reads(terminal: Terminal, database_url: str) -> None:
    asyncio.run(_begun(database_url, is_written=True))
    told = json.loads(terminal.types("roster", "listen", DATABASE_URL=database_url).out)
    assert told["address"].endswith("/webhooks/airtable")
    assert told["AIRTABLE_WEBHOOK_SECRET"]
    assert terminal.types("roster", "pull").code == 0


def test_without_a_table_it_says_what_to_set(terminal: Terminal, database_url: str) -> None:
    said = terminal.types("roster", "find", AIRTABLE_API_KEY="pat123", DATABASE_URL=database_url)
    assert said.code == 2
    assert "AIRTABLE_BASE_ID" in said.err


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"AIRTABLE_TABLES": "{"}, "AIRTABLE_TABLES: not JSON"),
        ({"AIRTABLE_TABLES": '{"2026-27": "tbl"}'}, "a season is written like 2627"),
        ({"AIRTABLE_BASE_ID": "base"}, "AIRTABLE_BASE_ID: not written as it should be"),
        ({"AIRTABLE_WEBHOOK_SECRET": "ü"}, "AIRTABLE_WEBHOOK_SECRET: not as Airtable gave it"),
        ({"AIRTABLE_API_KEY": "pat123"}, "AIRTABLE_BASE_ID, AIRTABLE_TABLES: missing, while AIRTABLE_API_KEY is set"),
    ],
)
def test_a_wrong_setting_is_named_with_its_cure(
    terminal: Terminal, database_url: str, settings: dict[str, str], said: str
) -> None:
    ended = terminal.types("roster", "check", DATABASE_URL=database_url, **settings)
    assert ended.code == 2
    assert said in ended.err


async def test_the_twin_stands_in_only_while_it_is_tried_out(world: World) -> None:
    table = roster_table(world.app.settings, world.app.club, world.app.database, SystemClock())
    assert table is not None
    assert isinstance(table.api, SandboxApi)
    machine = world.app.settings.machine.model_copy(update={"environment": Environment.PRODUCTION})
    live = replace(world.app.settings, machine=machine)
    assert roster_table(live, world.app.club, world.app.database, SystemClock()) is None
