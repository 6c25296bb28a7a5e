"""What staff must know, each thing once."""

from collections.abc import Sequence
from datetime import datetime

from bot.model.turn import Notice
from bot.store.database import Connection, Database
from bot.store.tables import notices


async def put(tx: Connection, database: Database, noticed: Sequence[tuple[str, Notice]], now: datetime) -> None:
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
