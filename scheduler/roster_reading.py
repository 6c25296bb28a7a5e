"""What people did in the club's table: edits go as letters into the registrations' lanes, what is ours is put back."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.club.roster_columns import PEOPLES, PHOTO, WRITTEN
from bot.engine.intake import ROSTER_RANG
from bot.model.events import Arrival, Kind
from bot.model.roster import Change, Record, is_same
from bot.model.turn import Notice
from bot.ports import Refused
from bot.store import happenings, inbox, memos, notices, roster
from bot.store import registrations as registration_store
from bot.store.database import Connection
from bot.store.roster import Row
from bot.store.wakeups import notify
from scheduler.means import RosterMeans, TableMeans

_CURSOR, _READ, _REFRESHED = "roster_cursor", "roster_read", "roster_refreshed"
_AT_LEAST = timedelta(hours=1)  # a ping may be lost
_OVERLAP = timedelta(minutes=5)
_A_DAY = timedelta(days=1)
_SOON = timedelta(minutes=1)  # by then the edit is read in its lane
SOMEBODY = "somebody in Airtable"
CURE = "Make the column or the option in Airtable, or name the column in [roster.columns] of the club file."


async def read_roster(means: TableMeans, table: RosterMeans, *, is_dear: bool, is_forced: bool) -> int:
    """Where it tells us, when it did; else once an hour by day, unless the month's requests run out."""
    now = means.clock.now()
    async with means.database.begin() as tx:
        rang, last, refreshed = [await _time(tx, name) for name in (ROSTER_RANG, _READ, _REFRESHED)]
    if table.listens and (refreshed is None or now - refreshed >= _A_DAY):
        await _keep_listening(means, table, now)
    is_new = last is None or (rang is not None and rang >= last)
    is_old = last is not None and now - last >= _AT_LEAST and not is_dear and not means.club.is_quiet(now)
    if not (is_forced or (table.listens and is_new) or is_old):
        if last is None:
            await _remember(means, {_READ: now.isoformat()})
        return 0
    found = await (_heard(means, table) if table.listens else _polled(means, table, last or now))
    await _remember(means, {_READ: now.isoformat()})
    return found


async def _keep_listening(means: TableMeans, table: RosterMeans, now: datetime) -> None:
    is_told = await table.table.keep_listening()
    await _remember(means, {_REFRESHED: now.isoformat()})
    if not is_told:
        async with means.database.begin() as tx:
            notice = Notice(f"roster_silent:{now:%Y-%m-%d}", "roster_silent")
            await notices.put(tx, means.database, [(None, notice)], now)


async def _heard(means: TableMeans, table: RosterMeans) -> int:
    async with means.database.begin() as tx:
        cursor = await memos.read(tx, _CURSOR)
    changes = await table.table.heard(int(cursor) if cursor else None)
    async with means.database.begin() as tx:
        rows = await roster.by_records(tx, list(changes.changed))
    found = 0
    for season in sorted({row.season for row in rows} & table.table.seasons):
        mine = [row for row in rows if row.season == season]
        records = await table.table.records(season, [row.record_id for row in mine if row.record_id])
        found += len(await compare(means, table, mine, records, changes.changed))
    await note_gone(means, changes.gone)
    await _remember(means, {_CURSOR: str(changes.cursor)})
    return found + len(changes.gone)


async def _polled(means: TableMeans, table: RosterMeans, since: datetime) -> int:
    found = 0
    for season in sorted(table.table.seasons):
        records = await table.table.all(season, since - _OVERLAP)
        async with means.database.begin() as tx:
            rows = await roster.by_records(tx, [record.id for record in records])
        found += len(await compare(means, table, rows, records, {}))
    return found


async def compare(
    means: TableMeans,
    table: RosterMeans,
    rows: Sequence[Row],
    records: Sequence[Record],
    told: Mapping[str, Change],
) -> list[str]:
    """Registrations of one season in whose rows somebody worked: what differs from how we last wrote or saw them."""
    there, now = {record.id: record for record in records}, means.clock.now()
    found = [(row, there[row.record_id], seen(row, there[row.record_id])) for row in rows if row.record_id in there]
    found = [(row, record, cells) for row, record, cells in found if cells]
    emptied = {name for _, _, cells in found for name, value in cells.items() if value is None}
    missing = await _missing(means, table, found[0][0].season, emptied) if emptied else set[str]()
    edited = []
    async with means.database.begin() as tx:
        for row, record, cells in found:
            left = {name: value for name, value in cells.items() if name not in missing}
            if left:
                change = told.get(record.id) or Change(at=_changed_at(record, now), by=_author(record))
                known = replace(row, written={**row.written, **_arrived(row, record)})
                await _take(tx, means, table, known, left, change)
                edited.append(row.registration_id)
        if edited:
            await notify(tx, means.database)
    return edited


