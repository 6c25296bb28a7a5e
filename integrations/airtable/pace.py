"""How fast a base may be asked: five requests a second, and after a 429 none for thirty seconds."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from bot.ports import Clock, Unavailable

_BETWEEN = timedelta(seconds=0.22)  # a little slower than allowed: other programs may ask, too


class Pace:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next: datetime | None = None
        self._rests_until: datetime | None = None
        self.calls = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """One request's; raises Unavailable while the base wants to be left alone."""
        now = self._clock.now()
        if self._rests_until is not None and now < self._rests_until:
            left = (self._rests_until - now).total_seconds()
            raise Unavailable("Airtable wants to be left alone for a while", retry_after=left)
        begin = max(now, self._next or now)
        self._next = begin + _BETWEEN
        if begin > now:
            await self._clock.sleep((begin - now).total_seconds())
        self.calls += 1
        try:
            yield
        except Unavailable as error:
            if error.retry_after:
                self._rests_until = self._clock.now() + timedelta(seconds=error.retry_after)
            raise
