"""Two guardians say otherwise of a child: which field it is the managers hear, and both values the registrar."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.club.club import Role
from bot.club.digests import next_digest
from bot.model.events import Event, Kind
from bot.model.messages import Handle, HandleKind
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.review import lines_of
from conversations.words import guardian_texts as texts

Told = Mapping[str, Mapping[str, Any]]  # section → field → value
_LOOKS_INTO_IT = (Role.REGISTRAR, Role.SECRETARY, Role.ADMIN)


def tell_contradiction(turn: Turn, registration: Registration, name: str, before: Told, now: Told) -> None:
    said = {
        "child_id": registration.child.id,
        "child": registration.child.profile.get("name", ""),
        "before": "\n".join(lines_of(before)),
        "now": "\n".join(lines_of(now)),
    }
    due_in = next_digest(turn.club, turn.now) - turn.now if turn.club.is_quiet(turn.now) else timedelta()
    _pass_on(turn, said, 0, f"contradiction:{registration.id}:{name}:{turn.events[-1].id}", due_in)


def told_contradiction(turn: Turn, event: Event) -> None:
    """Nobody hears it of their own child; while a matter of harm is open, only who has that matter.

    What an earlier version queued names neither the child's id nor a place in the order: it goes to whom it was for.
    """
    said, place, child_id = event.payload, event.payload.get("place"), event.payload.get("child_id", "")
    matter = next((each for each in turn.matters.open if each.concerns(child_id)), None)
    if matter is not None and place is not None:
        for number in matter.report.order[:1]:
            turn.tell(_handle(number), Kind.CONTRADICTION, f"{event.key}:matter", **{**said, "place": None})
    elif _is_guardian(turn, child_id):
        _pass_on(turn, said, (place or 0) + 1, event.key)
    else:
        turn.say(texts.CONTRADICTION.format(**said))


def _pass_on(turn: Turn, said: Mapping[str, Any], place: int, key: str, due_in: timedelta = timedelta()) -> None:
    people = [each.phone for role in _LOOKS_INTO_IT for each in turn.club.those(role)]
    for number in list(dict.fromkeys(people))[place : place + 1]:
        turn.tell(_handle(number), Kind.CONTRADICTION, f"{key}:{place}", due_in=due_in, **{**said, "place": place})


def _is_guardian(turn: Turn, child_id: str) -> bool:
    return any(each.child.id == child_id for each in turn.registrations)


def _handle(number: str) -> Handle:
    return Handle(kind=HandleKind.PHONE, value=number)
