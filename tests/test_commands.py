"""The operator's commands as they are typed."""

import asyncio
import json
import re
import sys
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.__main__ import COMMANDS, main
from bot.club.club import load_club
from bot.program.configuration import GROUPS
from conversations.words.wordings import wordings_of
from integrations.twilio.settings import TwilioSettings
from tests.standins.twilio import TwilioStandIn
from tests.talks import world_on

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")

_WORDINGS = wordings_of(load_club())


class Ended(NamedTuple):
    code: int
    out: str
    err: str


class Terminal:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        monkeypatch.chdir(folder)
        for group in GROUPS:
            for name in group.model_fields:
                monkeypatch.delenv(name.upper(), raising=False)

    def types(self, *words: str, stdin: str = "", **environ: str) -> Ended:
        for name, value in environ.items():
            self._monkeypatch.setenv(name, value)
        self._monkeypatch.setattr(sys, "argv", ["bot", *words])
        self._monkeypatch.setattr(sys, "stdin", StringIO(stdin))
        code = main()
        out, err = self._capsys.readouterr()
        assert "Traceback" not in err
        return Ended(code, out, err)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Terminal:
    return Terminal(monkeypatch, capsys, tmp_path)


BROKEN = {"DATABASE_URL": "huh", "DATA_ENCRYPTION_KEYS": "huh", "PUBLIC_URL": "huh"}


def test_a_wrong_setting_ends_the_start_with_a_sentence(terminal: Terminal) -> None:
    ended = terminal.types("web", **BROKEN)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.startswith("PUBLIC_URL: ")


def test_show_of_somebody_unknown(terminal: Terminal, database_url: str) -> None:
    ended = terminal.types("show", "07700 900123", DATABASE_URL=database_url)
    assert (ended.code, json.loads(ended.out)) == (1, {"contact": None})


def test_show_of_somebody_known(terminal: Terminal, database_url: str) -> None:
    asyncio.run(_hear(database_url, "Zoë says hello"))
    ended = terminal.types("show", "07700 900123", DATABASE_URL=database_url, PORT="0")
    assert ended.code == 0
    assert json.loads(ended.out)["messages"][0]["text"] == "Zoë says hello"
    assert "Zoë" in ended.out  # as a person reads it


def test_show_under_another_handle_key_does_not_say_that_nobody_is_known(terminal: Terminal, database_url: str) -> None:
    asyncio.run(_hear(database_url, "hello"))
    ended = terminal.types("show", "07700 900123", DATABASE_URL=database_url, HANDLE_KEY="another")
    assert ended.code == 2
    assert ended.err.startswith("HANDLE_KEY: ")


def test_show_before_the_tables_are_made(terminal: Terminal, tmp_path: Path) -> None:
    ended = terminal.types("show", "07700 900123", DATABASE_URL=f"sqlite:///{tmp_path / 'new.db'}")
    assert ended.code == 2
    assert "python -m bot migrate" in ended.err


