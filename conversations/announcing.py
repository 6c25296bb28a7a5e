"""What became of a registration, for those who are not in the talk."""

from bot.model.people import Registration
from bot.model.turn import Turn


def announce(turn: Turn, registration: Registration, kind: str) -> None:
    """It may become so again: what happened is known by the event that it followed from."""
    turn.notice(f"{kind}:{registration.id}:{turn.events[-1].id}", kind, registration_id=registration.id)
