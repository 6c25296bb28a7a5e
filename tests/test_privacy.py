"""Logs are read by many: at INFO nobody is in them, whatever happens."""

import json
from datetime import timedelta
from io import StringIO

import aiohttp
import pytest

from bot.program.app import web_server
from bot.web.logs import configure_logs
from bot.web.server import serve
from tests.talks import ANSWERS, PERSONAL, world_on
from tests.world import World

KEY = "key-of-the-club"
INVITATION = {
    "player_first_name": "Sam",
    "player_last_name": "Jones",
    "parent_first_name": "Kate",
    "parent_last_name": "Jones",
    "parent_tel": "07700 900123",
    "manager_full_name": "Alex Johnson",
    "team_name": "Tigers",
    "age_group": "u10s",
}


@pytest.fixture
def logs() -> StringIO:
    """As production writes them: at DEBUG exceptions may quote whom they were about."""
    stream = StringIO()
    configure_logs("INFO", "json", stream)
    return stream


def leaks(logs: StringIO) -> list[str]:
    return [words for words in (*PERSONAL, KEY) if words.strip('"') in logs.getvalue()]


def events(logs: StringIO) -> list[str]:
    return [json.loads(line)["event"] for line in logs.getvalue().splitlines()]


async def test_a_registration_over_http_leaves_nobody_in_the_log(database_url: str, logs: StringIO) -> None:
    async with (
        world_on(database_url, TRIGGER_API_KEYS=KEY) as world,
        serve(web_server(world.app), "127.0.0.1", 0) as port,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        parent = world.parent()
        async with session.post("/trigger", json=INVITATION, headers={"x-api-key": KEY}) as answer:
            assert answer.status == 200, await answer.text()
        async with session.post(
            "/trigger", json=INVITATION | {"parent_tel": "7700900123 Kate"}, headers={"x-api-key": KEY}
        ) as answer:
            assert answer.status == 400
        await world.settle()
        for text in ANSWERS.values():
            await parent.says(text)
        registration = await parent.registration()
        async with session.get(f"/reg_setup/{registration.billing_request_id}", allow_redirects=False) as answer:
            assert answer.status == 302
    assert events(logs).count("request") == 3
    assert leaks(logs) == []


async def test_neither_do_failures(world: World, logs: StringIO) -> None:
    parent = world.parent()
    for code in ("reset", "500", "21211"):
        world.carrier.fail_next(code, "call")
    for code in ("63024", "30007"):
        world.carrier.fail_next(code, "receipt")
    await parent.invited(parent_name="Kate Jones")
    for text in ANSWERS.values():
        await parent.says(text)
        world.clock.move(timedelta(minutes=2))
    assert "send put back" in events(logs)
    assert leaks(logs) == []


async def test_nor_a_turn_that_fails_until_it_is_parked(world: World, logs: StringIO) -> None:
    parent = world.parent()
    await parent.invited(parent_name="Kate Jones")

    async def stumble(turn: object) -> None:
        raise ValueError("Kate Jones, 12 March 1985, kate@example.com")

    world.app.turns._talk.react = stumble  # type: ignore[method-assign]  # noqa: SLF001
    await parent.says("Kate Jones, 12 March 1985, kate@example.com")
    for _ in range(5):
        await world.later(timedelta(seconds=10))
    assert events(logs).count("turn failed") == 5
    assert "event parked" in events(logs)
    assert leaks(logs) == []
