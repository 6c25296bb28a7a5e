"""Two guardians say otherwise of a child: which field it is the managers hear, and both values the registrar."""

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

_LOOKS_INTO_IT = (Role.REGISTRAR, Role.SECRETARY, Role.ADMIN)


def tell_contradiction(turn: Turn, registration: Registration, field: tuple[str, str], said: tuple[Any, Any]) -> None:
    person = next((each for role in _LOOKS_INTO_IT for each in turn.club.those(role)), None)
    if person is None:
        return
    section, name = field
    before, now = ("\n".join(lines_of({section: {name: value}})) for value in said)
    turn.tell(
        Handle(kind=HandleKind.PHONE, value=person.phone),
        Kind.CONTRADICTION,
        f"contradiction:{registration.id}:{name}:{turn.events[-1].id}",
        due_in=next_digest(turn.club, turn.now) - turn.now if turn.club.is_quiet(turn.now) else timedelta(),
        child=registration.child.profile.get("name", ""),
        before=before,
        now=now,
    )


def told_contradiction(turn: Turn, event: Event) -> None:
    turn.say(texts.CONTRADICTION.format(**event.payload))
