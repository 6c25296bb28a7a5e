"""The one file that knows APScheduler."""

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler.jobs import JOBS, Job
from scheduler.means import Means

log = structlog.get_logger()


class Scheduler:
    """Runs each job at its interval, never twice at once; one that fails is logged and runs again next time."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        for job in JOBS:
            self._scheduler.add_job(
                self._run, "interval", args=[job], seconds=job.every.total_seconds(), max_instances=1, coalesce=True
            )

    @property
    def count(self) -> int:
        return len(self._scheduler.get_jobs())

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    async def _run(self, job: Job) -> None:
        try:
            await job.run(self._means)
        except Exception:
            log.exception("job failed", job=job.run.__name__)
        else:
            log.debug("job done", job=job.run.__name__)
