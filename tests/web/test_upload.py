"""The one-time page: what it shows, what it takes, and that a link is used once or not at all."""

import asyncio
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from aiohttp import FormData, MultipartWriter

from bot.club.registration import State
from bot.model.events import Kind
from bot.model.links import LASTS, Purpose
from bot.model.turn import Turn
from bot.ports import Unavailable
from bot.program.app import LIMITS, web_server
from bot.store import tables
from bot.web import upload
from conversations.talk.talk import Omega
from conversations.words.pages import upload_page
from integrations.pillow.pipeline import prepared
from tests.pictures import JPEG, PNG, jpeg
from tests.web.conftest import Client, Connect
from tests.world import Parent, World

_BIG = 16 * 1024 * 1024


@dataclass
class Links:
    """Parents who are given an upload link whenever they write, and what came in by it."""

    world: World
    client: Client
    arrived: list[dict[str, Any]] = field(default_factory=list)

    async def parent(self, number: str = "+447700900123") -> tuple[Parent, str]:
        parent = self.world.parent(number)
        await parent.invited()
        return parent, await self.path_for(parent)

    async def path_for(self, parent: Parent) -> str:
        await parent.says("link please")
        url = (await parent.replies())[-1].split()[-1]
        assert url.startswith("http://localhost:8080/upload/")
        return url.removeprefix("http://localhost:8080")

    async def shows(self, path: str, status: int, words: str) -> None:
        async with self.client.get(path) as answer:
            assert (answer.status, answer.content_type) == (status, "text/html")
            assert words in await answer.text()

    async def sends(self, path: str, picture: bytes, name: str = "photo") -> int:
        async with self.client.post(path, data=_form(picture, name)) as answer:
            assert answer.content_type == "text/html", await answer.text()
            return answer.status

    async def photos(self) -> list[bytes]:
        """What came in, opened, in order."""
        await self.world.settle()
        return [await self.world.app.services.photos.open(each["photo"]) for each in self.arrived]

    def files(self) -> list[Path]:
        folder = Path(self.world.app.settings.disk.photo_folder)
        return [path for path in folder.rglob("*") if path.is_file()]


def _form(picture: bytes, name: str = "photo") -> FormData:
    form = FormData()
    form.add_field(name, io.BytesIO(picture), filename="IMG_1.jpg", content_type="image/jpeg")
    return form


@pytest.fixture
async def links(world: World, connect: Connect, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Links]:
    made = Links(world, await connect(world.app.routes, limits=LIMITS))
    react = Omega.react

    async def giving(self: Omega, turn: Turn) -> None:
        made.arrived += [dict(event.payload) for event in turn.events if event.kind is Kind.PHOTO]
        if any("link please" in inbound.text for inbound, _ in turn.letters):
            assert turn.registration is not None
            turn.say(f"Here it is: {turn.make_link(Purpose.UPLOAD, turn.registration)}")
        elif all(event.kind is not Kind.PHOTO for event in turn.events):
            await react(self, turn)

    monkeypatch.setattr(Omega, "react", giving)
    yield made
    made.arrived.clear()


async def _registration_id(parent: Parent) -> str:
    return (await parent.registration()).id


async def test_a_photo_arrives_in_the_lane_of_the_parent_who_had_the_link(links: Links) -> None:
    parent, path = await links.parent()
    await links.shows(path, 200, "enctype")
    assert await links.sends(path, JPEG) == 200
    assert await links.photos() == [prepared(JPEG)]
    assert links.arrived[0]["registration_id"] == await _registration_id(parent)


async def test_a_link_is_used_once(links: Links) -> None:
    _, path = await links.parent()
    assert await links.sends(path, JPEG) == 200
    await links.shows(path, 410, "has been used")
    assert await links.sends(path, PNG) == 410
    assert await links.photos() == [prepared(JPEG)]
    assert len(links.files()) == 1


async def test_of_several_photos_by_one_link_at_once_one_is_kept(links: Links) -> None:
    _, path = await links.parent()
    statuses = await asyncio.gather(*(links.sends(path, jpeg(mark=str(n).encode())) for n in range(6)))
    assert sorted(statuses) == [200, 410, 410, 410, 410, 410]
    [kept] = await links.photos()
    assert kept == prepared(jpeg(mark=str(statuses.index(200)).encode()))
    assert len(links.files()) == 1


