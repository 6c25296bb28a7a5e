"""Bodies that somebody made to hurt: answered at once, for what they are, on every address that takes one."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import accumulate, pairwise
from time import perf_counter

import pytest
from aiohttp import ClientSession, MultipartWriter
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.model.links import LASTS, Link, Purpose, digest_of, new_token
from bot.program.app import LIMITS, web_server
from bot.store import links
from bot.web.multipart import NotAForm, file_of
from bot.web.server import serve
from tests.pictures import JPEG
from tests.talks import world_on
from tests.world import World

MEGABYTE = 1024 * 1024
KEY = "a-key-of-the-club"
FORM = {"Content-Type": "multipart/form-data; boundary=x"}
PHOTO = b'\r\n--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
SECONDS = 3.0  # the slowest machine answers what it does not have to read


@dataclass
class Door:
    world: World
    session: ClientSession
    port: int

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def link(self) -> str:
        """A fresh one for a photo."""
        parent = self.world.parent()
        await parent.invited()
        now, app = self.world.clock.now(), self.world.app
        [contact] = await self.world.parents()
        token, registration = new_token(), (await parent.registration()).id
        async with app.database.begin() as tx:
            link = Link(digest_of(token), Purpose.UPLOAD, registration, now + LASTS)
            await links.put(tx, [(contact.id, link)], now)
        return f"/upload/{token}"

    async def posts(self, path: str, body: bytes, **headers: str) -> int:
        async with self.session.post(self.url(path), data=BytesIO(body), headers=headers) as answer:
            await answer.read()
            return answer.status


@pytest.fixture
async def door(database_url: str) -> AsyncIterator[Door]:
    async with (
        world_on(database_url, TRIGGER_API_KEYS=KEY) as world,
        serve(web_server(world.app), "127.0.0.1", 0, LIMITS) as port,
        ClientSession() as session,
    ):
        yield Door(world, session, port)


MANY_PARTS = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n' * (2 * MEGABYTE // 50) + b"--x--\r\n"
HOSTILE = {
    "forty thousand parts": MANY_PARTS,
    "lines before the first part": b"\n" * (2 * MEGABYTE) + PHOTO + JPEG + b"\r\n--x--\r\n",
    "a head without end": b"--x\r\n" + b"X-Head: 1\r\n" * 100_000,
    "one long head": b"--x\r\nX-Head: " + b"x" * MEGABYTE,
    "never a part": b"-" * MEGABYTE,
    "a part that never ends": PHOTO[2:] + b"\r\n--" * 100_000,
    "parts in a part": b"--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n"
    + b"--y\r\n\r\n\r\n" * 100_000
    + b"--y--",
    "nothing": b"",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("path", ["upload", "/sandbox/bank", "/sandbox/bank/pay/BRF1"])
async def test_a_form_made_to_hurt_is_a_bad_request_and_holds_nobody_up(door: Door, path: str, body: bytes) -> None:
    where = await door.link() if path == "upload" else path
    attack = asyncio.create_task(door.posts(where, body, **FORM))
    slowest = 0.0
    while not attack.done():
        began = perf_counter()
        async with door.session.get(door.url("/health/live")) as answer:
            assert answer.status == 200
        slowest = max(slowest, perf_counter() - began)
    assert await attack in ({400} if path == "upload" else {400, 413})
    assert slowest < SECONDS


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
@pytest.mark.parametrize(
    "path",
    ["/webhook", "/webhooks/twilio/message", "/webhooks/twilio/status", "/webhooks/gocardless", "/trigger", "upload"],
)
async def test_a_body_that_is_not_packed_as_it_says_is_a_bad_request(
    door: Door, logs: StringIO, path: str, packing: str
) -> None:
    where, more = (await door.link(), FORM) if path == "upload" else (path, {})
    assert await door.posts(where, b"not packed", **{"Content-Encoding": packing, "x-api-key": KEY}, **more) == 400
    assert '"level": "error"' not in logs.getvalue()


async def test_a_body_that_unpacks_to_far_more_is_too_large(door: Door) -> None:
    packed = zlib.compress(b" " * (64 * MEGABYTE))
    assert await door.posts("/trigger", packed, **{"Content-Encoding": "deflate", "x-api-key": KEY}) == 413


async def test_a_photo_that_unpacks_to_far_more_is_not_unpacked(door: Door) -> None:
    packed = zlib.compress(PHOTO[2:] + b" " * (64 * MEGABYTE))
    began = perf_counter()
    assert await door.posts(await door.link(), packed, **FORM, **{"Content-Encoding": "deflate"}) == 400
    assert perf_counter() - began < SECONDS


@pytest.mark.parametrize("path", ["/trigger", "/webhook", "upload", "/simulator/messages"])
async def test_a_client_that_breaks_off_is_no_error(door: Door, logs: StringIO, path: str) -> None:
    where = await door.link() if path == "upload" else path
    _, writer = await asyncio.open_connection("127.0.0.1", door.port)
    kind = FORM["Content-Type"] if path == "upload" else "application/json"
    head = (
        f"POST {where} HTTP/1.1\r\nHost: x\r\nx-api-key: {KEY}\r\nContent-Type: {kind}\r\nContent-Length: 5000\r\n\r\n"
    )
    writer.write(head.encode() + b"--x\r\n")
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.transport.abort()
    for _ in range(100):
        if '"status": 499' in logs.getvalue() or '"status": 400' in logs.getvalue():
            break
        await asyncio.sleep(0.02)
    assert '"level": "error"' not in logs.getvalue()
    assert "request failed" not in logs.getvalue()


@pytest.mark.parametrize("charset", ["nonsense", "utf-16", "base64"])
async def test_a_charset_nobody_knows_is_no_failure(door: Door, charset: str) -> None:
    kind = {"Content-Type": f"application/json; charset={charset}", "x-api-key": KEY}
    for path in ("/trigger", "/simulator/messages", "/webhook", "/sandbox/bank"):
        assert await door.posts(path, b"{}", **kind) in {400, 403}


async def test_a_photo_behind_other_fields_is_found(door: Door) -> None:
    form = MultipartWriter("form-data", boundary="x")
    for name in ("a", "b", "c"):
        form.append("text").set_content_disposition("form-data", name=name)
    form.append(JPEG).set_content_disposition("form-data", name="photo", filename="a.jpg")
    async with door.session.post(door.url(await door.link()), data=form) as answer:
        assert answer.status == 200


class Pieces:
    """A body as the network cuts it."""

    def __init__(self, body: bytes, cuts: Sequence[int]) -> None:
        ends = [0, *accumulate(cuts), len(body)]
        self._left = [body[start:end] for start, end in pairwise(ends) if body[start:end]]

    async def readany(self) -> bytes:
        return self._left.pop(0) if self._left else b""


@given(st.binary(max_size=300), st.lists(st.integers(1, 40), max_size=12))
async def test_what_is_in_the_form_arrives_however_it_is_cut(content: bytes, cuts: list[int]) -> None:
    assume(b"\r\n--x" not in content)
    body = PHOTO + content + b"\r\n--x--\r\n"
    assert await file_of(Pieces(body, cuts), FORM["Content-Type"], "photo", 200) == content[:201]


@given(st.binary(max_size=600), st.lists(st.integers(1, 40), max_size=12))
async def test_anything_at_all_is_a_form_or_none(body: bytes, cuts: list[int]) -> None:
    with suppress(NotAForm):
        await file_of(Pieces(body, cuts), FORM["Content-Type"], "photo", 200)
