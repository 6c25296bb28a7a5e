"""Complaints about data that wait for their answer: who answers for them is reminded, and daily once one is late."""

from datetime import datetime, timedelta

from bot.club.club import Role
from bot.model.complaints import ANSWERED_WITHIN, Complaint
from bot.model.events import Arrival, Kind
from bot.model.messages import Handle, HandleKind
from bot.store import complaints, contacts, inbox
from bot.store.runs import Swept
from bot.store.wakeups import notify
from scheduler.means import Means

_REMINDED_AFTER = (timedelta(days=14), timedelta(days=25))
_ANSWERS = (Role.SECRETARY, Role.ADMIN)


async def remind_of_complaints(means: Means) -> Swept:
    """By day, the latest of what fell due: after a week away each complaint is told of once."""
    now, database = means.clock.now(), means.database
    officer = next((person for role in _ANSWERS for person in means.club.those(role)), None)
    if officer is None or means.club.is_quiet(now):
        return Swept()
    async with database.begin() as tx:
        due = [(each, what) for each in await complaints.open_ones(tx) if (what := _due(means, each, now))]
        if not due:
            return Swept()
        phone = Handle(kind=HandleKind.PHONE, value=officer.phone)
        known = await contacts.find_or_create(tx, database, [phone], now)
        letters = [_letter(each, what, known[phone]) for each, what in due]
        fresh = await inbox.put_new(tx, database, letters, now)
        if fresh:
            await notify(tx, database)
    return Swept(len(due), fresh)


def _due(means: Means, complaint: Complaint, now: datetime) -> str | None:
    age = now - complaint.made_at
    if age >= ANSWERED_WITHIN:
        return f"{now.astimezone(means.club.zone):%Y-%m-%d}"
    return next((f"{after.days} days" for after in reversed(_REMINDED_AFTER) if age >= after), None)


def _letter(complaint: Complaint, what: str, officer_id: str) -> Arrival:
    about = {"contact_id": complaint.contact_id, "place": 0}
    return Arrival("clock", f"complaint:{complaint.id}:{what}", Kind.COMPLAINT, about, officer_id)
