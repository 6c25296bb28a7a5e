"""The loops that do the work, until they are told to stop: then what is under way is finished and nothing new begun."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.engine.bells import Bells, Work
from bot.engine.consumers import Consumers
from bot.engine.performs import Performs
from bot.engine.receipts import Receipts
from bot.engine.sends import Sends
from bot.engine.turns import Turns
from bot.ports import Clock

log = structlog.get_logger()
_POLL = 1.0  # seconds; heals a missed ring
_LANES_AT_ONCE = 50
_RECEIPTS_AT_ONCE = 200
_AFTER_TROUBLE = 1.0  # seconds; the database is away


class Worker:
    def __init__(
        self,
        turns: Turns,
        receipts: Receipts,
        sends: Sends,
        performs: Performs,
        consumers: Consumers,
        bells: Bells,
        clock: Clock,
    ) -> None:
        self._turns = turns
        self._receipts = receipts
        self._sends = sends
        self._performs = performs
        self._consumers = consumers
        self._bells = bells
        self._clock = clock
        self._stopping = False

    async def run(self) -> None:
        await asyncio.gather(
            self._loop(Work.TURNS, lambda: self._turns.take(_LANES_AT_ONCE), self._until_next_event),
            self._loop(Work.RECEIPTS, lambda: self._receipts.take(_RECEIPTS_AT_ONCE)),
            self._loop(Work.SENDS, self._sends.take),
            self._loop(Work.EFFECTS, self._performs.take),
            self._loop(Work.HAPPENINGS, self._consumers.take),
        )
        await self._performs.close()
        await self._sends.close()

    def stop(self) -> None:
        self._stopping = True
        self._bells.ring()

    async def drain(self) -> bool:
        """Works until nothing is due any more, for tests: False when nothing was."""
        takes = {
            Work.TURNS: lambda: self._turns.take(_LANES_AT_ONCE),
            Work.RECEIPTS: lambda: self._receipts.take(_RECEIPTS_AT_ONCE),
            Work.EFFECTS: self._performs.take,
            Work.SENDS: self._sends.take,
            Work.HAPPENINGS: self._consumers.take,
        }
        worked = False
        while any([await takes[work]() for work in await self._turns.agenda()]):
            worked = True
            await self._performs.close()
            await self._sends.close()
        return worked

    async def _loop(
        self, work: Work, take: Callable[[], Awaitable[int]], pause: Callable[[], Awaitable[float]] | None = None
    ) -> None:
        while not self._stopping:
            try:
                if await take() == 0:
                    await self._bells.wait(work, await pause() if pause else _POLL)
            except Exception:
                log.exception("work interrupted", work=work)
                await self._clock.sleep(_AFTER_TROUBLE)

    async def _until_next_event(self) -> float:
        due_at = await self._turns.next_due()
        if due_at is None:
            return _POLL
        return min(max((due_at - self._clock.now()).total_seconds(), 0.01), _POLL)
