"""A complaint about data: acknowledged at once, and with who answers for it until it is closed.

By night nobody is woken for it: they hear of it in the morning.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.club.club import Club
from bot.club.good_moments import good_moment
from bot.model.asked import AskedComplaint
from bot.model.complaints import ANSWERED_WITHIN, Complaint, Made
from bot.model.events import Event, Kind
from bot.model.messages import Handle, HandleKind, Option
from bot.model.people import Contact
from bot.model.turn import Turn
from conversations.form.complaint_parts import IN_ORDER, LONGEST, day, officers, regulator, shown
from conversations.words import complaint_texts as texts

BUTTON = "complaint."


def ask_which(turn: Turn, said: str) -> None:
    turn.put(AskedComplaint(words=said, options=texts.OPTIONS))
    turn.say(texts.WHICH, *(Option(id=f"{BUTTON}{title}", title=title) for title in texts.OPTIONS))


def complain(turn: Turn, said: str, number: str) -> None:
    """A second one while the first is open is added to it."""
    before = turn.complaints.of(turn.contact.id)
    made = Made(turn.contact.profile.name or number, number, said)
    turn.complaints.made.append(made)
    due = (before.made_at if before else turn.now) + ANSWERED_WITHIN
    pattern = texts.ADDED if before else f"{texts.TAKEN} {texts.AND_GO_ON}" if turn.registration else texts.TAKEN
    turn.say(pattern.format(who=_who(turn.club, turn.contact), due=day(turn, due), **regulator(turn.club)), exempt=True)
    _pass_on(
        turn, 0, f"complaint:{turn.events[-1].id}:{len(turn.complaints.made)}", _until_morning(turn), {"words": said}
    )
    if not officers(turn.club):
        turn.notice(f"complaint:{turn.events[-1].id}", "complaint")


def told(turn: Turn, event: Event) -> None:
    """In the lane of who answers for it. Nobody answers a complaint of their own."""
    complaint = turn.complaints.of(event.payload["contact_id"])
    if complaint is None:
        return
    if complaint.contact_id == turn.contact.id:
        _pass_on(turn, event.payload["place"] + 1, event.key, timedelta(), event.payload)
        return
    turn.say(_of_officer(turn, complaint, event.payload), exempt=True)


def closed(turn: Turn, event: Event) -> None:
    note, club = event.payload["note"], turn.club.short_name
    turn.say(texts.CLOSED.format(note=note, club=club, **regulator(turn.club)), exempt=True)


def _of_officer(turn: Turn, complaint: Complaint, said: Mapping[str, Any]) -> str:
    values = shown(turn, complaint)
    if "words" not in said:
        return (texts.LATE if turn.now > complaint.due_at else texts.STILL_OPEN).format(**values)
    is_first = complaint.words[0] == said["words"]
    return (texts.NEW if is_first else texts.ADDED_TO).format(**{**values, "words": said["words"][:LONGEST]})


def _pass_on(turn: Turn, place: int, key: str, due_in: timedelta, said: Mapping[str, Any]) -> None:
    about = {"contact_id": turn.contact.id, **said, "place": place}
    for person in officers(turn.club)[place : place + 1]:
        handle = Handle(kind=HandleKind.PHONE, value=person.phone)
        turn.tell(handle, Kind.COMPLAINT, f"{key}:{place}", due_in=due_in, **about)


def _who(club: Club, contact: Contact) -> str:
    """Whose answer they may wait for."""
    mine = {known.handle.value for known in contact.handles}
    person = next((each for each in officers(club) if each.phone not in mine), None)
    if person is None:
        return texts.SOMEBODY
    role = next(role for role in IN_ORDER if role in person.roles)
    return texts.WHO.format(name=person.name, role=role.value)


def _until_morning(turn: Turn) -> timedelta:
    return good_moment(turn.club, turn.now) - turn.now
