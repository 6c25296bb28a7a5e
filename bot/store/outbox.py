"""The outbox of words: written by turns, leased by senders, settled by what the carrier says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.model.messages import CONTENT, Content, Direction, Medium, Quoted, Reason, Status, Template
from bot.store.columns import padded
from bot.store.database import Connection
from bot.store.tables import messages, reach

_WAITING = messages.c.status == Status.WAITING
_EARLIER = messages.alias()
_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Draft:
    """A message to be written: to a contact's handle, or from it."""

    contact_id: str
    handle_id: int
    medium: Medium
    content: dict[str, Any]
    direction: Direction = Direction.OUTBOUND
    closed: dict[str, Any] | None = None
    event_id: int | None = None
    registration_id: str | None = None
    fallback_of: int | None = None
    carrier_id: str | None = None
    status: Status = Status.WAITING
    expires_in: timedelta | None = None
    at_most_once: bool = False
    due_in: timedelta = timedelta()
    failure_to: str | None = None
    is_outside: bool = False


@dataclass(frozen=True)
class Pending:
    """A message leased by this process."""

    id: int
    contact_id: str
    handle_id: int
    medium: Medium
    content: Content
    closed: Template | None
    attempts: int
    registration_id: str | None
    sending_since: datetime | None
    expires_at: datetime | None
    event_id: int | None = None
    fallback_of: int | None = None
    status: Status = Status.WAITING
    at_most_once: bool = False
    failure_to: str | None = None


async def write(tx: Connection, drafts: Sequence[Draft], now: datetime) -> None:
    if drafts:
        await tx.execute(sa.insert(messages), [_row(draft, now) for draft in drafts])


async def write_numbered(tx: Connection, drafts: Sequence[Draft], now: datetime) -> list[int]:
    """The ids, in the order of the drafts: a dearer statement."""
    rows = [_row(draft, now) for draft in drafts]
    insert = sa.insert(messages).returning(messages.c.id, sort_by_parameter_order=True)
    return [row.id for row in await tx.execute(insert, rows)] if rows else []


async def count_since(tx: Connection, begin: datetime) -> int:
    """How many messages of ours were written since then."""
    ours = sa.select(sa.func.count()).where(messages.c.direction == Direction.OUTBOUND, messages.c.created_at >= begin)
    return (await tx.execute(ours)).scalar_one()


async def count_reached(tx: Connection, now: datetime) -> int:
    """How many people were written to outside their service window within a day."""
    lately = sa.and_(messages.c.is_outside, messages.c.due_at > now - _A_DAY, messages.c.due_at <= now)
    return (await tx.execute(sa.select(sa.func.count(messages.c.contact_id.distinct())).where(lately))).scalar_one()


async def count_waiting(tx: Connection, now: datetime) -> int:
    """How many are due and with no carrier yet."""
    due = sa.select(sa.func.count()).where(_WAITING, messages.c.due_at <= now)
    return (await tx.execute(due)).scalar_one()


async def last_spoken(tx: Connection, contact_ids: Sequence[str]) -> dict[str, datetime]:
    """When we last wrote to each."""
    if not contact_ids:
        return {}
    query = (
        sa.select(messages.c.contact_id, sa.func.max(messages.c.created_at).label("at"))
        .where(messages.c.contact_id.in_(padded(contact_ids)), messages.c.direction == Direction.OUTBOUND)
        .group_by(messages.c.contact_id)
    )
    return {row.contact_id: row.at for row in await tx.execute(query)}


async def questions_of(tx: Connection, carrier_ids: Sequence[str]) -> dict[str, Quoted]:
    """Which question was put by each of these messages, where it had options to it."""
    if not carrier_ids:
        return {}
    columns = (messages.c.carrier_id, messages.c.content, messages.c.registration_id)
    query = sa.select(*columns).where(
        messages.c.carrier_id.in_(padded(carrier_ids)), messages.c.direction == Direction.OUTBOUND
    )
    return {
        row.carrier_id: Quoted(row.content["options"][0]["id"].partition(":")[0], row.registration_id)
        for row in await tx.execute(query)
        if row.content.get("options")
    }


