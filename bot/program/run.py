"""Runs the program in its roles until it is told to stop; then finishes what is under way and goes."""

import asyncio
import signal
from contextlib import AsyncExitStack
from dataclasses import dataclass

import structlog

from bot.program.app import LIMITS, App, build, web_server
from bot.program.configuration import AppSettings
from bot.settings import SettingsError
from bot.store.wakeups import listen
from bot.web.logs import configure_logs
from bot.web.server import serve
from scheduler.clock import Scheduler

log = structlog.get_logger()
_PATIENCE = 25  # seconds for what is under way: platforms kill after 30


@dataclass(frozen=True)
class Roles:
    web: bool = False
    worker: bool = False
    clock: bool = False

    @property
    def is_whole(self) -> bool:
        return self.web and self.worker and self.clock


EVERYTHING = Roles(web=True, worker=True, clock=True)


async def run(settings: AppSettings, roles: Roles = EVERYTHING) -> None:
    """Raises SettingsError when these roles cannot run on these settings."""
    configure_logs(settings.machine.log_level, settings.machine.log_format)
    if settings.machine.database_url.get_secret_value().startswith("sqlite") and not roles.is_whole:
        raise SettingsError(
            "DATABASE_URL: SQLite belongs to one process. Set a postgresql:// address, or run python -m bot alone."
        )
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with build(settings) as app, AsyncExitStack() as stack:
        stack.push_async_callback(_finish, app, work := _begin(app, roles))
        if not app.database.is_sqlite:
            stack.callback(asyncio.create_task(listen(app.database, app.clock, app.bells.ring)).cancel)
        if app.bank and roles.worker:
            stack.callback(asyncio.create_task(app.bank.run()).cancel)
        if roles.clock:
            scheduler = Scheduler(app.means)
            scheduler.start()
            stack.callback(scheduler.stop)
        for part, what in app.parts.items():
            log.info("part", part=part, is_=what)
        if roles.web:
            await _listen(app, stack, work)
        await _until(stop, work)
        log.info("stopping")  # the web first, as nothing new shall come in, and the work last


def _begin(app: App, roles: Roles) -> asyncio.Task[None] | None:
    return asyncio.create_task(app.worker.run()) if roles.worker else None


async def _until(stop: asyncio.Event, work: asyncio.Task[None] | None) -> None:
    """A worker that ends by itself has failed: the program ends too, and whoever watches starts it anew."""
    told = asyncio.create_task(stop.wait())
    await asyncio.wait([told, *([work] if work else [])], return_when=asyncio.FIRST_COMPLETED)
    told.cancel()


async def _finish(app: App, work: asyncio.Task[None] | None) -> None:
    if work is None:
        return
    app.worker.stop()
    async with asyncio.timeout(_PATIENCE):
        await work


async def _listen(app: App, stack: AsyncExitStack, work: asyncio.Task[None] | None) -> None:
    machine = app.settings.machine
    try:
        port = await stack.enter_async_context(serve(web_server(app, work), machine.host, machine.port, LIMITS))
    except OSError as error:
        raise SettingsError(
            f"HOST, PORT: we cannot listen there ({error.strerror}). Does another program, or another "
            "of us, use that port?"
        ) from None
    page = "/simulator" if app.sandbox else "/health"
    log.info("ready", open=f"http://localhost:{port}{page}")
