"""Bells: whoever writes work rings, whoever does it wakes. A slow poll heals a ring that was missed."""

import asyncio
from enum import StrEnum


class Work(StrEnum):
    TURNS = "turns"
    RECEIPTS = "receipts"
    SENDS = "sends"
    EFFECTS = "effects"
    HAPPENINGS = "happenings"


class Bells:
    def __init__(self) -> None:
        self._bells = {work: asyncio.Event() for work in Work}

    def ring(self, *work: Work) -> None:
        for each in work or Work:
            self._bells[each].set()

    async def wait(self, work: Work, seconds: float) -> None:
        """Until it rings, at most so long."""
        bell = self._bells[work]
        try:
            async with asyncio.timeout(seconds):
                await bell.wait()
        except TimeoutError:
            return
        finally:
            bell.clear()
