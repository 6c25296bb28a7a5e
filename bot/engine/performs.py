"""Performs effects: leased, outside any transaction; what became of one goes into its contact's lane as an event."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import structlog

from bot.engine.backoff import backoff
from bot.engine.bells import Bells, Work
from bot.engine.group_commit import GroupCommit
from bot.engine.performers import KINDS_OF, LETTER, NOT_QUICK, PERFORMERS, UNKNOWN, Crew, NewerProgram, Performer
from bot.metrics import Metrics
from bot.model.events import Arrival, Kind
from bot.model.turn import Notice
from bot.ports import Clock, Refused, Services, Unavailable, Unusable
from bot.store import deeds, inbox, money, notices
from bot.store.database import Connection, Database
from bot.store.deeds import Deed
from bot.store.tables import Progress

log = structlog.get_logger()
LEASE = timedelta(seconds=90)  # three times what the slowest client waits for its answer
# Asked twice it does no harm, and after a minute nobody waits for it any more.
_LEASES = {Crew.PATIENT: timedelta(seconds=40)}
_SEARCHES = 7  # times that the owner of a thing is looked for, over some minutes: it may be recorded in this moment
MOST_FAULTS = 8  # with the growing delays that is some minutes


@dataclass(frozen=True)
class _End:
    """What became of a deed."""

    deed: Deed
    progress: Progress
    result: Mapping[str, Any]
    noticed: Sequence[Notice]
    error: str | None

    @property
    def is_heard(self) -> bool:
        return _performer(self.deed).is_heard and self.deed.contact_id is not None

    @property
    def remembered(self) -> Mapping[str, Any]:
        """With the deed; what somebody said is kept as letters are, and nowhere else."""
        return {name: value for name, value in self.result.items() if name != LETTER}

    @property
    def arrival(self) -> Arrival:
        payload = {"effect": self.deed.kind, "key": self.deed.key, "result": dict(self.result)}
        if LETTER in self.result:
            payload[LETTER] = self.result[LETTER]
        return Arrival("effect", str(self.deed.id), Kind.EFFECT, payload, self.deed.contact_id)


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
        self._ends = GroupCommit(self._write)
        self._under_way: dict[Crew, set[asyncio.Task[None]]] = {crew: set() for crew in Crew}

    async def take(self) -> int:
        """Begins as many as there is room for and gives how many it began."""
        claimed: list[tuple[Crew, Deed]] = []
        now = self._clock.now()
        async with self._database.begin() as tx:
            for crew, under_way in self._under_way.items():
                room = crew.value - len(under_way)
                if room:
                    kinds = KINDS_OF.get(crew, NOT_QUICK)
                    lease = _LEASES.get(crew, LEASE)
                    taken = await deeds.claim(tx, now, lease, room, kinds, among=crew in KINDS_OF)
                    claimed += [(crew, deed) for deed in taken]
        for crew, deed in claimed:
            self._begin(crew, deed)
        return len(claimed)

    async def close(self) -> None:
        """Lets what is under way finish."""
        under_way = [task for tasks in self._under_way.values() for task in tasks]
        if under_way:
            await asyncio.wait(under_way)
        await self._ends.close()

    def _begin(self, crew: Crew, deed: Deed) -> None:
        task = asyncio.create_task(self._perform(deed))
        self._under_way[crew].add(task)
        task.add_done_callback(self._under_way[crew].discard)

    async def _perform(self, deed: Deed) -> None:
        try:
            await self._done(deed)
        except Exception:  # the lease ends by itself, and it is taken again
            log.exception("effect not settled", effect=deed.kind, effect_id=deed.id)
        self._bells.ring(Work.TURNS, Work.EFFECTS)

    async def _done(self, deed: Deed) -> None:
        try:
            result = await _performer(deed).do(self._services, deed)
        except Unusable as error:
            log.info("what was sent is of no use", effect=deed.kind, effect_id=deed.id, flaw=error.flaw)
            await self._settle(deed, Progress.REFUSED, _performer(deed).refused(deed, error.flaw), error=str(error))
        except Refused as error:
            log.warning("effect refused", effect=deed.kind, effect_id=deed.id, code=error.code)
            notice = Notice(f"effect:{deed.id}", "effect_refused", {"kind": deed.kind, "effect_id": deed.id})
            await self._settle(
                deed, Progress.REFUSED, _performer(deed).refused(deed, error.reason), [notice], error=str(error)
            )
        except Unavailable as error:
            await self._put_back(deed, error, error.retry_after)
        except NewerProgram as error:
            await self._put_back(deed, error)
        except Exception as error:
            log.exception("effect failed", effect=deed.kind, effect_id=deed.id)
            await self._put_back_or_park(deed, error)
        else:
            await self._address(deed, result)

    async def _address(self, deed: Deed, result: Mapping[str, Any]) -> None:
        """Whom it concerns may be known only now, or a little later; what is nobody's is a matter for staff."""
        if _performer(deed).is_addressed:
            await self._settle(deed, Progress.DONE, result)
            return
        async with self._database.begin() as tx:
            owner = await money.whose(tx, result["references"])
        if owner is not None:
            registration_id, contact_id = owner
            found = dict(result) | {"registration_id": registration_id}
            await self._settle(replace(deed, contact_id=contact_id), Progress.DONE, found)
        elif deed.attempts < _SEARCHES:
            await self._put_back(deed, LookupError("nobody's yet"))
        else:
            detail = {name: deed.payload.get(name) for name in ("resource", "action", "links")}
            notice = Notice(f"unknown_money:{deed.key}", "unknown_money", detail)
            await self._settle(deed, Progress.DONE, result, [notice])

    async def _settle(
        self,
        deed: Deed,
        progress: Progress,
        result: Mapping[str, Any],
        noticed: Sequence[Notice] = (),
        error: str | None = None,
    ) -> None:
        self._metrics.effects.labels(deed.kind, progress).inc()
        await self._ends.add(_End(deed, progress, result, noticed, error))

    async def _write(self, ends: Sequence[_End]) -> None:
        async with self._database.begin() as tx:
            ours = [end for end in ends if await deeds.settle(tx, end.deed.id, end.progress, end.remembered, end.error)]
            await self._follow_up(tx, ours)

    async def _follow_up(self, tx: Connection, ends: Sequence[_End]) -> None:
        now = self._clock.now()
        follows = [(end.deed, _performer(end.deed).then(end.deed, end.result)) for end in ends]
        then = [(deed.contact_id, effect) for deed, effects in follows for effect in effects]
        await deeds.put(tx, self._database, then, now)
        noticed = [(end.deed.contact_id, notice) for end in ends for notice in end.noticed]
        await notices.put(tx, self._database, noticed, now)
        await inbox.put(tx, self._database, [end.arrival for end in ends if end.is_heard], now)

    async def _put_back_or_park(self, deed: Deed, error: Exception) -> None:
        """A fault of our own is not healed by time: after some tries staff are told instead."""
        if deed.attempts < MOST_FAULTS:
            await self._put_back(deed, error)
            return
        notice = Notice(f"effect:{deed.id}", "effect_parked", {"kind": deed.kind, "effect_id": deed.id})
        self._metrics.effects.labels(deed.kind, Progress.PARKED).inc()
        async with self._database.begin() as tx:
            parked = await deeds.settle(tx, deed.id, Progress.PARKED, None, type(error).__name__)
            if parked and deed.contact_id is not None:
                await notices.put(tx, self._database, [(deed.contact_id, notice)], self._clock.now())

    async def _put_back(self, deed: Deed, error: Exception, retry_after: float | None = None) -> None:
        performer = _performer(deed)
        if not performer.is_worth_another(deed.attempts, retry_after):
            log.warning("effect given up", effect=deed.kind, effect_id=deed.id, attempts=deed.attempts)
            await self._settle(deed, Progress.DONE, performer.given_up(deed), error=type(error).__name__)
            return
        self._metrics.effects.labels(deed.kind, "retried").inc()
        async with self._database.begin() as tx:
            due_at = self._clock.now() + backoff(deed.attempts, retry_after)
            await deeds.retry(tx, deed.id, due_at, type(error).__name__)


def _performer(deed: Deed) -> Performer:
    return PERFORMERS.get(deed.kind, UNKNOWN)
