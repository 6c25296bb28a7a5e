"""The clock's own letter to a contact: put into their lane for the moment when something will be due."""

from datetime import datetime

from bot.model.events import Kind
from bot.model.turn import Turn
from conversations.reminding.dues import next_due

_WOKEN_AT = "remind_at"  # in the contact's profile: the earliest such letter that is on its way


def wake_in_time(turn: Turn) -> None:
    """One that comes too early finds nothing due, and puts the next."""
    pending, due = turn.contact.profile.get(_WOKEN_AT), next_due(turn)
    if due is None or (pending is not None and datetime.fromisoformat(pending) <= due.at):
        return
    turn.contact.profile[_WOKEN_AT] = due.at.isoformat()
    turn.tell(
        turn.contact.id,
        Kind.REMIND,
        f"remind:{turn.contact.id}:{due.at:%Y%m%dT%H%M%S}:{turn.events[-1].id}",
        due_in=due.at - turn.now,
        rule=due.rule.name,
        deed=due.step.deed,
        registration_id=due.registration.id,
    )


def woken(turn: Turn) -> None:
    pending = turn.contact.profile.get(_WOKEN_AT)
    if pending is not None and datetime.fromisoformat(pending) <= turn.now:
        del turn.contact.profile[_WOKEN_AT]
