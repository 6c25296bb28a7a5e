"""Single facts the program keeps for itself."""

from collections.abc import Callable

import sqlalchemy as sa

from bot.store.database import Connection, Database
from bot.store.tables import memos


async def read(tx: Connection, name: str) -> str | None:
    value: str | None = (await tx.execute(sa.select(memos.c.value).where(memos.c.name == name))).scalar()
    return value


async def write(tx: Connection, database: Database, name: str, value: str) -> None:
    insert = database.insert(memos).values(name=name, value=value)
    await tx.execute(insert.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


async def write_once(tx: Connection, database: Database, name: str, value: str) -> str:
    """What it was first given."""
    await tx.execute(database.insert(memos).values(name=name, value=value).on_conflict_do_nothing())
    return await read(tx, name) or value


class Memo:
    """One fact that several processes change: each holds it alone from reading to writing."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._name = name

    async def change(self, change: Callable[[str], str]) -> None:
        """`change` gets what is there, at first the empty text; what it raises leaves everything as it was."""
        named = memos.c.name == self._name
        look = sa.select(memos.c.value).where(named).with_for_update()
        async with self._database.begin() as tx:
            value = (await tx.execute(look)).scalar()
            if value is None:
                insert = self._database.insert(memos).values(name=self._name, value="")
                await tx.execute(insert.on_conflict_do_nothing())
                value = (await tx.execute(look)).scalar_one()
            if (changed := change(value)) != value:
                await tx.execute(sa.update(memos).where(named).values(value=changed))