def test_migrate_then_notices(terminal: Terminal, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    assert terminal.types("migrate", DATABASE_URL=url).out == "The tables are up to date.\n"
    ended = terminal.types("notices", DATABASE_URL=url)
    assert (ended.code, json.loads(ended.out)) == (0, [])


def test_read_prints_one_reading_for_each_line(terminal: Terminal) -> None:
    ended = terminal.types("read", "adult_birthday", stdin="12/3/1985\nhello\n\n31 June 1985", DATABASE_URL="huh")
    assert ended.code == 0
    first, *others = [json.loads(line) for line in ended.out.splitlines()]
    assert first == {"value": "1985-03-12"}
    assert len(others) == 3
    assert all(reading.keys() & {"unclear", "again"} for reading in others)


def test_read_of_an_unknown_field_names_the_known_ones(terminal: Terminal) -> None:
    ended = terminal.types("read", "shoe_size")
    assert ended.code == 2
    assert "shoe_size" in ended.err
    assert "section:guardian" in ended.err


def test_texts_are_on_one_page_with_their_cost(terminal: Terminal) -> None:
    ended = terminal.types("texts", **BROKEN)
    assert ended.code == 0
    assert re.search(r"^FEES  \[2 SMS\]\n    Registering \{child\}", ended.out, re.MULTILINE)
    assert "\nguardian.email  [1 SMS]\n    What is your email address?" in ended.out
    assert all(f"\n{name}  [" in ended.out for name in _WORDINGS)


def test_a_text_outside_the_alphabet_of_sms_is_marked(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "NOT GSM-7" not in terminal.types("texts").out
    monkeypatch.setattr("conversations.words.texts.HELP", "Ask me “anything” 🙂")
    assert "\nHELP  [1 SMS, made plainer for GSM-7]" in terminal.types("texts").out
    monkeypatch.setattr("conversations.words.texts.HELP", "Gofynnwch i Siôn o Dŷ'r Eglwys")
    assert "\nHELP  [1 SMS, NOT GSM-7" in terminal.types("texts").out


def test_check_club_of_the_file_that_ships(terminal: Terminal) -> None:
    ended = terminal.types("check-club", str(ROOT / "bot/club/club.toml"), **BROKEN)
    assert (ended.code, ended.err) == (0, "")
    assert "valid" in ended.out


def test_check_club_of_a_broken_file(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "club.toml"
    file.write_text((ROOT / "bot/club/club.toml").read_text().replace("monthly = 2750", "monthly = -1"))
    ended = terminal.types("check-club", str(file))
    assert ended.code == 1
    assert re.match(r"line \d+: fees.monthly: ", ended.out)


def test_check_club_without_a_file(terminal: Terminal) -> None:
    assert terminal.types("check-club", "nowhere.toml").code == 2


_JOINED = ("--joined", "2026-08-28", "--day")


def test_plan_prints_the_charges_of_who_joins_on_a_day(terminal: Terminal) -> None:
    ended = terminal.types("plan", *_JOINED, "1", "--mandate", "2026-09-04", **BROKEN)
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out) == {
        "interim": {"date": "2026-09-04", "amount": 2750, "month": "2026-09"},
        "subscription": {"start_date": "2026-10-01", "day_of_month": 1, "count": 8, "amount": 2750},
        "missed": [],
    }


@pytest.mark.parametrize("day", ["-1", "29", "30", "31"])
def test_plan_takes_a_day_that_not_every_month_has_as_the_last(terminal: Terminal, day: str) -> None:
    ended = terminal.types("plan", *_JOINED, day, "--mandate", "2026-09-04", "--price", "2475")
    assert json.loads(ended.out) == {
        "interim": None,
        "subscription": {"start_date": "2026-09-30", "day_of_month": -1, "count": 9, "amount": 2475},
        "missed": [],
    }


def test_plan_knows_what_was_charged_already(terminal: Terminal) -> None:
    words = ("plan", *_JOINED, "15", "--mandate", "2026-12-20", "--charged", "2026-09, 2026-10")
    first = json.loads(terminal.types(*words).out)
    assert (first["interim"]["month"], first["missed"]) == ("2026-12", ["2026-11"])
    again = json.loads(terminal.types(*words, "--interim-charged").out)
    assert (again["interim"], again["missed"]) == (None, ["2026-11", "2026-12"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"--joined": "28 August"},
        {"--day": "0"},
        {"--day": "32"},
        {"--day": "-2"},
        {"--day": "first"},
        {"--mandate": "2026-02-30"},
        {"--charged": "2026-09,October"},
        {"--charged": "2026-13"},
        {"--price": "27.50"},
        {"--price": "-1"},
    ],
)
def test_plan_names_the_option_that_cannot_be_read(terminal: Terminal, wrong: dict[str, str]) -> None:
    right = {"--joined": "2026-08-28", "--day": "1", "--mandate": "2026-09-04"}
    ended = terminal.types("plan", *[f"{option}={value}" for option, value in (right | wrong).items()])
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"{next(iter(wrong))}: ")


def test_plan_without_what_it_needs(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        terminal.types("plan", *_JOINED, "1")
    assert ended.value.code == 2
    assert "--mandate" in capsys.readouterr().err


def test_templates_without_credentials(terminal: Terminal) -> None:
    ended = terminal.types("templates", **BROKEN)
    assert ended.code == 2
    assert ended.err.startswith("TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN: ")


async def test_templates_prints_the_value_of_its_setting(terminal: Terminal) -> None:
    async with TwilioStandIn() as twilio:
        credentials = {"TWILIO_ACCOUNT_SID": twilio.account_sid, "TWILIO_AUTH_TOKEN": twilio.auth_token}
        ended = await asyncio.to_thread(terminal.types, "templates", TWILIO_API_URL=twilio.url, **credentials)
    assert ended.code == 0
    made = json.loads(ended.out)
    assert set(made) == set(_WORDINGS)
    assert set(made.values()) == set(twilio.contents)
    assert json.loads(ended.err)["missing"] == sorted(_WORDINGS)
    assert TwilioSettings.read({"TWILIO_TEMPLATES": ended.out}).twilio_templates == made


def test_map_and_key(terminal: Terminal) -> None:
    assert terminal.types("map").out.startswith("stateDiagram-v2\n")
    key = terminal.types("key").out.strip()
    assert terminal.types("check-club", str(ROOT / "bot/club/club.toml"), DATA_ENCRYPTION_KEYS=key).code == 0


def test_the_procfile_runs_commands_that_there_are() -> None:
    started = re.findall(r"^(\w+): (?:\w+=\S+ )*python -m bot (\w+)$", (ROOT / "Procfile").read_text(), re.MULTILINE)
    assert dict(started) == {"release": "migrate", "web": "web", "worker": "worker", "clock": "clock"}
    assert {command for _, command in started} <= set(COMMANDS)


def test_the_readme_knows_every_command() -> None:
    documented = dict(re.findall(r"^\| `([\w-]+)(?: [A-Z_]+)?` \| ([^|]+) \|$", README, re.MULTILINE))
    assert documented == {name: command.what for name, command in COMMANDS.items()}


def test_the_readme_knows_every_setting_with_its_default() -> None:
    documented = dict(re.findall(r"^\| `([A-Z][A-Z_0-9]+)` \| (.*?) \| .+ \|$", README, re.MULTILINE))
    assert documented == {
        name.upper(): _shown(field.get_default()) for group in GROUPS for name, field in group.model_fields.items()
    }


def _shown(default: object) -> str:
    value = default.get_secret_value() if hasattr(default, "get_secret_value") else default
    return f"`{value}`" if value not in ("", {}) else ""


async def _hear(database_url: str, text: str) -> None:
    async with world_on(database_url) as world:
        await world.parent().says(text)
