"""How a talk begins: a manager invites, or a parent writes first."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.club.registration import State
from bot.model.events import Event
from bot.model.messages import Template
from bot.model.people import Child, Registration, TeamPlace, new_id
from bot.model.turn import Turn
from conversations import texts
from conversations.asking import ask, pounds, words
from conversations.words import name_of

_ASKED_AGAIN_AFTER = timedelta(days=7)


def invited(turn: Turn, event: Event) -> None:
    """The same child twice: nothing is sent while there was no reply, and later only to help a talk that stopped."""
    payload = event.payload
    _learn_name(turn, payload.get("parent_name"))
    registration = _of_child(turn, payload["child_name"])
    if registration is None:
        registration = _new(turn, payload)
        _invite(turn, registration)
        outcome = "invited"
    elif registration.state is State.COMPLETED:
        outcome = "completed"
    elif not _has_replied(turn):
        outcome = "already_invited"
    else:
        outcome = _ask_about_problems(turn, registration)
    turn.result = {"outcome": outcome, "registration": registration}


def welcome(turn: Turn) -> None:
    """A parent who writes first is welcome: which child, and which team?"""
    turn.conversation.question = {"section": "enquiry", "field": None, "registration_id": None}
    turn.say(texts.WELCOME.format(**words(turn, None)))


def enquired(turn: Turn, child_name: str, team: str) -> None:
    """The parent who wrote first told us the child and the team."""
    registration = _of_child(turn, child_name) or turn.register(
        Child(new_id(), {"name": child_name}), find_team(turn, team)
    )
    turn.conversation.registration_id = registration.id
    turn.notice(f"enquiry:{registration.id}", "enquiry", registration_id=registration.id)
    ask(turn, "wish", registration, {})


def find_team(turn: Turn, name: str | None) -> TeamPlace | None:
    return next((team for team in turn.teams if team.full_name == name), None)


def _new(turn: Turn, payload: Mapping[str, Any]) -> Registration:
    registration = turn.register(Child(new_id(), {"name": payload["child_name"]}), find_team(turn, payload.get("team")))
    registration.facts["manager"] = payload.get("manager_name")
    return registration


def _invite(turn: Turn, registration: Registration) -> None:
    team = registration.team.full_name if registration.team else ""
    values = {
        "parent_first_name": turn.contact.first_name or "",
        "manager_name": registration.facts.get("manager") or "",
        "team_and_age_group": team,
        "child_first_name": name_of(registration),
        "season": turn.club.season.name,
        "signing_on_fee": pounds(registration.signing_on_fee).lstrip("£"),
        "monthly_fee": pounds(registration.monthly_fee).lstrip("£"),
    }
    turn.send(Template(name="invitation", variables=values), registration, opens=True)
    if turn.registration is None or turn.registration.state in {State.COMPLETED, State.DECLINED}:
        turn.conversation.registration_id = registration.id
        turn.conversation.question = {
            "section": "wish",
            "field": "to_register",
            "registration_id": registration.id,
            "options": list(texts.YES_NO),
        }


def _ask_about_problems(turn: Turn, registration: Registration) -> str:
    asked = registration.already_started_at
    if asked is None or asked + _ASKED_AGAIN_AFTER <= turn.now:
        registration.already_started_at = turn.now
        values = {"parent_first_name": turn.contact.first_name or "", "child_first_name": name_of(registration)}
        turn.send(Template(name="already_started", variables=values), registration)
    return "already_started"


def _has_replied(turn: Turn) -> bool:
    return any(reach.last_inbound_at for known in turn.contact.handles for reach in known.reach.values())


def _of_child(turn: Turn, name: str) -> Registration | None:
    wanted = _folded(name)
    return next((each for each in turn.registrations if _folded(each.child.profile.get("name", "")) == wanted), None)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _learn_name(turn: Turn, name: str | None) -> None:
    if name and not turn.contact.profile.get("name"):
        turn.contact.profile["name"] = name
