"""Contacts and their handles: who is found, or made, by an address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.model.messages import Handle, Medium
from bot.model.people import SERVICE_WINDOW, Reach, new_id
from bot.store.columns import padded
from bot.store.database import Connection, Database, InsertInto
from bot.store.tables import contacts, conversations, handles, reach


async def find(tx: Connection, database: Database, handle: Handle) -> str | None:
    digest = database.vault.digest(handle)
    query = sa.select(handles.c.contact_id).where(handles.c.kind == handle.kind, handles.c.digest == digest)
    return (await tx.execute(query)).scalar()


async def find_all(tx: Connection, database: Database, wanted: Iterable[Handle]) -> Mapping[Handle, str]:
    """The contacts of those that are somebody's."""
    digests = {database.vault.digest(handle): handle for handle in wanted}
    return {digests[digest]: contact_id for digest, contact_id in (await _by_digest(tx, digests)).items()}


async def find_or_create(
    tx: Connection, database: Database, wanted: Iterable[Handle], now: datetime
) -> Mapping[Handle, str]:
    """The contact of each handle. Two transactions that meet an unknown one at once agree on one contact."""
    digests = {database.vault.digest(handle): handle for handle in wanted}
    found = await _by_digest(tx, digests)
    unknown = {digest: handle for digest, handle in digests.items() if digest not in found}
    if unknown:
        await _create(tx, database, unknown, now)
        found |= await _by_digest(tx, unknown)
    return {digests[digest]: contact_id for digest, contact_id in found.items()}


async def add_handle(tx: Connection, database: Database, contact_id: str, handle: Handle, now: datetime) -> None:
    """A further address of a known contact; one that is somebody's already stays theirs."""
    row = _handle_row(database, handle, contact_id, now)
    await tx.execute(database.insert(handles).values(row).on_conflict_do_nothing())


async def with_open_window(tx: Connection, now: datetime) -> list[Handle]:
    query = (
        sa.select(handles.c.kind, handles.c.value)
        .join(reach, reach.c.handle_id == handles.c.id)
        .where(reach.c.medium == Medium.WHATSAPP, reach.c.last_inbound_at > now - SERVICE_WINDOW)
    )
    return [Handle(kind=row.kind, value=row.value) for row in await tx.execute(query)]


async def save_reach(tx: Connection, database: Database, changed: Sequence[tuple[int, Medium, Reach]]) -> None:
    rows = [{"handle_id": handle_id, "medium": medium, **asdict(value)} for handle_id, medium, value in changed]
    if not rows:
        return
    await tx.execute(_keep_reach(database.insert), rows)


@cache
def _keep_reach(insert_into: InsertInto) -> Any:
    insert = insert_into(reach)
    columns = {field.name: insert.excluded[field.name] for field in fields(Reach)}
    return insert.on_conflict_do_update(index_elements=["handle_id", "medium"], set_=columns)


async def _by_digest(tx: Connection, wanted: Mapping[str, Handle]) -> dict[str, str]:
    kinds = sorted({handle.kind for handle in wanted.values()})  # the index begins with them
    query = sa.select(handles.c.digest, handles.c.contact_id).where(
        handles.c.kind.in_(padded(kinds)), handles.c.digest.in_(padded(wanted))
    )
    return {row.digest: row.contact_id for row in await tx.execute(query)}


async def _create(tx: Connection, database: Database, unknown: Mapping[str, Handle], now: datetime) -> None:
    rows = [_handle_row(database, handle, new_id(), now) for _, handle in sorted(unknown.items())]
    insert = database.insert(handles).on_conflict_do_nothing().returning(handles.c.contact_id)
    made = [row.contact_id for row in await tx.execute(insert, rows)]
    if made:
        await tx.execute(
            sa.insert(contacts), [{"id": contact_id, "profile": {}, "created_at": now} for contact_id in made]
        )
        await tx.execute(
            sa.insert(conversations), [{"contact_id": contact_id, "replies": [], "version": 0} for contact_id in made]
        )


def _handle_row(database: Database, handle: Handle, contact_id: str, now: datetime) -> dict[str, object]:
    return {
        "contact_id": contact_id,
        "kind": handle.kind,
        "digest": database.vault.digest(handle),
        "value": handle.value,
        "created_at": now,
    }
