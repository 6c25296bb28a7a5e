"""Single facts the program keeps for itself."""

import sqlalchemy as sa

from bot.store.database import Connection, Database
from bot.store.tables import memos


async def read(tx: Connection, name: str) -> str | None:
    value: str | None = (await tx.execute(sa.select(memos.c.value).where(memos.c.name == name))).scalar()
    return value


async def write(tx: Connection, database: Database, name: str, value: str) -> None:
    insert = database.insert(memos).values(name=name, value=value)
    await tx.execute(insert.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
