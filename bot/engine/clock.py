"""The only place that asks the machine what time it is."""

import asyncio
from datetime import UTC, datetime, timedelta


class SystemClock:
    """The real time, moved by an offset that the simulator may set."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset  # noqa: TID251 - here the time comes from

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
