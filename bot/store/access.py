"""The access log: who looked at what of whom, when and by which way. It holds ids alone."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.model.looks import Looker, Way, Whom
from bot.model.turn import Turn
from bot.store.database import Connection
from bot.store.tables import access_log

NOBODY = Whom()
_LONGEST = 64


async def note(tx: Connection, looker: Looker, what: str, whom: Iterable[Whom], now: datetime) -> None:
    """Of many at once each has a row; in the same transaction as the look, so that none goes without."""
    rows = [_row(looker, what, each, now) for each in dict.fromkeys(whom)]
    if rows:
        await tx.execute(sa.insert(access_log), rows)


async def put(tx: Connection, turns: Sequence[Turn], now: datetime) -> None:
    """What officials were shown by message."""
    rows = [
        _row(Looker(turn.contact.id, Way.MESSAGE), look.what, look.whom, now)
        for turn in turns
        for look in dict.fromkeys(turn.looks)
    ]
    if rows:
        await tx.execute(sa.insert(access_log), rows)


async def newest_first(tx: Connection, of: str | None, limit: int) -> list[dict[str, Any]]:
    """All of them, or those at one contact and the children of theirs."""
    query = sa.select(access_log).order_by(access_log.c.id.desc()).limit(limit)
    if of is not None:
        query = query.where(access_log.c.contact_id == of)
    names = ("id", "at", "who", "way", "what", "contact_id", "child_id", "harm")
    return [{name: getattr(row, name) for name in names} for row in await tx.execute(query)]


def _row(looker: Looker, what: str, whom: Whom, now: datetime) -> dict[str, Any]:
    return {
        "who": looker.who[:_LONGEST],
        "way": looker.way,
        "what": what,
        "contact_id": whom.contact_id,
        "child_id": whom.child_id,
        "harm": looker.harm,
        "at": now,
    }
