"""How registrations stand in the club's table outside: which rows wait to be written, and what was written last."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.model import happenings as kinds
from bot.model.messages import Direction, Medium
from bot.model.roster import Entry, LastText
from bot.store import registrations as registration_store
from bot.store import turns
from bot.store.columns import padded
from bot.store.database import Connection, Database
from bot.store.happenings import Happened
from bot.store.tables import Progress, Wish, events, messages, registrations, roster_rows

EDITS = "roster"  # the source of letters about what people edited
_TRIED = "~"  # beside the cells
_TOGETHER = timedelta(minutes=1)  # so long a row waits for more: requests are counted
_ENDED = {kinds.Archived.kind, kinds.Erased.kind}


@dataclass(frozen=True)
class Row:
    registration_id: str
    season: str
    record_id: str | None
    written: Mapping[str, Any]
    tried: Mapping[str, Any]  # cells of which no answer came
    wish: Wish
    changes: int
    gone_at: datetime | None
    lacks: tuple[str, ...]


async def mark(tx: Connection, database: Database, happened: Sequence[Happened]) -> None:
    """The consumer: whatever happened to a registration, its row is written anew."""
    at = happened[-1].at
    ended = {each.registration_id for each in happened if each.kind in _ENDED}
    about = {each.registration_id for each in happened if each.registration_id}
    known = registrations.c.id.in_(padded(sorted(about)))
    rows = list(await tx.execute(sa.select(registrations.c.id, registrations.c.season).where(known))) if about else []
    await _want(tx, database, {row.id: row.season for row in rows if row.id not in ended}, at + _TOGETHER)
    await delete(tx, sorted(each for each in about if each in ended), at)


async def _want(tx: Connection, database: Database, seasons: Mapping[str, str], due_at: datetime) -> None:
    rows = [
        {"registration_id": id_, "season": season, "wish": Wish.KEEP, "changes": 1, "due_at": due_at}
        for id_, season in sorted(seasons.items())
    ]
    if rows:
        insert = database.insert(roster_rows)
        change = {
            "changes": roster_rows.c.changes + 1,
            "due_at": sa.func.coalesce(roster_rows.c.due_at, insert.excluded.due_at),
        }
        await tx.execute(insert.on_conflict_do_update(index_elements=["registration_id"], set_=change), rows)


async def delete(tx: Connection, registration_ids: Sequence[str], now: datetime) -> None:
    """What was written is forgotten now, and the row outside as soon as it can be."""
    if registration_ids:
        mine = roster_rows.c.registration_id.in_(padded(registration_ids))
        values = {"wish": Wish.DELETE, "written": None, "due_at": now, "changes": roster_rows.c.changes + 1}
        await tx.execute(sa.update(roster_rows).where(mine).values(**values))


async def adopt(tx: Connection, database: Database, season: str, now: datetime) -> int:
    """Living registrations of which no happening told: from before there was the table."""
    mine = sa.exists().where(roster_rows.c.registration_id == registrations.c.id)
    query = sa.select(registrations.c.id).where(
        registrations.c.season == season, registrations.c.archived_at.is_(None), ~mine
    )
    found = [row.id for row in await tx.execute(query)]
    await _want(tx, database, dict.fromkeys(found, season), now)
    return len(found)


async def want_all(tx: Connection, season: str, now: datetime) -> int:
    """All of a season are looked through; what stands as it was written costs nothing."""
    change = sa.update(roster_rows).where(roster_rows.c.season == season, roster_rows.c.gone_at.is_(None))
    return (await tx.execute(change.values(due_at=now, changes=roster_rows.c.changes + 1))).rowcount


async def claim(tx: Connection, season: str, now: datetime, lease: timedelta, limit: int) -> list[Row]:
    due = (
        sa.select(roster_rows.c.registration_id)
        .where(roster_rows.c.season == season, roster_rows.c.due_at <= now)
        .order_by(roster_rows.c.due_at, roster_rows.c.registration_id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    change = sa.update(roster_rows).where(roster_rows.c.registration_id.in_(due.scalar_subquery()))
    rows = await tx.execute(change.values(due_at=now + lease).returning(roster_rows))
    return sorted((_row(row) for row in rows), key=lambda each: each.registration_id)


async def count_due(tx: Connection, now: datetime) -> int:
    return (await tx.execute(sa.select(sa.func.count()).where(roster_rows.c.due_at <= now))).scalar_one()


async def settle(
    tx: Connection, row: Row, written: Mapping[str, Any], record_id: str | None, lacks: Collection[str], now: datetime
) -> None:
    """It stays due where something happened meanwhile; what was to be deleted meanwhile is not remembered again."""
    mine = sa.and_(roster_rows.c.registration_id == row.registration_id, roster_rows.c.wish == Wish.KEEP)
    due_at = sa.case(
        (roster_rows.c.changes == row.changes, sa.null()), else_=sa.literal(now, roster_rows.c.due_at.type)
    )
    values = {"written": dict(written), "lacks": ",".join(sorted(lacks)) or None, "due_at": due_at}
    await tx.execute(sa.update(roster_rows).where(mine).values(**values))
    has_none = sa.and_(roster_rows.c.registration_id == row.registration_id, roster_rows.c.record_id.is_(None))
    await tx.execute(sa.update(roster_rows).where(has_none).values(record_id=record_id))


async def note_tried(tx: Connection, row: Row, cells: Mapping[str, Any]) -> None:
    """Before it is written: perhaps nobody hears what became of it."""
    mine = sa.and_(roster_rows.c.registration_id == row.registration_id, roster_rows.c.wish == Wish.KEEP)
    written = {**row.written, _TRIED: {**row.tried, **cells}}
    await tx.execute(sa.update(roster_rows).where(mine).values(written=written))


async def put_back(tx: Connection, rows: Sequence[Row], due_at: datetime) -> None:
    """They are due again, later."""
    if rows:
        mine = roster_rows.c.registration_id.in_(padded([row.registration_id for row in rows]))
        await tx.execute(sa.update(roster_rows).where(mine).values(due_at=due_at))


async def saw(tx: Connection, row: Row, cells: Mapping[str, Any], due_at: datetime) -> None:
    """Somebody worked in it: that is how it stands, and what of it is ours is written again."""
    mine = sa.and_(roster_rows.c.registration_id == row.registration_id, roster_rows.c.wish == Wish.KEEP)
    values = {"written": {**row.written, **cells}, "due_at": due_at, "changes": roster_rows.c.changes + 1}
    await tx.execute(sa.update(roster_rows).where(mine).values(**values))


async def gone(tx: Connection, record_ids: Sequence[str], now: datetime) -> list[Row]:
    """Deleted by somebody: not made again. Those of which that was not known."""
    mine = sa.and_(
        roster_rows.c.record_id.in_(padded(record_ids)),
        roster_rows.c.gone_at.is_(None),
        roster_rows.c.wish == Wish.KEEP,
    )
    if not record_ids:
        return []
    change = sa.update(roster_rows).where(mine).values(gone_at=now, due_at=None).returning(roster_rows)
    return [_row(row) for row in await tx.execute(change)]


async def drop(tx: Connection, registration_id: str) -> None:
    """It is deleted there."""
    mine = sa.and_(roster_rows.c.registration_id == registration_id, roster_rows.c.wish == Wish.DELETE)
    await tx.execute(sa.delete(roster_rows).where(mine))


async def bring_back(tx: Connection, registration_ids: Sequence[str], now: datetime) -> int:
    """Rows that somebody had deleted are made again, as an operator wishes; one that is there is written anew."""
    mine = sa.and_(roster_rows.c.registration_id.in_(registration_ids), roster_rows.c.wish == Wish.KEEP)
    values = {"gone_at": None, "record_id": None, "written": None, "due_at": now}
    return (await tx.execute(sa.update(roster_rows).where(mine).values(**values))).rowcount


async def of_season(tx: Connection, season: str) -> list[Row]:
    query = sa.select(roster_rows).where(roster_rows.c.season == season).order_by(roster_rows.c.registration_id)
    return [_row(row) for row in await tx.execute(query)]


async def by_records(tx: Connection, record_ids: Sequence[str]) -> list[Row]:
    if not record_ids:
        return []
    query = sa.select(roster_rows).where(roster_rows.c.record_id.in_(padded(record_ids)))
    return [_row(row) for row in await tx.execute(query)]


async def lacking(tx: Connection, season: str) -> list[Row]:
    """Of which a column was not taken."""
    query = sa.select(roster_rows).where(roster_rows.c.season == season, roster_rows.c.lacks.is_not(None))
    return [_row(row) for row in await tx.execute(query)]


async def forget_lacks(tx: Connection, season: str, now: datetime) -> None:
    """The table takes again what it did not take: all of it is written."""
    mine = sa.and_(roster_rows.c.season == season, roster_rows.c.lacks.is_not(None))
    await tx.execute(sa.update(roster_rows).where(mine).values(lacks=None, due_at=now))


async def awaited(tx: Connection) -> set[str]:
    """Registrations with an edit that nobody has read yet."""
    query = sa.select(events.c.key).where(events.c.progress == Progress.WAITING, events.c.source == EDITS)
    return {row.key.partition(":")[0] for row in await tx.execute(query)}


async def entries(tx: Connection, registration_ids: Sequence[str]) -> dict[str, Entry]:
    if not registration_ids:
        return {}
    found = await registration_store.by_ids(tx, registration_ids)
    people = await turns.load_contacts(tx, sorted({each.contact_id for each in found.values()})) if found else {}
    texts = await _last_texts(tx, list(found))
    return {id_: Entry(each, people[each.contact_id][0], texts.get(id_)) for id_, each in found.items()}


async def _last_texts(tx: Connection, registration_ids: Sequence[str]) -> dict[str, LastText]:
    """A view of the messages: nothing is kept twice."""
    if not registration_ids:
        return {}
    newest = (
        sa.select(sa.func.max(messages.c.id))
        .where(
            messages.c.registration_id.in_(padded(registration_ids)),
            messages.c.medium == Medium.SMS,
            messages.c.direction == Direction.OUTBOUND,
        )
        .group_by(messages.c.registration_id)
    )
    columns = (messages.c.registration_id, messages.c.created_at, messages.c.status, messages.c.code)
    rows = await tx.execute(sa.select(*columns).where(messages.c.id.in_(newest)))
    return {row.registration_id: LastText(row.created_at, row.status, row.code) for row in rows}


def _row(row: Any) -> Row:
    lacks = tuple(row.lacks.split(",")) if row.lacks else ()
    told = row.written or {}
    return Row(
        row.registration_id,
        row.season,
        row.record_id,
        {name: value for name, value in told.items() if name != _TRIED},
        told.get(_TRIED, {}),
        row.wish,
        row.changes,
        row.gone_at,
        lacks,
    )
