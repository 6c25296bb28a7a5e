"""What every keeper of photos promises: the same in a folder and in a bucket."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import unused_port

from bot.model.pictures import Flaw
from bot.ports import Photos, Unusable
from bot.store.vault import Vault
from bot.web.server import build_server, serve
from integrations.disk.page import PhotoPage
from integrations.disk.photos import DiskPhotos
from integrations.s3.calls import Calls
from integrations.s3.photos import S3Photos
from tests.pictures import JPEG, PICTURES, PNG
from tests.standins import s3
from tests.standins.ports import StoppedClock

SAM, MIA = "a" * 32, "b" * 32


@pytest.fixture(params=["disk", "s3"])
async def photos(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Photos]:
    if request.param == "disk":
        vault, clock, port = Vault(), StoppedClock(), unused_port()
        kept = DiskPhotos(tmp_path / "var" / "photos", vault, clock, f"http://127.0.0.1:{port}")
        async with serve(build_server(PhotoPage(kept, vault, clock).routes()), "127.0.0.1", port):
            yield kept
        return
    with s3.credentials(**s3.KEYS):
        bucket = S3Photos(Calls(s3.settings(s3.made_bucket())), "2026-27")
        yield bucket
        await bucket.close()


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
async def test_what_was_kept_is_opened_unchanged(photos: Photos, picture: bytes) -> None:
    assert await photos.open(await photos.keep(SAM, picture)) == picture


async def test_a_key_tells_nothing_and_is_new_each_time(photos: Photos) -> None:
    keys = {await photos.keep(SAM, JPEG) for _ in range(10)}
    assert len(keys) == 10
    assert all(SAM not in key and len(key.rsplit("/", 1)[-1]) >= 32 for key in keys)


@pytest.mark.parametrize(("picture", "flaw"), [(b"", Flaw.EMPTY), (b"%PDF-1.7", Flaw.WRONG_KIND)])
async def test_what_is_no_picture_is_told_apart(photos: Photos, picture: bytes, flaw: Flaw) -> None:
    with pytest.raises(Unusable) as refused:
        await photos.keep(SAM, picture)
    assert refused.value.flaw is flaw


async def test_a_picture_that_is_too_large_is_told(photos: Photos) -> None:
    with pytest.raises(Unusable) as refused:
        await photos.keep(SAM, JPEG + bytes(16 * 1024 * 1024))
    assert refused.value.flaw is Flaw.TOO_LARGE


async def test_a_forgotten_photo_is_gone_and_twice_does_no_harm(photos: Photos) -> None:
    gone, kept = await photos.keep(SAM, JPEG), await photos.keep(SAM, PNG)
    await photos.forget(gone)
    await photos.forget(gone)
    with pytest.raises(Unusable) as refused:
        await photos.open(gone)
    assert refused.value.flaw is Flaw.GONE
    assert await photos.open(kept) == PNG


async def test_all_photos_of_one_registration_are_forgotten_and_no_others(photos: Photos) -> None:
    sams, mias = [await photos.keep(SAM, JPEG) for _ in range(3)], await photos.keep(MIA, PNG)
    await photos.forget_all(SAM)
    await photos.forget_all(SAM)
    for key in sams:
        with pytest.raises(Unusable):
            await photos.open(key)
    assert await photos.open(mias) == PNG


@pytest.mark.parametrize("key", ["", "nothing", "../../etc/passwd", f"{'0' * 32}/{'a' * 43}", f"{'0' * 32}/../x"])
async def test_a_key_of_nothing_opens_nothing(photos: Photos, key: str) -> None:
    with pytest.raises(Unusable):
        await photos.open(key)


async def test_what_belongs_to_a_matter_stays_and_is_erased_like_all_others_in_the_end(photos: Photos) -> None:
    key = await photos.keep(SAM, JPEG)
    await photos.hold(SAM)
    await photos.hold(SAM)
    assert await photos.open(key) == JPEG
    await photos.forget_all(SAM)
    with pytest.raises(Unusable):
        await photos.open(key)


async def test_whoever_has_its_link_sees_it_and_nothing_else_shows_it(photos: Photos) -> None:
    key = await photos.keep(SAM, JPEG)
    link = await photos.link(key)
    async with aiohttp.ClientSession() as browser:
        async with browser.get(link) as answer:
            assert (answer.status, answer.content_type) == (200, "image/jpeg")
            assert await answer.read() == JPEG
            assert "no-store" in answer.headers["Cache-Control"]
        await photos.forget(key)
        async with browser.get(link) as answer:
            assert answer.status == 404


async def test_there_is_no_link_to_what_is_no_photo(photos: Photos) -> None:
    with pytest.raises(Unusable):
        await photos.link("../../etc/passwd")
