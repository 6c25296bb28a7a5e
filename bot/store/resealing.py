"""Moves what was sealed under an older key to the newest one, while the program runs.

A batch is read in one transaction and written in another, each row only where it is still as it was read; what was
changed meanwhile is taken again. A row that somebody is writing is passed over and taken again, so that nobody waits
for us, nor we for anybody. How far it came is kept, so that it goes on there when it is stopped.
"""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from bot.store import keys, memos
from bot.store.columns import Sealed
from bot.store.database import Database
from bot.store.tables import metadata
from bot.store.vault import Vault

AT_ONCE = 500  # rows
_PLACE = "reseal_place"
_PATIENCE = 40  # tries at a batch whose rows others are writing
_PAUSE = 0.05  # seconds between them


@dataclass(frozen=True)
class Sealing:
    """A table that has sealed columns."""

    table: sa.Table

    @cached_property
    def key(self) -> sa.Column[Any]:
        [key] = self.table.primary_key.columns
        return key

    @cached_property
    def columns(self) -> list[sa.Column[Any]]:
        return [column for column in self.table.columns if isinstance(column.type, Sealed)]

    def rows(self) -> sa.Select[Any]:
        """As they are stored, past the type that would open them."""
        stored = (sa.type_coerce(column, sa.Text).label(column.name) for column in self.columns)
        return sa.select(self.key.label("key"), *stored).order_by(self.key)

    def change(self) -> sa.Update:
        """Only where all of it is as it was read."""
        same = (
            sa.type_coerce(column, sa.Text).is_not_distinct_from(sa.bindparam(f"old_{column.name}", type_=sa.Text))
            for column in self.columns
        )
        new = {column.name: sa.bindparam(f"new_{column.name}", type_=sa.Text) for column in self.columns}
        return sa.update(self.table).where(self.key == sa.bindparam("of"), *same).values(_plainly(self, new))


def _plainly(sealing: Sealing, new: Mapping[str, sa.BindParameter[Any]]) -> dict[str, Any]:
    return {column.name: sa.type_coerce(new[column.name], sa.Text) for column in sealing.columns}


SEALINGS = [each for table in metadata.sorted_tables if (each := Sealing(table)).columns]
Progress = Callable[[str, int, int], None]  # table, rows done, rows in all


async def reseal(database: Database, progress: Progress, at_once: int = AT_ONCE) -> int:
    """How many rows were sealed anew. Raises UnreadableError for one that no key opens, StuckError for one that is
    written again and again."""
    changed = 0
    begin, after = await _place(database)
    for sealing in SEALINGS[begin:]:
        count = await _count(database, sealing)
        done = 0
        while rows := await _read(database, sealing, after, at_once):
            changed += await _reseal_rows(database, sealing, rows)
            done, after = done + len(rows), rows[-1].key
            await _keep_place(database, sealing, after)
            progress(sealing.table.name, done, max(count, done))
        after = None
    await _forget_place(database)
    return changed


async def needing_old_keys(database: Database, at_once: int = AT_ONCE) -> dict[str, int]:
    """By table, how many rows are not sealed under the newest key."""
    found: dict[str, int] = {}
    for sealing in SEALINGS:
        after = None
        while rows := await _read(database, sealing, after, at_once):
            stale = await asyncio.to_thread(_stale, database.vault, sealing, rows)
            found[sealing.table.name] = found.get(sealing.table.name, 0) + len(stale)
            after = rows[-1].key
    return {table: count for table, count in found.items() if count}


async def drop_old_keys(database: Database) -> None:
    """From now on a start asks for none of them; only where nothing needs one."""
    async with database.begin() as tx:
        await memos.write(tx, database, keys.CANARIES, database.vault.seal("canary"))


class StuckError(Exception):
    """Rows that others write so often that they could not be sealed anew: again later."""


async def _reseal_rows(database: Database, sealing: Sealing, rows: Sequence[Any]) -> int:
    """Off the loop, as sealing takes the processor; and again, until none of them is left."""
    left = await asyncio.to_thread(_resealed, database.vault, sealing, rows)
    changed = len(left)
    for _ in range(_PATIENCE):
        if not left:
            return changed
        await _write(database, sealing, left)
        again = await _read_again(database, sealing, [each["of"] for each in left])
        left = await asyncio.to_thread(_resealed, database.vault, sealing, again)
        if left:
            await asyncio.sleep(_PAUSE)
    raise StuckError(sealing.table.name)


async def _write(database: Database, sealing: Sealing, changes: Sequence[Mapping[str, Any]]) -> None:
    async with database.begin() as tx:
        mine = [each["of"] for each in changes]
        free = sa.select(sealing.key).where(sealing.key.in_(mine)).with_for_update(skip_locked=True, key_share=True)
        held = set((await tx.scalars(free)).all())
        if held:
            await tx.execute(sealing.change(), [each for each in changes if each["of"] in held])


async def _read(database: Database, sealing: Sealing, after: Any, limit: int) -> Sequence[Any]:
    query = sealing.rows().limit(limit)
    async with database.begin() as tx:
        rows = (await tx.execute(query if after is None else query.where(sealing.key > after))).all()
    return list(rows)


async def _read_again(database: Database, sealing: Sealing, ids: Sequence[Any]) -> Sequence[Any]:
    async with database.begin() as tx:
        rows = (await tx.execute(sealing.rows().where(sealing.key.in_(ids)))).all()
    return list(rows)


async def _count(database: Database, sealing: Sealing) -> int:
    async with database.begin() as tx:
        count: int = (await tx.execute(sa.select(sa.func.count()).select_from(sealing.table))).scalar_one()
    return count


def _stale(vault: Vault, sealing: Sealing, rows: Sequence[Any]) -> list[Any]:
    names = [column.name for column in sealing.columns]
    return [row for row in rows if not all(_is_new(vault, getattr(row, name)) for name in names)]


def _is_new(vault: Vault, stored: str | None) -> bool:
    return stored is None or vault.is_newest(stored)


def _resealed(vault: Vault, sealing: Sealing, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """The changes of those that need one."""
    changes = []
    for row in _stale(vault, sealing, rows):
        change = {"of": row.key}
        for column in sealing.columns:
            stored = getattr(row, column.name)
            new = stored if _is_new(vault, stored) else vault.seal(vault.open(stored))
            change |= {f"old_{column.name}": stored, f"new_{column.name}": new}
        changes.append(change)
    return changes


async def _place(database: Database) -> tuple[int, Any]:
    """Where to go on: only under the key that it was begun under."""
    async with database.begin() as tx:
        kept = json.loads(await memos.read(tx, _PLACE) or "null")
    names = [each.table.name for each in SEALINGS]
    if kept is None or not database.vault.is_newest(kept["key"]) or kept["table"] not in names:
        return 0, None
    return names.index(kept["table"]), kept["after"]


async def _keep_place(database: Database, sealing: Sealing, after: Any) -> None:
    place = {"key": database.vault.seal("place"), "table": sealing.table.name, "after": after}
    async with database.begin() as tx:
        await memos.write(tx, database, _PLACE, json.dumps(place))


async def _forget_place(database: Database) -> None:
    async with database.begin() as tx:
        await memos.write(tx, database, _PLACE, "null")
