"""Photos in a private folder of this machine, a folder of its own for each registration."""

import asyncio
import fcntl
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_urlsafe
from typing import TypeVar

from bot.model.pictures import Flaw, flaw_in
from bot.ports import Clock, Unavailable, Unusable
from bot.store.vault import Vault
from integrations.disk.links import link_to

_KEY = re.compile(r"[0-9a-f]{32}/[A-Za-z0-9_-]{43}")
Result = TypeVar("Result")


class DiskPhotos:
    """What is in a picture says what it is: files have no names that tell whose they are."""

    state = "in order"

    def __init__(self, folder: Path, vault: Vault, clock: Clock, base_url: str) -> None:
        """`vault` seals what is written, with the keys of the database. Links begin with the base of our own pages."""
        self._folder = folder
        self._vault = vault
        self._clock = clock
        self._base_url = base_url

    async def check(self) -> None:
        """A folder that cannot be written to is told when it is."""

    async def close(self) -> None:
        """There is nothing to close."""

    async def keep(self, registration_id: str, picture: bytes) -> str:
        flaw = flaw_in(picture)
        if flaw is not None:
            raise Unusable(flaw)
        key = f"{_place(registration_id)}/{token_urlsafe(32)}"
        await _aside(lambda: _write(self._path(key), self._vault.seal_bytes(picture)))
        return key

    async def open(self, key: str) -> bytes:
        return await _aside(lambda: self._vault.open_bytes(_read(self._path(key))))

    async def link(self, key: str) -> str:
        self._path(key)
        return link_to(self._base_url, key, self._vault, self._clock.now())

    async def hold(self, registration_id: str) -> None:
        """Here nothing goes by itself."""

    async def forget(self, key: str) -> None:
        await _aside(lambda: _forget(self._path(key)))

    async def forget_all(self, registration_id: str) -> None:
        await _aside(lambda: _remove(self._folder / _place(registration_id)))

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise Unusable(Flaw.GONE)
        return self._folder / key


def _place(registration_id: str) -> str:
    return hashlib.sha256(f"photos:{registration_id}".encode()).hexdigest()[:32]


async def _aside(work: Callable[[], Result]) -> Result:
    """Off the loop: a disk may take its time."""
    with _failures():
        return await asyncio.to_thread(work)


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable(f"The photo folder cannot be used: {error.strerror}") from None


def _write(path: Path, picture: bytes) -> None:
    """Whole or not at all, and still there after a power cut."""
    path.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with open(unfinished, "xb", opener=_private) as file:
            file.write(picture)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)
    _settle(path.parent)


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """With the pictures of one registration, of all programs on this machine. False where it is gone."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        yield False
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield folder.exists()
    finally:
        os.close(descriptor)


def is_photo(path: Path) -> bool:
    return _KEY.fullmatch("/".join(path.parts[-2:])) is not None


def replace(path: Path, picture: bytes) -> None:
    """One that is there, whole or not at all."""
    _write(path, picture)


def _forget(path: Path) -> None:
    with alone(path.parent):
        path.unlink(missing_ok=True)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Unusable(Flaw.GONE) from None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)


def _settle(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(folder: Path) -> None:
    with alone(folder) as is_there:
        if is_there:
            shutil.rmtree(folder)
