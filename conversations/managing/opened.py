"""What a manager was asked last: a confirmation, or what is missing. It stands beside the parent's own question.

On each medium by itself: what is asked by SMS replaces nothing that is open on WhatsApp.
"""

from datetime import timedelta
from typing import Any

from bot.model.messages import Option
from bot.model.profile import Opened
from bot.model.texts import length
from bot.model.turn import Turn
from conversations.trust import proof
from conversations.words import manager_texts as texts

BUTTON = "manage."  # how the ids of our buttons begin
LASTS = timedelta(minutes=30)
_LONGEST_WITH_BUTTONS = 900


def opened(turn: Turn) -> Opened | None:
    """Also one that has expired, so that a late yes can be told so."""
    return turn.contact.profile.manages.opened.get(turn.medium)


def is_filling(turn: Turn) -> bool:
    """What is missing of an invitation was asked for."""
    question = opened(turn)
    return question is not None and question.asks == "fill"


def close(turn: Turn) -> None:
    manages = turn.contact.profile.manages
    if manages.opened.pop(turn.medium, None) is not None:
        manages.closed = turn.now


def is_expired(turn: Turn, question: Opened) -> bool:
    return turn.now >= question.until


def was_open(turn: Turn) -> bool:
    """Something was asked lately, and is answered."""
    closed = turn.contact.profile.manages.closed
    return closed is not None and turn.now < closed + LASTS


def confirm(turn: Turn, command: str, text: str, **wish: Any) -> None:
    """Shows back what would be done."""
    if proof.is_needed(turn):
        proof.ask(turn, "manage", text, lasts=LASTS, command=command, wish=wish)
        return
    _open(turn, "confirm", text=text, command=command, wish=wish)
    shown = f"{text}\n{texts.CONFIRM}"
    turn.say(shown, *(buttons(turn, texts.YES_NO) if length(shown) <= _LONGEST_WITH_BUTTONS else ()))


def ask(turn: Turn, asks: str, text: str, *titles: str, **detail: Any) -> None:
    _open(turn, asks, text=text, **detail)
    turn.say(text, *buttons(turn, titles))


def buttons(turn: Turn, titles: tuple[str, ...]) -> list[Option]:
    return [Option(id=f"{BUTTON}{turn.events[-1].id}:{title}", title=title) for title in titles]


def is_button_of(question: Opened, button: str) -> bool:
    return button.removeprefix(BUTTON).split(":")[0] == str(question.event)


def note_what_was_asked(turn: Turn) -> None:
    """When the parent's side has asked something since, a plain yes is no longer plain."""
    question = opened(turn) if turn.manager else None
    if question is not None and question.event != turn.events[-1].id and turn.says and turn.asked:
        reopen(turn, question.model_copy(update={"overtaken": True}))


def reopen(turn: Turn, question: Opened) -> None:
    """As it stood."""
    turn.contact.profile.manages.opened[turn.medium] = question


def _open(turn: Turn, asks: str, **detail: Any) -> None:
    reopen(turn, Opened(asks=asks, until=turn.now + LASTS, event=turn.events[-1].id, **detail))
