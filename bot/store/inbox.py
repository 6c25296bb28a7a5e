"""The inbox: events by lane, each key once."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.model.events import Arrival, Event, Kind
from bot.store.columns import padded
from bot.store.database import Connection, Database
from bot.store.tables import Progress, contacts, events

WAITING = events.c.progress == Progress.WAITING
_LATER = events.alias()
_AT_ONCE = 500
_LOOK_AHEAD = 4  # lanes another worker holds are passed over, so more are looked at than taken


async def put(tx: Connection, database: Database, arrivals: Sequence[Arrival], now: datetime) -> None:
    rows = [_row(arrival, now) for arrival in arrivals]
    if rows:
        await tx.execute(database.insert(events).on_conflict_do_nothing(), rows)


async def put_new(tx: Connection, database: Database, arrivals: Sequence[Arrival], now: datetime) -> int:
    """How many of one source had not come before."""
    if not arrivals:
        return 0
    fresh = await unknown(tx, arrivals[0].source, [arrival.key for arrival in arrivals])
    await put(tx, database, [arrival for arrival in arrivals if arrival.key in fresh], now)
    return len(fresh)


async def unknown(tx: Connection, source: str, keys: Sequence[str]) -> set[str]:
    """Those that never came."""
    known: set[str] = set()
    for begin in range(0, len(keys), _AT_ONCE):
        some = keys[begin : begin + _AT_ONCE]
        query = sa.select(events.c.key).where(events.c.source == source, events.c.key.in_(padded(some)))
        known |= {row.key for row in await tx.execute(query)}
    return set(keys) - known


async def put_one(tx: Connection, database: Database, arrival: Arrival, now: datetime) -> Event:
    """The event as stored, now or earlier under the same key."""
    await put(tx, database, [arrival], now)
    query = sa.select(events).where(events.c.source == arrival.source, events.c.key == arrival.key)
    return _event((await tx.execute(query)).one())


async def take_lanes(tx: Connection, now: datetime, limit: int) -> list[str]:
    """Contacts with something to read, locked for this transaction; those that others hold are passed over."""
    due = (
        sa.select(sa.func.min(events.c.contact_id))
        .where(WAITING, events.c.due_at <= now, events.c.contact_id.is_not(None), ~_held_back(now))
        .group_by(events.c.contact_id.concat(""))  # or SQLite would read all that waits, lane by lane, for the order
        .order_by(sa.func.min(events.c.id))
        .limit(limit * _LOOK_AHEAD)
    )
    return await lock(tx, due, limit)


def _held_back(now: datetime) -> sa.ColumnElement[bool]:
    """Something failed in this lane, and what is behind it waits until it is tried again."""
    return sa.exists().where(
        _LATER.c.contact_id == events.c.contact_id,
        _LATER.c.progress == Progress.WAITING,
        _LATER.c.attempts > 0,
        _LATER.c.due_at > now,
    )


async def wait_for(tx: Connection, lane: str) -> None:
    """Locks one lane, after whoever holds it."""
    await tx.execute(sa.select(contacts.c.id).where(contacts.c.id == lane).with_for_update(key_share=True))


async def lock(tx: Connection, wanted: sa.Select[tuple[str]] | list[str], limit: int = 1) -> list[str]:
    """FOR NO KEY UPDATE: hooks may still write rows that refer to the contact."""
    query = sa.select(contacts.c.id).where(contacts.c.id.in_(wanted)).limit(limit)
    rows = await tx.execute(query.with_for_update(skip_locked=True, key_share=True))
    return [row.id for row in rows]


async def waiting(tx: Connection, lanes: Sequence[str], now: datetime) -> dict[str, list[Event]]:
    """What may be read now, by lane in order of arrival: all that is due, and texts that still wait for more."""
    query = (
        sa.select(events)
        .where(
            WAITING, events.c.contact_id.in_(padded(lanes)), sa.or_(events.c.due_at <= now, events.c.kind == Kind.TEXT)
        )
        .order_by(events.c.id)
    )
    found: dict[str, list[Event]] = {lane: [] for lane in lanes}
    for row in await tx.execute(query):
        found[row.contact_id].append(_event(row))
    return found


async def take_receipts(tx: Connection, now: datetime, limit: int) -> list[Event]:
    query = (
        sa.select(events)
        .where(WAITING, events.c.due_at <= now, events.c.contact_id.is_(None), events.c.kind == Kind.RECEIPT)
        .order_by(events.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [_event(row) for row in await tx.execute(query)]


async def keep(tx: Connection, event_id: int, payload: Mapping[str, object]) -> None:
    await tx.execute(sa.update(events).where(events.c.id == event_id).values(payload=dict(payload)))


async def empty(tx: Connection, of_nobody: Sequence[int]) -> None:
    """They name the address of somebody who is erased."""
    if of_nobody:
        await tx.execute(sa.update(events).where(events.c.id.in_(padded(of_nobody))).values(payload={}))


async def is_of_erased(tx: Connection, source: str, key: str) -> bool:
    """Whether it came before, from somebody who is erased since."""
    query = (
        sa.select(contacts.c.id)
        .join(events, events.c.contact_id == contacts.c.id)
        .where(events.c.source == source, events.c.key == key, contacts.c.erased_at.is_not(None))
    )
    return (await tx.execute(query)).first() is not None


async def settle(tx: Connection, read: Sequence[int]) -> None:
    await tx.execute(sa.update(events).where(events.c.id.in_(padded(read))).values(progress=Progress.DONE))


async def park(tx: Connection, failed: Sequence[int]) -> bool:
    """False when somebody read them meanwhile."""
    change = sa.update(events).where(events.c.id.in_(failed), WAITING).values(progress=Progress.PARKED)
    return bool((await tx.execute(change)).rowcount)


async def postpone(tx: Connection, waiting_on: Sequence[int], until: datetime) -> None:
    await tx.execute(sa.update(events).where(events.c.id.in_(padded(waiting_on))).values(due_at=until))


async def count_failure(tx: Connection, failed: Sequence[int], retry_at: datetime, error: str) -> None:
    change = sa.update(events).where(events.c.id.in_(failed), WAITING)
    await tx.execute(change.values(attempts=events.c.attempts + 1, due_at=retry_at, error=error))


async def next_due(tx: Connection, now: datetime) -> datetime | None:
    """What is due already was taken or is held by somebody: only the future tells when to look again."""
    query = sa.select(sa.func.min(events.c.due_at)).where(WAITING, events.c.due_at > now)
    due_at: datetime | None = (await tx.execute(query)).scalar()
    return due_at


async def oldest_waiting(tx: Connection, now: datetime) -> tuple[int, datetime | None]:
    query = sa.select(sa.func.count(), sa.func.min(events.c.due_at)).where(WAITING, events.c.due_at <= now)
    count, oldest = (await tx.execute(query)).one()
    return count, oldest


def _row(arrival: Arrival, now: datetime) -> dict[str, object]:
    return {
        "source": arrival.source,
        "key": arrival.key,
        "kind": arrival.kind,
        "contact_id": arrival.contact_id,
        "payload": dict(arrival.payload),
        "arrived_at": now,
        "due_at": now + arrival.due_in,
        "progress": Progress.WAITING,
        "attempts": 0,
    }


def _event(row: sa.Row[tuple[object, ...]]) -> Event:
    values = row._mapping  # noqa: SLF001 - SQLAlchemy's public way to a row by name
    return Event(
        id=values["id"],
        kind=Kind(values["kind"]),
        payload=values["payload"],
        contact_id=values["contact_id"],
        arrived_at=values["arrived_at"],
        due_at=values["due_at"],
        attempts=values["attempts"],
        source=values["source"],
        key=values["key"],
    )
