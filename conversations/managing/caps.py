"""How much a manager may have the bot do in a day and in an hour; counted in the contact's profile."""

from datetime import timedelta
from typing import Literal

from bot.model.profile import DoneToday
from bot.model.turn import Turn

_HOUR = timedelta(hours=1)
Counted = Literal["invitations", "nudges"]


def left(turn: Turn, what: Counted) -> int:
    """How many invitations or nudges of today remain."""
    most = {
        "invitations": turn.club.managers.invitations_a_day,
        "nudges": turn.club.managers.nudges_a_day,
    }
    done: int = getattr(_today(turn), what)
    return max(0, most[what] - done)


def count(turn: Turn, what: Counted, times: int = 1) -> None:
    today = _today(turn)
    turn.contact.profile.manages.today = today.model_copy(update={what: getattr(today, what) + times})


def may_command(turn: Turn) -> bool:
    """Counts this one, too."""
    manages = turn.contact.profile.manages
    since = (turn.now - _HOUR).timestamp()
    recent = [at for at in manages.commands if at > since]
    allowed = len(recent) < turn.club.managers.commands_an_hour
    manages.commands = [*recent, turn.now.timestamp()] if allowed else recent
    return allowed


def _today(turn: Turn) -> DoneToday:
    today = turn.contact.profile.manages.today
    return today if today and today.day == turn.today else DoneToday(day=turn.today)
