"""What there is to do now, of each kind of work, in one look."""

from datetime import datetime

import sqlalchemy as sa

from bot.model.events import Kind
from bot.store.database import Connection
from bot.store.tables import Progress, cursors, effects, events, happenings, messages

_EVENT = sa.and_(events.c.progress == Progress.WAITING, events.c.due_at <= sa.bindparam("now"))
_LAST = sa.select(sa.func.max(cursors.c.place)).scalar_subquery()  # nobody reads beyond what has a place
_DUE = {
    "turns": sa.exists().where(_EVENT, events.c.contact_id.is_not(None)),
    "receipts": sa.exists().where(_EVENT, events.c.contact_id.is_(None), events.c.kind == Kind.RECEIPT),
    "sends": sa.exists().where(messages.c.status == "waiting", messages.c.due_at <= sa.bindparam("now")),
    "effects": sa.exists().where(effects.c.progress == Progress.WAITING, effects.c.due_at <= sa.bindparam("now")),
    "happenings": sa.or_(
        sa.exists().where(happenings.c.place.is_(None)),
        sa.exists().where(cursors.c.place < _LAST, cursors.c.due_at <= sa.bindparam("now")),
    ),
}
_LOOK = sa.select(*(due.label(name) for name, due in _DUE.items()))


async def due(tx: Connection, now: datetime) -> list[str]:
    """It may be that others hold it: who takes it sees."""
    row = (await tx.execute(_LOOK, {"now": now})).one()
    return [name for name in _DUE if getattr(row, name)]
