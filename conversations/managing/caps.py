"""How much a manager may have the bot do in a day and in an hour; counted in the contact's profile."""

from datetime import timedelta
from typing import Any

from bot.model.turn import Turn
from conversations.managing.profile import kept

_HOUR = timedelta(hours=1)


def left(turn: Turn, what: str) -> int:
    """How many invitations or nudges of today remain."""
    most = {
        "invitations": turn.club.managers.invitations_a_day,
        "nudges": turn.club.managers.nudges_a_day,
    }
    return max(0, most[what] - int(_today(turn).get(what, 0)))


def count(turn: Turn, what: str, times: int = 1) -> None:
    today = _today(turn)
    today[what] = int(today.get(what, 0)) + times


def may_command(turn: Turn) -> bool:
    """Counts this one, too."""
    since = (turn.now - _HOUR).timestamp()
    recent = [at for at in kept(turn).get("commands", []) if at > since]
    allowed = len(recent) < turn.club.managers.commands_an_hour
    kept(turn)["commands"] = [*recent, turn.now.timestamp()] if allowed else recent
    return allowed


def _today(turn: Turn) -> dict[str, Any]:
    store = kept(turn)
    day = turn.today.isoformat()
    if store.get("today", {}).get("day") != day:
        store["today"] = {"day": day}
    today: dict[str, Any] = store["today"]
    return today
