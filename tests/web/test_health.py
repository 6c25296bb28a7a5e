import asyncio
import json
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from bot.engine.bells import Bells
from bot.engine.intake import Intake
from bot.metrics import Metrics
from bot.model.effects import Effect
from bot.model.messages import Handle, HandleKind, Inbound, Medium
from bot.store import deeds, memos
from bot.store.database import Database
from bot.store.vault import Vault
from bot.web import health
from bot.web.health import Check, Health, NotReady
from tests.web.conftest import Client, Connect, StillClock


async def parts(connect: Connect, store: Database, clock: StillClock, **checks: Check) -> Client:
    return await connect(Health(store, clock, Metrics(), checks).routes())


async def hear(database: Database, clock: StillClock) -> None:
    sender = Handle(kind=HandleKind.PHONE, value="+447700900123")
    inbound = Inbound(key="SM1", medium=Medium.WHATSAPP, sender=sender, button="yes")
    await Intake(database, clock, Bells()).message(inbound, {})


async def fails() -> str:
    raise RuntimeError("password=secret")


async def waits() -> str:
    raise NotReady("still starting")


async def test_ready_when_every_part_is(connect: Connect, database: Database, clock: StillClock) -> None:
    client = await parts(connect, database, clock, database=health.answers(database), channel=health.states("sandbox"))
    async with client.get("/health") as answer:
        body = await answer.json()
    assert answer.status == 200
    assert body["status"] == "ready"
    assert body["parts"] == {
        "database": {"ready": True, "detail": "sqlite"},
        "channel": {"ready": True, "detail": "sandbox"},
    }
    assert (body["events_waiting"], body["oldest_waiting_seconds"]) == (0, None)


async def test_one_part_that_fails_makes_it_not_ready(connect: Connect, database: Database, clock: StillClock) -> None:
    client = await parts(connect, database, clock, worker=fails, channel=waits, other=health.states("fine"))
    async with client.get("/health") as answer:
        text = await answer.text()
    assert answer.status == 503
    body = json.loads(text)
    assert (body["success"], body["error_code"]) == (False, "not_ready")
    assert body["parts"]["worker"] == {"ready": False, "detail": "RuntimeError"}
    assert body["parts"]["channel"]["detail"] == "still starting"
    assert "secret" not in text


async def test_a_worker_is_alive_until_its_task_ends() -> None:
    task = asyncio.create_task(asyncio.sleep(0))
    check = health.running(task)
    assert await check() == "running"
    await task
    with pytest.raises(NotReady, match="stopped"):
        await check()


async def test_it_tells_what_waits_and_for_how_long(connect: Connect, database: Database, clock: StillClock) -> None:
    client = await parts(connect, database, clock)
    await hear(database, clock)
    clock.offset = timedelta(seconds=90)
    async with client.get("/health") as answer:
        body = await answer.json()
    assert (body["events_waiting"], body["oldest_waiting_seconds"]) == (1, 90)
    async with client.get("/metrics") as answer:
        text = await answer.text()
    assert answer.content_type == "text/plain"
    assert "omega_events_waiting 1.0" in text
    assert "omega_oldest_event_seconds 90.0" in text


async def test_without_a_database_it_is_alive_and_not_ready(connect: Connect, clock: StillClock) -> None:
    nowhere = Database.connect("postgresql://nobody@127.0.0.1:1/nothing", Vault())
    client = await parts(connect, nowhere, clock, database=health.answers(nowhere))
    async with client.get("/health") as answer:
        assert answer.status == 503
        assert (await answer.json())["events_waiting"] is None
    async with client.get("/health/live") as answer:
        assert answer.status == 200
    async with client.get("/metrics") as answer:
        assert answer.status == 200
    await nowhere.close()


async def test_a_disk_that_is_full_is_not_ready(
    connect: Connect, database: Database, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise OperationalError("", {}, Exception("database or disk is full"))

    monkeypatch.setattr(memos, "write", full)
    client = await parts(connect, database, clock, database=health.answers(database))
    async with client.get("/health") as answer:
        assert answer.status == 503


async def test_it_counts_what_waits_in_the_outboxes(connect: Connect, database: Database, clock: StillClock) -> None:
    async with database.begin() as tx:
        wanted: list[tuple[str | None, Effect]] = [(None, Effect("forget_photo", str(n), {})) for n in range(3)]
        await deeds.put(tx, database, wanted, clock.now())
    client = await parts(connect, database, clock, database=health.answers(database))
    async with client.get("/health") as answer:
        body = await answer.json()
    assert (body["messages_waiting"], body["effects_waiting"]) == (0, 3)