async def claim(tx: Connection, now: datetime, lease: timedelta, limit: int) -> list[Pending]:
    """The next message of each contact that is due and that nobody has begun to send."""
    fresh = sa.and_(messages.c.sending_since.is_(None), _free(now))
    return await _lease(tx, fresh, now, lease, limit, {"sending_since": now, "attempts": messages.c.attempts + 1})


async def claim_cut_off(
    tx: Connection, now: datetime, lease: timedelta, patience: timedelta, limit: int
) -> list[Pending]:
    """Messages whose sender died, or heard no answer, long enough ago for a receipt to have come."""
    begun = sa.and_(messages.c.sending_since <= now - patience, _free(now))
    return await _lease(tx, begun, now, lease, limit, {})


async def _lease(
    tx: Connection, condition: Any, now: datetime, lease: timedelta, limit: int, change: dict[str, Any]
) -> list[Pending]:
    due = (
        sa.select(messages.c.id)
        .where(_WAITING, messages.c.due_at <= now, condition, ~_waits(now))
        .order_by(messages.c.due_at, messages.c.id)  # by id alone, SQLite would read the whole transcript
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    update = sa.update(messages).where(messages.c.id.in_(due.scalar_subquery()))
    rows = await tx.execute(update.values(leased_until=now + lease, **change).returning(messages))
    return sorted((pending(row) for row in rows), key=lambda message: message.id)


def _waits(now: datetime) -> sa.ColumnElement[bool]:
    """What is said again hours later, because a handset was off, keeps nobody's place in the queue."""
    return sa.exists().where(
        _EARLIER.c.contact_id == messages.c.contact_id,
        _EARLIER.c.status == Status.WAITING,
        _EARLIER.c.id < messages.c.id,
        sa.or_(_EARLIER.c.fallback_of.is_(None), _EARLIER.c.due_at <= now),
    )


async def chain(tx: Connection, message: Pending) -> list[Pending]:
    """The message and what it was a fallback of, the newest first."""
    found = [message]
    while found[-1].fallback_of is not None:
        row = (await tx.execute(sa.select(messages).where(messages.c.id == found[-1].fallback_of))).one()
        found.append(pending(row))
    return found


async def load(tx: Connection, ids: Sequence[int]) -> dict[int, Pending]:
    return {row.id: pending(row) for row in await tx.execute(sa.select(messages).where(messages.c.id.in_(padded(ids))))}


async def known_carrier_ids(tx: Connection, ids: Sequence[str]) -> set[str]:
    rows = await tx.execute(sa.select(messages.c.carrier_id).where(messages.c.carrier_id.in_(padded(ids))))
    return {row.carrier_id for row in rows}


def _free(now: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(messages.c.leased_until.is_(None), messages.c.leased_until <= now)


def pending(row: Any) -> Pending:
    closed = row.closed_content
    return Pending(
        id=row.id,
        contact_id=row.contact_id,
        handle_id=row.handle_id,
        medium=row.medium,
        content=CONTENT.validate_python(row.content),
        closed=Template.model_validate(closed) if closed else None,
        attempts=row.attempts,
        registration_id=row.registration_id,
        sending_since=row.sending_since,
        expires_at=row.expires_at,
        event_id=row.event_id,
        fallback_of=row.fallback_of,
        status=row.status,
        at_most_once=row.at_most_once,
        failure_to=row.failure_to,
    )


_RANK = sa.case({status.value: status.rank for status in Status}, value=sa.cast(messages.c.status, sa.String))


def _unless_arrived(told: sa.ColumnElement[Any], known: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """A failure that is told late says nothing of a message that arrived."""
    return sa.case((Status.DELIVERED.rank <= _RANK, known), else_=sa.func.coalesce(told, known))


_RISE = (
    sa.update(messages)
    .where(messages.c.id == sa.bindparam("of"))
    .values(
        status=sa.case(
            (sa.bindparam("rank") > _RANK, sa.bindparam("new_status", type_=messages.c.status.type)),
            else_=messages.c.status,
        ),
        carrier_id=sa.func.coalesce(messages.c.carrier_id, sa.bindparam("carrier", type_=sa.String)),
        reason=_unless_arrived(sa.bindparam("why", type_=messages.c.reason.type), messages.c.reason),
        code=_unless_arrived(sa.bindparam("vendor_code", type_=sa.String), messages.c.code),
        leased_until=None,
    )
)


@dataclass(frozen=True)
class Rise:
    """What a carrier said of a message, in its answer or in a receipt: a status only rises."""

    message_id: int
    status: Status
    carrier_id: str | None = None
    reason: Reason | None = None
    code: str | None = None


async def rise(tx: Connection, rises: Sequence[Rise]) -> None:
    rows = [
        {
            "of": each.message_id,
            "rank": each.status.rank,
            "new_status": each.status,
            "carrier": each.carrier_id,
            "why": each.reason,
            "vendor_code": each.code,
        }
        for each in sorted(rises, key=lambda each: each.message_id)
    ]
    if rows:
        await tx.execute(_RISE, rows)


async def forget_failures(tx: Connection, arrived: Sequence[int]) -> None:
    """What a failure left behind, of messages that arrived after all: reasons, a second try that waits, and that the
    person cannot be reached there."""
    if not arrived:
        return
    ids = padded(arrived)
    failed = sa.and_(messages.c.id.in_(ids), messages.c.reason.is_not(None))
    rows = (await tx.execute(sa.select(messages.c.handle_id, messages.c.medium).where(failed))).all()
    if not rows:
        return
    await tx.execute(sa.update(messages).where(failed).values(reason=None, code=None))
    waits = sa.and_(messages.c.fallback_of.in_(ids), _WAITING, messages.c.sending_since.is_(None))
    await tx.execute(sa.update(messages).where(waits).values(status=Status.CANCELED))
    for row in rows:
        there = sa.and_(reach.c.handle_id == row.handle_id, reach.c.medium == row.medium)
        await tx.execute(sa.update(reach).where(there).values(unreachable_until=None))


async def release(tx: Connection, message_id: int, due_at: datetime) -> None:
    """The carrier certainly does not have it: anybody may send it later."""
    change = sa.update(messages).where(messages.c.id == message_id, _WAITING)
    await tx.execute(change.values(leased_until=None, sending_since=None, due_at=due_at))


async def leave_unsure(tx: Connection, message_id: int) -> None:
    """Perhaps the carrier has it: it waits for a receipt, then for a look at the carrier's records."""
    await tx.execute(sa.update(messages).where(messages.c.id == message_id, _WAITING).values(leased_until=None))


async def void_leases(tx: Connection) -> None:
    """One process owns a SQLite file: whoever held a lease is gone."""
    await tx.execute(sa.update(messages).where(_WAITING).values(leased_until=None))


def _row(draft: Draft, now: datetime) -> dict[str, Any]:
    return {
        "contact_id": draft.contact_id,
        "handle_id": draft.handle_id,
        "event_id": draft.event_id,
        "registration_id": draft.registration_id,
        "fallback_of": draft.fallback_of,
        "medium": draft.medium,
        "direction": draft.direction,
        "content": draft.content,
        "closed_content": draft.closed,
        "status": draft.status,
        "at_most_once": draft.at_most_once,
        "failure_to": draft.failure_to,
        "is_outside": draft.is_outside,
        "carrier_id": draft.carrier_id,
        "created_at": now,
        "due_at": now + draft.due_in,
        "expires_at": now + draft.expires_in if draft.expires_in else None,
        "attempts": 0,
    }
