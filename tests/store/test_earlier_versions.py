"""A database that an earlier version left, with talks in all their states, opens and goes on."""

import gzip
import json
from collections.abc import AsyncIterator, Collection
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command

from bot.model.messages import Medium
from bot.store import tables
from bot.store.database import Connection, Database
from bot.store.migrate import config, migrate
from bot.store.tables import metadata
from bot.store.vault import Vault
from tests.store.earlier.rows import from_json
from tests.talks import ANSWERS, world_on
from tests.world import START, Parent, World

_ROWS = Path(__file__).parent / "earlier" / "2026-11-27.json.gz"
_REVISION = "0004"  # the newest migration of that version


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    told = json.loads(gzip.decompress(_ROWS.read_bytes()))
    await _fill(database_url, told["tables"])
    async with world_on(database_url) as world:
        world.clock.move(datetime.fromisoformat(told["now"]) - START)
        yield world


async def _fill(database_url: str, rows: dict[str, list[dict[str, Any]]]) -> None:
    database = Database.connect(database_url, Vault())
    async with database.begin() as tx:
        await tx.run_sync(_to, _REVISION)
        for table in metadata.sorted_tables:
            if rows.get(table.name):
                await tx.execute(sa.insert(table), [from_json(table, row) for row in rows[table.name]])
        if not database.is_sqlite:
            await _number_on(tx, rows)
    await migrate(database)
    await database.close()


async def _number_on(tx: Connection, rows: Collection[str]) -> None:
    """After rows that came with their numbers."""
    for table in metadata.sorted_tables:
        if table.name in rows and "id" in table.c and isinstance(table.c.id.type, sa.BigInteger):
            await tx.execute(
                sa.text(f"SELECT setval('{table.name}_id_seq', (SELECT coalesce(max(id), 1) FROM {table.name}))")  # noqa: S608
            )


def _to(connection: sa.Connection, revision: str) -> None:
    settings = config()
    settings.attributes["connection"] = connection
    command.downgrade(settings, revision)


def _parent(world: World, place: int) -> Parent:
    """By its place among those the rows were made of."""
    return world.parent(f"+44{7_700_900_200 + place}")


@pytest.mark.parametrize("place", range(len(ANSWERS)))
async def test_an_open_section_is_answered(world: World, place: int) -> None:
    parent, (section, answer) = _parent(world, place), list(ANSWERS.items())[place]
    before = await parent.registration()
    await parent.says("9/10, number 22" if section == "kit" else answer)
    after = await parent.registration()
    assert set(after.answers) > set(before.answers) or after.state is not before.state, await parent.replies()


# What stood open for whom, what they say to it now, and what they see.
_ASKED = {
    "complete": (11, "is he registered?", "is registered"),
    "withdraw": (12, "yes", "Sam is withdrawn"),
    "start again": (13, "yes", "from the beginning"),
    "a volunteer, twelve hours ago": (14, "yes all correct", "Is everything correct?"),
    "another guardian": (15, "Tom Jones, 07700 900288", "Tom Jones"),
    "another email": (16, "kate.other@example.com", "Is everything correct?"),
    "later": (17, "yes all correct", "collect"),
    "stopped": (18, "START", "back"),
    "withdrawn": (19, "yes I do want to register him", "day of the month"),
    "asked to join": (21, "yes", "Sam"),
    "enquiry": (22, "Leo Brown, U10 Tigers", "register Leo"),
    "paid": (24, "in his bag", "photo"),
}


@pytest.mark.parametrize("what", _ASKED)
async def test_what_stood_beside_is_known(world: World, what: str) -> None:
    place, said, seen = _ASKED[what]
    await _parent(world, place).says(said)
    await _parent(world, place).sees(seen)


async def test_the_digits_of_a_text_message_are_too_old_by_now_and_said_to_be(world: World) -> None:
    parent = Parent(world, _parent(world, 23).number, Medium.SMS)
    await parent.says("yes 0000")
    assert await parent.replies()
    assert (await parent.registration()).answers["guardian"]["email"] == "kate@example.com"


async def test_a_managers_question_has_expired(world: World) -> None:
    await world.manager().says("yes")
    assert "Leo Smith" not in str([each.profile for each in await world.rows(tables.children)])
    await world.manager().says("STATUS U10 Tigers")
    await world.manager().sees("Sam Jones")


async def test_the_clock_goes_on_where_it_stood(world: World) -> None:
    """The second reminder of who was invited, three days after the first, which was noted by the version before."""
    await world.later(timedelta(days=4))
    await _parent(world, 0).sees("Sam")
    assert len(await _parent(world, 0).replies()) == 1
