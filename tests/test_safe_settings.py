"""What production refuses, what is never shown, and that all of it is told at once."""

import os
from pathlib import Path

import pytest

from bot.program.app import build
from bot.program.configuration import AppSettings
from bot.program.outside import parts
from bot.settings import SettingsError
from bot.store.database import Database
from bot.store.vault import Vault
from tests.test_settings import LIVE, complaint

REMOTE = "postgresql://omega@db.example.org/omega"


def test_no_secret_is_shown() -> None:
    secrets = {
        "DATABASE_URL": "postgresql://omega:hidden-password@localhost/omega",
        "TRIGGER_API_KEYS": "hidden-key-of-the-club",
        "METRICS_TOKEN": "hidden-token-of-the-club",
        "HANDLE_KEY": "hidden-key-of-all-handles",
        "TWILIO_AUTH_TOKEN": "hidden-token",
        "GOCARDLESS_ACCESS_TOKEN": "hidden-token",
        "GOCARDLESS_WEBHOOK_SECRET": "hidden-secret",
        "OPENAI_API_KEY": "hidden-key",
    }
    settings = AppSettings.read(LIVE | secrets)
    shown = [repr(settings), str(settings), f"{settings.machine}", str(settings.machine.model_dump())]
    assert not any("hidden" in each for each in shown)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("HANDLE_KEY", "fifteen letters", "shorter than 16 characters"),
        ("TRIGGER_API_KEYS", "a-long-enough-key-of-ours,short", "shorter than 16 characters"),
        ("METRICS_TOKEN", "a-weak-token", "shorter than 16 characters"),
        ("TWILIO_API_URL", "http://twilio.example", "https only"),
        ("GOCARDLESS_API_URL", "http://gocardless.example", "https only"),
        ("OPENAI_BASE_URL", "http://openai.example", "https only"),
        ("DATABASE_URL", REMOTE, "sslmode=verify-full"),
    ],
)
def test_production_refuses_what_is_not_safe(name: str, value: str, told: str) -> None:
    said = complaint(LIVE | {name: value})
    assert said.startswith(f"{name}: ")
    assert told in said
    assert value not in said
    assert AppSettings.read({name: value})


@pytest.mark.parametrize(
    "url",
    [
        f"{REMOTE}?sslmode=verify-full",
        "postgresql://omega@127.0.0.1/omega",
        "postgresql:///omega",
        "postgresql://omega@/omega?host=/run/postgresql",
        "sqlite:///omega.db",
    ],
)
def test_a_database_that_is_here_or_checked_needs_no_more(url: str) -> None:
    settings = AppSettings.read(LIVE | {"DATABASE_URL": url})
    assert "nobody checks" not in parts(settings, Database.connect(url, Vault()))["database"]


@pytest.mark.parametrize("mode", ["require", "disable", "prefer"])
def test_who_goes_without_the_check_is_told_so_at_each_start(mode: str) -> None:
    url = f"{REMOTE}?sslmode={mode}"
    settings = AppSettings.read(LIVE | {"DATABASE_URL": url})
    assert f"(sslmode={mode}: nobody checks" in parts(settings, Database.connect(url, Vault()))["database"]


def test_a_certificate_in_the_address_is_told_where_it_goes() -> None:
    assert "PGSSLROOTCERT" in complaint({"DATABASE_URL": f"{REMOTE}?sslmode=verify-full&sslrootcert=/ca.pem"})


TWILIO = {name: value for name, value in LIVE.items() if name.startswith("TWILIO_")}
GOCARDLESS = {name: value for name, value in LIVE.items() if name.startswith("GOCARDLESS_")}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (TWILIO, "TWILIO_AUTH_TOKEN"),
        (GOCARDLESS, "GOCARDLESS_ACCESS_TOKEN"),
        ({"OPENAI_API_KEY": "a key"}, "OPENAI_API_KEY"),
        (TWILIO | GOCARDLESS, "TWILIO_AUTH_TOKEN, GOCARDLESS_ACCESS_TOKEN"),
    ],
)
def test_real_credentials_want_a_stated_environment(given: dict[str, str], named: str) -> None:
    assert complaint(given).startswith(f"ENVIRONMENT: not set, while {named} is real")
    assert AppSettings.read(given | {"ENVIRONMENT": "development"})


def test_a_stand_in_is_not_real() -> None:
    assert AppSettings.read(TWILIO | {"TWILIO_API_URL": "http://127.0.0.1:1"})


def test_everything_that_is_wrong_is_told_in_one_go() -> None:
    wrong = {
        "PORT": "huh",
        "DATABASE_URL": "huh",
        "CLUB_FILE": "/no/such/file",
        "TWILIO_TEMPLATES": "{",
        "TWILIO_ACCOUNT_SID": "AC1",
        "GOCARDLESS_ACCESS_TOKEN": "a token",
        "PUBLIC_URL": "omega.example.org",
        "HANDLE_KEY": "short",
        "ENVIRONMENT": "production",
    }
    names = [line.partition(":")[0] for line in complaint(wrong).splitlines()]
    assert sorted(names) == sorted(
        [
            "PORT",
            "PUBLIC_URL",
            "DATABASE_URL",
            "CLUB_FILE",
            "TWILIO_TEMPLATES",
            "TWILIO_AUTH_TOKEN",
            "GOCARDLESS_WEBHOOK_SECRET",
            "GOCARDLESS_ENVIRONMENT",
            "DATA_ENCRYPTION_KEYS",
            "HANDLE_KEY",
        ]
    )


async def test_nobody_else_on_the_machine_reads_the_database(tmp_path: Path) -> None:
    path = tmp_path / "omega.db"
    settings = AppSettings.read({"DATABASE_URL": f"sqlite:///{path}"})
    before = os.umask(0)
    try:
        async with build(settings):
            files = [Path(f"{path}{end}") for end in ("", "-wal", "-shm")]
            assert {each.stat().st_mode & 0o777 for each in files} == {0o600}
        path.chmod(0o644)
        async with build(settings):
            assert path.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


async def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    database = Database.connect(f"sqlite:///{tmp_path}/nowhere/omega.db", Vault())
    with pytest.raises(SettingsError, match=r"^DATABASE_URL"):
        await database.check()
    await database.close()
