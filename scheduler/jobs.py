"""What happens by the clock. A job is a sweep of due rows: it may run anywhere, twice, or late."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.ports import Clock
from bot.store import retention
from bot.store.database import Database

_RAW_KEPT = timedelta(days=30)


async def forget_raw_webhooks(database: Database, clock: Clock) -> None:
    """A read event keeps its key, so that a repetition is known; what it said is in the transcript."""
    async with database.begin() as tx:
        await retention.empty_events(tx, clock.now() - _RAW_KEPT)


@dataclass(frozen=True)
class Job:
    run: Callable[[Database, Clock], Awaitable[None]]
    every: timedelta


JOBS = [Job(forget_raw_webhooks, every=timedelta(hours=6))]
