"""The composition root: reads settings, builds everything, and is the only one who knows everybody."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex

from aiohttp import web
from pydantic import SecretStr

from bot.club.club import Club
from bot.configuration import AppSettings, connect_database, read_club
from bot.engine.bells import Bells
from bot.engine.clock import SystemClock
from bot.engine.intake import Intake
from bot.engine.performs import Performs
from bot.engine.receipts import Receipts
from bot.engine.sends import Sends
from bot.engine.turns import Turns
from bot.engine.worker import Worker
from bot.metrics import Metrics
from bot.model.prompts import Assistance
from bot.ports import Assistant, Channel, Services
from bot.settings import SettingsError
from bot.store import contacts, deeds, managers, outbox, teams
from bot.store.database import Database
from bot.store.keys import check_keys
from bot.store.memos import Memo
from bot.store.migrate import is_current, migrate
from bot.store.ownership import sole_owner
from bot.web import health
from bot.web.limits import DEFAULT_LIMITS, Limits
from bot.web.reg_setup import RegSetup
from bot.web.server import build_server
from bot.web.simulator import pages as simulator
from bot.web.simulator.moving import load_offset
from bot.web.trigger import Trigger, parse_keys
from bot.web.upload import BODIES as UPLOADS
from bot.web.upload import SECONDS as UPLOAD_SECONDS
from bot.web.upload import Upload
from conversations.assistant.reading import Reading
from conversations.commands import is_command
from conversations.journey import JOURNEY
from conversations.money.payer import payer_of
from conversations.pages import page, upload_page
from conversations.talk import Omega
from conversations.wordings import wordings_of
from integrations.disk.photos import DiskPhotos
from integrations.gocardless.client import GoCardless
from integrations.gocardless.sandbox import Sandbox as Bank
from integrations.gocardless.sandbox_counter import SandboxCounter
from integrations.gocardless.sandbox_page import SandboxPage
from integrations.gocardless.sdk import SdkApi
from integrations.gocardless.webhooks import BODIES as MONEY
from integrations.gocardless.webhooks import Webhooks as MoneyWebhooks
from integrations.google_places.absent import AbsentAddresses
from integrations.google_places.sandbox import SandboxAddresses
from integrations.openai.absent import AbsentAssistant
from integrations.openai.client import OpenAIAssistant
from integrations.twilio.client import TwilioChannel
from integrations.twilio.codes import CODES
from integrations.twilio.media import TwilioMedia
from integrations.twilio.media_sandbox import SandboxMedia
from integrations.twilio.sandbox import SandboxChannel
from integrations.twilio.webhooks import Webhooks

_CARRIER_SECONDS = 0.4  # how long the sandbox takes to deliver
LIMITS = Limits(bodies={**MONEY, **DEFAULT_LIMITS.bodies, **simulator.BODIES, **UPLOADS}, patience=UPLOAD_SECONDS)


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
    routes: list[web.RouteDef]
    parts: dict[str, str]

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
        await teams.sync(tx, database, club)
        await managers.sync(tx, database, club, await teams.load(tx, club.season.name), now)
        if database.is_sqlite:
            await outbox.void_leases(tx)
            await deeds.void_leases(tx)


def web_server(app: App, work: asyncio.Task[None] | None = None) -> web.Application:
    checks = {"database": health.answers(app.database)} | {
        name: health.states(what) for name, what in app.parts.items() if name != "database"
    }
    if work is not None:
        checks["worker"] = health.running(work)
    trigger = Trigger(app.turns, app.clock, app.club, parse_keys(app.settings.machine.trigger_api_keys))
    tables = [
        app.routes,
        health.Health(app.database, app.clock, app.metrics, checks).routes(),
        trigger.routes(),
    ]
    if app.sandbox is not None and isinstance(app.services.media, SandboxMedia):
        tables.append(_simulator(app, app.sandbox, app.services.media, trigger))
    return build_server(*tables, limits=LIMITS, quiet=(*health.QUIET, *simulator.QUIET))


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
    machine = settings.machine
    club = read_club(machine)
    async with AsyncExitStack() as stack:
        database = connect_database(machine)
        stack.push_async_callback(database.close)
        stack.enter_context(sole_owner(database))
        await prepare_database(database, club, (clock or SystemClock()).now())
        clock = clock or SystemClock(await _clock_offset(database, settings))
        bells, metrics = Bells(), Metrics()
        intake = Intake(database, clock, bells, is_command)
        stack.push_async_callback(intake.close)
        channel = await _channel(settings, club, database, intake, clock)
        stack.push_async_callback(channel.close)
        secret = _webhook_secret(settings)
        money_hook = MoneyWebhooks(secret, intake)
        bank = None
        if not settings.gocardless.is_configured:
            bank = Bank(Memo(database, "sandbox_bank"), clock, machine.base_url, secret, money_hook)
        debit = GoCardless(bank.api if bank else SdkApi(settings.gocardless))
        stack.push_async_callback(debit.close)
        model = _assistant(settings, clock, metrics)
        stack.push_async_callback(model.close)
        reads = isinstance(model, OpenAIAssistant) or assistant is not None
        talk = Omega(machine.assistant if reads else Assistance.OFF)
        turns = Turns(database, clock, club, talk, bells, metrics, public_url=machine.base_url)
        media = TwilioMedia(settings.twilio) if settings.twilio.is_configured else SandboxMedia()
        stack.push_async_callback(media.close)
        photos = DiskPhotos(Path(settings.disk.photo_folder))
        addresses = AbsentAddresses() if machine.is_production else SandboxAddresses()
        services = Services(channel, debit, media, photos, addresses, Reading(assistant or model), machine.base_url)
        pay = RegSetup(database, clock, bells, debit, payer_of, page, public_url=machine.base_url)
        hooks = Webhooks(settings.twilio.twilio_auth_token, machine.base_url, intake)
        yield App(
            settings=settings,
            club=club,
            clock=clock,
            database=database,
            bells=bells,
            metrics=metrics,
            intake=intake,
            turns=turns,
            worker=_worker(database, clock, turns, services, bells, metrics),
            channel=channel,
            services=services,
            bank=bank,
            routes=[
                *hooks.routes(),
                *money_hook.routes(),
                *([*SandboxPage(bank).routes(), *SandboxCounter(bank).routes()] if bank else ()),
                *pay.routes(),
                *Upload(database, clock, intake, photos, upload_page).routes(),
            ],
            parts=_parts(settings, database),
        )


def _worker(
    database: Database, clock: SystemClock, turns: Turns, services: Services, bells: Bells, metrics: Metrics
) -> Worker:
    return Worker(
        turns,
        Receipts(database, clock, bells, metrics),
        Sends(database, clock, services.channel, bells, metrics),
        Performs(database, clock, services, bells, metrics),
        bells,
        clock,
    )


async def _channel(
    settings: AppSettings, club: Club, database: Database, intake: Intake, clock: SystemClock
) -> TwilioChannel | SandboxChannel:
    wordings = wordings_of(club)
    if settings.twilio.is_configured:
        return TwilioChannel(settings.twilio, wordings, settings.machine.base_url)
    sandbox = SandboxChannel(intake, clock, wordings, delay=_CARRIER_SECONDS)
    async with database.begin() as tx:
        for handle in await contacts.with_open_window(tx, clock.now()):
            sandbox.open_window(handle)  # it keeps no books of its own over a restart
    return sandbox


def _webhook_secret(settings: AppSettings) -> SecretStr:
    """The sandbox signs too: without a secret of ours with one that nobody can know."""
    given = settings.gocardless.gocardless_webhook_secret
    return given if given or settings.gocardless.is_configured else SecretStr(token_hex(32))


async def _clock_offset(database: Database, settings: AppSettings) -> timedelta:
    """Time moves at will only while nobody real is written to."""
    if settings.twilio.is_configured:
        return timedelta()
    return await load_offset(database)


def _parts(settings: AppSettings, database: Database) -> dict[str, str]:
    sandboxed = "not connected" if settings.machine.is_production else "sandbox"
    return {
        "database": "SQLite" if database.is_sqlite else "PostgreSQL",
        "channel": "Twilio (live)" if settings.twilio.is_configured else "sandbox",
        "payments": settings.gocardless.shown if settings.gocardless.is_configured else "sandbox",
        "photos": "disk",
        "addresses": sandboxed,
        "assistant": f"OpenAI ({settings.openai.openai_model})" if _is_assisted(settings) else "off",
        "personal data": "sealed" if settings.machine.data_encryption_keys.get_secret_value() else "plain",
    }


def _is_assisted(settings: AppSettings) -> bool:
    return settings.openai.is_configured and settings.machine.assistant is not Assistance.OFF


def _assistant(settings: AppSettings, clock: SystemClock, metrics: Metrics) -> OpenAIAssistant | AbsentAssistant:
    return OpenAIAssistant(settings.openai, clock, metrics) if settings.openai.is_configured else AbsentAssistant()
