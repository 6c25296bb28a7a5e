"""Consumers of happenings: each reads all of them once, in one order, at its pace; one that fails holds no other."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog

from bot.engine.backoff import backoff
from bot.ports import Clock
from bot.store import happenings
from bot.store.database import Connection, Database
from bot.store.happenings import Happened

log = structlog.get_logger()
_AT_ONCE = 500
Take = Callable[[Connection, Database, Sequence[Happened]], Awaitable[None]]


@dataclass(frozen=True)
class Consumer:
    """`take` writes rows and touches no network: they are committed with the cursor, or not at all."""

    name: str
    take: Take


class Consumers:
    def __init__(self, database: Database, clock: Clock, consumers: Sequence[Consumer]) -> None:
        self._database = database
        self._clock = clock
        self._consumers = consumers
        self._has_begun = False

    async def take(self) -> int:
        """How much was read, by all of them together."""
        if not self._has_begun:
            async with self._database.begin() as tx:
                await happenings.begin(tx, self._database, [each.name for each in self._consumers], self._clock.now())
            self._has_begun = True
        async with self._database.begin() as tx:
            placed = await happenings.give_places(tx, _AT_ONCE)
            behind = await happenings.behind(tx, self._clock.now())
        return placed + sum([await self._read(each) for each in self._consumers if each.name in behind])

    async def _read(self, consumer: Consumer) -> int:
        now = self._clock.now()
        try:
            async with self._database.begin() as tx:
                read = await happenings.take(tx, consumer.name, now, _AT_ONCE)
                if read:
                    await consumer.take(tx, self._database, read)
                    await happenings.advance(tx, consumer.name, read[-1].place, now)
        except Exception as error:
            log.exception("consumer failed", consumer=consumer.name)
            await self._stumble(consumer, error)
            return 0
        return len(read)

    async def _stumble(self, consumer: Consumer, error: Exception) -> None:
        async with self._database.begin() as tx:
            failures = await happenings.failures_of(tx, consumer.name)
            due_at = self._clock.now() + backoff(failures + 1)
            await happenings.stumble(tx, consumer.name, type(error).__name__, due_at)
