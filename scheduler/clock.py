"""The one file that knows APScheduler."""

import asyncio

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler.jobs import JOBS, Job
from scheduler.means import Means

log = structlog.get_logger()
_FIRST_AFTER = 5.0  # seconds after the start


class Scheduler:
    """Runs each job soon after the start and then at its interval, never twice at once.

    One that fails is logged and runs again next time; one that was missed runs late, up to its interval.
    """

    def __init__(self, means: Means) -> None:
        self._means = means
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._first: asyncio.Task[None] | None = None
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
        for job in JOBS:
            await self._run(job)

    async def _run(self, job: Job) -> None:
        try:
            await job.run(self._means)
        except Exception:
            log.exception("job failed", job=job.run.__name__)
        else:
            log.debug("job done", job=job.run.__name__)
