"""When each job of the clock last ran, how long it took and what became of it: for whoever looks at the health."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from bot.store import memos
from bot.store.database import Connection, Database
from bot.store.tables import memos as rows

_NAMED = "job:"
_WITHOUT_FOUND = {"found": 0}  # as runs were noted before that was counted


@dataclass(frozen=True)
class Swept:
    """What one run came upon, and what of it was not done before."""

    found: int = 0
    done: int = 0


@dataclass(frozen=True)
class Ran:
    at: str  # ISO, UTC
    seconds: float
    found: int  # due rows it looked at
    done: int  # rows, letters or deeds it brought about
    failed: str = ""  # the kind of error


async def note(tx: Connection, database: Database, job: str, ran: Ran) -> None:
    await memos.write(tx, database, f"{_NAMED}{job}", json.dumps(asdict(ran)))


async def of_all(tx: Connection) -> Mapping[str, Any]:
    found = await tx.execute(sa.select(rows).where(rows.c.name.startswith(_NAMED)).order_by(rows.c.name))
    return {row.name.removeprefix(_NAMED): _WITHOUT_FOUND | json.loads(row.value) for row in found}
