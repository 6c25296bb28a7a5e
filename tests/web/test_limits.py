"""Raw sockets against the real server, whose patience is made short."""

import asyncio
import json
import resource
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace
from time import monotonic

import pytest
from aiohttp import BodyPartReader, web

from bot.web.limits import Limits
from bot.web.server import build_server, serve

SHORT = Limits(head_seconds=0.3, body_seconds=0.3, idle_seconds=0.5, linger_seconds=0.1)
GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
Open = Callable[[], Awaitable[tuple[StreamReader, StreamWriter]]]
Run = Callable[[Limits], Awaitable[Open]]


async def measures(request: web.Request) -> web.Response:
    return web.Response(text=f"{len(await request.read())} bytes")


async def takes_parts(request: web.Request) -> web.Response:
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        await part.read()
    return web.Response(text="parts")


async def is_busy(_: web.Request) -> web.Response:
    await asyncio.sleep(3 * SHORT.body_seconds)
    return web.Response(text="thought about it")


@pytest.fixture
async def run() -> AsyncIterator[Run]:
    stop, servers, writers = asyncio.Event(), [], []

    async def start(limits: Limits) -> Open:
        listening: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def live() -> None:
            routes = [
                web.get("/", measures),
                web.post("/", measures),
                web.post("/parts", takes_parts),
                web.post("/busy", is_busy),
            ]
            async with serve(build_server(routes, limits=limits), "127.0.0.1", 0, limits, grace=0.1) as port:
                listening.set_result(port)
                await stop.wait()

        servers.append(asyncio.create_task(live()))
        port = await listening

        async def connect() -> tuple[StreamReader, StreamWriter]:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writers.append(writer)
            return reader, writer

        return connect

    yield start
    for writer in writers:
        writer.close()
    stop.set()
    await asyncio.gather(*servers)


async def closed_within(reader: StreamReader, seconds: float) -> bytes:
    """What came before the connection was closed."""
    async with asyncio.timeout(seconds):
        try:
            return await reader.read()
        except ConnectionError:
            return b""


async def drip(writer: StreamWriter, drop: bytes) -> None:
    while not writer.transport.is_closing():
        writer.write(drop)
        await asyncio.sleep(0.05)


async def test_a_connection_that_says_nothing_is_closed(run: Run) -> None:
    reader, _ = await (await run(SHORT))()
    assert await closed_within(reader, 1) == b""


async def test_a_head_that_comes_drop_by_drop_is_closed(run: Run) -> None:
    reader, writer = await (await run(SHORT))()
    writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n")
    dripping = asyncio.create_task(drip(writer, b"X-Drop: 1\r\n"))
    began = monotonic()
    assert await closed_within(reader, 1) == b""
    assert monotonic() - began >= SHORT.head_seconds * 0.9
    await asyncio.wait_for(dripping, 1)


async def test_the_second_head_of_a_connection_owes_the_same(run: Run) -> None:
    reader, writer = await (await run(replace(SHORT, idle_seconds=30)))()
    writer.write(GET)
    await reader.readuntil(b"bytes")
    await asyncio.sleep(2 * SHORT.head_seconds)  # idle is no crime
    writer.write(GET)
    await reader.readuntil(b"bytes")
    writer.write(GET[:9])
    assert await closed_within(reader, 1) == b""


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (b"/", b"Content-Length: 100\r\n\r\n"),
        (b"/", b"Transfer-Encoding: chunked\r\n\r\n"),
        (b"/parts", b"Content-Length: 100\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n"),
    ],
)
async def test_a_body_that_does_not_come_in_time_is_closed_with_the_reason(
    run: Run, path: bytes, headers: bytes
) -> None:
    reader, writer = await (await run(SHORT))()
    writer.write(b"POST " + path + b" HTTP/1.1\r\nHost: x\r\n" + headers)
    answer = await closed_within(reader, 1)
    assert b"408" in answer.splitlines()[0]
    assert json.loads(answer.split(b"\r\n\r\n", 1)[1])["error_code"] == "too_slow"


async def test_a_body_that_comes_drop_by_drop_is_closed(run: Run) -> None:
    reader, writer = await (await run(SHORT))()
    writer.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
    dripping = asyncio.create_task(drip(writer, b"x"))
    await asyncio.wait_for(reader.readuntil(b" 408 "), 1)
    await closed_within(reader, 1)
    await asyncio.wait_for(dripping, 1)


async def test_who_has_sent_everything_may_wait_longer(run: Run) -> None:
    reader, writer = await (await run(SHORT))()
    writer.write(b"POST /busy HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    assert (await closed_within(reader, 3)).endswith(b"thought about it")


async def test_an_idle_connection_is_closed_in_the_end(run: Run) -> None:
    reader, writer = await (await run(SHORT))()
    writer.write(GET)
    await reader.readuntil(b"bytes")
    assert await closed_within(reader, 2) == b""


async def test_a_request_that_is_no_http_gets_our_answer(run: Run) -> None:
    reader, writer = await (await run(SHORT))()
    writer.write(b"\x16\x03\x01 Kate Jones\r\n\r\n")
    answer = await closed_within(reader, 1)
    head, body = answer.split(b"\r\n\r\n", 1)
    assert b"X-Request-ID" in head
    assert json.loads(body)["error_code"] == "bad_request"
    assert b"Kate" not in answer


async def test_a_head_that_is_too_long_gets_our_answer(run: Run) -> None:
    reader, writer = await (await run(SHORT))()
    writer.write(b"GET / HTTP/1.1\r\nX-Long: " + b"x" * 10_000 + b"\r\n\r\n")
    assert b" 400 " in await closed_within(reader, 1)


@pytest.fixture
def many_files() -> Iterator[None]:
    """Both ends of each connection are in this process."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(before[0], min(4096, before[1])), before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.usefixtures("many_files")
async def test_five_hundred_slow_connections_do_no_harm(run: Run) -> None:
    connect = await run(replace(SHORT, head_seconds=6, body_seconds=6))
    starts = (b"GET / HTTP/1.1\r\nHost:", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n")
    slow = await asyncio.gather(*(connect() for _ in range(500)))
    for place, (_, writer) in enumerate(slow):
        writer.write(starts[place % 2])
    began = monotonic()
    for _ in range(20):
        reader, writer = await connect()
        writer.write(GET)
        await reader.readuntil(b"bytes")
    assert monotonic() - began < 5
    ends = await asyncio.gather(*(closed_within(reader, 20) for reader, _ in slow))
    assert [b" 408 " in end for end in ends] == [False, True] * 250


async def test_when_there_are_too_many_the_longest_silent_one_makes_room(run: Run) -> None:
    connect = await run(replace(SHORT, connections=3, head_seconds=30, idle_seconds=30))
    first, *_ = [await connect() for _ in range(3)]
    reader, writer = await connect()
    writer.write(GET)
    await reader.readuntil(b"bytes")
    assert await closed_within(first[0], 1) == b""
