"""All that is held on one contact, put together for themselves."""

from typing import Any

import sqlalchemy as sa

from bot.club.club import Club
from bot.model.matters import Matters
from bot.model.messages import Direction, Template
from bot.model.people import Contact
from bot.model.templates import Wordings
from bot.model.turn import Turn
from bot.ports import Clock
from bot.store import managers, matters, turns
from bot.store.database import Connection
from bot.store.tables import consents, messages
from conversations.privacy.export import Given, Said, export


class DataTold:
    def __init__(self, club: Club, clock: Clock, wordings: Wordings) -> None:
        self._club = club
        self._clock = clock
        self._wordings = wordings

    async def __call__(self, tx: Connection, contact_id: str) -> dict[str, Any]:
        contact, conversation = (await turns.load_contacts(tx, [contact_id]))[contact_id]
        theirs = (await turns.load_registrations(tx, [contact_id], also_archived=True)).get(contact_id, [])
        open_ones = await matters.open_ones(tx)
        others = [each for each in open_ones if each.contact_id != contact_id]
        shown = [each for each in theirs if not any(matter.concerns(each.child.id) for matter in others)]
        turn = Turn(self._club, self._clock.now(), contact, conversation, shown, [], matters=Matters(open_ones))
        said = await self._said(tx, contact_id)
        if await self._is_staff(tx, contact):
            said = [each for each in said if not each.by_us]
        return export(turn, said, await _given(tx, contact_id))

    async def _is_staff(self, tx: Connection, contact: Contact) -> bool:
        """What we write to them is about other people: relayed words, alarms, who has not paid."""
        phones = {person.phone for person in self._club.staff}
        is_named = any(known.handle.value in phones for known in contact.handles)
        return is_named or bool(await managers.load(tx, [contact.id], []))

    async def _said(self, tx: Connection, contact_id: str) -> list[Said]:
        """Nothing of a matter of harm."""
        spans = await matters.spans_of(tx, contact_id)
        query = sa.select(messages).where(messages.c.contact_id == contact_id).order_by(messages.c.id)
        return [
            Said(row.created_at, row.medium.value, row.direction is Direction.OUTBOUND, text)
            for row in await tx.execute(query)
            if not matters.told_in(spans, row.created_at) and (text := self._text(row.content))
        ]

    def _text(self, content: dict[str, Any]) -> str:
        if content["type"] == "text":
            return str(content["text"])
        wording = self._wordings.get(content["name"])
        return wording.render(Template.model_validate(content)) if wording else ""


async def _given(tx: Connection, contact_id: str) -> list[Given]:
    query = sa.select(consents).where(consents.c.contact_id == contact_id).order_by(consents.c.id)
    return [Given(row.at, row.purpose, row.wording, row.given) for row in await tx.execute(query)]
