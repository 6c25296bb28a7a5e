"""What became of a registration, for those who are not in the talk."""

from bot.model.events import Kind
from bot.model.messages import Template
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.asking import words
from conversations.words import guardian_texts as texts


def announce(turn: Turn, registration: Registration, kind: str) -> None:
    """It may become so again: what happened is known by the event that it followed from."""
    key = f"{kind}:{registration.id}:{turn.events[-1].id}"
    turn.notice(key, kind, registration_id=registration.id)
    for guardian in registration.child.guardians:
        if kind in texts.NEWS and guardian.contact_id != turn.contact.id:
            to, by = guardian.contact_id, turn.contact.first_name
            turn.tell(to, Kind.FAMILY, f"{key}:{to}", news=kind, registration_id=registration.id, name=by)


def completed_template(turn: Turn, registration: Registration) -> Template:
    """What says outside the service window that all is done."""
    variables = {
        "parent_first_name": turn.contact.first_name or "",
        "child_first_name": words(turn, registration)["child"],
        "season": registration.season,
    }
    return Template(name="completed", variables=variables)
