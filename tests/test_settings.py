"""A setting that is wrong is named at the start, with its cure and without its value."""

import re
import socket
from pathlib import Path

import pytest

from bot.program.app import build
from bot.program.configuration import AppSettings, connect_database
from bot.program.run import EVERYTHING, Roles, run
from bot.settings import SettingsError
from bot.store.database import parse_url

LIVE = {
    "ENVIRONMENT": "production",
    "PUBLIC_URL": "https://omega.example.org",
    "DATABASE_URL": "postgresql://omega@localhost/omega",
    "DATA_ENCRYPTION_KEYS": "k" * 43 + "=",
    "HANDLE_KEY": "a long secret of ours",
    "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
    "TWILIO_AUTH_TOKEN": "a token",
    "TWILIO_WHATSAPP_NUMBER": "+441615550123",
    "GOCARDLESS_ACCESS_TOKEN": "a token",
    "GOCARDLESS_ENVIRONMENT": "live",
    "GOCARDLESS_WEBHOOK_SECRET": "a secret",
}


def complaint(environ: dict[str, str]) -> str:
    with pytest.raises(SettingsError) as refused:
        AppSettings.read(environ)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "value", "cure"),
    [
        ("DATABASE_URL", "somewhere-secret", "postgresql:// or sqlite:///"),
        ("DATABASE_URL", "mysql://somewhere-secret/omega", "no driver for mysql"),
        ("DATABASE_URL", "postgresql+psycopg2://somewhere-secret/omega", "no driver for postgresql"),
        ("DATABASE_URL", "postgresql://name:somewhere-secret@host:port/omega", "postgresql:// or sqlite:///"),
        ("DATABASE_URL", "postgresql://somewhere-secret", "names no database"),
        ("DATABASE_URL", "sqlite://", "names no database"),
        ("PORT", "somewhere-secret", "integer"),
        ("PORT", "65536", "65535"),
        ("PUBLIC_URL", "somewhere-secret", "https://omega.example.org"),
        ("LOG_LEVEL", "somewhere-secret", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ("LOG_FORMAT", "somewhere-secret", "'console' or 'json'"),
        ("ENVIRONMENT", "somewhere-secret", "'development' or 'production'"),
        ("DATA_ENCRYPTION_KEYS", "somewhere-secret", "python -m bot key"),
        ("DATA_ENCRYPTION_KEYS", f"{LIVE['DATA_ENCRYPTION_KEYS']},somewhere-secret", "python -m bot key"),
        ("CLUB_FILE", "/no/such/club.toml", "cannot be read"),
        ("CLUB_FILE", "/", "cannot be read"),
        ("TWILIO_WHATSAPP_NUMBER", "somewhere-secret", "country code"),
        ("TWILIO_PHONE_NUMBER", "somewhere-secret", "country code"),
        ("TWILIO_TEMPLATES", "somewhere-secret", "JSON"),
        ("TWILIO_TEMPLATES", '{"invitation": "somewhere-secret"}', "python -m bot templates"),
        ("TWILIO_API_URL", "somewhere-secret", "in place of Twilio's own"),
        ("GOCARDLESS_API_URL", "somewhere-secret", "in place of GoCardless's own"),
        ("GOCARDLESS_ENVIRONMENT", "somewhere-secret", "'sandbox' or 'live'"),
    ],
)
def test_it_is_named_with_its_cure_and_never_its_value(name: str, value: str, cure: str) -> None:
    said = complaint({name: value})
    assert said.startswith(f"{name}: ")
    assert cure in said
    assert "somewhere-secret" not in said
    assert "\n" not in said


def test_all_that_is_wrong_is_told_at_once() -> None:
    said = complaint(
        {"DATABASE_URL": "huh", "DATA_ENCRYPTION_KEYS": "huh", "CLUB_FILE": "huh", "TWILIO_TEMPLATES": "{"}
    )
    names = [line.partition(":")[0] for line in said.splitlines()]
    assert names == ["DATABASE_URL", "DATA_ENCRYPTION_KEYS", "CLUB_FILE", "TWILIO_TEMPLATES"]


def test_a_wrong_club_file_is_told_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "club.toml"
    file.write_text(Path("bot/club/club.toml").read_text().replace("monthly = 2750", 'monthly = "a lot"'))
    assert re.match(f"CLUB_FILE: {file}, line \\d+: fees.monthly: ", complaint({"CLUB_FILE": str(file)}))


