"""A turn that fails leaves no trace, is tried again, and is parked in the end; nobody else waits for it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.engine.turns import MOST_FAILURES
from bot.model.events import Kind
from bot.model.turn import Turn
from bot.store import tables
from bot.store.tables import Progress
from conversations.talk.talk import Omega
from tests.world import World


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    """Makes every turn that reads these words fail, so many times."""

    def fail_on(words: str, times: int) -> None:
        react = Omega.react
        left = [times]

        async def broken(self: Omega, turn: Turn) -> None:
            await react(self, turn)
            if left[0] and any(words in inbound.text for inbound, _ in turn.letters):
                left[0] -= 1
                raise RuntimeError("no luck")

        monkeypatch.setattr(Omega, "react", broken)

    return fail_on


async def _retried(world: World, times: int = MOST_FAILURES + 1) -> None:
    for _ in range(times):
        await world.later(timedelta(seconds=10))


async def test_a_turn_that_failed_is_taken_again_and_answered_once(
    world: World, failing: Callable[[str, int], None]
) -> None:
    parent = world.parent()
    await parent.invited()
    failing("yes", 2)
    before = len(await parent.replies())
    await parent.says("yes")
    await _retried(world)
    assert len(await parent.replies()) == before + 1
    await parent.sees("Did Sam play")


async def test_poison_is_parked_staff_are_told_and_the_contact_gets_a_word(
    world: World, failing: Callable[[str, int], None]
) -> None:
    parent = world.parent()
    await parent.invited()
    failing("poison", 1000)
    await parent.says("poison")
    await _retried(world)
    parked = [event for event in await world.rows(tables.events) if event.progress is Progress.PARKED]
    assert len(parked) == 1
    assert parked[0].attempts == MOST_FAILURES - 1
    await parent.sees("something went wrong on our side")
    assert "parked" in {notice.kind for notice in await world.rows(tables.notices)}
    await parent.says("yes")
    await parent.sees("Did Sam play")


async def test_a_burst_with_poison_in_it_loses_nothing_else(world: World, failing: Callable[[str, int], None]) -> None:
    parent = world.parent()
    await parent.invited()
    failing("poison", 1000)
    await parent.says("poison", "yes")
    await _retried(world)
    progress = {
        event.payload["inbound"]["text"]: event.progress
        for event in await world.rows(tables.events)
        if event.kind == Kind.TEXT
    }
    assert progress == {"poison": Progress.PARKED, "yes": Progress.DONE}
    await parent.sees("Did Sam play")


async def test_others_are_answered_while_one_lane_fails(world: World, failing: Callable[[str, int], None]) -> None:
    unlucky, lucky = world.parent("+447700900201"), world.parent("+447700900202")
    await unlucky.invited()
    await lucky.invited()
    failing("poison", 1000)
    await world.carrier.says(unlucky.number, "poison")
    await lucky.says("yes")
    await lucky.sees("Did Sam play")


async def test_a_machine_that_answers_the_machine_is_met_with_silence(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    for n in range(30):
        await world.carrier.says(parent.number, f"autoreply {n}")
        world.clock.move(timedelta(seconds=2))
        await world.app.worker.drain()
    assert len(await parent.replies()) <= 22  # the invitation, twenty replies, and that there is a pause
    await parent.sees("I'll answer again at 11:1")
    assert {notice.kind for notice in await world.rows(tables.notices)} == {"stuck", "loop"}
    await world.later(timedelta(minutes=11))
    await parent.says("yes")
    await parent.sees("Did Sam play")
