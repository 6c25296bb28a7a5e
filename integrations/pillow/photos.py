"""Photos that are made ready before they are kept, wherever that is: at most two at once, and never on the loop."""

import asyncio

from bot.ports import Photos
from integrations.pillow.pipeline import prepared

_MOST_AT_ONCE = 2


class PreparedPhotos:
    def __init__(self, photos: Photos) -> None:
        self._photos = photos
        self._turns = asyncio.Semaphore(_MOST_AT_ONCE)

    async def keep(self, registration_id: str, picture: bytes) -> str:
        """Raises Unusable with the flaw that the picture has, or Unavailable."""
        async with self._turns:
            ready = await asyncio.to_thread(prepared, picture)
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
