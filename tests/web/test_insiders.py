"""Who may see how the program is doing, in production."""

from collections.abc import Mapping

import pytest

from bot.metrics import Metrics
from bot.store.database import Database
from bot.web import health
from bot.web.health import Health, insiders
from tests.web.conftest import Client, Connect, StillClock

TOKEN = "a token of sixteen and more"


@pytest.fixture
async def client(connect: Connect, database: Database, clock: StillClock) -> Client:
    parts = {"database": health.answers(database)}
    return await connect(Health(database, clock, Metrics(), parts, insiders(TOKEN)).routes())


INSIDE: list[Mapping[str, str]] = [
    {},
    {"X-Forwarded-For": "203.0.113.9", "Authorization": f"Bearer {TOKEN}"},
]
OUTSIDE: list[Mapping[str, str]] = [
    {"X-Forwarded-For": "203.0.113.9"},
    {"X-Forwarded-For": "127.0.0.1"},
    {"Forwarded": "for=203.0.113.9"},
    {"X-Real-IP": "203.0.113.9", "Authorization": "Bearer "},
    {"Via": "1.1 proxy", "Authorization": "Bearer another"},
    {"X-Forwarded-For": "203.0.113.9", "Authorization": "é"},
]


@pytest.mark.parametrize("headers", INSIDE)
async def test_this_machine_and_who_has_the_token_see_everything(client: Client, headers: Mapping[str, str]) -> None:
    async with client.get("/metrics", headers=headers) as answer:
        assert answer.status == 200
    async with client.get("/health", headers=headers) as answer:
        assert (await answer.json())["parts"]["database"]["ready"] is True


@pytest.mark.parametrize("headers", OUTSIDE)
async def test_everybody_else_hears_whether_it_is_ready(client: Client, headers: Mapping[str, str]) -> None:
    async with client.get("/metrics", headers=headers) as answer:
        assert (answer.status, (await answer.json())["error_code"]) == (401, "unauthorised")
    async with client.get("/health", headers=headers) as answer:
        assert (answer.status, await answer.json()) == (200, {"success": True, "status": "ready"})
    async with client.get("/health/live", headers=headers) as answer:
        assert answer.status == 200


async def test_an_empty_token_is_nobodys(connect: Connect, database: Database, clock: StillClock) -> None:
    client = await connect(Health(database, clock, Metrics(), {}, insiders("")).routes())
    for shown in ("Bearer ", "Bearer", ""):
        async with client.get("/metrics", headers={"Via": "x", "Authorization": shown}) as answer:
            assert answer.status == 401
