"""What the bot does with each kind of event: the way of an inbound message starts here."""

from collections.abc import Callable
from itertools import groupby

from bot.model.events import Event, Kind
from bot.model.turn import Turn
from conversations import texts
from conversations.answering import answer
from conversations.commands import COMMANDS, command_in
from conversations.invitations import invited
from conversations.payments import link_made, paid

_LETTERS = {Kind.TEXT, Kind.PRESS, Kind.MEDIA, Kind.COMMAND}
_EFFECTS: dict[str, Callable[[Turn, Event], None]] = {"billing_request": link_made}
_REACTIONS: dict[Kind, Callable[[Turn, Event], None]] = {
    Kind.INVITE: invited,
    Kind.PAYMENT: paid,
    Kind.EFFECT: lambda turn, event: _EFFECTS[event.payload["effect"]](turn, event),
}


class Omega:
    """Reads a turn's events in order of arrival: letters that stand together are read together."""

    async def react(self, turn: Turn) -> None:
        for is_letter, group in groupby(turn.events, key=lambda event: event.kind in _LETTERS):
            events = list(group)
            if is_letter:
                _read(turn, {event.id for event in events})
            else:
                for event in events:
                    _REACTIONS[event.kind](turn, event)

    def apologise(self, turn: Turn) -> None:
        turn.say(texts.APOLOGY)


def _read(turn: Turn, ids: set[int]) -> None:
    letters = [(inbound, event) for inbound, event in turn.letters if event.id in ids]
    commands = {command for inbound, _ in letters if (command := command_in(inbound.text))}
    rest = [inbound for inbound, _ in letters if not command_in(inbound.text)]
    if rest:
        answer(turn, rest)
    for command in sorted(commands):
        COMMANDS[command](turn, letters[-1][0])
