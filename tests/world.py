"""A whole program in a test: real database, the sandbox as carrier, a clock that goes when it is told."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from bot.engine.clock import SystemClock
from bot.model.events import BURST_LIMIT, Arrival, Kind
from bot.model.messages import Direction, Handle, HandleKind, Medium, Text
from bot.model.people import Registration
from bot.program.app import App
from bot.store import tables, turns
from integrations.airtable.sandbox import Sandbox as RosterSandbox
from integrations.gocardless.sandbox import Sandbox as Bank
from integrations.twilio.media_sandbox import SandboxMedia
from integrations.twilio.sandbox import SandboxChannel
from scheduler.means import Means
from scheduler.roster import keep_roster

START = datetime(2026, 8, 3, 10, 0, tzinfo=UTC)  # a Monday before the season


class HandClock(SystemClock):
    """Stands still until it is moved."""

    def __init__(self, start: datetime = START) -> None:
        super().__init__()
        self._start = start

    def now(self) -> datetime:
        return self._start + self.offset

    def move(self, by: timedelta) -> None:
        self.offset += by

    async def sleep(self, seconds: float) -> None:  # noqa: ARG002 - nobody waits in a test
        await asyncio.sleep(0)


@dataclass
class World:
    app: App
    clock: HandClock

    @property
    def carrier(self) -> SandboxChannel:
        assert isinstance(self.app.channel, SandboxChannel)
        return self.app.channel

    @property
    def media(self) -> SandboxMedia:
        assert isinstance(self.app.services.media, SandboxMedia)
        return self.app.services.media

    @property
    def bank(self) -> Bank:
        assert self.app.bank is not None
        return self.app.bank

    @property
    def means(self) -> Means:
        """What jobs work with."""
        return self.app.means

    def parent(self, number: str = "+447700900123", medium: Medium = Medium.WHATSAPP) -> "Parent":
        return Parent(self, number, medium)

    def manager(self, number: str = "+447700900001", medium: Medium = Medium.WHATSAPP) -> "Parent":
        """The club file's own manager, who is an admin too, unless another number is given."""
        return Parent(self, number, medium)

    @property
    def table(self) -> RosterSandbox:
        """The club's table, as its people see it."""
        assert self.app.roster_sandbox is not None
        return self.app.roster_sandbox

    async def keeps_the_table(self) -> None:
        """The clock does, and what people did there is read."""
        await self.later(timedelta(minutes=2))
        await keep_roster(self.means)
        await self.settle()

    async def settle(self) -> None:
        """Until everybody has read and said what there is: a burst is over, receipts are in."""
        self.clock.move(BURST_LIMIT)
        while any([await self.app.worker.drain(), await self.carrier.settled()]) or await self.bank.settled():
            pass  # what came in while others worked is seen in the next round

    async def later(self, by: timedelta) -> None:
        self.clock.move(by)
        await self.settle()

    async def rows(self, table: sa.Table) -> list[Any]:
        async with self.app.database.begin() as tx:
            return list(await tx.execute(sa.select(table).order_by(table.primary_key.columns.values()[0])))

    async def parents(self) -> list[Any]:
        """All contacts but the managers, who are there from the start."""
        run_by = {manager.contact_id for manager in await self.rows(tables.managers)}
        return [contact for contact in await self.rows(tables.contacts) if contact.id not in run_by]


@dataclass
class Parent:
    """A person with a phone."""

    world: World
    number: str
    medium: Medium
    read: int = 0  # how much of what was sent to them they have looked at
    heard: list[str] = field(default_factory=list)

    @property
    def handle(self) -> Handle:
        return Handle(kind=HandleKind.PHONE, value=self.number)

    async def invited(self, **details: Any) -> Mapping[str, Any]:
        payload = {
            "child_name": "Sam Jones",
            "team_name": "Tigers",
            "age_group": "U10",
            "manager_name": "Alex Johnson",
        } | details
        key = sha256(f"{self.number}:{self.world.clock.now()}:{payload}".encode()).hexdigest()
        arrival = Arrival("trigger", key, Kind.INVITE, payload)
        result = await self.world.app.turns.take_at_once(self.handle, arrival)
        await self.world.settle()
        return result

    async def says(self, *texts: str, button: str | None = None) -> None:
        """Several texts are a burst: typed one after the other, read together."""
        for text in texts:
            await self.world.carrier.says(self.number, text, medium=self.medium, button=button)
        await self.world.settle()

    async def sends(self, *pictures: bytes, content_type: str = "image/jpeg") -> None:
        """Pictures in one message."""
        media = [self.world.media.put(picture, content_type) for picture in pictures]
        await self.world.carrier.says(self.number, medium=self.medium, media=media)
        await self.world.settle()

    async def presses(self, title: str) -> None:
        """A button of the newest message that has one of that title."""
        for sent in reversed(self.world.carrier.sent):
            content = sent.message.content
            if sent.message.to == self.handle and isinstance(content, Text):
                for option in content.options:
                    if option.title == title:
                        await self.says(title, button=option.id)
                        return
        raise AssertionError(f"no button {title!r}")

    async def transcript(self) -> list[Any]:
        async with self.world.app.database.begin() as tx:
            query = (
                sa.select(tables.messages)
                .join(tables.handles, tables.handles.c.id == tables.messages.c.handle_id)
                .where(tables.handles.c.digest == self.world.app.database.vault.digest(self.handle))
                .order_by(tables.messages.c.id)
            )
            return list(await tx.execute(query))

    async def replies(self) -> list[str]:
        """What came to the phone, in order, as it reads there."""
        return [sent.body for sent in self.world.carrier.sent if sent.message.to == self.handle]

    async def sees(self, words: str) -> None:
        """The newest message says so."""
        replies = await self.replies()
        assert replies, f"nothing came, expected {words!r}"
        assert words in replies[-1], f"{words!r} not in {replies[-1]!r}"

    async def sees_nothing_new_since(self, count: int) -> None:
        assert len(await self.replies()) == count

    async def registrations(self) -> list[Registration]:
        async with self.world.app.database.begin() as tx:
            digest = self.world.app.database.vault.digest(self.handle)
            contact_id = (
                await tx.execute(sa.select(tables.handles.c.contact_id).where(tables.handles.c.digest == digest))
            ).scalar_one()
            return (await turns.load_registrations(tx, [contact_id])).get(contact_id, [])

    async def registration(self) -> Registration:
        [only] = await self.registrations()
        return only


OUTBOUND = tables.messages.c.direction == Direction.OUTBOUND