async def _missing(means: TableMeans, table: RosterMeans, season: str, emptied: set[str]) -> set[str]:
    """A column that is gone looks as if all its cells had been emptied: nothing is taken from that."""
    try:
        shapes = await table.table.shapes(season)
    except Refused:  # this key may not read the schema: rather nothing is emptied
        return emptied
    missing = emptied - set(shapes)
    now = means.clock.now()
    told = [
        Notice(
            f"roster_column:{name}::{now.astimezone(means.club.zone):%Y-%m-%d}",
            "roster_column",
            {"column": means.club.roster.columns.get(name, name), "option": None, "cure": CURE},
        )
        for name in sorted(missing)
    ]
    async with means.database.begin() as tx:
        await notices.put(tx, means.database, [(None, notice) for notice in told], now)
    return missing


def seen(row: Row, record: Record) -> dict[str, Any]:
    """The cells that are not as we know them."""
    lacks = {name.partition("=")[0] for name in row.lacks}
    looked_at = (set(row.written) | PEOPLES) & WRITTEN - {PHOTO} - lacks
    cells = {name: record.fields.get(name) for name in sorted(looked_at)}
    return {name: value for name, value in cells.items() if not _is_known(row, name, value)}


def _is_known(row: Row, name: str, value: Any) -> bool:
    return is_same(value, row.written.get(name)) or (name in row.tried and is_same(value, row.tried[name]))


def _arrived(row: Row, record: Record) -> dict[str, Any]:
    """What we tried to write, heard no answer to, and see there."""
    return {name: value for name, value in row.tried.items() if is_same(record.fields.get(name), value)}


async def _take(
    tx: Connection, means: TableMeans, table: RosterMeans, row: Row, cells: Mapping[str, Any], change: Change
) -> None:
    now, database = means.clock.now(), means.database
    edits = {name: value for name, value in cells.items() if name in PEOPLES}
    ours = [name for name in cells if name not in PEOPLES]
    by = change.by or SOMEBODY
    told = [
        Notice(
            f"roster_put_back:{row.registration_id}:{name}",
            "roster_put_back",
            {"registration_id": row.registration_id, "column": name, "by": by},
        )
        for name in ours
    ]
    await notices.put(tx, database, [(None, notice) for notice in told], now)
    if edits:
        await _post(tx, means, table, row, edits, change)
    await roster.saw(tx, row, cells, now + _SOON if edits else now)


async def _post(
    tx: Connection, means: TableMeans, table: RosterMeans, row: Row, edits: Mapping[str, Any], change: Change
) -> None:
    """A letter into the registration's lane: there it is known what is the newer word."""
    entry = (await roster.entries(tx, [row.registration_id])).get(row.registration_id)
    if entry is None:
        return
    told_at = await happenings.last_changes(tx, row.registration_id)
    letter = {
        "registration_id": row.registration_id,
        "edits": edits,
        "was": {name: row.written.get(name) for name in edits},
        "ours": {name: table.draw(entry, means.club).get(name) for name in edits},
        "since": {name: at.isoformat() for name, at in told_at.items()},
        "at": change.at.isoformat(),
        "by": change.by or SOMEBODY,
    }
    key = f"{row.registration_id}:{_digest(letter)}"
    arrival = Arrival(roster.EDITS, key, Kind.EDITED, letter, entry.registration.contact_id)
    await inbox.put(tx, means.database, [arrival], means.clock.now())


async def note_gone(means: TableMeans, gone: Mapping[str, Change]) -> None:
    """A row that somebody deleted is not made again; whether that was meant, the secretary knows."""
    now = means.clock.now()
    async with means.database.begin() as tx:
        rows = await roster.gone(tx, sorted(gone), now)
        told = [
            Notice(
                f"roster_row_gone:{row.registration_id}:{row.record_id}",
                "roster_row_gone",
                {"registration_id": row.registration_id, "by": gone[row.record_id or ""].by or SOMEBODY},
            )
            for row in rows
            if await registration_store.by_ids(tx, [row.registration_id])
        ]
        await notices.put(tx, means.database, [(None, notice) for notice in told], now)


def _changed_at(record: Record, now: datetime) -> datetime:
    """Where the table has a column that says so; what is to come is a slip of somebody's clock."""
    told = record.fields.get("last_modified")
    try:
        return min(datetime.fromisoformat(told), now) if isinstance(told, str) else now
    except (ValueError, TypeError):
        return now


def _author(record: Record) -> str | None:
    told = record.fields.get("last_modified_by")
    return (told.get("name") or told.get("email")) if isinstance(told, dict) else None


def _digest(letter: Mapping[str, Any]) -> str:
    told = {name: letter[name] for name in ("edits", "was", "at")}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]


async def _time(tx: Connection, name: str) -> datetime | None:
    told = await memos.read(tx, name)
    return datetime.fromisoformat(told) if told else None


async def _remember(means: TableMeans, told: Mapping[str, str]) -> None:
    async with means.database.begin() as tx:
        for name, value in told.items():
            await memos.write(tx, means.database, name, value)
