"""POST /trigger with a list: a squad in one request."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.club.club import Club
from bot.engine.turns import Turns
from bot.store.database import Database
from bot.store.tables import events, messages
from bot.web.trigger import Trigger
from tests.web.conftest import Client, Connect, StillClock
from tests.web.test_trigger import FULL, KEY, count, post
from tests.world import World

BAD = {**FULL, "parent_tel": "0161 496 0000"}


@pytest.fixture
async def client(turns: Turns, clock: StillClock, club: Club, connect: Connect) -> Client:
    return await connect(Trigger(turns, clock, club, [KEY]).routes())


def squad(size: int, first: int = 0) -> list[dict[str, Any]]:
    return [{**FULL, "parent_tel": f"+4477009{place:05}"} for place in range(first, first + size)]


async def test_a_squad_is_invited_by_one_request_once_each(client: Client, database: Database) -> None:
    status, body = await post(client, squad(25))
    results = body["data"]["results"]
    assert (status, body["message"]) == (200, "25 taken, 0 refused")
    assert [each["index"] for each in results] == list(range(25))
    assert {each["outcome"] for each in results} == {"invited"}
    assert len({each["message_id"] for each in results}) == 25
    assert await count(database, messages) == 25


async def test_a_bad_line_is_reported_and_stops_nobody(client: Client) -> None:
    lines = [*squad(1), BAD, "Sam", {"player_first_name": "Sam"}, *squad(1, first=7)]
    status, body = await post(client, lines)
    first, no_mobile, no_object, short, last = body["data"]["results"]
    assert (status, first["outcome"], last["outcome"]) == (200, "invited", "invited")
    assert (no_mobile["outcome"], no_mobile["fields"]) == ("refused", ["parent_tel"])
    assert no_object["error_code"] == "not_an_object"
    assert (short["error_code"], short["fields"]) == ("missing_fields", ["player_last_name", "parent_tel"])


async def test_a_list_without_a_good_line_is_a_bad_request_that_says_why(client: Client) -> None:
    status, body = await post(client, [BAD, BAD])
    assert (status, body["error_code"], body["data"]["refused"]) == (400, "no_line_usable", 2)
    assert body["data"]["results"][1]["fields"] == ["parent_tel"]


@pytest.mark.parametrize("size", [0, 101])
async def test_a_list_has_one_to_a_hundred_lines(client: Client, database: Database, size: int) -> None:
    assert (await post(client, squad(size)))[0] == 400
    assert await count(database, events) == 0


async def test_one_key_covers_the_whole_list(client: Client, database: Database) -> None:
    lines = [*squad(3), BAD]
    _, first = await post(client, lines, **{"Idempotency-Key": "k1"})
    _, again = await post(client, lines, **{"Idempotency-Key": "k1"})
    assert again["data"] == first["data"]
    assert await count(database, events) == 3


async def test_the_same_child_on_two_lines_is_invited_once(client: Client, database: Database) -> None:
    _, body = await post(client, squad(1) * 2)
    one, two = body["data"]["results"]
    assert (one["outcome"], two["outcome"], two["message_id"]) == ("invited", "already_invited", one["message_id"])
    assert await count(database, messages) == 1


async def test_a_list_is_taken_as_a_whole_or_not_at_all(client: Client, clock: StillClock, database: Database) -> None:
    assert (await post(client, squad(40)))[0] == 200
    async with client.post("/trigger", json=squad(40, first=40), headers={"x-api-key": KEY}) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "2")
    assert await count(database, messages) == 40
    clock.offset += timedelta(seconds=2)
    assert (await post(client, squad(40, first=40)))[0] == 200
    assert await count(database, messages) == 80


async def test_more_than_a_burst_is_taken_when_nobody_else_asks(client: Client, clock: StillClock) -> None:
    assert (await post(client, squad(100)))[0] == 200
    assert (await post(client, squad(1)))[0] == 429
    clock.offset += timedelta(seconds=3)
    assert (await post(client, squad(1)))[0] == 200


async def test_lists_that_come_together_all_arrive(world: World, connect: Connect) -> None:
    app = world.app
    client = await connect(Trigger(app.turns, app.clock, app.club, [KEY]).routes())
    answers = await asyncio.gather(post(client, squad(25)), post(client, squad(25)))
    assert {status for status, _ in answers} == {200}
    outcomes = sorted(each["outcome"] for _, body in answers for each in body["data"]["results"])
    assert outcomes == ["already_invited"] * 25 + ["invited"] * 25
    await world.settle()
    assert len(world.carrier.sent) == 25
