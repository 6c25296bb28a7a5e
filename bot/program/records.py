"""Our own records of people, as far as they are erased: who goes with whom, what stays and why, and in which order.

Others' rows come first and the person's own last, in one commit: cut off anywhere, it finds again whom to look for.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.club.club import Club
from bot.model.erasing import GIVEN_UP, Step
from bot.model.messages import Handle, HandleKind
from bot.model.people import Contact, Registration
from bot.model.profile import Profile
from bot.model.traces import Traces, traces_of
from bot.ports import Clock, LeftToErase, Unavailable
from bot.store import bystanders, contacts, erasing, inbox, matters, turns
from bot.store.database import Connection, Database
from bot.store.mentions import Mentions
from bot.store.saving import ConflictError
from bot.store.tables import contacts as contact_rows
from bot.store.tables import managers as manager_rows
from conversations.privacy.forgetting import Fate, fates_of, forget, stays_of

_BEFORE = timedelta(days=1)  # who invites somebody speaks of them before they are known


@dataclass(frozen=True)
class _Found:
    contact: Contact
    since: datetime
    registrations: list[Registration]  # also the archived ones
    fates: Mapping[str, Fate]  # by child
    apart: frozenset[str]  # children of whom a matter of harm is open: nothing of theirs is touched

    @property
    def gone(self) -> list[str]:
        return [child for child, fate in self.fates.items() if fate.goes]

    @property
    def left(self) -> list[str]:
        return [child for child, fate in self.fates.items() if fate.others]


class Records:
    def __init__(self, database: Database, clock: Clock, club: Club) -> None:
        self._database = database
        self._clock = clock
        self._club = club

    async def marks(self, contact_id: str) -> Collection[str]:
        async with self._database.begin() as tx:
            found = await self._find(tx, contact_id, frozenset())
        return {self._mark("contact", contact_id), *(self._mark("child", child) for child in found.gone)}

    async def erase(self, contact_id: str, *, gone: frozenset[str] = frozenset()) -> Mapping[str, Any]:
        """`gone` are children whose record went before."""
        now = self._clock.now()
        async with self._database.begin() as tx:
            found = await self._find(tx, contact_id, gone)
            staff = await self._staff(tx, contact_id)
            in_table = bool(await erasing.rows_in_table(tx, contact_id))
        traces = _traces(found)
        family = frozenset(other for fate in found.fates.values() for other in fate.others)
        await Mentions(self._database, contact_id, traces, staff, family, found.since - _BEFORE, now).erase()
        await bystanders.forget_with_others(self._database, contact_id, traces, staff)
        async with self._database.begin() as tx:
            await inbox.wait_for(tx, contact_id)
            await self._erase_own(tx, await self._find(tx, contact_id, gone), now)
            is_over = await erasing.profile_of(tx, contact_id) is None
        if is_over:
            await self._database.tidy()
        stays = stays_of(_shown(found), _of(found, _shown(found)))
        return {"stays": stays.model_dump(mode="json"), "in_table": in_table}

    async def left(self, contact_id: str, kinds: Collection[str]) -> LeftToErase:
        async with self._database.begin() as tx:
            return await erasing.count_left(tx, contact_id, kinds)

    async def left_in_table(self, contact_id: str) -> LeftToErase:
        async with self._database.begin() as tx:
            return LeftToErase(sum(await erasing.rows_in_table(tx, contact_id)))

    async def close(self, contact_id: str, *, patient: bool = True) -> None:
        now = self._clock.now()
        async with self._database.begin() as tx:
            profile = await erasing.profile_of(tx, contact_id)
            if profile is None:
                return
            known, _ = (await turns.load_contacts(tx, [contact_id]))[contact_id]
            staff = await self._staff(tx, contact_id)
            since = profile.erasing.asked if profile.erasing else now
            told_at = max(since, now - GIVEN_UP)
            if patient and any(matter.contact_id == contact_id for matter in await matters.open_ones(tx)):
                raise Unavailable("a matter of harm is open: who has it may want to reach them")
            if patient and await erasing.is_anything_on_its_way(tx, contact_id, told_at):
                raise Unavailable("the last message is on its way")
        numbers = [each.handle.value for each in known.handles]
        traces = traces_of([contact_id], numbers, [])
        await Mentions(self._database, contact_id, traces, staff, frozenset(), since, now).erase()
        async with self._database.begin() as tx:
            await inbox.wait_for(tx, contact_id)
            await erasing.empty_talk(tx, self._database, contact_id, now)
            await erasing.close(tx, self._database, contact_id, now)
        await self._database.tidy()

    async def erase_again(self, marks: frozenset[str]) -> int:
        """Of a copy of the database that was put back: how many were in it who are erased."""
        if not marks:
            return 0
        back = await self._marked(marks)
        for contact_id in back:
            async with self._database.begin() as tx:
                found = await self._find(tx, contact_id, frozenset())
            gone = frozenset(child for child in found.fates if self._mark("child", child) in marks)
            await self.erase(contact_id, gone=gone)
            await self.close(contact_id, patient=False)
        return len(back)

    async def _marked(self, marks: frozenset[str]) -> list[str]:
        """But for those of whom it is being done: that goes on by itself, and ends with a receipt."""
        query = sa.select(contact_rows.c.id).where(contact_rows.c.erased_at.is_(None))
        async with self._database.begin() as tx:
            known = [row.id for row in await tx.execute(query) if self._mark("contact", row.id) in marks]
            profiles = {each: await erasing.profile_of(tx, each) for each in known}
        return [each for each, profile in profiles.items() if profile and not _is_under_way(profile)]

    def _mark(self, kind: str, name: str) -> str:
        return self._database.vault.sign(f"erased {kind}:{name}")

    async def _find(self, tx: Connection, contact_id: str, gone: frozenset[str]) -> _Found:
        known, _ = (await turns.load_contacts(tx, [contact_id]))[contact_id]
        query = sa.select(contact_rows.c.created_at).where(contact_rows.c.id == contact_id)
        since = (await tx.execute(query)).scalar_one()
        theirs = (await turns.load_registrations(tx, [contact_id], also_archived=True)).get(contact_id, [])
        today = self._clock.now().astimezone(self._club.zone).date()
        fates = fates_of(self._club, today, theirs, contact_id) | {child: Fate(False, ()) for child in gone}
        open_ones = await matters.open_ones(tx)
        apart = frozenset(child for child in fates if any(matter.concerns(child) for matter in open_ones))
        return _Found(
            known,
            since,
            [each for each in theirs if each.child.id not in apart],
            {child: fate for child, fate in fates.items() if child not in apart},
            apart,
        )

    async def _staff(self, tx: Connection, contact_id: str) -> frozenset[str]:
        """All who run something for the club, by table or by its file."""
        runs = {row.contact_id for row in await tx.execute(sa.select(manager_rows.c.contact_id))}
        phones = [Handle(kind=HandleKind.PHONE, value=person.phone) for person in self._club.staff]
        named = (await contacts.find_all(tx, self._database, phones)).values() if phones else ()
        return frozenset({*runs, *named} - {contact_id})

    async def _erase_own(self, tx: Connection, found: _Found, now: datetime) -> None:
        contact_id = found.contact.id
        numbers = [known.handle.value for known in found.contact.handles]
        photos = [each.id for each in found.registrations if "photo" in each.answers]
        for registration in found.registrations:
            fate = found.fates[registration.child.id]
            forget(registration, contact_id, fate, numbers)
            if not await erasing.keep_registration(tx, registration, now if fate.goes else None):
                raise ConflictError("a registration was changed by somebody else meanwhile")
        going = self._going(found)
        kept = [each.id for each in found.registrations if each.id not in going]
        await erasing.forget_in_table(tx, contact_id, going, kept, now)
        no_photo = {each.id for each in found.registrations if "photo" not in each.answers}
        await erasing.forget_photos(
            tx, self._database, contact_id, sorted({*photos, *self._going(found)} & no_photo), now
        )
        await erasing.forget_children(tx, contact_id, found.gone, found.left)
        if not any(fate.is_needed for fate in found.fates.values()) and not found.apart:
            await erasing.forget_consents(tx, contact_id)
        await erasing.forget_media(tx, self._database, contact_id, now)
        await erasing.empty_talk(tx, self._database, contact_id, now)
        await erasing.keep_only_erasing(tx, contact_id)

    def _going(self, found: _Found) -> list[str]:
        """Also a photo that was kept and, after a crash, never recorded."""
        return [each.id for each in found.registrations if found.fates[each.child.id].goes]


def _is_under_way(profile: Profile) -> bool:
    return profile.erasing is not None and profile.erasing.step is not Step.WAITING


def _shown(found: _Found) -> list[Registration]:
    return [each for each in found.registrations if each.archived_at is None]


def _of(found: _Found, shown: Collection[Registration]) -> Mapping[str, Fate]:
    children = {each.child.id for each in shown}
    return {child: fate for child, fate in found.fates.items() if child in children}


def _traces(found: _Found) -> Traces:
    """By what the person is known, and those of their children whose record goes."""
    mine: list[str | None] = [found.contact.profile.name, *(each.handle.value for each in found.contact.handles)]
    theirs: list[str | None] = []
    ids = [found.contact.id, *found.gone]
    for each in found.registrations:
        own = (each.answers, each.facts.also_told.get(found.contact.id, {}))
        is_mine = each.facts.given_by.get("guardian", each.contact_id) == found.contact.id
        for told in own if is_mine else own[1:]:
            mine += [told.get("guardian", {}).get(name) for name in ("name", "email", "mobile")]
        if found.fates[each.child.id].goes:
            ids.append(each.id)
            theirs += _of_child(each)
    return traces_of(ids, mine, theirs)


def _of_child(registration: Registration) -> list[str | None]:
    answers = registration.answers
    own, emergency = answers.get("own_contact", {}), answers.get("emergency", {})
    return [
        registration.child.profile.get("name"),
        answers.get("child", {}).get("name"),
        own.get("mobile"),
        own.get("email"),
        emergency.get("name"),
        emergency.get("phone"),
    ]
