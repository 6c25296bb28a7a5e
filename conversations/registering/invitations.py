"""How a talk begins or changes its child: a manager invites, a code is typed, another child is named."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.club.registration import State
from bot.model.asked import AskedSection
from bot.model.events import Event
from bot.model.happenings import Invited
from bot.model.messages import Template
from bot.model.people import Child, Registration, TeamPlace, new_id
from bot.model.turn import Turn
from conversations.form.announcing import announce
from conversations.form.places import is_full
from conversations.registering.enquiries import begin, of_child, welcome
from conversations.words import texts
from conversations.words.naming import name_of, pounds

_ASKED_AGAIN_AFTER = timedelta(days=7)
_OVER = {State.COMPLETED, State.DECLINED, State.WITHDRAWN}


def invited(turn: Turn, event: Event) -> None:
    """The same child twice: nothing is sent while there was no reply, and later only to help a talk that stopped."""
    payload = event.payload
    if payload.get("parent_name") and not turn.contact.profile.name:
        turn.contact.profile.name = payload["parent_name"]
    registration = of_child(turn, payload["child_name"])
    if registration is None:
        registration = _new(turn, payload)
        if is_full(turn, registration.team):
            announce(turn, registration, "over_capacity")
        _invite(turn, registration)
        turn.note(Invited(by=payload.get("by")), registration)
        outcome = "invited"
    elif registration.facts.ended_by_club:
        registration.facts.ended_by_club = False
        registration.answers.pop("wish", None)
        registration.enter(State.INITIAL_CONTACT, turn.now)
        _invite(turn, registration)
        turn.note(Invited(again=True, by=payload.get("by")), registration)
        outcome = "invited"
    elif registration.state is State.COMPLETED:
        outcome = "completed"
    elif not _has_replied(turn, registration):
        outcome = "already_invited"
    else:
        outcome = _ask_about_problems(turn, registration)
    turn.result = {"outcome": outcome, "registration_id": registration.id}


def use_code(turn: Turn, team_name: str, age_group: str, child: str) -> None:
    """The same as an invitation, with less asking. It shows nothing about a child: a code proves nobody."""
    team = _team_of(turn, team_name, age_group)
    if child:
        known = {"wish": {"to_register": True}, "past": {"played_for_us": True}}
        begin(turn, child, team.full_name if team else None, known)
    else:
        welcome(turn, {"team": team.full_name} if team else {})


def turn_to(turn: Turn, registration: Registration, *, is_alone: bool) -> None:
    """Another of their children: what is open of that one is asked, where nothing is told yet."""
    turn.conversation.registration_id = registration.id
    turn.put(None)
    if is_alone:
        turn.say(texts.NOW_ABOUT.format(child=name_of(registration)))
        turn.go_on(registration)


def _team_of(turn: Turn, name: str, age_group: str) -> TeamPlace | None:
    return next(
        (
            team
            for team in turn.teams
            if team.name.casefold().replace(" ", "") == name.casefold()
            and team.age_group.casefold() == age_group.casefold()
        ),
        None,
    )


def _new(turn: Turn, payload: Mapping[str, Any]) -> Registration:
    wanted = f"{payload.get('age_group')} {payload.get('team_name')}"
    team = next((each for each in turn.teams if each.full_name == wanted), None)
    registration = turn.register(Child(new_id(), {"name": payload["child_name"]}), team)
    registration.facts.manager, registration.facts.age_group = payload.get("manager_name"), payload.get("age_group")
    return registration


def invitation_of(turn: Turn, registration: Registration) -> Template:
    values = {
        "parent_first_name": turn.contact.first_name or "",
        "manager_name": registration.facts.manager or "",
        "team_and_age_group": registration.team.full_name if registration.team else "",
        "child_first_name": name_of(registration),
        "season": turn.club.season.name,
        "signing_on_fee": pounds(registration.signing_on_fee).lstrip("£"),
        "monthly_fee": pounds(registration.monthly_fee).lstrip("£"),
    }
    return Template(name="invitation", variables=values)


def _invite(turn: Turn, registration: Registration) -> None:
    turn.send(invitation_of(turn, registration), registration, opens=True)
    if turn.registration is None or turn.registration.state in _OVER:
        turn.conversation.registration_id = registration.id
        wish = AskedSection(section="wish", field="to_register", registration_id=registration.id, options=texts.YES_NO)
        turn.put(wish)


def _ask_about_problems(turn: Turn, registration: Registration) -> str:
    asked = registration.already_started_at
    if asked is None or asked + _ASKED_AGAIN_AFTER <= turn.now:
        registration.already_started_at = turn.now
        values = {"parent_first_name": turn.contact.first_name or "", "child_first_name": name_of(registration)}
        turn.send(Template(name="already_started", variables=values), registration)
    return "already_started"


def _has_replied(turn: Turn, registration: Registration) -> bool:
    heard = [reach.last_inbound_at for known in turn.contact.handles for reach in known.reach.values()]
    return registration.state is not State.INITIAL_CONTACT or any(
        at is not None and at >= registration.created_at for at in heard
    )
