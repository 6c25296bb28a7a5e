"""What GoCardless tells is proved over its raw body and stored before it is answered, each event once."""

import json
from collections.abc import AsyncIterator, Mapping
from time import perf_counter
from typing import Any

import pytest
from aiohttp import ClientSession
from pydantic import SecretStr

from bot.model.money import MoneyEvent
from bot.program.app import LIMITS, web_server
from bot.store import tables
from bot.web.server import serve
from integrations.gocardless.webhooks import BODIES, NotProved, Webhooks, signature
from tests.talks import world_on
from tests.world import World

SECRET = "secret of the endpoint"


def event(number: int | str = 1, **other: Any) -> dict[str, Any]:
    return {
        "id": f"EV{number}",
        "created_at": "2026-09-01T09:13:51.404Z",
        "resource_type": "payments",
        "action": "confirmed",
        "links": {"payment": "PM1"},
        "details": {"origin": "gocardless", "cause": "payment_confirmed", "description": "It is there."},
        "metadata": {},
    } | other


def written(*events: Mapping[str, Any]) -> bytes:
    return json.dumps({"events": events}, ensure_ascii=False).encode()


@pytest.fixture
async def listening(database_url: str) -> AsyncIterator[tuple[World, str]]:
    async with (
        world_on(database_url, GOCARDLESS_WEBHOOK_SECRET=SECRET) as world,
        serve(web_server(world.app), "127.0.0.1", 0, LIMITS) as port,
    ):
        yield world, f"http://127.0.0.1:{port}/webhooks/gocardless"


async def post(url: str, body: bytes, signed: str | None = None) -> int:
    headers = {"Webhook-Signature": signature(SECRET, body) if signed is None else signed}
    async with ClientSession() as session, session.post(url, data=body, headers=headers) as answer:
        return answer.status


async def _nothing() -> AsyncIterator[bytes]:
    yield b" "


async def stored(world: World) -> list[Any]:
    return [row for row in await world.rows(tables.effects) if row.kind == "money_event"]


def test_it_is_signed_as_their_own_libraries_expect() -> None:
    assert signature("key", b"The quick brown fox jumps over the lazy dog") == (
        "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"
    )


async def test_an_event_is_stored_as_it_came(listening: tuple[World, str]) -> None:
    world, url = listening
    assert await post(url, written(event())) == 200
    [row] = await stored(world)
    assert (row.key, row.contact_id) == ("EV1", None)
    assert row.payload["raw"] == event()
    assert MoneyEvent.model_validate(row.payload).links == {"payment": "PM1"}


async def test_an_event_told_twice_is_stored_once(listening: tuple[World, str]) -> None:
    world, url = listening
    for body in (written(event(1), event(1)), written(event(1)), written(event(2), event(1))):
        assert await post(url, body) == 200
    assert [row.key for row in await stored(world)] == ["EV1", "EV2"]


@pytest.mark.parametrize(
    "strange",
    [
        event(action="born", links={"unicorn": "UN1"}),
        event(links=None, details=None, metadata=None),
        event(links={"payment": 7, "mandate": ["MD1"]}),
        event(details={"cause": "Robert'); DROP TABLE effects;-- \u0000 é 🎉 \u202e", "description": "=HYPERLINK(1)"}),
        event(details={"description": "x" * 10_000}),
    ],
)
async def test_what_we_do_not_know_is_stored_all_the_same(
    listening: tuple[World, str], strange: dict[str, Any]
) -> None:
    world, url = listening
    assert await post(url, written(strange)) == 200
    [row] = await stored(world)
    assert row.payload["raw"] == strange


async def test_what_cannot_be_read_keeps_nothing_else_out(listening: tuple[World, str]) -> None:
    world, url = listening
    broken: list[Any] = [7, None, {}, event(created_at="once"), event("\u0000"), event("x" * 200), event(id=None)]
    assert await post(url, written(*broken, event(9))) == 200
    assert [row.key for row in await stored(world)] == ["EV9"]


@pytest.mark.parametrize(
    "change",
    [
        lambda body: (body, ""),
        lambda body: (body, "dummy"),
        lambda body: (body, signature("another secret", body)),
        lambda body: (body, signature("", body)),
        lambda body: (body, signature(SECRET, body)[:-1]),
        lambda body: (body, signature(SECRET, body).upper()),
        lambda body: (body, "é" * 64),
        lambda body: (body + b"\n", signature(SECRET, body)),
        lambda body: (body.replace(b"PM1", b"PM2"), signature(SECRET, body)),
        lambda body: (json.dumps(json.loads(body), indent=1).encode(), signature(SECRET, body)),
    ],
)
async def test_what_is_not_signed_over_exactly_this_body_is_refused(listening: tuple[World, str], change: Any) -> None:
    world, url = listening
    assert await post(url, *change(written(event()))) == 498
    assert await stored(world) == []


@pytest.mark.parametrize("body", [b"", b"no JSON", b"[]", b"{}", b'{"events": 7}', b"[" * 100_000, b"\xff"])
async def test_a_signed_body_without_events_is_told_so(listening: tuple[World, str], body: bytes) -> None:
    _, url = listening
    assert await post(url, body) == 400


async def test_nobody_is_believed_without_a_secret(world: World) -> None:
    hook, body = Webhooks(SecretStr(""), world.app.intake), written(event())
    with pytest.raises(NotProved) as refused:
        await hook.take(body, signature("", body))
    assert refused.value.status == 498
    assert await stored(world) == []


async def test_without_settings_nobody_outside_can_sign(world: World) -> None:
    async with serve(web_server(world.app), "127.0.0.1", 0, LIMITS) as port:
        url = f"http://127.0.0.1:{port}/webhooks/gocardless"
        for secret in ("", "sandbox", SECRET):
            assert await post(url, written(event()), signature(secret, written(event()))) == 498
    assert await stored(world) == []


async def test_250_events_are_stored_long_before_they_stop_waiting(listening: tuple[World, str]) -> None:
    world, url = listening
    body = written(*(event(number, metadata={"note": "x" * 500}) for number in range(250)))
    start = perf_counter()
    assert await post(url, body) == 200
    assert perf_counter() - start < 5
    assert len(await stored(world)) == 250


async def test_a_body_beyond_all_reason_is_not_read(listening: tuple[World, str]) -> None:
    _, url = listening
    headers = {"Content-Length": str(max(BODIES.values()) + 1)}
    async with ClientSession() as session, session.post(url, headers=headers, data=_nothing()) as answer:
        assert answer.status == 413


async def test_the_test_page_says_whether_a_secret_is_set_and_not_which(listening: tuple[World, str]) -> None:
    _, url = listening
    async with ClientSession() as session, session.get(f"{url}/test") as answer:
        said = await answer.text()
        assert answer.status == 200
    assert "A secret is set" in said
    assert SECRET not in said


async def test_half_a_character_in_an_event_costs_that_letter(listening: tuple[World, str]) -> None:
    world, url = listening
    body = written(event(details={"origin": "gocardless", "description": "HALF"})).replace(b"HALF", b"Sam\\ud83d")
    assert await post(url, body) == 200
    assert [row.payload["id"] for row in await stored(world)] == ["EV1"]
