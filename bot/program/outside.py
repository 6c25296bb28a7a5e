"""Everything outside, connected: for each need the real service where the settings name one, else what stands in."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from aiohttp import web
from pydantic import SecretStr

from bot.club.club import Club
from bot.engine.clock import SystemClock
from bot.engine.intake import Intake
from bot.metrics import Metrics
from bot.model.prompts import Assistance
from bot.ports import Assistant, Services
from bot.program.configuration import AppSettings
from bot.program.records import Records
from bot.store import contacts
from bot.store.database import Database, unchecked_host
from bot.store.memos import Memo
from conversations.assistant.reading import Reading
from conversations.words.wordings import wordings_of
from integrations.disk.erased import ErasedList
from integrations.disk.photos import DiskPhotos
from integrations.gocardless.client import GoCardless
from integrations.gocardless.sandbox import Sandbox as Bank
from integrations.gocardless.sandbox_counter import SandboxCounter
from integrations.gocardless.sandbox_page import SandboxPage
from integrations.gocardless.sdk import SdkApi
from integrations.gocardless.webhooks import Webhooks as MoneyWebhooks
from integrations.google_places.absent import AbsentAddresses
from integrations.google_places.sandbox import SandboxAddresses
from integrations.openai.absent import AbsentAssistant
from integrations.openai.client import OpenAIAssistant
from integrations.pillow.photos import PreparedPhotos
from integrations.twilio.client import TwilioChannel
from integrations.twilio.media import TwilioMedia
from integrations.twilio.media_sandbox import SandboxMedia
from integrations.twilio.sandbox import SandboxChannel
from integrations.twilio.webhooks import Webhooks

_CARRIER_SECONDS = 0.4  # how long the sandbox takes to deliver


@dataclass(frozen=True)
class Within:
    """What of ours the outside speaks to."""

    settings: AppSettings
    club: Club
    database: Database
    clock: SystemClock
    intake: Intake
    metrics: Metrics
    records: Records
    erased: ErasedList


@dataclass(frozen=True)
class Outside:
    services: Services
    bank: Bank | None  # the sandbox of payments, where there is no GoCardless
    assistance: Assistance
    hooks: list[web.RouteDef]


@asynccontextmanager
async def connect(within: Within, assistant: Assistant | None = None) -> AsyncIterator[Outside]:
    """`assistant` reads in place of the one that the settings name."""
    settings = within.settings
    async with AsyncExitStack() as stack:
        channel = await _channel(within)
        stack.push_async_callback(channel.close)
        secret = _webhook_secret(settings)
        count_refused = within.metrics.refused_hooks.inc
        money = MoneyWebhooks(secret, within.intake, count_refused)
        bank = None if settings.gocardless.is_configured else _bank(within, secret, money)
        debit = GoCardless(bank.api if bank else SdkApi(settings.gocardless))
        stack.push_async_callback(debit.close)
        model = _assistant(within)
        stack.push_async_callback(model.close)
        media = TwilioMedia(settings.twilio) if settings.twilio.is_configured else SandboxMedia()
        stack.push_async_callback(media.close)
        photos = PreparedPhotos(DiskPhotos(Path(settings.disk.photo_folder), within.database.vault))
        addresses = AbsentAddresses() if settings.machine.is_production else SandboxAddresses()
        readings = Reading(assistant or model)
        base_url = settings.machine.base_url
        carrier = Webhooks(settings.twilio.twilio_auth_token, base_url, within.intake, count_refused)
        yield Outside(
            Services(channel, debit, media, photos, addresses, readings, within.records, within.erased, base_url),
            bank,
            settings.machine.assistant if assistant or settings.openai.is_configured else Assistance.OFF,
            [*carrier.routes(), *money.routes(), *_counter(bank)],
        )


def parts(settings: AppSettings, database: Database) -> Mapping[str, str]:
    """What the start prints: which service is real."""
    sandboxed = "not connected" if settings.machine.is_production else "sandbox"
    return {
        "database": "SQLite" if database.is_sqlite else _postgresql(settings),
        "channel": "Twilio (live)" if settings.twilio.is_configured else "sandbox",
        "payments": settings.gocardless.shown if settings.gocardless.is_configured else "sandbox",
        "photos": "disk",
        "addresses": sandboxed,
        "assistant": f"OpenAI ({settings.openai.openai_model})" if _is_assisted(settings) else "off",
        "personal data": "sealed" if settings.machine.data_encryption_keys.get_secret_value() else "plain",
    }


def _postgresql(settings: AppSettings) -> str:
    host = unchecked_host(settings.machine.database_url.get_secret_value())
    if host is None:
        return "PostgreSQL"
    return f"PostgreSQL (sslmode={host.mode or 'prefer'}: nobody checks that it is the right server)"


async def _channel(within: Within) -> TwilioChannel | SandboxChannel:
    settings, wordings = within.settings, wordings_of(within.club)
    if settings.twilio.is_configured:
        return TwilioChannel(settings.twilio, wordings, settings.machine.base_url)
    sandbox = SandboxChannel(within.intake, within.clock, wordings, delay=_CARRIER_SECONDS)
    async with within.database.begin() as tx:
        for handle in await contacts.with_open_window(tx, within.clock.now()):
            sandbox.open_window(handle)  # it keeps no books of its own over a restart
    return sandbox


def _bank(within: Within, secret: SecretStr, hook: MoneyWebhooks) -> Bank:
    books = Memo(within.database, "sandbox_bank")
    return Bank(books, within.clock, within.settings.machine.base_url, secret, hook)


def _counter(bank: Bank | None) -> list[web.RouteDef]:
    return [*SandboxPage(bank).routes(), *SandboxCounter(bank).routes()] if bank else []


def _webhook_secret(settings: AppSettings) -> SecretStr:
    """The sandbox signs too: without a secret of ours with one that nobody can know."""
    given = settings.gocardless.gocardless_webhook_secret
    return given if given or settings.gocardless.is_configured else SecretStr(token_hex(32))


def _is_assisted(settings: AppSettings) -> bool:
    return settings.openai.is_configured and settings.machine.assistant is not Assistance.OFF


def _assistant(within: Within) -> OpenAIAssistant | AbsentAssistant:
    openai = within.settings.openai
    return OpenAIAssistant(openai, within.clock, within.metrics) if openai.is_configured else AbsentAssistant()
