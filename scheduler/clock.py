"""The one file that knows APScheduler."""

import asyncio
from time import perf_counter

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.store import runs
from bot.store.runs import Ran, Swept
from scheduler.jobs import JOBS, Job
from scheduler.means import Means

log = structlog.get_logger()
_FIRST_AFTER = 5.0  # seconds after the start
_PATIENCE = 600.0  # seconds that one run may take: it is taken up again next time


class Scheduler:
    """Runs each job soon after the start and then at its interval, never twice at once, and none waits for another.

    One that fails or hangs is logged and runs again next time; one that was missed runs late, up to its interval.
    """

    def __init__(self, means: Means) -> None:
        self._means = means
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._first: asyncio.Task[None] | None = None
        self._under_way: set[str] = set()
        for job in JOBS:
            seconds = int(job.every.total_seconds())
            self._scheduler.add_job(
                self._run,
                "interval",
                args=[job],
                seconds=seconds,
                misfire_grace_time=seconds,
                max_instances=1,
                coalesce=True,
            )

    @property
    def count(self) -> int:
        return len(self._scheduler.get_jobs())

    def start(self) -> None:
        self._scheduler.start()
        self._first = asyncio.create_task(self._catch_up())

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)
        if self._first is not None:
            self._first.cancel()

    async def _catch_up(self) -> None:
        """What fell due while nobody ran."""
        await asyncio.sleep(_FIRST_AFTER)
        await asyncio.gather(*(self._run(job) for job in JOBS))

    async def _run(self, job: Job) -> None:
        name, began = job.run.__name__, self._means.clock.now()
        if name in self._under_way:
            return
        self._under_way.add(name)
        since, swept, failed = perf_counter(), Swept(), ""
        try:
            async with asyncio.timeout(_PATIENCE):
                swept = await job.run(self._means)
        except Exception as error:
            log.exception("job failed", job=name)
            failed = type(error).__name__
        finally:
            self._under_way.discard(name)
        seconds = round(perf_counter() - since, 3)
        await self._note(name, Ran(began.isoformat(), seconds, swept.found, swept.done, failed))

    async def _note(self, name: str, ran: Ran) -> None:
        try:
            async with self._means.database.begin() as tx:
                await runs.note(tx, self._means.database, name, ran)
        except Exception:
            log.exception("run of a job not noted", job=name)
