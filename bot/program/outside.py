"""Everything outside, connected: for each need the real service where the settings name one, else what stands in."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from aiohttp import web
from pydantic import SecretStr

from bot.club.club import Club
from bot.club.season import code
from bot.engine.clock import SystemClock
from bot.engine.intake import Intake
from bot.metrics import Metrics
from bot.model.prompts import Assistance
from bot.ports import Addresses, Assistant, Clock, Photos, Services
from bot.program.configuration import AppSettings
from bot.program.records import Records
from bot.store import contacts
from bot.store.database import Database, unchecked_host
from bot.store.memos import Memo
from conversations.assistant.reading import Reading
from conversations.form.roster_row import options_of, row_of
from conversations.words.wordings import wordings_of
from integrations.airtable.client import AirtableRoster
from integrations.airtable.sandbox import SECRET, TABLE, SandboxApi, Shelved
from integrations.airtable.sandbox import Sandbox as RosterSandbox
from integrations.airtable.sandbox_base import columns_of
from integrations.airtable.sandbox_page import SandboxPage as RosterPage
from integrations.airtable.sdk import SdkApi as AirtableApi
from integrations.airtable.webhooks import Webhooks as RosterWebhooks
from integrations.disk.erased import ErasedList
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
from scheduler.means import RosterMeans

_SANDBOX = "sandbox"  # its table tells us from the start
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
    roster: RosterMeans | None
    roster_sandbox: RosterSandbox | None  # where there is no Airtable
    hooks: list[web.RouteDef]
    states: Mapping[str, Callable[[], str]]  # of parts that tell how they do


@asynccontextmanager
async def connect(within: Within, assistant: Assistant | None = None) -> AsyncIterator[Outside]:
    """`assistant` reads in place of the one that the settings name."""
    settings = within.settings
    async with AsyncExitStack() as stack:
        secret = _webhook_secret(settings)
        count_refused = within.metrics.refused_hooks.inc
        money = MoneyWebhooks(secret, within.intake, count_refused)
        bank = None if settings.gocardless.is_configured else _bank(within, secret, money)
        kept = _photos(within)
        stack.push_async_callback(kept.close)
        await kept.check()
        carrier = Webhooks(settings.twilio.twilio_auth_token, settings.machine.base_url, within.intake, count_refused)
        roster, roster_sandbox, roster_hooks = _roster(within, kept, stack)
        yield Outside(
            await _services(within, stack, bank, kept, assistant),
            bank,
            settings.machine.assistant if assistant or settings.openai.is_configured else Assistance.OFF,
            roster,
            roster_sandbox,
            [*carrier.routes(), *money.routes(), *_counter(bank), *roster_hooks, *_photo_page(within, kept)],
            {"photos": lambda: kept.state} if settings.s3.is_configured else {},
        )


async def _services(
    within: Within, stack: AsyncExitStack, bank: Bank | None, kept: Photos, assistant: Assistant | None
) -> Services:
    """All that effects talk to; each is closed with the program."""
    settings = within.settings
    channel = await _channel(within)
    debit = GoCardless(bank.api if bank else SdkApi(settings.gocardless))
    budget = Budget(settings.openai, within.clock)
    model, transcripts = _assistant(within, budget), _transcripts(within, budget)
    media = TwilioMedia(settings.twilio) if settings.twilio.is_configured else SandboxMedia()
    photos = PreparedPhotos(kept)
    for close in (channel.close, debit.close, model.close, media.close, photos.close):
        stack.push_async_callback(close)
    if transcripts is not None:
        stack.push_async_callback(transcripts.close)
    return Services(
        channel,
        debit,
        media,
        photos,
        _addresses(within, stack),
        Reading(assistant or model),
        transcripts,
        within.records,
        within.erased,
        settings.machine.base_url,
    )


def parts(settings: AppSettings, database: Database) -> Mapping[str, str]:
    """What the start prints: which service is real."""
    return {
        "database": "SQLite" if database.is_sqlite else _postgresql(settings),
        "channel": "Twilio (live)" if settings.twilio.is_configured else "sandbox",
        "payments": settings.gocardless.shown if settings.gocardless.is_configured else "sandbox",
        "photos": f"S3 ({settings.s3.s3_bucket_name})" if settings.s3.is_configured else "disk",
        "addresses": "Google Places" if settings.places.is_configured else _sandboxed(settings),
        "roster": "Airtable" if settings.airtable.is_configured else _sandboxed(settings),
        "assistant": f"OpenAI ({settings.openai.openai_model})" if _is_assisted(settings) else "off",
        "personal data": "sealed" if settings.machine.data_encryption_keys.get_secret_value() else "plain",
    }


def _sandboxed(settings: AppSettings) -> str:
    return "not connected" if settings.machine.is_production else "sandbox"


def services_on(settings: AppSettings, club: Club) -> frozenset[str]:
    """Those outside that get something of people: for the privacy notice."""
    on = {
        "twilio": settings.twilio.is_configured,
        "gocardless": settings.gocardless.is_configured,
        "openai": _is_assisted(settings),
        "airtable": settings.airtable.is_configured,
        "s3": settings.s3.is_configured,
        "google_places": settings.places.is_configured,
        "photo_coach": _is_assisted(settings) and club.photo_coach,
        "voice": settings.openai.is_configured and club.voice,
    }
    return frozenset(name for name, is_on in on.items() if is_on)


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


def roster_table(settings: AppSettings, club: Club, database: Database, clock: Clock) -> AirtableRoster | None:
    """The club's table at Airtable; while the program is tried out its twin; else none."""
    airtable = settings.airtable
    if airtable.is_configured:
        return AirtableRoster(AirtableApi(airtable), clock, airtable.tables, club.roster.columns)
    if settings.machine.is_production:
        return None
    tables = {code(club.season.name): TABLE}
    return AirtableRoster(_roster_twin(club, database, clock), clock, tables, club.roster.columns)


def _roster_twin(club: Club, database: Database, clock: Clock) -> SandboxApi:
    base = Shelved(Memo(database, "sandbox_roster"), database.vault.seal, database.vault.open)
    return SandboxApi(base, clock, columns_of(club.roster.columns, options_of(club)), address=_SANDBOX)


def _roster(
    within: Within, photos: Photos, stack: AsyncExitStack
) -> tuple[RosterMeans | None, RosterSandbox | None, list[web.RouteDef]]:
    """Photos are shown there where they have links that others can open."""
    settings, club, clock = within.settings, within.club, within.clock
    table = roster_table(settings, club, within.database, clock)
    if table is None:
        return None, None, []
    stack.push_async_callback(table.close)
    is_real = settings.airtable.is_configured
    secret = settings.airtable.airtable_webhook_secret if is_real else SECRET
    hook = RosterWebhooks(secret, within.intake, within.metrics.refused_hooks.inc)
    sandbox = RosterSandbox(table.api, clock, hook) if isinstance(table.api, SandboxApi) else None
    means = RosterMeans(table, row_of, bool(secret.get_secret_value()), photos.link)
    return means, sandbox, [*hook.routes(), *(RosterPage(sandbox).routes() if sandbox else [])]


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
