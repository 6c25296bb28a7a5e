"""The whole program as a process of its own, which can be killed."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

ROOT = Path(__file__).parents[1]
_PATIENCE = 30  # seconds until it is ready or gone


@dataclass
class Program:
    process: asyncio.subprocess.Process
    url: str

    async def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()

    async def terminate(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(_PATIENCE):
            return await self.process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def running(environ: Mapping[str, str], *command: str, ready: bool = True) -> AsyncIterator[Program]:
    """`python -m bot` with nothing of our own environment but what a program needs."""
    base = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}  # noqa: TID251
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *command, cwd=ROOT, env={**base, **environ}, stderr=asyncio.subprocess.DEVNULL
    )
    program = Program(process, f"http://127.0.0.1:{environ.get('PORT', '')}")
    try:
        if ready:
            await _until_ready(program)
        yield program
    finally:
        if process.returncode is None:
            await program.kill()


async def _until_ready(program: Program) -> None:
    async with asyncio.timeout(_PATIENCE), aiohttp.ClientSession() as session:
        while True:
            assert program.process.returncode is None, "the program ended at its start"
            try:
                async with session.get(f"{program.url}/health") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)
