"""Everything outside, connected: for each need the real service where the settings name one, else what stands in."""

from collections.abc import AsyncIterator, Callable, Mapping
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
from bot.ports import Addresses, Assistant, Services
from bot.program.configuration import AppSettings
from bot.store import contacts
from bot.store.database import Database, unchecked_host
from bot.store.memos import Memo
from conversations.assistant.reading import Reading
from conversations.words.wordings import wordings_of
from integrations.disk.page import PhotoPage
from integrations.disk.photos import DiskPhotos
from integrations.gocardless.client import GoCardless
from integrations.gocardless.sandbox import Sandbox as Bank
from integrations.gocardless.sandbox_counter import SandboxCounter
from integrations.gocardless.sandbox_page import SandboxPage
from integrations.gocardless.sdk import SdkApi
from integrations.gocardless.webhooks import Webhooks as MoneyWebhooks
from integrations.google_places.absent import AbsentAddresses
from integrations.google_places.cached import CachedAddresses
from integrations.google_places.client import GoogleAddresses
from integrations.google_places.sandbox import SandboxAddresses
from integrations.openai.absent import AbsentAssistant
from integrations.openai.budget import Budget
from integrations.openai.client import OpenAIAssistant
from integrations.openai.transcripts import OpenAITranscripts
from integrations.openai.transcripts_sandbox import SandboxTranscripts
from integrations.pillow.photos import PreparedPhotos
from integrations.s3.calls import Calls
from integrations.s3.photos import S3Photos
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


@dataclass(frozen=True)
class Outside:
    services: Services
    bank: Bank | None  # the sandbox of payments, where there is no GoCardless
    assistance: Assistance
    hooks: list[web.RouteDef]
    states: Mapping[str, Callable[[], str]]  # of parts that tell how they do


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
        budget = Budget(settings.openai, within.clock)
        model = _assistant(within, budget)
        stack.push_async_callback(model.close)
        transcripts = _transcripts(within, budget)
        if transcripts is not None:
            stack.push_async_callback(transcripts.close)
        media = TwilioMedia(settings.twilio) if settings.twilio.is_configured else SandboxMedia()
        stack.push_async_callback(media.close)
        kept = _photos(within)
        stack.push_async_callback(kept.close)
        await kept.check()
        photos = PreparedPhotos(kept)
        stack.push_async_callback(photos.close)
        addresses = _addresses(within, stack)
        readings = Reading(assistant or model)
        base_url = settings.machine.base_url
        carrier = Webhooks(settings.twilio.twilio_auth_token, base_url, within.intake, count_refused)
        yield Outside(
            Services(channel, debit, media, photos, addresses, readings, transcripts, base_url),
            bank,
            settings.machine.assistant if assistant or settings.openai.is_configured else Assistance.OFF,
            [*carrier.routes(), *money.routes(), *_counter(bank), *_photo_page(within, kept)],
            {"photos": lambda: kept.state} if settings.s3.is_configured else {},
        )


def parts(settings: AppSettings, database: Database) -> Mapping[str, str]:
    """What the start prints: which service is real."""
    return {
        "database": "SQLite" if database.is_sqlite else _postgresql(settings),
        "channel": "Twilio (live)" if settings.twilio.is_configured else "sandbox",
        "payments": settings.gocardless.shown if settings.gocardless.is_configured else "sandbox",
        "photos": f"S3 ({settings.s3.s3_bucket_name})" if settings.s3.is_configured else "disk",
        "addresses": "Google Places" if settings.places.is_configured else _sandboxed(settings),
        "assistant": f"OpenAI ({settings.openai.openai_model})" if _is_assisted(settings) else "off",
        "personal data": "sealed" if settings.machine.data_encryption_keys.get_secret_value() else "plain",
    }


def _sandboxed(settings: AppSettings) -> str:
    return "not connected" if settings.machine.is_production else "sandbox"


def helpers(settings: AppSettings, club: Club) -> list[str]:
    """Who gets personal data from us by these settings and switches, for the privacy notice."""
    asks = _is_assisted(settings) and club.photo_coach
    hears = settings.openai.is_configured and club.voice
    named = {
        "Amazon Web Services (keeping photos)": settings.s3.is_configured,
        "Google (looking up an address by its postcode and house)": settings.places.is_configured,
        "OpenAI (turning voice notes into words; the recording is deleted afterwards)": hears,
        "OpenAI (looking whether a photo shows one face from the front; nobody is identified)": asks,
    }
    return [service for service, is_used in named.items() if is_used]


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


def _assistant(within: Within, budget: Budget) -> OpenAIAssistant | AbsentAssistant:
    openai = within.settings.openai
    if not openai.is_configured:
        return AbsentAssistant()
    return OpenAIAssistant(openai, within.clock, within.metrics, budget=budget)


def _transcripts(within: Within, budget: Budget) -> OpenAITranscripts | SandboxTranscripts | None:
    """None where the club has not switched it on, or nobody is there to listen."""
    openai = within.settings.openai
    if not within.club.voice:
        return None
    if openai.is_configured:
        return OpenAITranscripts(openai, within.clock, within.metrics, budget=budget)
    return None if within.settings.machine.is_production else SandboxTranscripts()


def _photos(within: Within) -> DiskPhotos | S3Photos:
    settings = within.settings
    if settings.s3.is_configured:
        return S3Photos(Calls(settings.s3), within.club.season.name)
    folder = Path(settings.disk.photo_folder)
    return DiskPhotos(folder, within.database.vault, within.clock, settings.machine.base_url)


def _photo_page(within: Within, kept: DiskPhotos | S3Photos) -> list[web.RouteDef]:
    """S3 shows its own."""
    if isinstance(kept, S3Photos):
        return []
    return PhotoPage(kept, within.database.vault, within.clock).routes()


def _addresses(within: Within, stack: AsyncExitStack) -> Addresses:
    settings = within.settings
    if settings.places.is_configured:
        google = GoogleAddresses(settings.places)
        stack.push_async_callback(google.close)
        return CachedAddresses(google, within.database, within.clock)
    return AbsentAddresses() if settings.machine.is_production else SandboxAddresses()
