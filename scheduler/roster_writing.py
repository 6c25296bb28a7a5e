"""Writes what is due into the club's table: ten rows a request, only the cells that differ, whatever it objects to."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.club.roster_columns import PEOPLES, PHOTO
from bot.model.messages import Reason
from bot.model.roster import Change, Write, is_same
from bot.model.turn import Notice
from bot.ports import ColumnRefused, Refused, RowGone, Unavailable
from bot.store import memos, notices, roster
from bot.store.roster import Row
from bot.store.tables import Wish
from scheduler.means import RosterMeans, TableMeans
from scheduler.roster_reading import compare, note_gone
from scheduler.roster_repairs import Cells, without_gone, without_refused

log = structlog.get_logger()
_AT_ONCE = 10
_LEASE = timedelta(minutes=10)
_AGAIN = timedelta(minutes=1)
_NEXT_TRY = timedelta(hours=1)  # of what the table did not take
_NOT_THE_ROW = 3  # refused one after the other
_MOST_REPAIRS = 30  # columns that one batch may lack


async def write_roster(means: TableMeans, table: RosterMeans, may_go_on: Callable[[], bool]) -> int:
    """How many rows were written. Raises Unavailable when the table is away: what was claimed is due again."""
    done = 0
    for season in sorted(table.table.seasons):
        async with means.database.begin() as tx:
            await roster.adopt(tx, means.database, season, means.clock.now())
        if may_go_on():
            await _try_again(means, table, season)
        while may_go_on():
            async with means.database.begin() as tx:
                rows = await roster.claim(tx, season, means.clock.now(), _LEASE, _AT_ONCE)
            if not rows:
                break
            done += await _write_claimed(means, table, season, rows)
    return done


async def _try_again(means: TableMeans, table: RosterMeans, season: str) -> None:
    """Once an hour, with one row, what the table did not take: somebody may have made the column."""
    name, now = f"roster_tried:{season}", means.clock.now()
    async with means.database.begin() as tx:
        lacking = [row for row in await roster.lacking(tx, season) if row.wish is Wish.KEEP and row.gone_at is None]
        tried = await memos.read(tx, name)
        if not lacking or (tried and now - datetime.fromisoformat(tried) < _NEXT_TRY):
            return
        await memos.write(tx, means.database, name, now.isoformat())
    [row, *_] = lacking
    await _write(means, table, season, [row], tries_all=True)
    async with means.database.begin() as tx:
        left = next(
            (each.lacks for each in await roster.lacking(tx, season) if each.registration_id == row.registration_id), ()
        )
        if set(left) < set(row.lacks):
            await roster.forget_lacks(tx, season, now)


async def _write_claimed(means: TableMeans, table: RosterMeans, season: str, rows: Sequence[Row]) -> int:
    try:
        return await _write(means, table, season, rows)
    except Unavailable as error:
        delay = timedelta(seconds=error.retry_after) if error.retry_after else _AGAIN
        await _put_back(means, rows, means.clock.now() + delay)
        raise
    except Refused as error:
        if len(rows) == 1 or error.reason is Reason.MISCONFIGURED:
            await _put_back(means, rows, means.clock.now() + _AGAIN)
            raise
    return await _one_by_one(means, table, season, rows)


async def _one_by_one(means: TableMeans, table: RosterMeans, season: str, rows: Sequence[Row]) -> int:
    """One of them is the cause, so that nobody waits for it; where it seems to be all, it is something else."""
    done = refused = 0
    for number, row in enumerate(rows):
        try:
            done += await _write(means, table, season, [row])
        except Unavailable:
            await _put_back(means, rows[number:], means.clock.now() + _AGAIN)
            raise
        except Refused as error:
            refused += 1
            await _put_back(means, [row], means.clock.now() + _NEXT_TRY)
            if refused == number + 1 == _NOT_THE_ROW:
                await _put_back(means, rows[number + 1 :], means.clock.now() + _AGAIN)
                raise
            await _tell_refused(means, row, error)
    return done


async def _write(
    means: TableMeans, table: RosterMeans, season: str, rows: Sequence[Row], *, tries_all: bool = False
) -> int:
    for row in (each for each in rows if each.wish is Wish.DELETE):
        await table.table.erase(season, row.registration_id)
        async with means.database.begin() as tx:
            await roster.drop(tx, row.registration_id)
    kept = [row for row in rows if row.wish is Wish.KEEP]
    missing = None if tries_all else await _missing(means, season)
    drawn = await _drawn(means, table, [row for row in kept if row.gone_at is None], missing)
    drawn = await _without_others_work(means, table, season, drawn)
    written = await _upserted(means, table, season, [each for each in drawn if each.fields])
    done = {each.row.registration_id: each for each in [*drawn, *written.cells]}
    done |= {row.registration_id: Cells(row, {}) for row in kept if row.gone_at is not None}
    async with means.database.begin() as tx:
        for id_, each in done.items():
            record_id = written.records.get(id_, each.row.record_id)
            cells = each.after if id_ in written.records else each.row.written
            await roster.settle(tx, each.row, cells, record_id, each.lacks, means.clock.now())
    return len(written.records)


async def _missing(means: TableMeans, season: str) -> frozenset[str]:
    """Columns that the table is known not to have."""
    async with means.database.begin() as tx:
        lacking = await roster.lacking(tx, season)
    return frozenset(name for row in lacking for name in row.lacks if "=" not in name)


async def _drawn(
    means: TableMeans, table: RosterMeans, rows: Sequence[Row], missing: frozenset[str] | None
) -> list[Cells]:
    """Only what differs from what stands there, without what the table is known not to take."""
    async with means.database.begin() as tx:
        entries = await roster.entries(tx, [row.registration_id for row in rows])
    return [
        _cells(table, row, dict(table.draw(entries[row.registration_id], means.club)), missing)
        if row.registration_id in entries
        else Cells(row, {})
        for row in rows
    ]


def _cells(table: RosterMeans, row: Row, drawn: dict[str, Any], missing: frozenset[str] | None) -> Cells:
    """`missing` is None where all is tried again."""
    if photo := drawn.pop(PHOTO, None):  # where it cannot be shown, it stays as it is there
        drawn[PHOTO] = _digest(photo) if table.link else row.written.get(PHOTO)
    differ = {name for name in {**drawn, **row.written} if not is_same(drawn.get(name), row.written.get(name))}
    known = frozenset[str]() if missing is None else missing | set(row.lacks)
    told = {name: _lack(name, drawn.get(name), known) for name in sorted(differ)}
    fields = {name: drawn.get(name) for name, lack in told.items() if lack is None}
    return Cells(row, fields, frozenset(lack for lack in told.values() if lack))


def _lack(name: str, value: Any, lacks: Collection[str]) -> str | None:
    """A whole column, or an option of one."""
    return next((each for each in (name, f"{name}={value}") if each in lacks), None)


async def _without_others_work(
    means: TableMeans, table: RosterMeans, season: str, drawn: Sequence[Cells]
) -> list[Cells]:
    """Before a cell is written that people write, too, it is looked at: the newer word is found out in the lane."""
    shared = [each for each in drawn if each.row.record_id and each.fields.keys() & PEOPLES]
    if not shared:
        return list(drawn)
    ids = [each.row.record_id for each in shared if each.row.record_id]
    records = await table.table.records(season, ids)
    there = {record.id: record for record in records}
    await note_gone(means, {id_: Change(at=means.clock.now()) for id_ in ids if id_ not in there})
    edited = set(await compare(means, table, [each.row for each in shared], records, {}))
    async with means.database.begin() as tx:
        waiting = await roster.awaited(tx)
        unread = [each.row for each in shared if each.row.registration_id in waiting - edited]
        await roster.put_back(tx, unread, means.clock.now() + _AGAIN)
    lost = {each.row.registration_id for each in shared if each.row.record_id not in there}
    return [each for each in drawn if each.row.registration_id not in {*edited, *lost, *waiting}]


@dataclass(frozen=True)
class Upserted:
    cells: Sequence[Cells]
    records: Mapping[str, str]  # by registration


async def _upserted(means: TableMeans, table: RosterMeans, season: str, cells: Sequence[Cells]) -> Upserted:
    """What the table does not take is left out and told of, and all else is written."""
    last, left = {each.row.registration_id: each for each in cells}, list(cells)
    for _ in range(_MOST_REPAIRS):
        if not left:
            return Upserted(list(last.values()), {})
        try:
            return Upserted(list(last.values()), await _tried(means, table, season, left))
        except ColumnRefused as error:
            left = await without_refused(means, left, error)
            last |= {each.row.registration_id: each for each in left}
        except RowGone:
            left = await without_gone(means, table, season, left)
        left = [each for each in left if each.fields]
    raise Refused("The table takes hardly any of our columns", reason=Reason.MISCONFIGURED)


async def _tried(means: TableMeans, table: RosterMeans, season: str, cells: Sequence[Cells]) -> Mapping[str, str]:
    """What is tried is noted first: should we die, or the answer get lost, it is not taken for somebody's work."""
    async with means.database.begin() as tx:
        for each in cells:
            await roster.note_tried(tx, each.row, each.fields)
    writes = [await _as_write(means, table, each) for each in cells]
    return await table.table.upsert(season, writes)


async def _as_write(means: TableMeans, table: RosterMeans, cells: Cells) -> Write:
    fields = dict(cells.fields)
    if PHOTO in fields:
        async with means.database.begin() as tx:
            entry = (await roster.entries(tx, [cells.row.registration_id]))[cells.row.registration_id]
        key = table.draw(entry, means.club).get(PHOTO)
        fields[PHOTO] = await table.link(key) if key and table.link else None
    return Write(registration_id=cells.row.registration_id, record_id=cells.row.record_id, fields=fields)


async def _put_back(means: TableMeans, rows: Sequence[Row], due_at: datetime) -> None:
    async with means.database.begin() as tx:
        await roster.put_back(tx, rows, due_at)


async def _tell_refused(means: TableMeans, row: Row, error: Refused) -> None:
    log.warning("a row of the club's table is refused", registration_id=row.registration_id, code=error.code)
    detail = {"registration_id": row.registration_id, "code": error.code}
    notice = Notice(f"roster_refused:{row.registration_id}", "roster_refused", detail)
    async with means.database.begin() as tx:
        await notices.put(tx, means.database, [(None, notice)], means.clock.now())


def _digest(key: str) -> str:
    """Which photo it is, and not where."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]
