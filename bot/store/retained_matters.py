"""Matters of harm that are over: kept until the officer's date, else until the child is grown up."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa

from bot.club.club import Club
from bot.store.database import Connection
from bot.store.tables import matters, registrations


async def matters_held(tx: Connection, club: Club, now: datetime) -> tuple[int, int, datetime | None, int]:
    """How many there are, how many go now, when the next goes, and how many are open and never go."""
    rows = (await tx.execute(sa.select(matters))).all()
    times = await _goes(tx, club, [row for row in rows if row.freed_at is not None])
    return len(rows), sum(at <= now for at in times.values()), min(times.values(), default=None), len(rows) - len(times)


async def forget_matters(tx: Connection, club: Club, now: datetime) -> int:
    """Then the words of the chat that belonged to it are chat like any other."""
    rows = (await tx.execute(sa.select(matters).where(matters.c.freed_at.is_not(None)))).all()
    over = [matter_id for matter_id, at in (await _goes(tx, club, rows)).items() if at <= now]
    if over:
        await tx.execute(sa.delete(matters).where(matters.c.id.in_(over)))
    return len(over)


async def keep_until(tx: Connection, matter_id: int, until: datetime) -> bool:
    """The officer's date. False when there is no such matter."""
    change = sa.update(matters).where(matters.c.id == matter_id).values(kept_until=until)
    return (await tx.execute(change)).rowcount == 1


async def _goes(tx: Connection, club: Club, rows: Any) -> dict[int, datetime]:
    """By matter. Of a child whose birthday nobody told, as if it had been born that day."""
    children = sorted({child for row in rows for child in row.report.get("children", ())})
    born = await _born(tx, children)
    return {row.id: row.kept_until or _grown_up(club, row, born) for row in rows}


def _grown_up(club: Club, row: Any, born: Mapping[str, date]) -> datetime:
    """Of several children the youngest counts."""
    raised: date = row.raised_at.astimezone(club.zone).date()
    mine = [born.get(child, raised) for child in row.report.get("children", ())]
    youngest = max(mine, default=raised)
    first_of_march = date(youngest.year, 3, 1) if (youngest.month, youngest.day) == (2, 29) else youngest
    day = first_of_march.replace(year=first_of_march.year + club.retention.matters_until_age)
    return datetime.combine(day, time(), club.zone)


async def _born(tx: Connection, children: list[str]) -> dict[str, date]:
    query = sa.select(registrations.c.child_id, registrations.c.answers).where(registrations.c.child_id.in_(children))
    told = (
        {row.child_id: row.answers.get("child", {}).get("born") for row in await tx.execute(query)} if children else {}
    )
    return {child: date.fromisoformat(day) for child, day in told.items() if day}
