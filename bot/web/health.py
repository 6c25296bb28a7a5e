"""Whether the program is ready, alive, and how it is doing."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from aiohttp import hdrs, web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.metrics import Metrics
from bot.ports import Clock
from bot.store import deeds, happenings, inbox, memos, outbox, runs
from bot.store.database import Database
from bot.web.answers import REQUEST_ID, Problem

log = structlog.get_logger()
QUIET = ("/health", "/health/live", "/metrics")
_LOOKED_AT = "health"  # the memo that is written to see whether one can
_HERE = ("127.0.0.1", "::1")
_PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")  # a proxy on this machine asks for somebody else
_PATIENCE = 3.0  # seconds for one part

Check = Callable[[], Awaitable[str]]  # what there is to say of a part that works; NotReady of one that does not


class NotReady(Exception):
    """The reason is shown to whoever asks for the health: no secrets, no personal data."""


def answers(database: Database) -> Check:
    async def check() -> str:
        async with database.begin() as tx:  # a full disk reads well
            await memos.write(tx, database, _LOOKED_AT, "")
        return database.engine.dialect.name

    return check


def running(task: asyncio.Task[Any]) -> Check:
    async def check() -> str:
        if task.done():
            raise NotReady("stopped")
        return "running"

    return check


def states(words: str, how: Callable[[], str] | None = None) -> Check:
    """Of a part without which we are ready all the same, such as which channel there is; `how` it did last."""

    async def check() -> str:
        return f"{words}: {how()}" if how else words

    return check


@dataclass(frozen=True)
class Backlog:
    waiting: int
    oldest_seconds: float | None
    messages: int  # that no carrier has yet
    effects: int


Insider = Callable[[web.Request], bool]


def insiders(token: str) -> Insider:
    """Who shows the token, or asks from this machine itself and not by way of a proxy."""

    def is_insider(request: web.Request) -> bool:
        shown = request.headers.get(hdrs.AUTHORIZATION, "").removeprefix("Bearer ").encode("utf-8", "surrogateescape")
        is_here = request.remote in _HERE and not any(name in request.headers for name in _PASSED_ON)
        return is_here or (bool(token) and hmac.compare_digest(shown, token.encode()))

    return is_insider


class Health:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        metrics: Metrics,
        parts: Mapping[str, Check],
        is_insider: Insider = lambda _: True,
    ) -> None:
        self._is_insider = is_insider
        self._database = database
        self._clock = clock
        self._metrics = metrics
        self._parts = parts

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/health", self.ready),
            web.get("/health/live", self.live),
            web.get("/metrics", self.metrics),
        ]

    async def ready(self, request: web.Request) -> web.Response:
        found = await asyncio.gather(*(_look_at(check) for check in self._parts.values()))
        parts = dict(zip(self._parts, found, strict=True))
        is_ready = all(part["ready"] for part in found)
        if not self._is_insider(request):
            return web.json_response({"success": is_ready, **_told(is_ready=is_ready)}, status=200 if is_ready else 503)
        backlog = await self._measure()
        data = {
            **_told(is_ready=is_ready),
            "parts": parts,
            "events_waiting": backlog.waiting if backlog else None,
            "oldest_waiting_seconds": backlog.oldest_seconds if backlog else None,
            "messages_waiting": backlog.messages if backlog else None,
            "effects_waiting": backlog.effects if backlog else None,
            "jobs": await self._jobs(),
            "happenings": await self._happenings(),
        }
        body = {
            **data,
            "success": is_ready,
            "message": "Ready" if is_ready else "Not ready",
            "error_code": None if is_ready else "not_ready",
            "data": data,
            "request_id": request[REQUEST_ID],
        }
        return web.json_response(body, status=200 if is_ready else 503)

    async def live(self, _: web.Request) -> web.Response:
        return web.json_response({"success": True, "status": "alive"})

    async def metrics(self, request: web.Request) -> web.Response:
        if not self._is_insider(request):
            raise Problem(401, headers={hdrs.WWW_AUTHENTICATE: "Bearer"})
        await self._measure()
        await self._jobs()
        await self._happenings()
        text = generate_latest(self._metrics.registry)
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _jobs(self) -> Mapping[str, Any] | None:
        """How each of the clock's last run went."""
        try:
            async with asyncio.timeout(_PATIENCE), self._database.begin() as tx:
                ran = await runs.of_all(tx)
        except Exception as error:  # noqa: BLE001 - whatever it was, the part "database" tells
            log.warning("runs of jobs unknown", error=type(error).__name__)
            return None
        for job, told in ran.items():
            self._metrics.job_seconds.labels(job).set(told["seconds"])
            self._metrics.job_found.labels(job).set(told["found"])
            self._metrics.job_done.labels(job).set(told["done"])
            self._metrics.job_failed.labels(job).set(bool(told["failed"]))
            self._metrics.job_ran.labels(job).set(datetime.fromisoformat(told["at"]).timestamp())
        return ran

    async def _happenings(self) -> Mapping[str, Any] | None:
        """How far behind each consumer is, and why."""
        try:
            async with asyncio.timeout(_PATIENCE), self._database.begin() as tx:
                last, cursors = await happenings.cursors_now(tx)
        except Exception as error:  # noqa: BLE001 - whatever it was, the part "database" tells
            log.warning("consumers unknown", error=type(error).__name__)
            return None
        for each in cursors:
            self._metrics.happenings_behind.labels(each.consumer).set(last - each.place)
            self._metrics.consumer_failures.labels(each.consumer).set(each.failures)
        return {
            each.consumer: {
                "behind": last - each.place,
                "read_at": each.at.isoformat(),
                "failures": each.failures,
                "error": each.error,
            }
            for each in cursors
        }

    async def _measure(self) -> Backlog | None:
        """None while the database is away: whoever asks shall hear that, not wait."""
        try:
            async with asyncio.timeout(_PATIENCE):
                backlog = await self._backlog()
        except Exception as error:  # noqa: BLE001 - whatever it was, the part "database" tells
            log.warning("backlog unknown", error=type(error).__name__)
            return None
        self._metrics.events_waiting.set(backlog.waiting)
        self._metrics.oldest_event.set(backlog.oldest_seconds or 0)
        return backlog

    async def _backlog(self) -> Backlog:
        now = self._clock.now()
        async with self._database.begin() as tx:
            waiting, oldest = await inbox.oldest_waiting(tx, now)
            messages, effects = await outbox.count_waiting(tx, now), await deeds.count_waiting(tx, now)
        return Backlog(waiting, _age(oldest, now), messages, effects)


def _told(*, is_ready: bool) -> dict[str, str]:
    """What anybody may know."""
    return {"status": "ready" if is_ready else "not ready"}


def _age(since: datetime | None, now: datetime) -> float | None:
    return round(max((now - since).total_seconds(), 0.0), 3) if since else None


async def _look_at(check: Check) -> dict[str, Any]:
    try:
        async with asyncio.timeout(_PATIENCE):
            return {"ready": True, "detail": await check()}
    except NotReady as reason:
        return {"ready": False, "detail": str(reason)}
    except TimeoutError:
        return {"ready": False, "detail": "no answer"}
    except Exception as error:  # noqa: BLE001 - a part that fails in its own way is not ready either
        return {"ready": False, "detail": type(error).__name__}
