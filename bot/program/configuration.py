"""All settings together: read at once, so that whoever starts the program hears of everything that is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.club.checking import problems_in
from bot.club.club import DEFAULT_FILE, Club, folder_of, load_club
from bot.club.look import read_badge
from bot.settings import MachineSettings, SettingsError, problems_of
from bot.store.database import Database, parse_url, unchecked_host
from bot.store.vault import Vault
from bot.web.trigger import parse_keys
from integrations.airtable.settings import AirtableSettings
from integrations.disk.settings import DiskSettings
from integrations.gocardless.settings import GoCardlessSettings
from integrations.google_places.settings import GooglePlacesSettings
from integrations.openai.settings import OpenAISettings
from integrations.s3.settings import S3Settings
from integrations.twilio.settings import TwilioSettings

SHORTEST_KEY = 16
GROUPS = (
    MachineSettings,
    TwilioSettings,
    GoCardlessSettings,
    DiskSettings,
    OpenAISettings,
    AirtableSettings,
    S3Settings,
    GooglePlacesSettings,
)


@dataclass(frozen=True)
class AppSettings:
    machine: MachineSettings
    twilio: TwilioSettings
    gocardless: GoCardlessSettings
    disk: DiskSettings
    openai: OpenAISettings
    airtable: AirtableSettings
    s3: S3Settings
    places: GooglePlacesSettings

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "AppSettings":
        """Raises SettingsError naming every setting that is wrong, and the cure: nobody mends one thing at a time."""
        machine, told = MachineSettings.tried(environ)
        twilio, of_twilio = TwilioSettings.tried(environ)
        gocardless, of_gocardless = GoCardlessSettings.tried(environ)
        disk, of_disk = DiskSettings.tried(environ)
        openai, of_openai = OpenAISettings.tried(environ)
        airtable, of_airtable = AirtableSettings.tried(environ)
        s3, of_s3 = S3Settings.tried(environ)
        places, of_places = GooglePlacesSettings.tried(environ)
        settings = cls(machine, twilio, gocardless, disk, openai, airtable, s3, places)
        problems = [*told, *_unless_in(told, _of_machine(machine))]
        problems += [*of_twilio, *of_gocardless, *of_disk, *of_openai, *of_airtable, *of_s3, *of_places]
        problems += _unless_in(problems, _together(settings))
        if problems:
            raise SettingsError("\n".join(problems))
        return settings


def _unless_in(told: Sequence[str], problems: Iterable[str]) -> list[str]:
    """What cannot be read counts as not set: that it is missing need not be told as well."""
    named = {problem.partition(":")[0] for problem in told}
    return [problem for problem in problems if problem.partition(":")[0] not in named]


def _of_machine(machine: MachineSettings) -> Iterator[str]:
    yield from problems_of(
        lambda: parse_url(machine.database_url.get_secret_value()),
        lambda: vault_of(machine),
        lambda: read_club(machine),
    )


def _together(settings: AppSettings) -> Iterator[str]:
    """Of settings that can be read, but not worked with."""
    machine = settings.machine
    yield from _half_set(settings.twilio)
    yield from settings.gocardless.half_set()
    yield from settings.airtable.half_set()
    yield from settings.s3.half_set()
    if machine.is_production:
        yield from _missing_in_production(settings)
        yield from _unsafe_in_production(settings)
    elif not machine.is_environment_stated:
        yield from _unstated(settings)


def read_club(machine: MachineSettings) -> Club:
    path = Path(machine.club_file) if machine.club_file else DEFAULT_FILE
    try:
        problems = problems_in(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"CLUB_FILE: the file {path} cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise SettingsError(f"CLUB_FILE: the file {path} is not text in UTF-8.") from None
    if problems:
        raise SettingsError("\n".join(f"CLUB_FILE: {path}, {problem}" for problem in problems))
    club = load_club(path)
    badge_of(machine, club)
    return club


def badge_of(machine: MachineSettings, club: Club) -> str:
    """As it stands in a page; it lies beside the club file."""
    try:
        return read_badge(club.badge, folder_of(machine.club_file))
    except ValueError as error:
        raise SettingsError(f"CLUB_FILE: {error}.") from None


def vault_of(machine: MachineSettings) -> Vault:
    keys = [key.strip() for key in machine.data_encryption_keys.get_secret_value().split(",") if key.strip()]
    try:
        return Vault(keys, machine.handle_key.get_secret_value() or "development")
    except ValueError:
        raise SettingsError("DATA_ENCRYPTION_KEYS: not Fernet keys. Make one with: python -m bot key") from None


def connect_database(machine: MachineSettings) -> Database:
    return Database.connect(machine.database_url.get_secret_value(), vault_of(machine))


def _half_set(twilio: TwilioSettings) -> Iterator[str]:
    """One of them alone is a slip: it would quietly mean the sandbox."""
    given = {"TWILIO_ACCOUNT_SID": twilio.twilio_account_sid, "TWILIO_AUTH_TOKEN": bool(twilio.twilio_auth_token)}
    missing = [name for name, value in given.items() if not value]
    if len(missing) == 1:
        [there] = set(given) - set(missing)
        yield f"{missing[0]}: missing, while {there} is set. Set both from the Twilio console, or neither."
    elif not missing and not twilio.can_send:
        yield (
            "TWILIO_WHATSAPP_NUMBER, TWILIO_PHONE_NUMBER, TWILIO_MESSAGING_SERVICE_SID: none is set, so nothing can be "
            "sent. Set the sender you have at Twilio."
        )


def _missing_in_production(settings: AppSettings) -> Iterator[str]:
    machine, twilio = settings.machine, settings.twilio
    if not twilio.twilio_account_sid and not twilio.twilio_auth_token:
        yield (
            "TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN: production sends real messages; set them from the Twilio console."
        )
    yield from settings.gocardless.missing_in_production()
    if not machine.public_url.startswith("https://"):
        yield "PUBLIC_URL: production needs the https address the world reaches us at."
    for name in ("handle_key", "data_encryption_keys"):
        if not getattr(machine, name).get_secret_value():
            yield f"{name.upper()}: production holds children's data. {MachineSettings.model_fields[name].description}"


def _unsafe_in_production(settings: AppSettings) -> Iterator[str]:
    machine = settings.machine
    if 0 < len(machine.handle_key.get_secret_value()) < SHORTEST_KEY:
        yield f"HANDLE_KEY: shorter than {SHORTEST_KEY} characters, so it can be guessed. Set a longer one."
    if any(len(key) < SHORTEST_KEY for key in parse_keys(machine.trigger_api_keys.get_secret_value())):
        yield f"TRIGGER_API_KEYS: one is shorter than {SHORTEST_KEY} characters, so it can be guessed. Set longer ones."
    if 0 < len(machine.metrics_token.get_secret_value()) < SHORTEST_KEY:
        yield f"METRICS_TOKEN: shorter than {SHORTEST_KEY} characters, so it can be guessed. Set a longer one."
    for name, address in _vendors(settings).items():
        if address and not address.startswith("https://"):
            yield f"{name}: production speaks to vendors by https only. Leave it empty."
    yield from problems_of(lambda: _checked_host(machine))


def _checked_host(machine: MachineSettings) -> None:
    host = unchecked_host(machine.database_url.get_secret_value())
    if host is not None and host.mode is None:
        raise SettingsError(
            "DATABASE_URL: the database is on another machine, and nobody would check that it is the right one. "
            "Add ?sslmode=verify-full and let PGSSLROOTCERT name the file of its certificate authority; or state "
            "another sslmode (require; on a network of your own disable) to go without."
        )


def _unstated(settings: AppSettings) -> Iterator[str]:
    """Whoever has real credentials means real people: what is safe then is not left to a default."""
    real = {
        "TWILIO_AUTH_TOKEN": settings.twilio.is_configured,
        "GOCARDLESS_ACCESS_TOKEN": settings.gocardless.is_configured,
        "OPENAI_API_KEY": settings.openai.is_configured,
        "AIRTABLE_API_KEY": settings.airtable.is_configured,
        "S3_BUCKET_NAME": settings.s3.is_configured,
        "GOOGLE_MAPS_API_KEY": settings.places.is_configured,
    }
    given = [
        name
        for (name, is_set), address in zip(real.items(), _vendors(settings).values(), strict=True)
        if is_set and not address
    ]
    if given:
        yield f"ENVIRONMENT: not set, while {', '.join(given)} is real. Set production; or development, to try it out."


def _vendors(settings: AppSettings) -> dict[str, str]:
    """Where stand-ins take the places of vendors."""
    return {
        "TWILIO_API_URL": settings.twilio.twilio_api_url,
        "GOCARDLESS_API_URL": settings.gocardless.gocardless_api_url,
        "OPENAI_BASE_URL": settings.openai.openai_base_url,
        "AIRTABLE_API_URL": settings.airtable.airtable_api_url,
        "AWS_ENDPOINT_URL_S3": settings.s3.aws_endpoint_url_s3,
        "GOOGLE_PLACES_URL": settings.places.google_places_url,
    }
