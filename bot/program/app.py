"""The composition root: reads settings, builds everything, and is the only one who knows everybody."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from aiohttp import web

from bot.club.club import Club
from bot.engine.bells import Bells
from bot.engine.clock import SystemClock
from bot.engine.consumers import Consumer, Consumers
from bot.engine.intake import Intake
from bot.engine.performs import Performs
from bot.engine.receipts import Receipts
from bot.engine.sends import Sends
from bot.engine.turns import Turns
from bot.engine.worker import Worker
from bot.metrics import Metrics
from bot.model.turn import Ours
from bot.ports import Assistant, Channel, Services
from bot.program.configuration import AppSettings, badge_of, connect_database, read_club
from bot.program.data_told import DataTold
from bot.program.outside import Outside, Within, connect, parts, services_on
from bot.program.records import Records
from bot.settings import SettingsError
from bot.store import deeds, managers, memos, outbox, roster, teams
from bot.store.database import Database
from bot.store.keys import check_keys
from bot.store.migrate import is_current, migrate
from bot.store.ownership import sole_owner
from bot.web import health
from bot.web.data import DataPage
from bot.web.limits import DEFAULT_LIMITS, Limits
from bot.web.privacy import PrivacyNotice
from bot.web.reg_setup import RegSetup
from bot.web.server import build_server
from bot.web.simulator import pages as simulator
from bot.web.simulator.moving import load_offset
from bot.web.trigger import Trigger, parse_keys
from bot.web.upload import BODIES as UPLOADS
from bot.web.upload import SECONDS as UPLOAD_SECONDS
from bot.web.upload import Upload
from conversations.form.journey import JOURNEY
from conversations.form.topics import make_ready
from conversations.money import payer
from conversations.privacy.export import lines_of
from conversations.privacy.notice import privacy_notice
from conversations.talk.talk import Omega
from conversations.understanding.commands import is_command
from conversations.words.pages import data_page, missed_page, page, told_page, upload_page
from conversations.words.wordings import wordings_of
from integrations.airtable.sandbox import Sandbox as RosterSandbox
from integrations.airtable.webhooks import BODIES as ROSTER
from integrations.disk.erased import ErasedList
from integrations.gocardless.sandbox import Sandbox as Bank
from integrations.gocardless.webhooks import BODIES as MONEY
from integrations.twilio.codes import CODES
from integrations.twilio.media_sandbox import SandboxMedia
from integrations.twilio.sandbox import SandboxChannel
from scheduler.means import Means, RosterMeans

log = structlog.get_logger()
LIMITS = Limits(
    bodies={**MONEY, **ROSTER, **DEFAULT_LIMITS.bodies, **simulator.BODIES, **UPLOADS}, patience=UPLOAD_SECONDS
)


CONSUMERS = [Consumer("roster", roster.mark)]


@dataclass
class App:
    """Everything, built and connected. `parts` is what the start prints: which service is real."""

    settings: AppSettings
    club: Club
    clock: SystemClock
    database: Database
    bells: Bells
    metrics: Metrics
    intake: Intake
    turns: Turns
    worker: Worker
    channel: Channel
    services: Services
    bank: Bank | None  # the sandbox of payments, where there is no GoCardless
    roster: RosterMeans | None
    roster_sandbox: RosterSandbox | None
    routes: list[web.RouteDef]
    parts: Mapping[str, str]
    states: Mapping[str, Callable[[], str]]

    @property
    def means(self) -> Means:
        """What jobs work with."""
        return Means(self.database, self.clock, self.club, self.services.debit, self.channel, self.intake, self.roster)

    @property
    def sandbox(self) -> SandboxChannel | None:
        return self.channel if isinstance(self.channel, SandboxChannel) else None


async def prepare_database(database: Database, club: Club, now: datetime) -> None:
    """Tables up to date, keys that fit, and on SQLite no lease of a process that is gone."""
    await database.check()
    if not await is_current(database):
        if not database.is_sqlite:
            raise SettingsError("DATABASE_URL: the tables are not up to date. Run: python -m bot migrate")
        await migrate(database)
    await check_keys(database)
    async with database.begin() as tx:
        await memos.write_once(tx, database, "first_start", now.isoformat())
        await teams.sync(tx, database, club)
        await managers.sync(tx, database, club, await teams.load(tx, club.season.name), now)
        if database.is_sqlite:
            await outbox.void_leases(tx)
            await deeds.void_leases(tx)


def web_server(app: App, work: asyncio.Task[None] | None = None) -> web.Application:
    checks = {"database": health.answers(app.database)} | {
        name: health.states(what, app.states.get(name)) for name, what in app.parts.items() if name != "database"
    }
    if work is not None:
        checks["worker"] = health.running(work)
    trigger = Trigger(
        app.turns, app.clock, app.club, parse_keys(app.settings.machine.trigger_api_keys.get_secret_value())
    )
    tables = [
        app.routes,
        health.Health(app.database, app.clock, app.metrics, checks, _insiders(app.settings)).routes(),
        trigger.routes(),
    ]
    if app.sandbox is not None and isinstance(app.services.media, SandboxMedia):
        tables.append(_simulator(app, app.sandbox, app.services.media, trigger))
    return build_server(
        *tables,
        limits=LIMITS,
        quiet=(*health.QUIET, *simulator.QUIET),
        missed=missed_page,
        is_public=app.settings.machine.is_production,
    )


def _insiders(settings: AppSettings) -> health.Insider:
    """While the program is tried out everybody may see how it does."""
    machine = settings.machine
    return health.insiders(machine.metrics_token.get_secret_value()) if machine.is_production else lambda _: True


def _simulator(app: App, sandbox: SandboxChannel, media: SandboxMedia, trigger: Trigger) -> list[web.RouteDef]:
    setting = simulator.Setting(
        database=app.database,
        clock=app.clock,
        bells=app.bells,
        club=app.club,
        phones=sandbox,
        media=media,
        trigger=trigger,
        wordings=wordings_of(app.club),
        base_url=app.settings.machine.base_url,
        failure_codes=[str(code) for code in CODES],
        states=tuple(JOURNEY),
    )
    return [web.get("/", _to_simulator), *simulator.Simulator(setting).routes()]


async def _to_simulator(_: web.Request) -> web.Response:
    raise web.HTTPFound("/simulator")


@asynccontextmanager
async def build(
    settings: AppSettings, clock: SystemClock | None = None, assistant: Assistant | None = None
) -> AsyncIterator[App]:
    """`assistant` reads in place of the one that the settings name."""
    club = read_club(settings.machine)
    make_ready(club)
    async with AsyncExitStack() as stack:
        database = connect_database(settings.machine)
        stack.push_async_callback(database.close)
        stack.enter_context(sole_owner(database))
        await prepare_database(database, club, (clock or SystemClock()).now())
        clock = clock or SystemClock(await _clock_offset(database, settings))
        bells, metrics = Bells(), Metrics()
        intake = Intake(database, clock, bells, is_command)
        stack.push_async_callback(intake.close)
        records, erased = Records(database, clock, club), ErasedList(Path(settings.disk.erased_list))
        if back := await records.erase_again(await erased.marks()):
            log.warning("erased again, as the database put back still had them", people=back)
        within = Within(settings, club, database, clock, intake, metrics, records, erased)
        yield _app(within, await stack.enter_async_context(connect(within, assistant)), bells)


def _app(within: Within, outside: Outside, bells: Bells) -> App:
    base_url, services = within.settings.machine.base_url, outside.services
    database, clock, metrics = within.database, within.clock, within.metrics
    talk = Omega(outside.assistance, listens=services.transcripts is not None)
    numbers = frozenset({within.settings.twilio.twilio_phone_number, within.settings.twilio.twilio_whatsapp_number})
    turns = Turns(database, clock, within.club, talk, bells, metrics, Ours(base_url, numbers))
    pay = RegSetup(database, clock, bells, services.debit, payer, page, public_url=base_url)
    upload = Upload(database, clock, within.intake, services.photos, upload_page)
    notice = PrivacyNotice(_notice(within))
    told = DataTold(within.club, clock, wordings_of(within.club))
    data = DataPage(database, clock, told, data_page, lambda everything: told_page(lines_of(everything)))
    return App(
        settings=within.settings,
        club=within.club,
        clock=clock,
        database=database,
        bells=bells,
        metrics=metrics,
        intake=within.intake,
        turns=turns,
        worker=_worker(database, clock, turns, services, bells, metrics),
        channel=services.channel,
        services=services,
        bank=outside.bank,
        roster=outside.roster,
        roster_sandbox=outside.roster_sandbox,
        routes=[*outside.hooks, *pay.routes(), *upload.routes(), *notice.routes(), *data.routes()],
        parts=parts(within.settings, database),
        states=outside.states,
    )


def _notice(within: Within) -> str | None:
    number = within.settings.twilio.twilio_whatsapp_number.removeprefix("+")
    return privacy_notice(
        within.club,
        services_on(within.settings, within.club),
        badge=badge_of(within.settings.machine, within.club),
        chat=f"https://wa.me/{number}" if number else "",
    )


def _worker(
    database: Database, clock: SystemClock, turns: Turns, services: Services, bells: Bells, metrics: Metrics
) -> Worker:
    return Worker(
        turns,
        Receipts(database, clock, bells, metrics),
        Sends(database, clock, services.channel, bells, metrics),
        Performs(database, clock, services, bells, metrics),
        Consumers(database, clock, CONSUMERS),
        bells,
        clock,
    )


async def _clock_offset(database: Database, settings: AppSettings) -> timedelta:
    """Time moves at will only while nobody real is written to."""
    if settings.twilio.is_configured:
        return timedelta()
    return await load_offset(database)
