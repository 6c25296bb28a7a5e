"""What the clock will look at next with one contact, or why it has nothing to say to them."""

from datetime import datetime

import sqlalchemy as sa

from bot.model.events import Kind
from bot.model.quiet import why_quiet
from bot.store import complaints, matters, turns
from bot.store.database import Connection
from bot.store.tables import Progress, events


async def next_look(tx: Connection, contact_id: str) -> datetime | None:
    waits = (events.c.kind == Kind.REMIND, events.c.progress == Progress.WAITING, events.c.contact_id == contact_id)
    found: datetime | None = (await tx.execute(sa.select(sa.func.min(events.c.due_at)).where(*waits))).scalar()
    return found


async def why(tx: Connection, contact_id: str, now: datetime) -> str:
    contact, conversation = (await turns.load_contacts(tx, [contact_id]))[contact_id]
    registrations = (await turns.load_registrations(tx, [contact_id])).get(contact_id, [])
    has_matter = any(each.contact_id == contact_id for each in await matters.open_ones(tx))
    has_complaint = any(each.contact_id == contact_id for each in await complaints.open_ones(tx))
    return why_quiet(contact, conversation, registrations, now, has_matter=has_matter, has_complaint=has_complaint)
