"""An erasure begins: what the person was about with us ends, and who runs the team hears it while there is a name."""

from collections.abc import Mapping

from bot.club.registration import HAS_LEFT
from bot.model.events import Event
from bot.model.turn import Turn
from conversations.assistant import unread
from conversations.form.announcing import announce
from conversations.privacy import erasure
from conversations.privacy.forgetting import Fate
from conversations.talk.leaving import leave


def erasure_is_due(turn: Turn, event: Event) -> None:
    erasure.due_step(turn, event, _begin)


def _begin(turn: Turn, fates: Mapping[str, Fate]) -> None:
    """Nothing of it is said to the person: the receipt says it all."""
    unread.forget(turn)
    said, turn.says = turn.says, []
    for registration in turn.registrations:
        fate = fates[registration.child.id]
        if fate.goes and registration.season == turn.club.season.name and registration.state not in HAS_LEFT:
            leave(turn, registration)
            announce(turn, registration, "erased")
        elif fate.is_needed and not fate.others:
            announce(turn, registration, "no_guardian")
    turn.says = said


ERASED = {
    "note_erased": erasure.noted,
    "erase_records": erasure.records_erased,
    "copy_gone": erasure.copy_gone,
}
