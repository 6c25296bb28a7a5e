"""A photo of the folder is shown for an hour to whoever has its link, and never by its key alone."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.store.vault import Vault
from bot.web.server import build_server
from integrations.disk.links import LASTS, is_good, link_to
from integrations.disk.page import PhotoPage
from integrations.disk.photos import DiskPhotos
from tests.pictures import JPEG
from tests.standins.ports import StoppedClock
from tests.web.conftest import Client

OURS = Vault(handle_key="a long secret of ours")


@dataclass
class Shelf:
    photos: DiskPhotos
    clock: StoppedClock
    browser: Client

    async def status(self, link: str) -> int:
        async with self.browser.get(link) as answer:
            return answer.status


@pytest.fixture
async def shelf(tmp_path: Path) -> AsyncIterator[Shelf]:
    clock = StoppedClock()
    photos = DiskPhotos(tmp_path, OURS, clock, "")
    async with TestClient(TestServer(build_server(PhotoPage(photos, OURS, clock).routes()))) as browser:
        yield Shelf(photos, clock, browser)


async def test_after_an_hour_it_is_good_for_nothing(shelf: Shelf) -> None:
    link = await shelf.photos.link(await shelf.photos.keep("a" * 32, JPEG))
    shelf.clock.time += LASTS - timedelta(seconds=1)
    assert await shelf.status(link) == 200
    shelf.clock.time += timedelta(seconds=1)
    assert await shelf.status(link) == 404


async def test_nobody_makes_a_link_last_longer_or_turns_it_to_another_photo(shelf: Shelf) -> None:
    mine, other = [await shelf.photos.keep("a" * 32, JPEG) for _ in range(2)]
    link = await shelf.photos.link(mine)
    path, query = link.split("?")
    until = query.split("&")[0].removeprefix("until=")
    for wrong in (
        path,
        link.replace(until, str(int(until) + 3600)),
        link.replace(mine, other),
        link.replace("proof=", "proof=0"),
        f"{path}?until=&proof=",
        f"{path}?until=99999999999999999999&proof=x",
        f"{path}?until=%D9%A1&proof=x",
    ):
        assert await shelf.status(wrong) == 404, wrong


def test_another_secret_proves_nothing() -> None:
    now = StoppedClock().now()
    link = link_to("", "key", Vault(handle_key="somebody else's"), now)
    until, proof = (part.partition("=")[2] for part in link.partition("?")[2].split("&"))
    assert is_good("key", until, proof, Vault(handle_key="somebody else's"), now)
    assert not is_good("key", until, proof, OURS, now)


async def test_the_page_is_for_nobody_s_cache_and_no_search_engine(shelf: Shelf) -> None:
    link = await shelf.photos.link(await shelf.photos.keep("a" * 32, JPEG))
    async with shelf.browser.get(link) as answer:
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
