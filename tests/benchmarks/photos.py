"""python -m tests.benchmarks.photos: twenty large pictures at once, and what a text waits for meanwhile.

By chat, through the whole program with its worker: the memory it takes, and how long a text of another parent waits for
its answer, held against how long it waits when nobody sends a picture.
"""

import asyncio
import resource
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from PIL import Image

from bot.engine.clock import SystemClock
from bot.model.events import BURST_PAUSE
from bot.program.app import App, build
from bot.program.configuration import AppSettings
from bot.store import tables
from integrations.pillow.pipeline import prepared
from integrations.twilio.media_sandbox import SandboxMedia
from integrations.twilio.sandbox import SandboxChannel
from tests.pictures import drawn, saved
from tests.talks import talk_until
from tests.world import HandClock, World

_COUNT = 20
_EVERY = 0.25  # seconds between texts
_WRITERS = 40
_TICK = 0.005
_PATIENCE = 180


def _picture() -> bytes:
    noise = Image.effect_noise((3024, 4032), 60).convert("RGB")
    return saved(Image.blend(drawn(3024, 4032), noise, 0.2), "HEIF", quality=35)


def _most() -> float:
    """Megabytes that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def _ticks(late: list[float]) -> None:
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(_TICK)
        late.append(time.perf_counter() - begun - _TICK)


async def _answered(app: App, number: str) -> float:
    """Seconds from a text to its answer, beside the pause in which more may be typed."""
    channel = _channel(app)
    before, begun = sum(sent.message.to.value == number for sent in channel.sent), time.perf_counter()
    await channel.says(number, "what night is training?")
    async with asyncio.timeout(_PATIENCE):
        while sum(sent.message.to.value == number for sent in channel.sent) == before:  # noqa: ASYNC110
            await asyncio.sleep(_TICK)
    return time.perf_counter() - begun - BURST_PAUSE.total_seconds()


def _channel(app: App) -> SandboxChannel:
    assert isinstance(app.channel, SandboxChannel)
    return app.channel


async def _texts(app: App, stop: asyncio.Event) -> list[float]:
    waits: list[asyncio.Task[float]] = []
    while not stop.is_set():
        waits.append(asyncio.create_task(_answered(app, f"+4477009006{len(waits) % _WRITERS:02}")))
        await asyncio.sleep(_EVERY)
    return sorted(await asyncio.gather(*waits))


async def _send_pictures(app: App, picture: bytes) -> None:
    media = app.services.media
    assert isinstance(media, SandboxMedia)
    for number in range(_COUNT):
        await _channel(app).says(f"+4477009003{number:02}", media=[media.put(picture, "image/heic")])


async def _kept(app: App) -> int:
    async with app.database.begin() as tx:
        rows = await tx.execute(tables.effects.select().where(tables.effects.c.kind == "store_photo"))
        return sum("photo" in (row.result or {}) for row in rows)


async def _made_ready(environ: dict[str, str]) -> None:
    """Twenty parents who send a photo early, and others who chat."""
    async with build(AppSettings.read(environ), HandClock(SystemClock().now())) as app:
        world = World(app, app.clock)  # type: ignore[arg-type]  # it is the one that was given
        for number in range(_COUNT):
            await talk_until(world.parent(f"+4477009003{number:02}"), "past")
        for number in range(_WRITERS):
            await world.parent(f"+4477009006{number:02}").invited()


async def _measured(environ: dict[str, str], picture: bytes) -> Sequence[tuple[str, str]]:
    async with build(AppSettings.read(environ)) as app:
        _channel(app)._delay = 0.0  # noqa: SLF001 - the carrier takes no time here
        work = asyncio.create_task(app.worker.run())
        quiet, stop = asyncio.create_task(_texts(app, done := asyncio.Event())), asyncio.Event()
        await asyncio.sleep(6)
        done.set()
        alone = await quiet
        before, late = _most(), list[float]()
        ticks = asyncio.create_task(_ticks(late))
        busy, begun = asyncio.create_task(_texts(app, stop)), time.perf_counter()
        await _send_pictures(app, picture)
        async with asyncio.timeout(_PATIENCE):
            while await _kept(app) < _COUNT:  # noqa: ASYNC110 - what is measured shall not ring a bell
                await asyncio.sleep(0.2)
        spent = time.perf_counter() - begun
        stop.set()
        beside = await busy
        ticks.cancel()
        app.worker.stop()
        await work
    late.sort()
    return [
        ("all kept after", f"{spent:.1f} s"),
        ("most memory", f"{_most():.0f} MB, {_most() - before:.0f} MB more than before"),
        ("a text waits, with no pictures", f"at most {alone[-1] * 1000:.0f} ms ({len(alone)} texts)"),
        ("a text waits beside them", f"at most {beside[-1] * 1000:.0f} ms ({len(beside)} texts)"),
        ("which is longer by", f"{(beside[-1] - alone[-1]) * 1000:.0f} ms"),
        ("the loop was late by", f"at most {late[-1] * 1000:.0f} ms, mostly {late[len(late) // 2] * 1000:.1f} ms"),
    ]


async def main() -> None:
    with ProcessPoolExecutor(1) as other:  # its memory is not ours
        picture = other.submit(_picture).result()
    begun = time.perf_counter()
    prepared(picture)
    alone = time.perf_counter() - begun
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'omega.db'}",
            "PHOTO_FOLDER": str(Path(folder) / "photos"),
            "LOG_LEVEL": "ERROR",
        }
        await _made_ready(environ)
        told = await _measured(environ, picture)
    print(f"| pictures | {_COUNT} HEIC of {3024 * 4032 / 1e6:.1f} megapixels, {len(picture) / 1e6:.1f} MB each |")
    print(f"|---|---|\n| one alone | {alone:.2f} s |")
    for what, figure in told:
        print(f"| {what} | {figure} |")


if __name__ == "__main__":
    asyncio.run(main())
