"""What is noted of somebody with others: a volunteer's talk with them, a manager's open question, who asked whom."""

from typing import Any

import sqlalchemy as sa

from bot.model.profile import Profile, Proof, Updates
from bot.model.traces import Traces
from bot.store import inbox
from bot.store.database import Connection, Database
from bot.store.tables import contacts, conversations


async def forget_with_others(database: Database, contact_id: str, traces: Traces, staff: frozenset[str]) -> None:
    """Each in its lane, as its own turns change the same rows."""
    query = sa.select(contacts.c.id, contacts.c.profile, conversations.c.question).join(
        conversations, conversations.c.contact_id == contacts.c.id
    )
    async with database.begin() as tx:
        rows = (await tx.execute(query.where(contacts.c.id != contact_id, contacts.c.erased_at.is_(None)))).all()
    for row in rows:
        if traces.is_meant([row.profile, row.question]):
            async with database.begin() as tx:
                await _forget_with(tx, row.id, traces, is_staff=row.id in staff)


async def _forget_with(tx: Connection, other: str, traces: Traces, *, is_staff: bool) -> None:
    await inbox.wait_for(tx, other)
    row = (await tx.execute(sa.select(contacts.c.profile).where(contacts.c.id == other))).one()
    change = sa.update(contacts).where(contacts.c.id == other)
    await tx.execute(change.values(profile=forgotten(row.profile, traces, is_staff=is_staff)))
    if is_staff:
        await _close_question(tx, other, traces)


def forgotten(stored: dict[str, Any], traces: Traces, *, is_staff: bool) -> dict[str, Any]:
    """What others gave of themselves stays; what they asked about somebody who goes is not asked any more."""
    profile = Profile.model_validate(stored)
    profile.handed_to_me = _without(profile.handed_to_me, traces)
    profile.asked_to_join = _without(profile.asked_to_join, traces)
    profile.manages.opened = _without(profile.manages.opened, traces)
    if traces.is_meant(profile.manages.for_parent):
        profile.manages.for_parent = None
    if profile.manages.status and traces.is_meant(profile.manages.status.ids):
        profile.manages.status = None
    items = _without(profile.updates.items, traces)
    profile.updates = Updates(items=items, told_at=profile.updates.told_at, asked=profile.updates.asked and bool(items))
    if profile.proof.open and traces.is_meant(profile.proof.open.model_dump(mode="json")):
        profile.proof = Proof(wrong=profile.proof.wrong)
    if is_staff:
        profile.readings = [each for each in profile.readings if not traces.is_meant(each.model_dump(mode="json"))]
        if profile.unread and traces.is_meant(profile.unread.model_dump(mode="json")):
            profile.unread = None
    return profile.stored()


def _without(kept: dict[Any, Any], traces: Traces) -> dict[Any, Any]:
    return {name: each for name, each in kept.items() if not traces.is_meant([str(name), each.model_dump(mode="json")])}


async def _close_question(tx: Connection, other: str, traces: Traces) -> None:
    mine = conversations.c.contact_id == other
    question = (await tx.execute(sa.select(conversations.c.question).where(mine))).scalar()
    if question is not None and traces.is_meant(question):
        await tx.execute(sa.update(conversations).where(mine).values(question=None))
