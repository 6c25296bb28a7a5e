"""`python -m bot complaints`: those about data, each with its time; and closing one with what was done."""

from typing import Any

from pydantic_core import to_jsonable_python

from bot.model.complaints import ANSWERED_WITHIN
from bot.model.looks import Looker, Whom
from bot.ports import Clock
from bot.store import access, complaints
from bot.store.database import Database
from bot.store.wakeups import notify


async def listed(database: Database, clock: Clock, looker: Looker) -> list[dict[str, Any]]:
    """The newest first, with what was done about those that are closed."""
    now = clock.now()
    async with database.begin() as tx:
        rows = await complaints.newest_first(tx)
        await access.note(tx, looker, "complaints", [Whom(row["contact_id"]) for row in rows] or [access.NOBODY], now)
    for row in rows:
        due = row["made_at"] + ANSWERED_WITHIN
        row |= {"due_at": due, "is_late": row["closed_at"] is None and now > due, **row.pop("told")}
    shown: list[dict[str, Any]] = to_jsonable_python(rows)
    return shown


async def close(database: Database, clock: Clock, looker: Looker, number: int, note: str) -> dict[str, Any]:
    """`closed` is False where it is not open. Who made it is sent the note."""
    now = clock.now()
    async with database.begin() as tx:
        contact_id = await complaints.close(tx, database, number, looker.who, note, now)
        if contact_id is not None:
            await access.note(tx, looker, "complaints", [Whom(contact_id)], now)
            await notify(tx, database)
    return {"complaint": number, "closed": contact_id is not None}
