"""Sweeps: they may run twice, late, or after a week of silence."""

import asyncio
from datetime import timedelta

import pytest

from bot.model.events import Kind
from bot.model.messages import Medium
from bot.model.money import MONEY_EVENT
from bot.store import tables
from scheduler import clock
from scheduler.clock import Scheduler
from scheduler.jobs import JOBS, Job, forget_raw_webhooks, tell_staff
from tests.talks import register
from tests.world import World

SECRETARY = "+447700900002"


async def test_staff_are_told_once_and_in_one_message(world: World) -> None:
    for number in ("+447700900123", "+447700900124"):
        await world.parent(number).says("wrong number")  # nobody had invited them
    for _ in range(2):
        await tell_staff(world.means)
        await world.settle()
    secretary = world.parent(SECRETARY, Medium.SMS)
    assert len(await secretary.replies()) == 1
    await secretary.sees("Wrong numbers: 2")


async def test_what_is_noticed_at_night_is_told_in_the_morning(world: World) -> None:
    await world.parent().says("wrong number")
    world.clock.move(timedelta(hours=11))  # past ten in the evening
    await tell_staff(world.means)
    await world.settle()
    secretary = world.parent(SECRETARY, Medium.SMS)
    assert await secretary.replies() == []
    await world.later(timedelta(hours=11))
    await tell_staff(world.means)
    await world.settle()
    await secretary.sees("Wrong numbers: 1")


async def test_raw_webhooks_are_forgotten_but_still_known(world: World) -> None:
    parent = world.parent()
    await parent.says("hello")
    await world.later(timedelta(days=31))
    await forget_raw_webhooks(world.means)
    letters = [event for event in await world.rows(tables.events) if event.kind == Kind.TEXT]
    assert [event.payload for event in letters] == [{}]
    assert [event.source for event in letters] == ["message"]


async def test_what_a_payment_service_wrote_is_forgotten_but_still_known(world: World) -> None:
    parent = world.parent()
    await register(parent)
    heard = {row.key: row.payload for row in await world.rows(tables.effects) if row.kind == MONEY_EVENT}
    assert heard
    assert all(heard.values())
    await world.later(timedelta(days=31))
    await forget_raw_webhooks(world.means)
    kept = {row.key: row.payload for row in await world.rows(tables.effects) if row.key in heard}
    assert kept == {key: {} for key in heard}


async def test_every_job_is_scheduled(world: World) -> None:
    scheduler = Scheduler(world.means)
    scheduler.start()
    try:
        assert scheduler.count == len(JOBS)
    finally:
        scheduler.stop()


async def test_every_job_runs_soon_after_the_start_and_late_ones_up_to_their_interval(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []

    async def run(self: Scheduler, job: Job) -> None:
        ran.append(job.run.__name__)

    monkeypatch.setattr(clock, "_FIRST_AFTER", 0)
    monkeypatch.setattr(Scheduler, "_run", run)
    scheduler = Scheduler(world.means)
    scheduler.start()
    async with asyncio.timeout(5):
        while len(ran) < len(JOBS):  # noqa: ASYNC110 - the scheduler fills it
            await asyncio.sleep(0)
    scheduler.stop()
    assert ran == [job.run.__name__ for job in JOBS]
