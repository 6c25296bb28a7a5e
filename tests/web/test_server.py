import asyncio
import json
from io import StringIO
from uuid import UUID

import pytest
import structlog
from aiohttp import web

from bot.web.limits import Limits
from bot.web.server import build_server, serve
from tests.web.conftest import Client, Connect

LIMITS = Limits(body=1000, bodies={"/webhook": 100, "/pictures": 5000})


async def hello(_: web.Request) -> web.Response:
    return web.Response(text="hello")


async def breaks(_: web.Request) -> web.Response:
    raise RuntimeError("the row of Kate Jones, 07700900123")


async def refuses(_: web.Request) -> web.Response:
    raise web.HTTPForbidden(text="The signature does not match")


async def leads_on(_: web.Request) -> web.Response:
    raise web.HTTPFound("/elsewhere")


async def measures(request: web.Request) -> web.Response:
    return web.Response(text=str(len(await request.read())))


@pytest.fixture
async def client(connect: Connect) -> Client:
    routes = [
        web.get("/", hello),
        web.get("/families/{phone}", hello),
        web.get("/breaks", breaks),
        web.post("/webhooks/refuses", refuses),
        web.get("/leads-on", leads_on),
        web.post("/measures", measures),
        web.post("/webhooks/measures", measures),
        web.post("/pictures", measures),
    ]
    return await connect(routes, limits=LIMITS, quiet=["/"])


@pytest.mark.parametrize(
    ("method", "path", "status", "code", "message"),
    [
        ("GET", "/nowhere", 404, "not_found", "There is nothing here."),
        ("POST", "/", 405, "method_not_allowed", "This address does not take that method."),
        ("GET", "/breaks", 500, "internal_error", "Something went wrong on our side."),
        ("POST", "/webhooks/refuses", 403, "forbidden", "The signature does not match"),
    ],
)
async def test_every_error_has_our_shape(
    client: Client, method: str, path: str, status: int, code: str, message: str
) -> None:
    async with client.request(method, path) as answer:
        body = await answer.json()
        assert answer.status == status
        assert body == {
            "success": False,
            "message": message,
            "error_code": code,
            "data": None,
            "request_id": answer.headers["X-Request-ID"],
        }


async def test_every_answer_has_an_id_of_its_own(client: Client) -> None:
    ids = set()
    for path in ("/", "/", "/nowhere", "/leads-on"):
        async with client.get(path, headers={"X-Request-ID": "mine"}, allow_redirects=False) as answer:
            ids.add(UUID(answer.headers["X-Request-ID"]))
    assert len(ids) == 4


async def test_a_wrong_method_is_told_the_right_one(client: Client) -> None:
    async with client.post("/") as answer:
        assert "GET" in answer.headers["Allow"]


async def test_a_redirect_stays_a_redirect(client: Client) -> None:
    async with client.get("/leads-on", allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (302, "/elsewhere")


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/measures", 1000, 200),
        ("/measures", 1001, 413),
        ("/webhooks/measures", 100, 200),
        ("/webhooks/measures", 101, 413),
        ("/pictures", 5000, 200),
        ("/pictures", 5001, 413),
    ],
)
@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_has_a_largest_size(client: Client, path: str, size: int, status: int, *, chunked: bool) -> None:
    async def pieces() -> object:
        for _ in range(size):
            yield b"x"

    async with client.post(path, data=pieces() if chunked else b"x" * size) as answer:
        assert answer.status == status
        if status == 413:
            assert (await answer.json())["message"] == "The request is too large."


async def test_the_log_knows_the_path_but_nobody(client: Client) -> None:
    with structlog.testing.capture_logs() as logs:
        async with client.get("/families/07700900123?name=Kate"):
            pass
        async with client.get("/breaks"):
            pass
        async with client.get("/Kate-Jones"):
            pass
    lines = [entry for entry in logs if entry["event"] == "request"]
    assert [(line["path"], line["status"]) for line in lines] == [
        ("/families/{phone}", 200),
        ("/breaks", 500),
        ("unknown", 404),
    ]
    assert "Kate" not in repr(lines)
    assert all(line["ms"] >= 0 for line in lines)


async def test_what_machines_ask_all_the_time_is_not_worth_a_line(client: Client, logs: StringIO) -> None:
    async with client.get("/"):
        pass
    assert [json.loads(line)["level"] for line in logs.getvalue().splitlines()] == ["debug"]


async def test_a_request_under_way_is_answered_before_the_server_ends() -> None:
    began, may_end = asyncio.Event(), asyncio.Event()

    async def slow(_: web.Request) -> web.Response:
        began.set()
        await may_end.wait()
        return web.Response(text="done")

    async with serve(build_server([web.get("/", slow)]), "127.0.0.1", 0) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        await began.wait()
        asyncio.get_running_loop().call_soon(may_end.set)
    assert (await reader.read()).endswith(b"done")
    writer.close()
    await writer.wait_closed()


async def test_an_answer_does_not_say_what_it_was_made_with(client: Client) -> None:
    async with client.get("/") as answer:
        assert answer.headers["Server"] == "Omega"
