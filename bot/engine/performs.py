"""Performs effects: leased, outside any transaction; what became of one goes into its contact's lane as an event."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import structlog

from bot.engine.backoff import backoff
from bot.engine.bells import Bells, Work
from bot.engine.performers import PERFORMERS
from bot.metrics import Metrics
from bot.model.events import Arrival, Kind
from bot.model.turn import Notice
from bot.ports import Clock, Refused, Services, Unavailable
from bot.store import deeds, inbox, notices
from bot.store.database import Database
from bot.store.deeds import Deed
from bot.store.tables import Progress

log = structlog.get_logger()
LEASE = timedelta(seconds=60)
_MOST_AT_ONCE = 16


class Performs:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        services: Services,
        bells: Bells,
        metrics: Metrics,
    ) -> None:
        self._database = database
        self._clock = clock
        self._services = services
        self._bells = bells
        self._metrics = metrics

    async def take(self) -> int:
        async with self._database.begin() as tx:
            claimed = await deeds.claim(tx, self._clock.now(), LEASE, _MOST_AT_ONCE)
        await asyncio.gather(*(self._perform(deed) for deed in claimed))
        return len(claimed)

    async def _perform(self, deed: Deed) -> None:
        try:
            result = await PERFORMERS[deed.kind](self._services, deed)
        except Refused as error:
            log.warning("effect refused", effect=deed.kind, effect_id=deed.id, code=error.code)
            await self._settle(deed, Progress.REFUSED, {"refused": str(error.reason)}, error=str(error))
        except Unavailable as error:
            await self._retry(deed, error, error.retry_after)
        except Exception as error:
            log.exception("effect failed", effect=deed.kind, effect_id=deed.id)
            await self._retry(deed, error)
        else:
            await self._settle(deed, Progress.DONE, result)

    async def _settle(
        self, deed: Deed, progress: Progress, result: Mapping[str, Any], error: str | None = None
    ) -> None:
        self._metrics.effects.labels(deed.kind, progress).inc()
        now = self._clock.now()
        async with self._database.begin() as tx:
            if not await deeds.settle(tx, deed.id, progress, result, error):
                return
            if deed.contact_id is not None:
                payload = {"effect": deed.kind, "key": deed.key, "result": dict(result)}
                arrival = Arrival("effect", str(deed.id), Kind.EFFECT, payload, deed.contact_id)
                await inbox.put(tx, self._database, [arrival], now)
            if progress is Progress.REFUSED and deed.contact_id is not None:
                notice = Notice(f"effect:{deed.id}", "effect_refused", {"kind": deed.kind, "effect_id": deed.id})
                await notices.put(tx, self._database, [(deed.contact_id, notice)], now)
        self._bells.ring(Work.TURNS)

    async def _retry(self, deed: Deed, error: Exception, retry_after: float | None = None) -> None:
        self._metrics.effects.labels(deed.kind, "retried").inc()
        async with self._database.begin() as tx:
            due_at = self._clock.now() + backoff(deed.attempts, retry_after)
            await deeds.retry(tx, deed.id, due_at, type(error).__name__)
