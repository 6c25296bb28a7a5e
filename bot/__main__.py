"""python -m bot [COMMAND]: alone it runs everything in one process."""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable

from cryptography.fernet import Fernet

from bot.app import AppSettings, connect_database
from bot.run import EVERYTHING, Roles, run
from bot.settings import SettingsError
from bot.show import show
from bot.store.migrate import migrate
from conversations.journey import mermaid

Arguments = argparse.Namespace


async def _all(settings: AppSettings, _: Arguments) -> None:
    await run(settings, EVERYTHING)


async def _web(settings: AppSettings, _: Arguments) -> None:
    await run(settings, Roles(web=True))


async def _worker(settings: AppSettings, _: Arguments) -> None:
    await run(settings, Roles(worker=True))


async def _clock(settings: AppSettings, _: Arguments) -> None:
    await run(settings, Roles(clock=True))


async def _migrate(settings: AppSettings, _: Arguments) -> None:
    database = connect_database(settings.machine)
    try:
        await migrate(database)
    finally:
        await database.close()
    print("The tables are up to date.")


async def _map(_: AppSettings, __: Arguments) -> None:
    print(mermaid())


async def _key(_: AppSettings, __: Arguments) -> None:
    print(Fernet.generate_key().decode())


async def _show(settings: AppSettings, arguments: Arguments) -> None:
    database = connect_database(settings.machine)
    try:
        found = await show(database, arguments.handle)
    finally:
        await database.close()
    print(json.dumps(found, ensure_ascii=False, indent=2))


Command = Callable[[AppSettings, Arguments], Awaitable[None]]
COMMANDS: dict[str, tuple[Command, str]] = {
    "all": (_all, "everything in one process (the default)"),
    "web": (_web, "the web server alone (PostgreSQL)"),
    "worker": (_worker, "a worker alone (PostgreSQL)"),
    "clock": (_clock, "the clock alone (PostgreSQL)"),
    "migrate": (_migrate, "bring the tables up to date"),
    "map": (_map, "the journey as a Mermaid diagram"),
    "show": (_show, "all we hold on a contact, as JSON"),
    "key": (_key, "a new key for DATA_ENCRYPTION_KEYS"),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="The club's registration bot.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (_, what) in COMMANDS.items():
        command = commands.add_parser(name, help=what)
        if name == "show":
            command.add_argument("handle", help="a phone number, a WhatsApp id or an email address")
    return parser


def main() -> int:
    arguments = _parser().parse_args()
    command, _ = COMMANDS[arguments.command or "all"]
    try:
        asyncio.run(_started(command, arguments))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


async def _started(command: Command, arguments: Arguments) -> None:
    await command(AppSettings.read(os.environ), arguments)  # noqa: TID251 - read here once


if __name__ == "__main__":
    sys.exit(main())
