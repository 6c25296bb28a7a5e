"""One contact, one turn at a time, in order; different contacts side by side; several workers on PostgreSQL."""

import asyncio
from collections import defaultdict
from datetime import datetime

import pytest

from bot.engine.bells import Bells
from bot.engine.turns import Turns
from bot.metrics import Metrics
from bot.model.events import Arrival, Kind
from bot.model.messages import Handle, HandleKind
from bot.model.turn import Ours, Turn
from bot.store import contacts, inbox, tables
from bot.store.tables import Progress
from tests.world import World

_CONTACTS = 12
_EVENTS = 15


class Recorder:
    """Reads in no hurry, and notes who reads what."""

    def __init__(self) -> None:
        self.read: dict[str, list[int]] = defaultdict(list)
        self.reading: set[str] = set()
        self.most_at_once = 0

    async def react(self, turn: Turn) -> None:
        assert turn.contact.id not in self.reading, "two turns of one contact at once"
        self.reading.add(turn.contact.id)
        self.most_at_once = max(self.most_at_once, len(self.reading))
        for event in turn.events:
            await asyncio.sleep(0)
            self.read[turn.contact.id].append(event.payload["number"])
        self.reading.discard(turn.contact.id)

    def pause(self, turn: Turn, until: datetime) -> None:  # noqa: ARG002 - never called
        raise AssertionError("nobody writes that much here")

    def apologise(self, turn: Turn) -> None:  # noqa: ARG002 - never called
        raise AssertionError("nothing fails here")


async def _fill(world: World, first: int = 0) -> list[str]:
    now = world.clock.now()
    people = [Handle(kind=HandleKind.PHONE, value=f"+4477009{n:05}") for n in range(_CONTACTS)]
    async with world.app.database.begin() as tx:
        known = await contacts.find_or_create(tx, world.app.database, people, now)
        for number in range(first, first + _EVENTS):
            arrivals = [
                Arrival("test", f"{lane}:{number}", Kind.PRESS, {"number": number}, lane) for lane in known.values()
            ]
            await inbox.put(tx, world.app.database, arrivals, now)
    return list(known.values())


def _turns(world: World, recorder: Recorder) -> Turns:
    return Turns(
        world.app.database, world.clock, world.app.club, recorder, Bells(), Metrics(), Ours("http://localhost")
    )


async def test_each_lane_is_read_in_order_of_arrival_by_several_workers(world: World) -> None:
    recorder = Recorder()
    workers = [_turns(world, recorder) for _ in range(1 if world.app.database.is_sqlite else 3)]
    lanes = await _fill(world)

    async def work(turns: Turns) -> None:
        for _ in range(_EVENTS):
            await turns.take(3)

    await asyncio.gather(*(work(turns) for turns in workers), _fill(world, first=_EVENTS))
    while await workers[0].take(_CONTACTS):
        pass
    assert recorder.read == {lane: list(range(2 * _EVENTS)) for lane in lanes}
    assert {event.progress for event in await world.rows(tables.events)} == {Progress.DONE}


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
async def test_a_lane_held_by_one_worker_is_passed_over_by_the_other(world: World) -> None:
    lanes = await _fill(world)
    recorder = Recorder()
    async with world.app.database.begin() as holder:
        assert await inbox.lock(holder, lanes[:1]) == lanes[:1]
        await _turns(world, recorder).take(_CONTACTS)
        assert set(recorder.read) == set(lanes[1:])
    await _turns(world, recorder).take(_CONTACTS)
    assert set(recorder.read) == set(lanes)


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
async def test_hooks_write_into_a_lane_that_is_being_read(world: World) -> None:
    lanes = await _fill(world)
    async with world.app.database.begin() as holder:
        await inbox.lock(holder, lanes, limit=_CONTACTS)
        async with asyncio.timeout(5), world.app.database.begin() as tx:
            arrival = Arrival("test", "while it is held", Kind.PRESS, {"number": -1}, lanes[0])
            await inbox.put(tx, world.app.database, [arrival], world.clock.now())


async def test_a_lane_that_somebody_else_has_read_meanwhile_is_no_failure(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    lanes = await _fill(world)
    recorder = Recorder()
    turns = _turns(world, recorder)

    async def already_read(*_: object) -> dict[str, list[object]]:
        return {lane: [] for lane in lanes}

    with monkeypatch.context() as patched:
        patched.setattr(inbox, "waiting", already_read)
        await turns.take(_CONTACTS)
    assert recorder.read == {}
    assert {event.attempts for event in await world.rows(tables.events)} == {0}
