"""python -m tests.benchmarks.photos: twenty large pictures at once, and what a text waits for meanwhile."""

import asyncio
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from PIL import Image

from bot.engine.clock import SystemClock
from bot.store.vault import Vault
from integrations.disk.photos import DiskPhotos
from integrations.pillow.photos import PreparedPhotos
from integrations.pillow.pipeline import prepared
from tests.pictures import drawn, saved

_COUNT = 20
_TICK = 0.005


def _picture() -> bytes:
    noise = Image.effect_noise((3024, 4032), 60).convert("RGB")
    return saved(Image.blend(drawn(3024, 4032), noise, 0.2), "HEIF", quality=60)


def _most() -> float:
    """Megabytes that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def _ticks(late: list[float]) -> None:
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(_TICK)
        late.append(time.perf_counter() - begun - _TICK)


async def main() -> None:
    with ProcessPoolExecutor(1) as other:  # its memory is not ours
        picture = other.submit(_picture).result()
    begun = time.perf_counter()
    prepared(picture)
    alone, before, late = time.perf_counter() - begun, _most(), list[float]()
    with tempfile.TemporaryDirectory() as folder:
        photos = PreparedPhotos(DiskPhotos(Path(folder), Vault(), SystemClock(), ""))
        ticks = asyncio.create_task(_ticks(late))
        begun = time.perf_counter()
        await asyncio.gather(*(photos.keep(f"{number:032}", picture) for number in range(_COUNT)))
        spent = time.perf_counter() - begun
        ticks.cancel()
    print(f"| pictures | {_COUNT} HEIC of {3024 * 4032 / 1e6:.1f} megapixels, {len(picture) / 1e6:.1f} MB each |")
    print("|---|---|")
    print(f"| one alone | {alone:.2f} s |")
    print(f"| all | {spent:.1f} s, {spent / _COUNT / alone:.2f} of one alone each |")
    print(f"| most memory | {_most():.0f} MB, {_most() - before:.0f} MB more than after one alone |")
    late.sort()
    print(f"| the loop was late by | at most {late[-1] * 1000:.0f} ms, mostly {late[len(late) // 2] * 1000:.1f} ms |")


if __name__ == "__main__":
    asyncio.run(main())
