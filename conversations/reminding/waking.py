"""The clock's own letter to a contact: put into their lane for the moment when something will be due."""

from bot.model.events import Kind
from bot.model.turn import Turn
from conversations.reminding.dues import next_due


def wake_in_time(turn: Turn) -> None:
    """One that comes too early finds nothing due, and puts the next."""
    pending, due = turn.conversation.wakes_at, next_due(turn)
    if due is None or (pending is not None and pending <= due.at):
        return
    turn.conversation.wakes_at = due.at
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
    pending = turn.conversation.wakes_at
    if pending is not None and pending <= turn.now:
        turn.conversation.wakes_at = None
