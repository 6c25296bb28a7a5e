"""What is kept only for a while."""

from datetime import datetime

import sqlalchemy as sa

from bot.model.messages import Status
from bot.model.money import MONEY_EVENT
from bot.store.audit import READING
from bot.store.database import Connection
from bot.store.tables import Progress, audit, effects, events, matters, messages

_EMPTY: dict[str, str] = {}
NO_WORDS = {"type": "text", "text": ""}
_MESSAGES_AT_ONCE = 5_000
# A letter is written into the transcript by the turn that raises the matter.
_OF_A_MATTER = sa.exists().where(
    matters.c.contact_id == messages.c.contact_id,
    matters.c.raised_at <= messages.c.created_at,
    sa.or_(matters.c.freed_at.is_(None), matters.c.freed_at >= messages.c.created_at),
)


async def empty_events(tx: Connection, before: datetime) -> int:
    """What was parked stays until somebody has looked at it."""
    old = sa.update(events).where(events.c.progress == Progress.DONE, events.c.arrived_at < before)
    return (await tx.execute(old.values(payload=_EMPTY))).rowcount


async def empty_messages(tx: Connection, before: datetime, now: datetime) -> int:
    """The words of the chat; what belongs to a matter of harm stays for the welfare officer. So many at once."""
    kept = (messages.c.forgotten_at.is_(None), messages.c.status != Status.WAITING, ~_OF_A_MATTER)
    old = sa.select(messages.c.id).where(messages.c.created_at < before, *kept).limit(_MESSAGES_AT_ONCE)
    change = sa.update(messages).where(messages.c.id.in_(old.scalar_subquery()))
    return (await tx.execute(change.values(content=NO_WORDS, closed_content=None, forgotten_at=now))).rowcount


async def empty_money_events(tx: Connection, before: datetime) -> int:
    """Its id stays, so that a repetition is known; what was found by it is in the account."""
    old = sa.update(effects).where(
        effects.c.kind == MONEY_EVENT, effects.c.progress == Progress.DONE, effects.c.created_at < before
    )
    return (await tx.execute(old.values(payload=_EMPTY, result=_EMPTY))).rowcount


async def empty_readings(tx: Connection, before: datetime) -> int:
    """What a model had before it, what it said, and what was taken of it."""
    old = sa.update(effects).where(
        effects.c.kind == READING, effects.c.progress != Progress.WAITING, effects.c.created_at < before
    )
    emptied = (await tx.execute(old.values(payload=_EMPTY, result=_EMPTY))).rowcount
    await tx.execute(sa.delete(audit).where(audit.c.command == READING, audit.c.at < before))
    return emptied
