"""What is kept of a manager beside the talk, in the contact's profile."""

from typing import Any

from bot.model.turn import Turn

_STORE = "manages"


def kept(turn: Turn) -> dict[str, Any]:
    found: dict[str, Any] = turn.contact.profile.setdefault(_STORE, {})
    return found
