"""Matters of harm: one open at a time for each person who wrote; confirmed once, freed once."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.model.matters import Matter, Report, new_code
from bot.model.turn import Turn
from bot.store.database import Connection, Database
from bot.store.tables import matters

_BURST = timedelta(minutes=1)
_OPEN = matters.c.freed_at.is_(None)


async def open_ones(tx: Connection) -> list[Matter]:
    rows = await tx.execute(sa.select(matters).where(_OPEN).order_by(matters.c.id))
    return [
        Matter(row.id, row.contact_id, row.code, _report(row.report), row.confirmed_by, row.raised_at) for row in rows
    ]


async def spans_of(tx: Connection, contact_id: str) -> list[tuple[datetime, datetime | None]]:
    """From when until when the words of a person belong to a matter."""
    query = sa.select(matters.c.raised_at, matters.c.freed_at).where(matters.c.contact_id == contact_id)
    return [(row.raised_at, row.freed_at) for row in await tx.execute(query)]


def told_in(spans: Sequence[tuple[datetime, datetime | None]], at: datetime) -> bool:
    """Whether words of that moment belong to a matter: a burst is read a little after its first words came."""
    return any(begin <= at + _BURST and (end is None or at <= end) for begin, end in spans)


async def save(tx: Connection, database: Database, turns: Sequence[Turn], now: datetime) -> None:
    """A second report while one is open adds nothing here: its words are passed on."""
    for turn in turns:
        for report in turn.matters.raised:
            row = {"contact_id": turn.contact.id, "code": new_code(), "report": asdict(report), "raised_at": now}
            await tx.execute(database.insert(matters).on_conflict_do_nothing(), [row])
        for matter_id in turn.matters.confirmed:
            unconfirmed = sa.and_(matters.c.id == matter_id, matters.c.confirmed_at.is_(None))
            await tx.execute(
                sa.update(matters).where(unconfirmed).values(confirmed_at=now, confirmed_by=turn.contact.id)
            )
        for matter_id in turn.matters.freed:
            await tx.execute(
                sa.update(matters)
                .where(matters.c.id == matter_id, _OPEN)
                .values(freed_at=now, freed_by=turn.contact.id)
            )


def _report(stored: dict[str, object]) -> Report:
    lists = {"order", "perhaps", "children"}
    return Report(**{name: tuple(value) if name in lists else value for name, value in stored.items()})  # type: ignore[arg-type]