async def test_parents_who_send_at_once_never_cross_children(links: Links) -> None:
    people = [await links.parent(f"+4477009003{n:02}") for n in range(8)]
    pictures = [jpeg(mark=str(n).encode()) for n in range(8)]
    sent = zip((path for _, path in people), pictures, strict=True)
    assert set(await asyncio.gather(*(links.sends(path, picture) for path, picture in sent))) == {200}
    await links.world.settle()
    came = {each["registration_id"]: each["photo"] for each in links.arrived}
    for (parent, _), picture in zip(people, pictures, strict=True):
        photo = came[await _registration_id(parent)]
        assert await links.world.app.services.photos.open(photo) == prepared(picture)


async def test_looking_at_the_page_uses_nothing_up(links: Links) -> None:
    _, path = await links.parent()
    for _ in range(3):
        await links.shows(path, 200, "Send the photo")
    async with links.client.head(path) as answer:
        assert answer.status == 200
    assert await links.sends(path, JPEG) == 200


async def test_an_old_link_is_told_so(links: Links) -> None:
    parent, path = await links.parent()
    links.world.clock.move(LASTS)
    await links.shows(path, 410, "too old")
    assert await links.sends(path, JPEG) == 410
    fresh = await links.path_for(parent)
    assert await links.sends(fresh, JPEG) == 200
    assert await links.photos() == [prepared(JPEG)]


@pytest.mark.parametrize("token", ["nothing", "a" * 32, "%00", "..%2f..%2fetc", "é"])
async def test_a_link_nobody_made_is_unknown(links: Links, token: str) -> None:
    await links.shows(f"/upload/{token}", 404, "do not know this link")
    assert await links.sends(f"/upload/{token}", JPEG) == 404
    assert links.files() == []


@pytest.mark.parametrize("state", [State.DECLINED, State.WITHDRAWN])
async def test_a_registration_that_was_given_up_takes_no_photo(links: Links, state: State) -> None:
    _, path = await links.parent()
    await _change(links, state=state)
    await links.shows(path, 410, "No longer needed")
    assert await links.sends(path, JPEG) == 410


async def test_an_archived_registration_takes_no_photo(links: Links) -> None:
    _, path = await links.parent()
    await _change(links, archived_at=links.world.clock.now())
    await links.shows(path, 410, "No longer needed")


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        (b"", 400, "Nothing arrived"),
        (b"%PDF-1.7", 415, "not a photo we can open"),
        (jpeg(_BIG + 1), 413, "too large"),
        (jpeg(3 * _BIG), 413, "too large"),
    ],
    ids=["empty", "pdf", "a byte too large", "far too large"],
)
async def test_what_is_of_no_use_is_explained_and_the_link_stays(
    links: Links, sent: bytes, status: int, words: str
) -> None:
    _, path = await links.parent()
    async with links.client.post(path, data=_form(sent)) as answer:
        text = await answer.text()
    assert answer.status == status
    assert words in text
    assert "Send the photo" in text
    assert links.files() == []
    assert await links.sends(path, JPEG) == 200
    assert await links.photos() == [prepared(JPEG)]


async def test_the_largest_photo_goes_through(links: Links) -> None:
    _, path = await links.parent()
    assert await links.sends(path, JPEG.ljust(_BIG, b"\0")) == 200
    assert await links.photos() == [prepared(JPEG)]


async def test_a_form_without_a_photo_is_explained(links: Links) -> None:
    _, path = await links.parent()
    assert await links.sends(path, JPEG, name="other") == 400


async def test_what_is_no_form_is_refused(links: Links) -> None:
    _, path = await links.parent()
    async with links.client.post(path, data=JPEG) as answer:
        assert answer.status == 415
    for body in (b"", b"--x\r\nnonsense", b"garbage"):
        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        async with links.client.post(path, data=body, headers=headers) as answer:
            assert answer.status == 400, body
    async with links.client.post(path, data=body, headers={"Content-Type": "multipart/form-data"}) as answer:
        assert answer.status == 400
    with MultipartWriter("form-data") as nested, MultipartWriter("mixed") as inner:
        inner.append("x")
        nested.append(inner)
    async with links.client.post(path, data=nested) as answer:
        assert answer.status == 400
    assert await links.sends(path, JPEG) == 200


