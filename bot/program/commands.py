"""What the commands of `python -m bot` do. Each reads only the settings that it needs, and gives its exit code."""

import json
import sys
from argparse import Namespace
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from getpass import getuser
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet

from bot.club.checking import problems_in
from bot.club.club import Club, load_club
from bot.club.look import read_badge
from bot.engine.clock import SystemClock
from bot.model.looks import Looker
from bot.ports import Refused, Unavailable
from bot.program import complaints_command, reseal_command, retention_command, roster_command, season_command
from bot.program.configuration import AppSettings, connect_database, read_club
from bot.program.plan_command import plan_of
from bot.program.replay import replay
from bot.program.run import Roles, run
from bot.program.show import audit_trail, looks, show, staff_notices, upcoming
from bot.settings import MachineSettings, SettingsError
from bot.store.database import Database
from bot.store.keys import compare_keys
from bot.store.migrate import is_current, migrate
from conversations.form.journey import mermaid
from conversations.form.read_command import read_lines
from conversations.form.texts_command import page_of_texts
from conversations.talk.understand import understand_lines
from conversations.words.wordings import wordings_of
from integrations.disk.settings import DiskSettings
from integrations.s3.bucket import set_up
from integrations.s3.settings import S3Settings
from integrations.twilio.settings import TwilioSettings
from integrations.twilio.templates_command import sync_templates

Environ = Mapping[str, str]
Run = Callable[[Environ, Namespace], Coroutine[Any, Any, int]]
DONE, NOTHING, WRONG = 0, 1, 2
ROSTER: Mapping[str, Callable[[roster_command.Desk, list[str]], Coroutine[Any, Any, Any]]] = roster_command.COMMANDS


def runs(roles: Roles) -> Run:
    async def run_in(environ: Environ, _: Namespace) -> int:
        await run(AppSettings.read(environ), roles)
        return DONE

    return run_in


async def migrate_tables(environ: Environ, _: Namespace) -> int:
    async with _connected(environ) as database:
        await migrate(database)
    print("The tables are up to date.")
    return DONE


async def draw_map(_: Environ, __: Namespace) -> int:
    print(mermaid())
    return DONE


async def make_key(_: Environ, __: Namespace) -> int:
    print(Fernet.generate_key().decode())
    return DONE


async def show_contact(environ: Environ, arguments: Namespace) -> int:
    async with _looking_into(environ) as database:
        found = await show(database, arguments.handle, SystemClock().now(), _looker(arguments))
    _print_json(found or {"contact": None})
    return DONE if found else NOTHING


async def replay_message(environ: Environ, arguments: Namespace) -> int:
    async with _looking_into(environ) as database:
        found = await replay(database, _club(environ), arguments.message_id, SystemClock().now(), _looker(arguments))
    _print_json(found or {"message": None})
    return DONE if found else NOTHING


async def list_notices(environ: Environ, arguments: Namespace) -> int:
    async with _looking_into(environ) as database:
        _print_json(await staff_notices(database, SystemClock().now(), _looker(arguments)))
    return DONE


async def list_upcoming(environ: Environ, arguments: Namespace) -> int:
    async with _looking_into(environ) as database:
        _print_json(await upcoming(database, arguments.handle, SystemClock().now(), _looker(arguments)))
    return DONE


async def season(environ: Environ, arguments: Namespace) -> int:
    club, since = _club(environ), vars(arguments)["from"]
    async with _looking_into(environ) as database:
        if arguments.what == "close":
            done = await season_command.close(database, club, since, SystemClock())
        elif since in {None, club.season.name}:
            print(f"--from: the season before {club.season.name}, such as 2025-26.", file=sys.stderr)
            return WRONG
        else:
            done = await season_command.invite(
                database, club, since, SystemClock(), _looker(arguments), agreed=arguments.yes
            )
    _print_json(done)
    return DONE


async def roster(environ: Environ, arguments: Namespace) -> int:
    settings, club = AppSettings.read(environ), _club(environ)
    async with _looking_into(environ) as database:
        clock = SystemClock()
        async with roster_command.at_desk(settings, club, database, clock, _looker(arguments)) as desk:
            try:
                told = await ROSTER[arguments.what](desk, arguments.words)
            except ValueError as error:
                print(error, file=sys.stderr)
                return WRONG
            except (Unavailable, Refused) as error:
                print(f"Airtable would not have it: {error}", file=sys.stderr)
                return NOTHING
    _print_json(told)
    is_wrong = arguments.what == "check" and any(each["problems"] for each in told)
    return NOTHING if is_wrong or not told else DONE


async def complaints(environ: Environ, arguments: Namespace) -> int:
    looker, number, note = _looker(arguments), arguments.number, arguments.note.strip()
    if arguments.what == "close" and (number is None or not note):
        print("close: which complaint, and --note with what was done; they are sent your words.", file=sys.stderr)
        return WRONG
    async with _looking_into(environ) as database:
        if arguments.what == "list":
            _print_json(await complaints_command.listed(database, SystemClock(), looker))
            return DONE
        done = await complaints_command.close(database, SystemClock(), looker, number, note)
    _print_json(done)
    return DONE if done["closed"] else NOTHING


