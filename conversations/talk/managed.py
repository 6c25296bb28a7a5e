"""A manager's wish in the guardian's lane, which decides by its own truth; and what comes back to the manager."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.club.registration import HAS_LEFT, PaymentStatus, State
from bot.model.events import Event, Kind
from bot.model.facts import AskedForMoney
from bot.model.messages import Template
from bot.model.people import Registration, TeamPlace, has_stopped
from bot.model.turn import Turn
from conversations.form.announcing import announce
from conversations.form.asking import words
from conversations.form.facts import photo_is_missing
from conversations.form.open_section import open_section
from conversations.form.places import has_place, is_full
from conversations.managing.standing import OVER
from conversations.managing.targets import shown_name
from conversations.money.settling import account_of, is_all_done, settle_up
from conversations.registering.invitations import invitation_of, invited
from conversations.registering.waiting_list import moved, offer
from conversations.talk.leaving import leave
from conversations.words import consent_texts
from conversations.words import manager_texts as texts
from conversations.words import texts as parents_texts
from conversations.words.naming import name_of

_TOGETHER = timedelta(seconds=3)  # so long reports wait for each other, to be one message
_PAY_WITHIN = timedelta(days=7)
_AS_EXPECTED = "invited"


def invited_by_somebody(turn: Turn, event: Event) -> None:
    invited(turn, event)
    by = event.payload.get("by")
    if has_stopped(turn.contact.handles):
        turn.result["outcome"] = "stopped"
    outcome = str(turn.result["outcome"])
    if by is not None and outcome != _AS_EXPECTED:
        _report(turn, event, outcome, event.payload["child_name"])


def managed(turn: Turn, event: Event) -> None:
    registration = turn.find(event.payload["registration_id"])
    if registration is None or registration.archived_at is not None:
        return
    outcome = _WISHES[event.payload["wish"]](turn, registration, event)
    if outcome:
        _report(turn, event, outcome, shown_name(registration))


def reported(turn: Turn, event: Event) -> None:
    """In the manager's lane: what went another way than was said."""
    pattern = texts.REPORTS.get(event.payload["outcome"])
    if turn.manager is not None and pattern is not None:
        turn.say(pattern.format(**event.payload["words"]), exempt=True)


def _nudge(turn: Turn, registration: Registration, _event: Event) -> str:
    hindrance = _hindrance(turn, registration)
    if hindrance is not None:
        return hindrance
    template = _reminder(turn, registration)
    if template is None:
        return "waits_for_us"
    registration.facts.nudged_on = turn.today
    turn.send(template, registration, opens=template.name == "invitation" and registration.invitation_id is None)
    if turn.registration is None or turn.registration.state in OVER:
        turn.conversation.registration_id = registration.id
        turn.put(None)
    return ""


def _hindrance(turn: Turn, registration: Registration) -> str | None:
    """Why nobody is reminded now; without a word where they were today."""
    until = turn.conversation.handed_over_until
    reasons = (
        (registration.state in OVER, f"is_{registration.state}"),
        (has_stopped(turn.contact.handles), "stopped"),
        (until is not None and turn.now < until, "handed_over"),
        (turn.has_complaint, "complaint"),
        (registration.facts.nudged_on == turn.today, ""),
    )
    return next((outcome for is_so, outcome in reasons if is_so), None)


def _reminder(turn: Turn, registration: Registration) -> Template | None:
    """The wording that fits where it stands; None when it is us they wait for."""
    parent = {"parent_first_name": turn.contact.first_name or "", "child_first_name": name_of(registration)}
    if registration.state is State.INITIAL_CONTACT:
        return invitation_of(turn, registration)
    if _is_about_money(registration):
        return _about_money(turn, registration, parent)
    if registration.state in {State.PHOTO, State.AWAITING_PAYMENT} and photo_is_missing(registration):
        return Template(name="photo_missing", variables=parent)
    if open_section(turn, registration) is None:
        return None
    return Template(name="continue", variables=parent)


def _is_about_money(registration: Registration) -> bool:
    failed = registration.payment_status in {PaymentStatus.FAILED, PaymentStatus.CANCELLED}
    waits = registration.state is State.AWAITING_PAYMENT and not is_all_done(registration)
    return failed or waits or registration.state is State.SUSPENDED


def _about_money(turn: Turn, registration: Registration, parent: dict[str, str]) -> Template | None:
    link = {"payment_link": registration.facts.link}
    if registration.state is State.SUSPENDED:
        return Template(name="suspended", variables=parent | link)
    if registration.payment_status in {PaymentStatus.FAILED, PaymentStatus.CANCELLED}:
        return Template(name="payment_problem", variables=parent)
    day = turn.today + _PAY_WITHIN
    due = {"date": f"{day.day} {day:%B}"}
    return Template(name="payment_due", variables=parent | link | due) if link["payment_link"] else None


