"""What every keeper of photos promises."""

from pathlib import Path

import pytest

from bot.model.pictures import Flaw
from bot.ports import Photos, Unusable
from integrations.disk.photos import DiskPhotos
from tests.pictures import JPEG, PICTURES, PNG

SAM, MIA = "a" * 32, "b" * 32


@pytest.fixture(params=["disk"])
def photos(request: pytest.FixtureRequest, tmp_path: Path) -> Photos:
    return {"disk": DiskPhotos}[request.param](tmp_path / "var" / "photos")


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
