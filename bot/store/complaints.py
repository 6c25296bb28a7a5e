"""Complaints about data: one open for each person, added to while it is, and closed once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.model.complaints import Complaint, Made, closed_key
from bot.model.events import Arrival, Kind
from bot.model.turn import Turn
from bot.store import inbox
from bot.store.database import Connection, Database
from bot.store.tables import complaints

_OPEN = complaints.c.closed_at.is_(None)


async def open_ones(tx: Connection) -> list[Complaint]:
    rows = await tx.execute(sa.select(complaints).where(_OPEN).order_by(complaints.c.id))
    return [_complaint(row) for row in rows]


async def newest_first(tx: Connection) -> list[dict[str, Any]]:
    rows = await tx.execute(sa.select(complaints).order_by(complaints.c.id.desc()))
    names = ("id", "contact_id", "told", "made_at", "closed_at", "closed_by", "note")
    return [{name: getattr(row, name) for name in names} for row in rows]


async def save(tx: Connection, database: Database, turns: Sequence[Turn], now: datetime) -> None:
    """What somebody adds changes a row of their own; what is closed is anybody's, and closed where it is open."""
    for turn in turns:
        for made in turn.complaints.made:
            await _make(tx, database, turn.contact.id, made, now)
        for closed in turn.complaints.closed:
            await _close(tx, closed.id, turn.contact.id, closed.note, now)


async def close(tx: Connection, database: Database, complaint_id: int, by: str, note: str, now: datetime) -> str | None:
    """Whose it is; None where it is not open. Who made it is told, once, whoever closes it."""
    if not await _close(tx, complaint_id, by, note, now):
        return None
    row = (await tx.execute(sa.select(complaints).where(complaints.c.id == complaint_id))).one()
    told = Arrival("turn", closed_key(complaint_id), Kind.COMPLAINT_CLOSED, {"note": note}, row.contact_id)
    await inbox.put(tx, database, [told], now)
    contact_id: str = row.contact_id
    return contact_id


async def _make(tx: Connection, database: Database, contact_id: str, made: Made, now: datetime) -> None:
    """Closed by somebody in the same moment, it is a new one."""
    mine = sa.and_(complaints.c.contact_id == contact_id, _OPEN)
    told = (await tx.execute(sa.select(complaints.c.told).where(mine))).scalar()
    words = [*(told["words"] if told else ()), *([made.words] if made.words or not told else ())]
    change = sa.update(complaints).where(mine).values(told=_told(made, words))
    if told is None or (await tx.execute(change)).rowcount == 0:
        row = {"contact_id": contact_id, "told": _told(made, [made.words]), "made_at": now}
        await tx.execute(database.insert(complaints).on_conflict_do_nothing(), [row])


def _told(made: Made, words: Sequence[str]) -> dict[str, Any]:
    return {"writer": made.writer, "number": made.number, "words": list(words)}


async def _close(tx: Connection, complaint_id: int, by: str, note: str, now: datetime) -> bool:
    change = sa.update(complaints).where(complaints.c.id == complaint_id, _OPEN)
    return (await tx.execute(change.values(closed_at=now, closed_by=by[:64], note=note))).rowcount == 1


def _complaint(row: Any) -> Complaint:
    told = row.told
    return Complaint(row.id, row.contact_id, told["writer"], told["number"], tuple(told["words"]), row.made_at)