@pytest.mark.parametrize("there", ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"])
def test_half_of_twilio_is_no_quiet_sandbox(there: str) -> None:
    missing = ({"TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"} - {there}).pop()
    said = complaint({there: "somewhere-secret"})
    assert said.startswith(f"{missing}: missing, while {there} is set")
    assert "somewhere-secret" not in said


def test_gocardless_without_its_webhooks_is_no_quiet_slip() -> None:
    said = complaint({"GOCARDLESS_ACCESS_TOKEN": "somewhere-secret"})
    assert said.startswith("GOCARDLESS_WEBHOOK_SECRET: missing, while GOCARDLESS_ACCESS_TOKEN is set")
    assert "somewhere-secret" not in said


def test_twilio_without_a_sender_can_send_nothing() -> None:
    said = complaint({name: value for name, value in LIVE.items() if name != "TWILIO_WHATSAPP_NUMBER"})
    assert said.startswith("TWILIO_WHATSAPP_NUMBER, TWILIO_PHONE_NUMBER")


def test_production_with_everything_starts() -> None:
    assert AppSettings.read(LIVE).machine.is_production


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"TWILIO_ACCOUNT_SID": "", "TWILIO_AUTH_TOKEN": ""}, "TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN"),
        (
            {"GOCARDLESS_ACCESS_TOKEN": "", "GOCARDLESS_WEBHOOK_SECRET": ""},
            "GOCARDLESS_ACCESS_TOKEN, GOCARDLESS_WEBHOOK_SECRET",
        ),
        ({"GOCARDLESS_ACCESS_TOKEN": ""}, "GOCARDLESS_ACCESS_TOKEN, GOCARDLESS_WEBHOOK_SECRET"),
        ({"GOCARDLESS_WEBHOOK_SECRET": ""}, "GOCARDLESS_WEBHOOK_SECRET"),
        ({"GOCARDLESS_ENVIRONMENT": ""}, "GOCARDLESS_ENVIRONMENT"),
        ({"PUBLIC_URL": "http://omega.example.org"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": ""}, "PUBLIC_URL"),
        ({"HANDLE_KEY": ""}, "HANDLE_KEY"),
        ({"DATA_ENCRYPTION_KEYS": ""}, "DATA_ENCRYPTION_KEYS"),
    ],
)
def test_production_refuses_what_only_development_may_lack(change: dict[str, str], named: str) -> None:
    assert complaint(LIVE | change).startswith(f"{named}: ")


def test_production_names_all_that_it_lacks() -> None:
    names = [line.partition(":")[0] for line in complaint({"ENVIRONMENT": "production"}).splitlines()]
    assert names == [
        "TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN",
        "GOCARDLESS_ACCESS_TOKEN, GOCARDLESS_WEBHOOK_SECRET",
        "PUBLIC_URL",
        "HANDLE_KEY",
        "DATA_ENCRYPTION_KEYS",
    ]


@pytest.mark.parametrize("roles", [Roles(web=True), Roles(worker=True), Roles(clock=True)])
async def test_processes_side_by_side_refuse_sqlite(roles: Roles, tmp_path: Path) -> None:
    settings = AppSettings.read({"DATABASE_URL": f"sqlite:///{tmp_path / 'omega.db'}"})
    with pytest.raises(SettingsError, match=r"^DATABASE_URL: SQLite belongs to one process"):
        await run(settings, roles)


async def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        settings = AppSettings.read({"DATABASE_URL": f"sqlite:///{tmp_path / 'omega.db'}", "PORT": port})
        with pytest.raises(SettingsError, match=r"^HOST, PORT: we cannot listen there"):
            await run(settings, EVERYTHING)


@pytest.mark.parametrize("file", ["/no/such/folder/omega.db", "a text"])
async def test_a_database_that_is_none_is_told(file: str, tmp_path: Path) -> None:
    path = tmp_path / file
    if not path.is_absolute() or path.parent.exists():
        path.write_text("not a database " * 100)
    database = connect_database(AppSettings.read({"DATABASE_URL": f"sqlite:///{path}"}).machine)
    with pytest.raises(SettingsError, match=r"^DATABASE_URL: the database does not let us in"):
        await database.check()
    await database.close()


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("sqlite:///omega.db", "sqlite+aiosqlite:///omega.db"),
        ("postgres://u@h/omega", "postgresql+asyncpg://u@h/omega"),
        ("postgresql://u@h/omega", "postgresql+asyncpg://u@h/omega"),
        ("postgresql+asyncpg://u@h/omega", "postgresql+asyncpg://u@h/omega"),
        ("postgres://u@h/omega?sslmode=require", "postgresql+asyncpg://u@h/omega?ssl=require"),
    ],
)
def test_addresses_of_databases_are_taken_as_hosts_hand_them_out(given: str, used: str) -> None:
    assert str(parse_url(given)) == used


async def test_postgresql_is_listened_to_under_the_address_that_was_given() -> None:
    machine = AppSettings.read({"DATABASE_URL": "postgres://u:p@h/omega?sslmode=require"}).machine
    database = connect_database(machine)
    assert database.dsn == "postgresql://u:p@h/omega?sslmode=require"
    await database.close()


def test_empty_settings_count_as_not_set() -> None:
    assert AppSettings.read({"PORT": "", "DATABASE_URL": " "}) == AppSettings.read({})


async def test_a_sqlite_file_belongs_to_one_process(tmp_path: Path) -> None:
    settings = AppSettings.read({"DATABASE_URL": f"sqlite:///{tmp_path / 'omega.db'}"})
    async with build(settings):
        with pytest.raises(SettingsError, match="another process is working with"):
            async with build(settings):
                pass
    async with build(settings):
        pass


async def test_production_mounts_no_sandbox(tmp_path: Path) -> None:
    environ = LIVE | {"DATABASE_URL": f"sqlite:///{tmp_path / 'omega.db'}"}
    async with build(AppSettings.read(environ)) as app:
        paths = {route.path for route in app.routes}
        assert app.sandbox is None
        assert not any("sandbox" in path for path in paths)
        assert "sandbox" not in app.parts.values()
        assert app.bank is None
        assert await app.services.addresses.find("M32 8JL", "12") is None
