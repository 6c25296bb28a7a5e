"""Many small writes that arrive together share one transaction; each caller returns when its own is committed."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")
_LIMIT = 100


class GroupCommit(Generic[T]):
    def __init__(self, write: Callable[[list[T]], Awaitable[None]]) -> None:
        self._write = write
        self._pending: list[tuple[T, asyncio.Future[None]]] = []
        self._flusher: asyncio.Task[None] | None = None

    async def add(self, item: T) -> None:
        """Raises what the writing of this very item raised."""
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._pending.append((item, written))
        if self._flusher is None or self._flusher.done():
            self._flusher = asyncio.create_task(self._flush())
        await asyncio.shield(written)

    async def close(self) -> None:
        if self._flusher is not None:
            await self._flusher

    async def _flush(self) -> None:
        while self._pending:
            batch, self._pending = self._pending[:_LIMIT], self._pending[_LIMIT:]
            try:
                await self._write([item for item, _ in batch])
            except Exception:  # noqa: BLE001 - one bad item must not fail its neighbours: each is tried alone
                await self._one_by_one(batch)
            else:
                for _, written in batch:
                    _resolve(written)

    async def _one_by_one(self, batch: list[tuple[T, asyncio.Future[None]]]) -> None:
        for item, written in batch:
            try:
                await self._write([item])
            except Exception as error:  # noqa: BLE001 - it belongs to the caller who waits for it
                _resolve(written, error)
            else:
                _resolve(written)


def _resolve(written: asyncio.Future[None], error: Exception | None = None) -> None:
    if written.done():  # the caller went away; the write stands
        return
    if error is None:
        written.set_result(None)
    else:
        written.set_exception(error)
