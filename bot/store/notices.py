"""What staff must know, each thing once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.model.turn import Notice
from bot.store.database import Connection, Database
from bot.store.tables import notices


async def put(tx: Connection, database: Database, noticed: Sequence[tuple[str | None, Notice]], now: datetime) -> None:
    rows = [
        {
            "key": notice.key,
            "kind": notice.kind,
            "contact_id": contact_id,
            "detail": dict(notice.detail),
            "created_at": now,
        }
        for contact_id, notice in noticed
    ]
    if rows:
        await tx.execute(database.insert(notices).on_conflict_do_nothing(), rows)


@dataclass(frozen=True)
class Noticed:
    id: int
    kind: str


async def take_untold(tx: Connection, now: datetime) -> list[Noticed]:
    """Marked as told with this transaction, which must also write what tells them."""
    change = sa.update(notices).where(notices.c.told_at.is_(None)).values(told_at=now)
    rows = await tx.execute(change.returning(notices.c.id, notices.c.kind))
    return sorted((Noticed(row.id, row.kind) for row in rows), key=lambda noticed: noticed.id)
