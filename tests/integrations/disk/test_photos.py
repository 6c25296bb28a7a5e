"""Who may read the folder of photos, and what a crash leaves in it."""

import asyncio
import os
from pathlib import Path

import pytest

from bot.ports import Unavailable
from bot.store.vault import Vault
from integrations.disk import photos as module
from integrations.disk.photos import DiskPhotos
from tests.pictures import JPEG, jpeg
from tests.standins.ports import StoppedClock

SAM = "a" * 32


def _photos_in(folder: Path) -> DiskPhotos:
    return DiskPhotos(folder, Vault(), StoppedClock(), "http://localhost")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var" / "photos"


@pytest.fixture
def photos(folder: Path) -> DiskPhotos:
    return _photos_in(folder)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_only_the_program_itself_may_read_them(photos: DiskPhotos, folder: Path) -> None:
    before = os.umask(0)
    try:
        await photos.keep(SAM, JPEG)
    finally:
        os.umask(before)
    [file] = _files(folder)
    assert [path.stat().st_mode & 0o777 for path in (folder, file.parent, file)] == [0o700, 0o700, 0o600]


async def test_no_name_tells_whose_they_are(photos: DiskPhotos, folder: Path) -> None:
    await photos.keep(SAM, JPEG)
    assert SAM not in str(_files(folder)[0].relative_to(folder))


async def test_a_write_that_was_cut_off_leaves_no_photo(
    photos: DiskPhotos, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(Unavailable):
            await photos.keep(SAM, JPEG)
    assert _files(folder) == []


async def test_a_folder_that_cannot_be_used_is_a_failure_that_passes(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable):
        await _photos_in(tmp_path / "file").keep(SAM, JPEG)


async def test_many_at_once_are_all_kept(photos: DiskPhotos) -> None:
    pictures = [jpeg(mark=str(n).encode()) for n in range(30)]
    keys = await asyncio.gather(*(photos.keep(f"{n % 5:032}", picture) for n, picture in enumerate(pictures)))
    assert await asyncio.gather(*(photos.open(key) for key in keys)) == pictures


async def test_the_loop_goes_on_while_a_photo_is_written(photos: DiskPhotos, monkeypatch: pytest.MonkeyPatch) -> None:
    loop_ran = asyncio.Event()
    write = module._write  # noqa: SLF001
    loop = asyncio.get_running_loop()

    def slow(path: Path, picture: bytes) -> None:
        asyncio.run_coroutine_threadsafe(_set(loop_ran), loop).result(5)
        write(path, picture)

    monkeypatch.setattr(module, "_write", slow)
    await photos.keep(SAM, JPEG)
    assert loop_ran.is_set()


async def _set(event: asyncio.Event) -> None:
    event.set()
