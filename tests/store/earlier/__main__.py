"""Writes the rows of a database with talks in all their states, as the version of today makes them.

`python -m tests.store.earlier 2026-11-27` before a change of what is stored; the file stays, and the versions to come
are held against it.
"""

import asyncio
import gzip
import json
import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.model.messages import Medium
from bot.store.tables import metadata
from tests.databases import fresh_database_url
from tests.pictures import JPEG
from tests.store.earlier.rows import as_json
from tests.talks import ANSWERS, pays, talk_until, world_on
from tests.world import Parent, World

_FOLDER = Path(__file__).parent
_FIRST = 7_700_900_200


async def _talks(world: World) -> None:
    numbers = iter(f"+44{_FIRST + each}" for each in range(60))
    for section in ANSWERS:
        await talk_until(world.parent(next(numbers)), section)
    await _is_complete(world.parent(next(numbers)))
    for last in ("withdraw Sam", "start again", "PERSON", "I'd like to add his dad", "change email", "later", "STOP"):
        parent = world.parent(next(numbers))
        await talk_until(parent, "review")
        await parent.says(last)
    await _leaves(world.parent(next(numbers)))
    await _brings_another_guardian(world.parent(next(numbers)), world.parent(next(numbers)))
    await world.parent(next(numbers)).says("Hello, can my son join?")
    await _changes_by_sms(world, next(numbers))
    await _has_paid(world.parent(next(numbers)))
    await world.manager().says("INVITE Leo Smith U10 Tigers, parent Ann Smith 07700 900390")
    await world.manager(medium=Medium.SMS).says("INVITE Mia Smith U10 Tigers, parent Ann Smith 07700 900390")
    await world.later(timedelta(days=4))


async def _leaves(parent: Parent) -> None:
    await talk_until(parent, "payment")
    await parent.says("withdraw Sam")
    await parent.says("yes")


async def _is_complete(parent: Parent) -> None:
    await talk_until(parent, "photo", kit="9/10, number 8")
    await parent.sends(JPEG)
    await pays(parent)
    await parent.sees("Sam is registered")


async def _brings_another_guardian(kate: Parent, tom: Parent) -> None:
    await talk_until(kate, "photo", kit="9/10, number 9")
    await kate.says(f"Please add his dad Tom Jones, {tom.number}")
    await kate.says("yes")


async def _changes_by_sms(world: World, number: str) -> None:
    await talk_until(world.parent(number), "photo", kit="9/10, number 10")
    await Parent(world, number, Medium.SMS).says("my email is kate.new@example.com")


async def _has_paid(parent: Parent) -> None:
    await talk_until(parent, "photo", kit="9/10, number 11")
    await pays(parent)
    await parent.says("he has asthma")


async def _write(name: str) -> None:
    with TemporaryDirectory() as folder:
        url = await fresh_database_url("sqlite", Path(folder))
        async with world_on(url) as world:
            await _talks(world)
            rows: dict[str, Any] = {
                table.name: [as_json(row._asdict()) for row in await world.rows(table)]
                for table in metadata.sorted_tables
            }
            told = {"now": world.clock.now().isoformat(), "tables": rows}
    (_FOLDER / f"{name}.json.gz").write_bytes(gzip.compress(json.dumps(told).encode(), mtime=0))


asyncio.run(_write(sys.argv[1]))
