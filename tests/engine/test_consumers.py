"""Happenings are read by each consumer once and in one order, whatever runs beside it, fails, or was away."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
import sqlalchemy as sa
from aiohttp.test_utils import TestClient, TestServer

from bot.engine.consumers import Consumer, Consumers
from bot.model.happenings import KitChosen, PhotoIn, Started
from bot.program.app import web_server
from bot.store import happenings, memos, tables
from bot.store.database import Connection, Database
from bot.store.happenings import Happened, Written
from tests.talks import register
from tests.world import World


@dataclass
class Reader:
    """Keeps what it read; `away` is why it cannot read just now."""

    name: str = "reader"
    read: list[Happened] = field(default_factory=list)
    away: Exception | None = None

    async def take(self, tx: Connection, database: Database, happened: Sequence[Happened]) -> None:
        await memos.write(tx, database, f"read by {self.name}", str(happened[-1].place))
        if self.away:
            raise self.away
        self.read += happened

    def on(self, world: World, *others: "Reader") -> Consumers:
        consumers = [Consumer(each.name, each.take) for each in (self, *others)]
        return Consumers(world.app.database, world.clock, consumers)

    @property
    def ids(self) -> list[str | None]:
        return [each.registration_id for each in self.read]


async def note(world: World, *registrations: str) -> None:
    async with world.app.database.begin() as tx:
        await _put(tx, world, *registrations)


async def _put(tx: Connection, world: World, *registrations: str) -> None:
    await happenings.put(tx, [Written(Started(), "C1", each) for each in registrations], world.clock.now())


async def test_each_is_read_once_and_in_order(world: World) -> None:
    reader = Reader()
    consumers = reader.on(world)
    await note(world, "R1", "R2")
    assert await consumers.take()
    await note(world, "R3")
    while await consumers.take():
        pass
    assert reader.ids == ["R1", "R2", "R3"]
    assert [each.place for each in reader.read] == [1, 2, 3]


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
async def test_what_a_slower_turn_wrote_first_and_commits_last_is_not_skipped(world: World) -> None:
    reader = Reader()
    consumers = reader.on(world)
    async with world.app.database.begin() as slow:
        await _put(slow, world, "slow")
        await note(world, "quick")
        await consumers.take()
        assert reader.ids == ["quick"]
    await consumers.take()
    assert reader.ids == ["quick", "slow"]
    rows = await world.rows(tables.happenings)
    assert [(row.registration_id, row.place) for row in rows] == [("slow", 2), ("quick", 1)]


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
async def test_many_writers_and_several_processes_leave_no_gap_and_read_nothing_twice(world: World) -> None:
    reader = Reader()
    processes = [reader.on(world) for _ in range(3)]

    async def write(writer: int) -> None:
        for number in range(20):
            async with world.app.database.begin() as tx:
                await _put(tx, world, f"{writer}:{number}")
                await tx.execute(sa.text("SELECT pg_sleep(:long)"), {"long": (writer * 7 + number * 3) % 5 / 1000})

    async def read(consumers: Consumers) -> None:
        while len(reader.read) < 100:
            await consumers.take()

    async with asyncio.timeout(60):
        await asyncio.gather(*(write(each) for each in range(5)), *(read(each) for each in processes))
    assert [each.place for each in reader.read] == list(range(1, 101))
    for writer in range(5):
        mine = [each for each in reader.ids if each and each.startswith(f"{writer}:")]
        assert mine == [f"{writer}:{number}" for number in range(20)]


async def test_one_that_fails_holds_no_other_writes_nothing_and_catches_up(world: World) -> None:
    failing, well = Reader("failing", away=RuntimeError("away")), Reader("well")
    consumers = failing.on(world, well)
    await note(world, "R1")
    await consumers.take()
    assert well.ids == ["R1"]
    async with world.app.database.begin() as tx:
        assert await memos.read(tx, "read by failing") is None
        _, cursors = await happenings.cursors_now(tx)
    told = {each.consumer: (each.place, each.failures, each.error) for each in cursors}
    assert told["failing"] == (0, 1, "RuntimeError")
    assert told["well"] == (1, 0, None)
    failing.away = None
    await note(world, "R2")
    await consumers.take()
    assert failing.ids == []  # not at once
    world.clock.move(timedelta(minutes=1))
    await consumers.take()
    assert failing.ids == ["R1", "R2"]


async def test_one_that_was_away_for_a_week_catches_up(world: World) -> None:
    await register(world.parent())
    written = len(await world.rows(tables.happenings))
    world.clock.move(timedelta(days=7))
    late = Reader("late")
    consumers = late.on(world)
    while await consumers.take():
        pass
    assert len(late.read) == written
    assert [each.place for each in late.read] == list(range(1, written + 1))


async def test_after_an_erasure_the_detail_is_gone_and_the_cursors_stay_true(world: World) -> None:
    reader = Reader()
    async with world.app.database.begin() as tx:
        written = [Written(KitChosen(size="9/10", number=7), "C1", "R1"), Written(PhotoIn(), "C2", "R2")]
        await happenings.put(tx, written, world.clock.now())
        assert await happenings.empty(tx, contact_id="C1", registration_ids=["R1"]) == 1
    await reader.on(world).take()
    assert [(each.kind, each.happening) for each in reader.read] == [("kit_chosen", None), ("photo_in", PhotoIn())]


async def test_what_a_newer_program_noted_is_passed_by_its_name(world: World) -> None:
    async with world.app.database.begin() as tx:
        row = {"kind": "of_the_future", "at": world.clock.now(), "detail": {"a": 1}}
        await tx.execute(sa.insert(tables.happenings), [row])
    reader = Reader()
    await reader.on(world).take()
    assert [(each.kind, each.happening) for each in reader.read] == [("of_the_future", None)]


async def test_how_far_behind_each_is_can_be_seen(world: World) -> None:
    failing = Reader("failing", away=RuntimeError("away"))
    await note(world, "R1", "R2", "R3")
    await failing.on(world).take()
    async with TestClient(TestServer(web_server(world.app))) as browser:
        told = (await (await browser.get("/health")).json())["data"]["happenings"]["failing"]
        metrics = await (await browser.get("/metrics")).text()
    assert (told["behind"], told["failures"], told["error"]) == (3, 1, "RuntimeError")
    assert 'omega_happenings_behind{consumer="failing"} 3.0' in metrics
