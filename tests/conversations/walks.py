"""`python -m tests.conversations.walks`: how far some messages walk through the code, from letter to reply.

Counted within one turn of `conversations`, `bot.model` and `bot.club` (store and engine are not the talk's) are calls,
functions, files, changes of file from one call to the next, and how deep they stand.
"""

import asyncio
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import structlog

from bot.model.turn import Turn
from conversations.talk.talk import Omega
from tests.databases import fresh_database_url
from tests.talks import ANSWERS, pays, talk_until, world_on
from tests.world import Parent

_ROOT = str(Path(__file__).parents[2])
_COUNTED = tuple(f"{_ROOT}/{part}/" for part in ("conversations", "bot/model", "bot/club"))


class Walk:
    """What one turn passed."""

    def __init__(self) -> None:
        self.calls = self.changes = self.depth = self._deep = 0
        self.functions: set[tuple[str, str, int]] = set()
        self.files: set[str] = set()
        self._last = ""

    def see(self, frame: FrameType, event: str, _argument: Any) -> None:
        code = frame.f_code
        if not code.co_filename.startswith(_COUNTED):
            return
        if event == "return":
            self._deep -= 1
        elif event == "call":
            self._enter(code.co_filename, code.co_qualname, code.co_firstlineno)

    def _enter(self, file: str, name: str, line: int) -> None:
        self._deep += 1
        self.calls += 1
        self.depth = max(self.depth, self._deep)
        self.functions.add((file, name, line))
        self.files.add(file)
        self.changes += file != self._last
        self._last = file


@contextmanager
def walked() -> Iterator[list[Walk]]:
    """The turns that are taken meanwhile."""
    walks: list[Walk] = []
    react = Omega.react

    async def counted(self: Omega, turn: Turn) -> None:
        walks.append(Walk())
        sys.setprofile(walks[-1].see)
        try:
            await react(self, turn)
        finally:
            sys.setprofile(None)

    Omega.react = counted  # type: ignore[method-assign]
    try:
        yield walks
    finally:
        Omega.react = react  # type: ignore[method-assign]


async def _says(parent: Parent, text: str) -> Walk:
    with walked() as walks:
        await parent.says(text)
    return max(walks, key=lambda walk: walk.calls)


async def walk(url: str, section: str, text: str) -> Walk:
    async with world_on(url) as world:
        parent = world.parent()
        await talk_until(parent, section)
        return await _says(parent, text)


async def pay(url: str) -> Walk:
    async with world_on(url) as world:
        parent = world.parent()
        await talk_until(parent, "kit")
        with walked() as walks:
            await pays(parent)
        return max(walks, key=lambda walk: walk.calls)


async def remind(url: str) -> Walk:
    """Of an invitation that nobody answered."""
    async with world_on(url) as world:
        await world.parent().invited()
        with walked() as walks:
            await world.later(timedelta(days=2, hours=1))
        return max(walks, key=lambda walk: walk.calls)


async def invite(url: str) -> Walk:
    async with world_on(url) as world:
        return await _says(world.manager(), "INVITE Sam Jones U10 Tigers, parent Kate Jones 07700 900123")


_WALKS: dict[str, Callable[[str], Any]] = {
    "Yes please": lambda url: walk(url, "wish", "Yes please"),
    "a guardian's section": lambda url: walk(url, "guardian", ANSWERS["guardian"]),
    "How much is it?": lambda url: walk(url, "guardian", "How much is it?"),
    "a correction": lambda url: walk(url, "review", "actually his birthday is 4 May 2016"),
    "the review's yes": lambda url: walk(url, "review", "yes"),
    "INVITE": invite,
    "a payment's event": pay,
    "a reminder": remind,
}


async def _table() -> None:
    print(f"{'message':<22}{'calls':>7}{'functions':>11}{'files':>7}{'changes':>9}{'depth':>7}")  # noqa: T201
    for name, tried in _WALKS.items():
        with TemporaryDirectory() as folder:
            one: Walk = await tried(await fresh_database_url("sqlite", Path(folder)))
        counted = f"{one.calls:>7}{len(one.functions):>11}{len(one.files):>7}{one.changes:>9}{one.depth:>7}"
        print(f"{name:<22}{counted}")  # noqa: T201


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    asyncio.run(_table())
