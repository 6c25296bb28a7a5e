"""Whole turns: from an event that is due to a reply that the carrier has and the database knows about."""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlalchemy as sa
from aiohttp import ClientSession

from bot.engine.clock import SystemClock
from bot.store.tables import events
from tests.benchmarks import people
from tests.benchmarks.lab import Lab, Place
from tests.benchmarks.options import Options
from tests.benchmarks.stores import Stores, Watch, open_store
from tests.benchmarks.tables import middle, milliseconds, rate, ratio, show

_PATIENCE = 120  # seconds
_LEAD = timedelta(seconds=2.5)  # the workers look at their calendars once a second
WARM_UP = 60


@dataclass(frozen=True)
class Contender:
    name: str
    workers: int
    is_ours: bool


@dataclass
class Found:
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)  # seconds for each turn, of all workers


async def measure(lab: Lab, stores: Stores, options: Options) -> None:
    rows = []
    one_thousand = 0.0
    for size in options.sizes:
        found = {each: Found() for each in _contenders(stores.kind)}
        for _ in range(options.trials):
            for contender, kept in found.items():
                await _run(lab, stores, size, contender, options.turns, kept)
        rows += _rows(size, found, one_thousand)
        one_thousand = one_thousand or _ours(found)
    heads = ("", "turns/s", "ratio to bare", "CPU ms", "to smallest")
    show(f"Whole turns on {stores.kind}, {options.turns} at once", heads, rows)


def _contenders(kind: str) -> list[Contender]:
    some = [Contender("bare", 1, is_ours=False), Contender("ours", 1, is_ours=True)]
    return some if kind == "sqlite" else [*some, Contender("ours, 2 workers", 2, is_ours=True)]


def _ours(found: Mapping[Contender, Found]) -> float:
    return next(middle(kept.rates) for each, kept in found.items() if each.is_ours)


def _rows(size: int, found: Mapping[Contender, Found], smallest: float) -> list[list[str]]:
    bare = next(middle(kept.rates) for each, kept in found.items() if not each.is_ours)
    return [
        [
            f"{each.name}, {size:,} contacts",
            rate(kept.rates),
            ratio(middle(kept.rates), bare),
            milliseconds(middle(kept.cpu), 2),
            ratio(middle(kept.rates), smallest) if smallest and each.name == "ours" else "",
        ]
        for each, kept in found.items()
    ]


async def _run(lab: Lab, stores: Stores, size: int, contender: Contender, count: int, kept: Found) -> None:
    """The first few turns are not counted: whoever starts has things to learn."""
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(stores.copy(size, sealed=contender.is_ours))
        carrier = await stack.enter_async_context(lab.part("carrier"))
        watch = await stack.enter_async_context(Watch(url))
        session = await stack.enter_async_context(ClientSession())
        workers = [
            await stack.enter_async_context(_worker(lab, contender, url, carrier)) for _ in range(contender.workers)
        ]
        run = Run(url, carrier, watch, session, contender)
        step = apart(size // (count + WARM_UP))
        await run.timed(range(0, WARM_UP * step, step))
        before = sum(worker.cpu for worker in workers)
        kept.rates.append(await run.timed(range(WARM_UP * step, (WARM_UP + count) * step, step)))
        kept.cpu.append((sum(worker.cpu for worker in workers) - before) / count)


def apart(places: int) -> int:
    """Spread over the whole database, and over all that people say."""
    return places - 1 if places % len(people.STANDS) == 0 else places


def _worker(lab: Lab, contender: Contender, url: str, carrier: Place) -> AbstractAsyncContextManager[Place]:
    if not contender.is_ours:
        return lab.part("bare_turns", url, carrier.url)
    return lab.program(url, carrier, *([] if url.startswith("sqlite") else ["worker"]))


@dataclass
class Run:
    url: str
    carrier: Place
    watch: Watch
    session: ClientSession
    contender: Contender

    async def timed(self, places: range) -> float:
        due_at = SystemClock().now() + _LEAD
        expected = await self._accepted() + len(places)
        await self._put(places, due_at)
        until_due = (due_at - SystemClock().now()).total_seconds()
        if until_due < _LEAD.total_seconds() / 2:
            raise RuntimeError("the events took too long to write")
        await asyncio.sleep(until_due)
        async with asyncio.timeout(_PATIENCE):
            while await self._accepted() < expected:  # noqa: ASYNC110 - of another process
                await asyncio.sleep(0.02)
            while await self.watch.undone():  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        return len(places) / (SystemClock().now() - due_at).total_seconds()

    async def _accepted(self) -> int:
        async with self.session.get(f"{self.carrier.url}/count") as answer:
            return int(await answer.text())

    async def _put(self, places: range, due_at: datetime) -> None:
        database = open_store(self.url, sealed=self.contender.is_ours)
        try:
            rows = list(people.events(places, f"{due_at:%H%M%S}", due_at))
            async with database.begin() as tx:
                await tx.execute(sa.insert(events), rows)
        finally:
            await database.close()
