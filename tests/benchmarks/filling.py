"""Fills a database with contacts amid a registration, and with a history of what was said and done before."""

import json
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.engine.clock import SystemClock
from bot.store.database import Connection, Database
from bot.store.tables import handles
from tests.benchmarks.people import STANDS, Stand, answers, contact_id, handle, question

OLD_EVENTS = 4  # for each contact
OLD_MESSAGES = 8
_AT_ONCE = 2000

# The handles come first (their reference to contacts is checked at the end); everything else follows from them.
_OF_EVERYBODY = (
    "INSERT INTO contacts (id, profile, created_at) SELECT contact_id, :profile, created_at FROM handles",
    "INSERT INTO reach (handle_id, medium, last_inbound_at) SELECT id, 'whatsapp', created_at FROM handles",
    "INSERT INTO children (id, profile, created_at) SELECT contact_id, :child, created_at FROM handles",
    "INSERT INTO guardians (child_id, contact_id, created_at) SELECT contact_id, contact_id, created_at FROM handles",
)
_OF_A_STAND = (
    """INSERT INTO registrations (id, child_id, contact_id, season, state, payment_status, answers, facts,
    signing_on_fee, monthly_fee, entered_at, created_at, version)
    SELECT contact_id, contact_id, contact_id, '2026-27', :state, 'none', :answers, :facts,
    4500, 2750, created_at, created_at, 1 FROM handles WHERE id % :stands = :place""",
    """INSERT INTO conversations (contact_id, registration_id, question, replies, version)
    SELECT contact_id, contact_id, :question, :replies, 1 FROM handles WHERE id % :stands = :place""",
)
_HISTORY = (
    """INSERT INTO events (source, key, kind, contact_id, payload, arrived_at, due_at, progress, attempts)
    SELECT 'message', 'old-' || contact_id || '-{n}', 'text', contact_id, :payload, created_at, created_at,
    'done', 0 FROM handles""",
    """INSERT INTO messages (contact_id, handle_id, medium, direction, content, at_most_once, status, carrier_id,
    created_at, due_at, attempts)
    SELECT contact_id, id, 'whatsapp', 'outbound', :content, {false}, 'delivered', 'old-' || contact_id || '-{n}',
    created_at, created_at, 1 FROM handles""",
)


async def fill(database: Database, people: int) -> None:
    now = SystemClock().now() - timedelta(hours=1)  # within the service window
    async with database.begin() as tx:
        for first in range(0, people, _AT_ONCE):
            places = range(first, min(first + _AT_ONCE, people))
            await tx.execute(sa.insert(handles), [_handle(database, place, now) for place in places])
        for command in _OF_EVERYBODY:
            await _run(tx, database, command, profile={"name": "Kate Jones"}, child={"name": "Sam Jones"})
        for place, stand in enumerate(STANDS):
            await _fill_stand(tx, database, place, stand)
        await _fill_history(tx, database)
        if not database.is_sqlite:
            await tx.execute(sa.text("SELECT setval(pg_get_serial_sequence('handles', 'id'), max(id)) FROM handles"))
    await tidy(database)


async def _fill_stand(tx: Connection, database: Database, place: int, stand: Stand) -> None:
    sealed: dict[str, Any] = {
        "answers": answers(stand),
        "facts": {},
        "question": question(stand),
        "replies": [],
    }
    for command in _OF_A_STAND:
        await _run(tx, database, command, plain={"state": stand.state, "stands": len(STANDS), "place": place}, **sealed)


async def _fill_history(tx: Connection, database: Database) -> None:
    of_events, of_messages = _HISTORY
    if not database.is_sqlite:
        await tx.execute(sa.text("SET LOCAL session_replication_role = replica"))  # no checks of references: quicker
    words: dict[str, Any] = {
        "payload": {"inbound": {"text": "Yes please"}},
        "content": {"type": "text", "text": "Thank you. " * 8},
    }
    for command, count in ((of_events, OLD_EVENTS), (of_messages, OLD_MESSAGES)):
        for n in range(count):
            await _run(tx, database, command.format(n=n, false="0" if database.is_sqlite else "FALSE"), **words)


async def _run(
    tx: Connection, database: Database, command: str, plain: dict[str, Any] | None = None, **sealed: Any
) -> None:
    given = {name: database.vault.seal(json.dumps(value)) for name, value in sealed.items()} | (plain or {})
    wanted = sa.text(command)
    await tx.execute(wanted, {name: value for name, value in given.items() if f":{name}" in command})


def _handle(database: Database, place: int, now: datetime) -> dict[str, Any]:
    return {
        "id": place + len(STANDS),  # so that the first stand is the first place's
        "contact_id": contact_id(place),
        "kind": handle(place).kind,
        "digest": database.vault.digest(handle(place)),
        "value": handle(place).value,
        "created_at": now,
    }


async def tidy(database: Database) -> None:
    """What autovacuum would have done by now; and one whole file that can be copied."""
    async with database.engine.connect() as connection:
        if database.is_sqlite:
            await connection.exec_driver_sql("COMMIT")
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            await connection.exec_driver_sql("BEGIN")
        else:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.exec_driver_sql("VACUUM ANALYZE")