def _cancel(turn: Turn, registration: Registration, _event: Event) -> str:
    """An invitation nobody answered ends without a word; who has answered is told."""
    if registration.state in HAS_LEFT:
        return f"is_{registration.state}"
    is_answered = registration.state is not State.INITIAL_CONTACT
    leave(turn, registration, by_club=True)
    if turn.conversation.registration_id == registration.id:
        turn.put(None)
    if is_answered:
        turn.say(parents_texts.ENDED_BY_CLUB.format(**words(turn, registration)))
    return ""


def _allow(turn: Turn, registration: Registration, _event: Event) -> str:
    """Whoever waited at the summary goes on at once."""
    if registration.state in HAS_LEFT:
        return f"is_{registration.state}"
    registration.facts.manager_decides = None
    registration.facts.allowed = True
    if registration.answers.get("review", {}).get("correct") and registration.state is State.REVIEW:
        turn.conversation.registration_id = registration.id
        turn.say(consent_texts.ALLOWED.format(**words(turn, registration)))
        turn.go_on(registration)
    return ""


def _lift(turn: Turn, registration: Registration, event: Event) -> str:
    """The days begin anew, so that nobody is suspended again tomorrow."""
    if any(each.contact_id == event.payload["by"] for each in registration.child.guardians):
        return "ones_own"
    if registration.state is not State.SUSPENDED:
        return "not_suspended"
    registration.enter(State.AWAITING_PAYMENT, turn.now)
    registration.facts.asked_for_money = AskedForMoney(what="fee", at=turn.now)
    announce(turn, registration, "lifted")
    parent = {"parent_first_name": turn.contact.first_name or "", "child_first_name": name_of(registration)}
    text = parents_texts.LIFTED.format(**words(turn, registration))
    turn.say(text, closed=_about_money(turn, registration, parent))
    return ""


def _link(turn: Turn, registration: Registration, event: Event) -> str:
    """By a person's hand: what there is to pay by, said anew. Where none is open one is made, and goes by itself."""
    if any(each.contact_id == event.payload["by"] for each in registration.child.guardians):
        return "ones_own"
    if registration.state in HAS_LEFT:
        return f"is_{registration.state}"
    account = account_of(registration)
    if registration.account is None or not registration.facts.link:
        return "link_not_yet"
    if account.is_all_done(registration.signing_on_fee):
        return "link_done"
    if not account.open_requests:
        settle_up(turn, registration)
        return "link_being_made"
    parent = {"parent_first_name": turn.contact.first_name or "", "child_first_name": name_of(registration)}
    text = parents_texts.LINK_BY_HAND.format(**words(turn, registration))
    turn.say(text, closed=_about_money(turn, registration, parent), exempt=True)
    return ""


def _move(turn: Turn, registration: Registration, event: Event) -> str:
    team = next((place for place in turn.teams if place.id == event.payload["team_id"]), None)
    if team is None or registration.state in HAS_LEFT:
        return f"is_{registration.state}"
    return "number_taken" if move_to(turn, registration, team) else ""


def move_to(turn: Turn, registration: Registration, team: TeamPlace) -> bool:
    """Whether the shirt number is taken there, and asked for anew. The parent is told."""
    registration.team = team
    registration.facts.age_group = team.age_group
    if registration.facts.manager_decides == team.age_group:
        registration.facts.manager_decides = None
    if registration.state is State.WAITING_LIST:
        moved(turn, registration)
        return False
    if is_full(turn, team) and has_place(turn, registration):
        announce(turn, registration, "over_capacity")
    taken = turn.taken_numbers.get(team.id, frozenset())
    is_taken = registration.shirt_number is not None and registration.shirt_number in taken
    if is_taken:
        registration.shirt_number = None
        registration.answers.get("kit", {}).pop("number", None)
    _tell_of_the_move(turn, registration, is_taken=is_taken)
    return is_taken


def _tell_of_the_move(turn: Turn, registration: Registration, *, is_taken: bool) -> None:
    if registration.state is State.INITIAL_CONTACT:
        turn.send(invitation_of(turn, registration), registration)
        return
    values = words(turn, registration)
    turn.say(parents_texts.MOVED.format(**values))
    if is_taken:
        turn.say(parents_texts.NUMBER_TAKEN_THERE.format(**values))
        turn.conversation.registration_id = registration.id
        turn.put(None)
        turn.go_on(registration)


def _report(turn: Turn, event: Event, outcome: str, child: str) -> None:
    said: dict[str, Any] = {"outcome": outcome, "words": {"child": child}}
    turn.tell(event.payload["by"], Kind.REPORTED, f"report:{event.key}", due_in=_TOGETHER, **said)


_WISHES: dict[str, Callable[[Turn, Registration, Event], str]] = {
    "nudge": _nudge,
    "cancel": _cancel,
    "allow": _allow,
    "move": _move,
    "lift": _lift,
    "link": _link,
    "offer": lambda turn, registration, _event: offer(turn, registration),
}
