"""All settings together: read at once, so that whoever starts the program hears of everything that is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.club.checking import problems_in
from bot.club.club import DEFAULT_FILE, Club, load_club
from bot.settings import MachineSettings, SettingsError, gathered
from bot.store.database import Database, parse_url
from bot.store.vault import Vault
from integrations.disk.settings import DiskSettings
from integrations.gocardless.settings import GoCardlessSettings
from integrations.openai.settings import OpenAISettings
from integrations.twilio.settings import TwilioSettings

GROUPS = (MachineSettings, TwilioSettings, GoCardlessSettings, DiskSettings, OpenAISettings)


@dataclass(frozen=True)
class AppSettings:
    machine: MachineSettings
    twilio: TwilioSettings
    gocardless: GoCardlessSettings
    disk: DiskSettings
    openai: OpenAISettings

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "AppSettings":
        """Raises SettingsError naming every setting that is wrong, and the cure."""
        machine, twilio, gocardless, disk, openai = gathered(
            lambda: _machine(environ),
            lambda: TwilioSettings.read(environ),
            lambda: GoCardlessSettings.read(environ),
            lambda: DiskSettings.read(environ),
            lambda: OpenAISettings.read(environ),
        )
        settings = cls(machine, twilio, gocardless, disk, openai)
        problems = [
            *_half_set(twilio),
            *gocardless.half_set(),
            *(_missing_in_production(settings) if machine.is_production else ()),
        ]
        if problems:
            raise SettingsError("\n".join(problems))
        return settings


def _machine(environ: Mapping[str, str]) -> MachineSettings:
    machine = MachineSettings.read(environ)
    gathered(
        lambda: parse_url(machine.database_url),
        lambda: vault_of(machine),
        lambda: read_club(machine),
    )
    return machine


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
    return load_club(path)


def vault_of(machine: MachineSettings) -> Vault:
    keys = [key.strip() for key in machine.data_encryption_keys.get_secret_value().split(",") if key.strip()]
    try:
        return Vault(keys, machine.handle_key.get_secret_value() or "development")
    except ValueError:
        raise SettingsError("DATA_ENCRYPTION_KEYS: not Fernet keys. Make one with: python -m bot key") from None


def connect_database(machine: MachineSettings) -> Database:
    return Database.connect(machine.database_url, vault_of(machine))


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
