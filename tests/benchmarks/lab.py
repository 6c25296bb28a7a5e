"""Where measurements are made: processes are started, awaited and always ended here, and nowhere else."""

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import ClientError, ClientSession

from tests.benchmarks.people import ACCOUNT, OUR_NUMBER, TOKEN
from tests.benchmarks.stores import DATA_KEY, HANDLE_KEY

_START = 30  # seconds
_STOP = 30


@dataclass(frozen=True)
class Place:
    """Where a process listens, and which it is."""

    port: int
    pid: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def cpu(self) -> float:
        """Seconds of processor time so far: what a busy neighbour changes least."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Lab:
    folder: Path  # for what processes say on stderr

    @asynccontextmanager
    async def part(self, name: str, *arguments: str) -> AsyncIterator[Place]:
        """A module of ours that prints `ready PORT` once it is."""
        async with self._process("-m", f"tests.benchmarks.{name}", *arguments) as process:
            assert process.stdout
            async with asyncio.timeout(_START):
                said = (await process.stdout.readline()).split()
            if said[:1] != [b"ready"]:
                raise RuntimeError(f"{name} did not start: {self._last_words()}")
            yield Place(int(said[1]), process.pid)

    @asynccontextmanager
    async def program(
        self, database_url: str, carrier: Place, *roles: str, more: Mapping[str, str] | None = None
    ) -> AsyncIterator[Place]:
        """`python -m bot` as it is run in earnest: sealed, with the real SDK and its log written."""
        place = Place(free_port())
        async with self._process(
            "-m", "bot", *roles, environ=environ(database_url, carrier, place) | dict(more or {})
        ) as process:
            if "worker" not in roles:
                await self._until_healthy(place, process)
            yield Place(place.port, process.pid)

    @asynccontextmanager
    async def gunicorn(self, application: str, workers: int, carrier: Place) -> AsyncIterator[Place]:
        place = Place(free_port())
        arguments = ["-m", "gunicorn", "--workers", str(workers), "--bind", f"127.0.0.1:{place.port}", application]
        async with self._process(*arguments, environ={"CARRIER": carrier.url}) as process:
            await self._until_healthy(place, process)
            yield place

    async def load(self, url: str, **options: Any) -> dict[str, Any]:
        """What the load generator measured, in a process of its own."""
        given = [f"--{name}" if value is True else f"--{name}={value}" for name, value in options.items() if value]
        async with self._process("-m", "tests.benchmarks.load", url, *given) as process:
            said, _ = await process.communicate()
        if process.returncode:
            raise RuntimeError(f"the load generator failed: {self._last_words()}")
        result: dict[str, Any] = json.loads(said)
        return result

    @asynccontextmanager
    async def _process(
        self, *arguments: str, environ: Mapping[str, str] | None = None
    ) -> AsyncIterator[asyncio.subprocess.Process]:
        ours = {"PATH": os.environ.get("PATH", ""), "HOME": str(self.folder)}  # noqa: TID251
        with (self.folder / "stderr.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *arguments,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                env=ours | dict(environ or {}),
                limit=2**26,
            )
        try:
            yield process
        finally:
            await _end(process)

    async def _until_healthy(self, place: Place, process: asyncio.subprocess.Process) -> None:
        async with asyncio.timeout(_START), ClientSession() as session:
            while process.returncode is None:
                with suppress(ClientError):
                    async with session.get(f"{place.url}/health") as answer:
                        if answer.status == 200:
                            return
                await asyncio.sleep(0.05)
        raise RuntimeError(f"a process ended early: {self._last_words()}")

    def _last_words(self) -> str:
        return (self.folder / "stderr.log").read_text()[-2000:]


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(_STOP):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environ(database_url: str, carrier: Place, place: Place) -> dict[str, str]:
    return {
        "DATABASE_URL": database_url,
        "PORT": str(place.port),
        "PUBLIC_URL": place.url,
        "TWILIO_API_URL": carrier.url,
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_PHONE_NUMBER": OUR_NUMBER,
        "TWILIO_WHATSAPP_NUMBER": OUR_NUMBER,
        "DATA_ENCRYPTION_KEYS": DATA_KEY,
        "HANDLE_KEY": HANDLE_KEY,
        "LOG_FORMAT": "json",
    }