async def test_a_body_of_no_declared_length_is_refused(links: Links) -> None:
    _, path = await links.parent()

    async def endless() -> AsyncIterator[bytes]:
        yield b"--x\r\n"

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    async with links.client.post(path, data=endless(), headers=headers) as answer:
        assert answer.status == 411


async def test_a_disk_that_is_full_costs_no_link(links: Links, monkeypatch: pytest.MonkeyPatch) -> None:
    _, path = await links.parent()

    async def full(_registration_id: str, _picture: bytes) -> str:
        raise Unavailable("full")

    with monkeypatch.context() as broken:
        broken.setattr(links.world.app.services.photos, "keep", full)
        assert await links.sends(path, JPEG) == 503
    assert await links.sends(path, JPEG) == 200


async def test_a_phone_that_hangs_up_half_way_costs_no_link(links: Links, logs: StringIO) -> None:
    _, path = await links.parent()
    server = links.client.server
    reader, writer = await asyncio.open_connection(server.host, server.port)
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    part = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n' + JPEG
    writer.write(head.encode() + b"Content-Length: 50000\r\n\r\n" + part)
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.close()
    assert await reader.read() == b""
    assert links.files() == []
    assert await links.sends(path, JPEG) == 200
    assert "request failed" not in logs.getvalue()


async def test_a_line_that_is_too_slow_is_told(links: Links, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "_SECONDS", 0.2)
    _, path = await links.parent()
    server = links.client.server
    reader, writer = await asyncio.open_connection(server.host, server.port)
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    writer.write(head.encode() + b"Content-Length: 5000\r\n\r\n--x\r\n")
    answer = (await reader.readuntil(b"</html>")).decode()
    writer.close()
    assert answer.startswith("HTTP/1.1 408")
    assert "It took too long" in answer
    assert await links.sends(path, JPEG) == 200


async def test_more_at_once_than_memory_allows_are_asked_to_come_again(
    links: Links, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upload, "_MOST_AT_ONCE", 0)
    _, path = await links.parent()
    assert await links.sends(path, JPEG) == 503
    monkeypatch.undo()


async def test_the_page_gives_nothing_away(links: Links) -> None:
    _, path = await links.parent()
    async with links.client.get(path) as answer:
        text = await answer.text()
        headers = answer.headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "Sam" not in text
    assert "Jones" not in text
    assert "http" not in text


async def test_the_token_is_kept_nowhere_but_in_the_message(links: Links) -> None:
    _, path = await links.parent()
    token = path.rsplit("/", 1)[1]
    [link] = await links.world.rows(tables.links)
    assert len(token) >= 32
    assert token not in str(link)
    await links.sends(path, JPEG)
    [event] = [row for row in await links.world.rows(tables.events) if row.kind == Kind.PHOTO]
    assert token not in str(event)
    assert (event.source, event.key) == ("upload", link.digest)


async def test_a_turn_that_failed_leaves_no_link(links: Links, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = links.world.parent()
    await parent.invited()
    react = Omega.react

    async def broken(self: Omega, turn: Turn) -> None:
        await react(self, turn)
        raise RuntimeError("no luck")

    with monkeypatch.context() as failing:
        failing.setattr(Omega, "react", broken)
        await parent.says("link please")
    assert await links.world.rows(tables.links) == []
    await links.world.later(timedelta(seconds=10))
    assert len(await links.world.rows(tables.links)) == 1


async def test_the_whole_program_has_the_page(world: World, connect: Connect) -> None:
    del connect
    resources = {resource.canonical for resource in web_server(world.app).router.resources()}
    assert "/upload/{token}" in resources


@pytest.mark.parametrize("name", ["ask", "empty", "too_large", "wrong_kind", "too_slow", "unavailable"])
async def test_every_page_that_may_be_answered_has_the_form(name: str) -> None:
    assert 'type="file"' in upload_page(name)


async def _change(links: Links, **values: Any) -> None:
    async with links.world.app.database.begin() as tx:
        await tx.execute(sa.update(tables.registrations).values(**values))
