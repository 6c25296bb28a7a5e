"""python -m bot [COMMAND]: alone it runs everything in one process."""

import asyncio
import os
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from io import TextIOWrapper
from typing import Any, NamedTuple

from bot.program import commands
from bot.program.run import EVERYTHING, Roles
from bot.settings import SettingsError


class Argument(NamedTuple):
    name: str
    what: str
    settings: Mapping[str, Any] = {}  # as argparse has them


class Command(NamedTuple):
    run: commands.Run
    what: str
    arguments: tuple[Argument, ...] = ()


SAFEGUARDING = Argument(
    "--safeguarding", "also the words of matters of harm; that you looked is logged", {"action": "store_true"}
)
COMMANDS = {
    "all": Command(commands.runs(EVERYTHING), "everything in one process (the default)"),
    "web": Command(commands.runs(Roles(web=True)), "the web server alone (PostgreSQL)"),
    "worker": Command(commands.runs(Roles(worker=True)), "a worker alone (PostgreSQL)"),
    "clock": Command(commands.runs(Roles(clock=True)), "the clock alone (PostgreSQL)"),
    "migrate": Command(commands.migrate_tables, "bring the tables up to date"),
    "show": Command(
        commands.show_contact,
        "all we hold on a contact, as JSON",
        (Argument("handle", "a phone number in any spelling, a WhatsApp id or an email address"), SAFEGUARDING),
    ),
    "notices": Command(commands.list_notices, "what staff must know, the newest first, as JSON", (SAFEGUARDING,)),
    "upcoming": Command(
        commands.list_upcoming,
        "what the clock looks at next, the next first, as JSON",
        (Argument("handle", "a phone number or email address, for one contact alone", {"nargs": "?"}),),
    ),
    "access": Command(
        commands.list_access,
        "who looked at what of whom, the newest first, as JSON; ids alone",
        (Argument("--of", "a phone number or email address: looks at this contact alone", {"default": None}),),
    ),
    "complaints": Command(
        commands.complaints,
        "complaints about data, the newest first, as JSON; or close one",
        (
            Argument("what", "list, or close", {"choices": ["list", "close"]}),
            Argument("number", "which is closed", {"nargs": "?", "type": int}),
            Argument("--note", "what was done, in the words that they are sent", {"default": ""}),
        ),
    ),
    "retention": Command(
        commands.retention,
        "what is kept of people, how much, until when and why, as JSON; or until when a matter of harm is",
        (
            Argument("--matter", "the number of a matter, for the welfare officer's date", {"type": int}),
            Argument(
                "--until",
                "that date: 2040-05-31",
                {"type": date.fromisoformat, "default": None},
            ),
        ),
    ),
    "audit": Command(commands.list_audit, "what managers had the bot do or were refused, the newest first, as JSON"),
    "replay": Command(
        commands.replay_message,
        "how a message was read, and how it would be now; sends and writes nothing",
        (Argument("message_id", "the id of a message, as show prints it"), SAFEGUARDING),
    ),
    "read": Command(
        commands.read_answers,
        "how the bot reads each line of standard input, as JSON",
        (Argument("field", "such as birthday, mobile, or section:guardian"),),
    ),
    "understand": Command(
        commands.understand,
        "which acts the bot would make of each line of standard input, and what it would ask back, as JSON",
        (
            Argument("--section", "the section that is open: guardian, child, address …", {"default": None}),
            Argument("--state", "the state of the registration: initial_contact, review …", {"default": None}),
            Argument("--manager", "the lines are a manager's", {"action": "store_true"}),
        ),
    ),
    "season": Command(
        commands.season,
        "close the season: what is unfinished ends; or invite those of the last one to the new one",
        (
            Argument("what", "close, or invite", {"choices": ["close", "invite"]}),
            Argument("--from", "the season that is closed or whose children are invited: 2026-27", {"default": None}),
            Argument("--yes", "invite them; without it only who would be is shown", {"action": "store_true"}),
        ),
    ),
    "roster": Command(
        commands.roster,
        "the club's table at Airtable, as JSON: find or show rows, sync what waits, check what is wrong, pull edits, "
        "listen (makes the webhook), restore rows deleted by hand",
        (
            Argument("what", "find, show, sync, check, pull, listen or restore", {"choices": sorted(commands.ROSTER)}),
            Argument(
                "words",
                "find: team=Tigers …; show: the id of a registration or row; sync: all; restore: ids of registrations",
                {"nargs": "*"},
            ),
        ),
    ),
    "texts": Command(commands.show_texts, "every text the bot says, with its length as SMS"),
    "map": Command(commands.draw_map, "the journey as a Mermaid diagram"),
    "check-club": Command(
        commands.check_club,
        "what is wrong with a club file, line by line",
        (Argument("file", "the path of a club.toml"),),
    ),
    "plan": Command(
        commands.show_plan,
        "the monthly charges of a child who joins on a day, as JSON; `plan --help` tells the options",
        (
            Argument("--joined", "the day of joining: 2026-08-28", {"required": True}),
            Argument("--day", "the payment day: 1 to 31, or -1 for the last", {"required": True}),
            Argument("--mandate", "the first day the mandate can be charged: 2026-09-04", {"required": True}),
            Argument("--charged", "months charged already: 2026-09,2026-10", {"default": ""}),
            Argument("--price", "the monthly price in pence, by default the club's", {"default": None}),
            Argument("--interim-charged", "an interim was charged already", {"action": "store_true"}),
        ),
    ),
    "templates": Command(commands.make_templates, "make our templates at Twilio and print TWILIO_TEMPLATES"),
    "bucket": Command(commands.make_bucket, "make the S3 bucket for photos, private and forgetting them in time"),
    "reseal": Command(
        commands.reseal,
        "seal all personal data anew under the newest key, also while the program runs; or look whether that is done",
        (
            Argument(
                "--check",
                "only say what still needs an older key, and whether it can be dropped",
                {"action": "store_true"},
            ),
        ),
    ),
    "key": Command(commands.make_key, "a new key for DATA_ENCRYPTION_KEYS"),
}


def main() -> int:
    arguments = _parser().parse_args()
    _speak_utf8()
    command = COMMANDS[arguments.command or "all"]
    try:
        return asyncio.run(command.run(os.environ, arguments))  # noqa: TID251 - read here once
    except SettingsError as error:
        print(error, file=sys.stderr)
        return commands.WRONG


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m bot", description="The club's registration bot.")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, command in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=command.what)
        for argument in command.arguments:
            subparser.add_argument(argument.name, help=argument.what, **argument.settings)
    return parser


def _speak_utf8() -> None:
    """Whatever the terminal thinks; and only a line feed ends a line, as each line read is one answer."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
