"""What a manager was asked last: a confirmation, or what is missing. It stands beside the parent's own question.

On each medium by itself: what is asked by SMS replaces nothing that is open on WhatsApp.
"""

from datetime import datetime, timedelta
from typing import Any

from bot.model.messages import Option
from bot.model.texts import length
from bot.model.turn import Turn
from conversations.managing.profile import kept
from conversations.trust import proof
from conversations.words import manager_texts as texts

BUTTON = "manage."  # how the ids of our buttons begin
LASTS = timedelta(minutes=30)
_LONGEST_WITH_BUTTONS = 900

Opened = dict[str, Any]


def opened(turn: Turn) -> Opened | None:
    """Also one that has expired, so that a late yes can be told so."""
    found: Opened | None = _open_ones(turn).get(turn.medium)
    return found


def close(turn: Turn) -> None:
    if _open_ones(turn).pop(turn.medium, None) is not None:
        kept(turn)["closed"] = turn.now.isoformat()


def is_expired(turn: Turn, question: Opened) -> bool:
    return turn.now >= datetime.fromisoformat(question["until"])


def was_open(turn: Turn) -> bool:
    """Something was asked lately, and is answered."""
    closed = kept(turn).get("closed")
    return closed is not None and turn.now < datetime.fromisoformat(closed) + LASTS


def confirm(turn: Turn, command: str, text: str, **wish: Any) -> None:
    """Shows back what would be done."""
    if proof.is_needed(turn):
        proof.ask(turn, "manage", text, lasts=LASTS, command=command, wish=wish)
        return
    reopen(turn, {"asks": "confirm", "command": command, "wish": wish, "text": text})
    shown = f"{text}\n{texts.CONFIRM}"
    turn.say(shown, *(buttons(turn, texts.YES_NO) if length(shown) <= _LONGEST_WITH_BUTTONS else ()))


def ask(turn: Turn, asks: str, text: str, *titles: str, **detail: Any) -> None:
    reopen(turn, {"asks": asks, "titles": list(titles), "text": text} | detail)
    turn.say(text, *buttons(turn, titles))


def buttons(turn: Turn, titles: tuple[str, ...]) -> list[Option]:
    return [Option(id=f"{BUTTON}{turn.events[-1].id}:{title}", title=title) for title in titles]


def is_button_of(question: Opened, button: str) -> bool:
    return button.removeprefix(BUTTON).split(":")[0] == str(question["event"])


def note_what_was_asked(turn: Turn) -> None:
    """When the parent's side has asked something since, a plain yes is no longer plain."""
    question = opened(turn) if turn.manager else None
    if question is not None and question["event"] != turn.events[-1].id and turn.says and turn.conversation.question:
        question["overtaken"] = True


def reopen(turn: Turn, question: Opened) -> None:
    """As it stood, or anew."""
    until = (turn.now + LASTS).isoformat()
    _open_ones(turn)[turn.medium] = {"until": until, "event": turn.events[-1].id} | question


def _open_ones(turn: Turn) -> dict[str, Opened]:
    found: dict[str, Opened] = kept(turn).setdefault("opened", {})
    return found