async def retention(environ: Environ, arguments: Namespace) -> int:
    club, clock, looker = _club(environ), SystemClock(), _looker(arguments)
    if (arguments.matter is None) != (arguments.until is None):
        print("--matter and --until: give both, or neither to see what is kept.", file=sys.stderr)
        return WRONG
    async with _looking_into(environ) as database:
        if arguments.matter is None:
            _print_json(await retention_command.listed(database, club, clock, looker))
            return DONE
        done = await retention_command.keep(database, club, clock, looker, arguments.matter, arguments.until)
    _print_json(done)
    return DONE if done["kept_until"] else NOTHING


async def reseal(environ: Environ, arguments: Namespace) -> int:
    folder = Path(DiskSettings.read(environ).photo_folder)
    async with _looking_into(environ) as database:
        if arguments.check:
            found = await reseal_command.check(database, folder)
        else:
            found = await reseal_command.move(database, folder)
    _print_json(found)
    return DONE if found["old_keys_can_be_dropped"] else NOTHING


async def list_access(environ: Environ, arguments: Namespace) -> int:
    async with _looking_into(environ) as database:
        found = await looks(database, arguments.of, SystemClock().now(), _looker(arguments))
    _print_json(found)
    return NOTHING if found is None else DONE


async def list_audit(environ: Environ, arguments: Namespace) -> int:
    async with _looking_into(environ) as database:
        _print_json(await audit_trail(database, SystemClock().now(), _looker(arguments)))
    return DONE


async def read_answers(environ: Environ, arguments: Namespace) -> int:
    club = _club(environ)
    today = SystemClock().now().astimezone(club.zone).date()
    try:
        readings = read_lines(arguments.field, sys.stdin, club, today)
    except ValueError as error:
        print(error, file=sys.stderr)
        return WRONG
    for reading in readings:
        print(json.dumps(reading, ensure_ascii=False), flush=True)
    return DONE


async def understand(environ: Environ, arguments: Namespace) -> int:
    club = _club(environ)
    today = SystemClock().now().astimezone(club.zone).date()
    scene = {"section": arguments.section, "state": arguments.state, "is_manager": arguments.manager}
    try:
        read = understand_lines(sys.stdin, club, today, **scene)
    except ValueError as error:
        print(error, file=sys.stderr)
        return WRONG
    for each in read:
        print(json.dumps(each, ensure_ascii=False, default=str), flush=True)
    return DONE


def _looker(arguments: Namespace) -> Looker:
    """Who of this machine looks, and whether they want to see what few may."""
    return Looker(getuser(), harm=getattr(arguments, "safeguarding", False))


def _club(environ: Environ) -> Club:
    """Whatever else of the environment may be wrong."""
    return read_club(MachineSettings.read({"CLUB_FILE": environ.get("CLUB_FILE", "")}))


async def show_texts(environ: Environ, _: Namespace) -> int:
    print(page_of_texts(_club(environ)))
    return DONE


async def show_plan(environ: Environ, arguments: Namespace) -> int:
    try:
        planned = plan_of(_club(environ), arguments)
    except ValueError as error:
        print(error, file=sys.stderr)
        return WRONG
    _print_json(planned)
    return DONE


async def check_club(_: Environ, arguments: Namespace) -> int:
    try:
        problems = problems_in(Path(arguments.file).read_text(encoding="utf-8"))  # noqa: ASYNC240 - nobody else waits
    except (OSError, UnicodeDecodeError) as error:
        print(f"{arguments.file} cannot be read: {type(error).__name__}.", file=sys.stderr)
        return WRONG
    problems = problems or _badge_problems(arguments.file)
    print("\n".join(problems) or f"{arguments.file} is a valid club file.")
    return NOTHING if problems else DONE


def _badge_problems(file: str) -> list[str]:
    try:
        read_badge(load_club(Path(file)).badge, Path(file).parent)
    except ValueError as error:
        return [str(error)]
    return []


async def make_templates(environ: Environ, _: Namespace) -> int:
    """The value for TWILIO_TEMPLATES alone on stdout, so that it can be piped; what was done on stderr."""
    settings = TwilioSettings.read(environ)
    if not settings.is_configured:
        raise SettingsError(
            "TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN: templates are made at Twilio. Set both from the Twilio console."
        )
    try:
        report = await sync_templates(settings, wordings_of(_club(environ)))
    except (Unavailable, Refused) as error:
        print(f"Twilio would not have it: {error}", file=sys.stderr)
        return NOTHING
    done = report.as_json()
    _print_json(done.pop("templates"), indent=None)
    print(json.dumps(done, indent=2), file=sys.stderr)
    return NOTHING if report.refused else DONE


async def make_bucket(environ: Environ, _: Namespace) -> int:
    for done in await set_up(S3Settings.read(environ), _club(environ).season):
        print(done)
    return DONE


@asynccontextmanager
async def _connected(environ: Environ) -> AsyncIterator[Database]:
    database = connect_database(MachineSettings.read(environ))
    try:
        await database.check()
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def _looking_into(environ: Environ) -> AsyncIterator[Database]:
    async with _connected(environ) as database:
        if not await is_current(database):
            raise SettingsError("DATABASE_URL: the tables are not up to date. Run: python -m bot migrate")
        await compare_keys(database)
        yield database


def _print_json(value: Any, indent: int | None = 2) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=indent))
