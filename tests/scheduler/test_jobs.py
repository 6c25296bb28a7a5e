"""Sweeps: they may run twice, late, or after a week of silence."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from bot.club.retention import Kind as Kept
from bot.model.events import Kind
from bot.model.messages import Medium
from bot.model.money import MONEY_EVENT
from bot.store import runs, tables
from bot.store.runs import Swept
from scheduler import clock
from scheduler.clock import Scheduler
from scheduler.forgetting import forget
from scheduler.jobs import JOBS, Job, tell_of_the_week, tell_staff
from scheduler.means import Means
from tests.talks import register, talk_until
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
    await forget(world.means, Kept.RAW)
    letters = [event for event in await world.rows(tables.events) if event.kind == Kind.TEXT]
    assert [event.payload for event in letters] == [{}]
    assert [event.source for event in letters] == ["message"]


async def test_the_words_of_the_chat_are_forgotten_after_a_year_but_for_a_matter_of_harm(world: World) -> None:
    kate, tom = world.parent(), world.parent("+447700900124")
    await talk_until(kate, "review")
    await tom.says("the coach hits my son")
    await world.later(timedelta(days=300))
    assert await forget(world.means, Kept.CHAT) == 0
    await world.later(timedelta(days=80))
    assert await forget(world.means, Kept.CHAT) > 0
    assert await forget(world.means, Kept.CHAT) == 0
    assert "kate@example.com" not in str([row.content for row in await kate.transcript()])
    assert "the coach hits my son" in str([row.content for row in await tom.transcript()])
    await kate.says("hello again")
    assert (await kate.registration()).answers["guardian"]["email"] == "kate@example.com"


async def test_what_a_payment_service_wrote_is_forgotten_but_still_known(world: World) -> None:
    parent = world.parent()
    await register(parent)
    heard = {row.key: row.payload for row in await world.rows(tables.effects) if row.kind == MONEY_EVENT}
    assert heard
    assert all(heard.values())
    await world.later(timedelta(days=31))
    await forget(world.means, Kept.RAW)
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
    assert sorted(ran) == sorted(job.run.__name__ for job in JOBS)


async def test_a_job_that_hangs_or_fails_stops_no_other_and_is_seen(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = asyncio.Event()

    async def hangs(_means: Means) -> Swept:
        await asyncio.Event().wait()
        return Swept()

    async def fails(_means: Means) -> Swept:
        raise RuntimeError

    async def works(_means: Means) -> Swept:
        ran.set()
        return Swept(5, 3)

    jobs = [Job(each, every=timedelta(hours=1)) for each in (hangs, fails, works)]
    monkeypatch.setattr(clock, "_FIRST_AFTER", 0)
    monkeypatch.setattr(clock, "_PATIENCE", 0.2)
    monkeypatch.setattr(clock, "JOBS", jobs)
    scheduler = Scheduler(world.means)
    scheduler.start()
    async with asyncio.timeout(5):
        await ran.wait()
        while len(seen := await _runs(world)) < len(jobs):  # noqa: ASYNC110 - the scheduler fills it
            await asyncio.sleep(0.05)
    scheduler.stop()
    assert {name: (each["found"], each["done"], each["failed"]) for name, each in seen.items()} == {
        "hangs": (0, 0, "TimeoutError"),
        "fails": (0, 0, "RuntimeError"),
        "works": (5, 3, ""),
    }


async def _runs(world: World) -> Mapping[str, Any]:
    async with world.app.database.begin() as tx:
        return await runs.of_all(tx)


async def test_the_secretary_hears_of_the_week_on_monday_once(world: World) -> None:
    await register(world.parent())
    await talk_until(world.parent("+447700900124"), "guardian")
    await world.later(timedelta(days=7, hours=1))
    secretary = world.parent(SECRETARY, Medium.SMS)
    count = len(await secretary.replies())
    for _ in range(2):
        await tell_of_the_week(world.means)
        await world.settle()
    [told] = (await secretary.replies())[count:]
    assert "2 registrations begun, 1 finished, 0 ended." in told
    assert "Unfinished now: 1." in told
    assert "NUDGE ALL reminds them" in told
