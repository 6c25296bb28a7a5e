"""Commands that everybody has at any time. A command is a whole message: "please don't stop" is none."""

from collections.abc import Callable

from bot.model.messages import Inbound, Medium
from bot.model.people import Reach
from bot.model.turn import Turn
from conversations import texts
from conversations.asking import words

_STOP = {"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"}
_START = {"start", "unstop"}
_HELP = {"help", "info"}
_WORDS = dict.fromkeys(_STOP, "stop") | dict.fromkeys(_START, "start") | dict.fromkeys(_HELP, "help")


def command_in(text: str) -> str | None:
    return _WORDS.get(text.strip().rstrip(".!").lower())


def is_command(text: str) -> bool:
    return command_in(text) is not None


def stop(turn: Turn, inbound: Inbound) -> None:
    """Closes this channel and nothing else: the registration, and what is owed, stay."""
    _reach(turn, inbound).opted_out_at = turn.now


def start(turn: Turn, inbound: Inbound) -> None:
    _reach(turn, inbound).opted_out_at = None
    if inbound.medium is not Medium.SMS:  # there the carrier answers by itself
        turn.say(texts.WELCOME_BACK)


def give_help(turn: Turn, inbound: Inbound) -> None:
    if inbound.medium is not Medium.SMS:
        turn.say(texts.HELP.format(**words(turn, turn.registration)))


COMMANDS: dict[str, Callable[[Turn, Inbound], None]] = {"stop": stop, "start": start, "help": give_help}


def _reach(turn: Turn, inbound: Inbound) -> Reach:
    known = next(known for known in turn.contact.handles if known.handle == inbound.sender)
    return known.on(inbound.medium)
