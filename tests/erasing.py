"""Somebody asks to be erased; and whether a word of theirs is left anywhere."""

import json
import re
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from bot.store.tables import metadata
from tests.world import Parent, World


async def erase(parent: Parent, said: str = "DELETE MY DATA") -> str:
    """From the wish to the end: the receipt."""
    await parent.says(said)
    await parent.world.later(timedelta(hours=48))
    return await finish(parent)


async def finish(parent: Parent) -> str:
    """What is due, and what it brings about: some of it is looked at again only after minutes."""
    receipt = ""
    for _ in range(12):
        for step in (parent.world.later(timedelta(minutes=11)), parent.world.keeps_the_table()):
            await step
            receipt = next((each for each in await parent.replies() if "is erased" in each), receipt)
    return receipt


async def left_of(world: World, words: Iterable[str]) -> list[str]:
    """Where these words are still found: in any column, readable or not, in any file and at the carrier."""
    places = [*[each async for each in _cells(world)], *_files(world), *_at_the_carrier(world)]
    shapes = [re.compile(rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])") for word in words]  # not within an id
    found = [(where, text, match) for where, text in places for shape in shapes if (match := shape.search(text))]
    return [
        f"{match[0]} in {where}: {text[max(match.start() - 80, 0) : match.end() + 80]}" for where, text, match in found
    ]


async def _cells(world: World) -> AsyncIterator[tuple[str, str]]:
    async with world.app.database.begin() as tx:
        for table in metadata.sorted_tables:
            for row in await tx.execute(sa.select(table)):
                for name, value in row._mapping.items():  # noqa: SLF001 - SQLAlchemy's public way to a row by name
                    told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
                    yield f"{table.name}.{name}", told


def _files(world: World) -> Iterator[tuple[str, str]]:
    settings = world.app.settings
    database = Path(world.app.database.engine.url.database or "")
    kept = [*database.parent.glob(f"{database.name}*")] if world.app.database.is_sqlite else []
    for folder in (Path(settings.disk.photo_folder), Path(settings.disk.erased_list).parent):
        kept += [each for each in folder.rglob("*") if each.is_file()]
    for file in kept:
        yield str(file), file.read_bytes().decode("utf-8", "replace")


def _at_the_carrier(world: World) -> Iterator[tuple[str, str]]:
    for sent in world.carrier.sent:
        yield "the carrier", f"{sent.body} {sent.message.to.value}"
