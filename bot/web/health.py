"""Whether the program is ready, alive, and how it is doing."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.metrics import Metrics
from bot.ports import Clock
from bot.store import deeds, inbox, memos, outbox
from bot.store.database import Database
from bot.web.answers import REQUEST_ID

log = structlog.get_logger()
QUIET = ("/health", "/health/live", "/metrics")
_LOOKED_AT = "health"  # the memo that is written to see whether one can
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


def states(words: str) -> Check:
    """Of a part that cannot fail, such as which channel there is."""

    async def check() -> str:
        return words

    return check


@dataclass(frozen=True)
class Backlog:
    waiting: int
    oldest_seconds: float | None
    messages: int  # that no carrier has yet
    effects: int


class Health:
    def __init__(self, database: Database, clock: Clock, metrics: Metrics, parts: Mapping[str, Check]) -> None:
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
        backlog = await self._measure()
        data = {
            "status": "ready" if is_ready else "not ready",
            "parts": parts,
            "events_waiting": backlog.waiting if backlog else None,
            "oldest_waiting_seconds": backlog.oldest_seconds if backlog else None,
            "messages_waiting": backlog.messages if backlog else None,
            "effects_waiting": backlog.effects if backlog else None,
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

    async def metrics(self, _: web.Request) -> web.Response:
        await self._measure()
        text = generate_latest(self._metrics.registry)
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST})

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
