"""Photos that are made ready before they are kept, wherever that is: at most two at once, and never on the loop."""

import asyncio
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from bot.ports import Photos
from integrations.pillow.pipeline import prepared

_MOST_AT_ONCE = 2
_LESS_URGENT = 10  # of 19: who writes is answered first


class PreparedPhotos:
    def __init__(self, photos: Photos) -> None:
        self._photos = photos
        self._threads = ThreadPoolExecutor(_MOST_AT_ONCE, thread_name_prefix="pictures", initializer=_stand_back)

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def keep(self, registration_id: str, picture: bytes) -> str:
        """Raises Unusable with the flaw that the picture has, or Unavailable."""
        ready = await asyncio.get_running_loop().run_in_executor(self._threads, prepared, picture)
        return await self._photos.keep(registration_id, ready)

    async def open(self, key: str) -> bytes:
        return await self._photos.open(key)

    async def link(self, key: str) -> str:
        return await self._photos.link(key)

    async def hold(self, registration_id: str) -> None:
        await self._photos.hold(registration_id)

    async def forget(self, key: str) -> None:
        await self._photos.forget(key)

    async def forget_all(self, registration_id: str) -> None:
        await self._photos.forget_all(registration_id)


def _stand_back() -> None:
    """On Linux a thread has a priority of its own, and so have those it starts; elsewhere it has not."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LESS_URGENT)
