"""What /trigger does not take: guessed keys, and words in place of names."""

import asyncio
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from bot.web.trigger import WRONG_KEYS, Trigger
from tests.web.conftest import Client, Connect
from tests.world import World

KEY = "a-key-of-the-club"
SAM = {"player_first_name": "Sam", "player_last_name": "Jones", "parent_tel": "07700 900123"}


@pytest.fixture
async def client(world: World, connect: Connect) -> Client:
    app = world.app
    return await connect(Trigger(app.turns, app.clock, app.club, [KEY]).routes())


async def post(client: Client, key: str = KEY, **fields: Any) -> tuple[int, dict[str, Any]]:
    async with client.post("/trigger", json=SAM | fields, headers={"x-api-key": key}) as answer:
        return answer.status, {**await answer.json(), "wait": answer.headers.get("Retry-After")}


async def test_who_guesses_keys_is_soon_told_nothing(client: Client, world: World) -> None:
    statuses = [(await post(client, f"guess {n}"))[0] for n in range(WRONG_KEYS + 5)]
    assert statuses == [403] * WRONG_KEYS + [429] * 5
    assert int((await post(client, "guess"))[1]["wait"]) == 60
    world.clock.move(timedelta(minutes=1))
    assert (await post(client, "guess"))[0] == 403


async def test_guesses_hold_no_right_key_up(client: Client) -> None:
    await asyncio.gather(*(post(client, "guess") for _ in range(3 * WRONG_KEYS)))
    assert (await post(client))[0] == 200


NAMES = [
    "Sam",
    "Mary-Jane",
    "O'Neill",
    "D’Arcy",
    "Siân",
    "Zoe\u0308",
    "Łukasz",
    "Nguyễn",
    "महेश",
    "محمد",
    "小明",
    "María del Carmen de la Fuente",
    "Will",
    "You",
    "St. John",
    "J.",
    "ap Rhys",
]
NO_NAMES = [
    "http://evil.example",
    "evil.example",
    "www.evil.co",
    "Sam 07700900999",
    "Sam2",
    "٣",
    "Your child is in danger",
    "please pay now",
    "Sam. Call me",
    "Sam!",
    "Sam, pay the club",
    "Sam: reply",
    "kate@example.com",
    "Sam\nJones pay here",
    "a b c d e f g",
    "£45",
    "Sam_Jones",
    "Sam/Jones",
    "🎉",
]


async def test_a_name_of_any_people_is_one(client: Client, world: World) -> None:
    for field, name in product(("player_first_name", "manager_full_name"), NAMES):
        world.clock.move(timedelta(seconds=1))
        assert (await post(client, **{field: name}))[0] == 200, name


async def test_what_is_no_name_is_refused_wherever_one_is_wanted(client: Client) -> None:
    fields = ("player_first_name", "player_last_name", "parent_first_name", "parent_last_name", "manager_full_name")
    for field in fields:
        for name in NO_NAMES if field == fields[0] else NO_NAMES[:4]:
            status, body = await post(client, **{field: name})
            assert (status, body["fields"]) == (400, [field]), name


async def test_an_invitation_to_somebody_who_wrote_stop_says_that_nothing_was_sent(
    client: Client, world: World
) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says("STOP")
    heard = len(await parent.replies())
    for child in ("Sam", "Ana"):
        status, body = await post(client, player_first_name=child)
        assert (status, body["data"]["outcome"]) == (200, "stopped")
        assert "nothing was sent" in body["message"]
    await world.settle()
    await parent.sees_nothing_new_since(heard)


async def test_in_a_list_too(client: Client, world: World) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says("STOP")
    async with client.post("/trigger", json=[SAM], headers={"x-api-key": KEY}) as answer:
        [line] = (await answer.json())["data"]["results"]
    assert (line["outcome"], "nothing was sent" in line["message"]) == ("stopped", True)
