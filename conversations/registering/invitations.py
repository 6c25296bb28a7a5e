"""How a talk begins or changes its child: a manager invites, a code is typed, another child is named."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.club import season
from bot.club.registration import State
from bot.model.asked import AskedSection
from bot.model.events import Event
from bot.model.happenings import Invited
from bot.model.messages import Inbound, Template
from bot.model.people import Child, Registration, TeamPlace, new_id
from bot.model.turn import Turn
from conversations.form.announcing import announce
from conversations.form.places import is_full
from conversations.registering.enquiries import begin, of_child, welcome
from conversations.words import texts
from conversations.words.naming import name_of, pounds

_ASKED_AGAIN_AFTER = timedelta(days=7)
_CODE = re.compile(r"\b([12])00-([a-z0-9]+)-(u\d{1,2})-(\d{4})((?:-[a-z']+)*)", re.IGNORECASE)
_RETURNING = "1"
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


def take_code(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """200-tigers-u10-2627 (new), 100-tigers-u10-2627-sam-jones (returning): the same with less asking.

    It never shows anything about a child: a code is no proof of who types it.
    """
    match = next(filter(None, (_CODE.search(letter.text) for letter in letters)), None)
    if match is None or match[4] != season.code(turn.club.season.name):
        return False
    team = _team_of(turn, match[2], match[3])
    name = match[5].replace("-", " ").strip().title()
    if match[1] == _RETURNING and " " in name:
        begin(
            turn,
            name,
            team.full_name if team else None,
            {"wish": {"to_register": True}, "past": {"played_for_us": True}},
        )
    else:
        welcome(turn, {"team": team.full_name} if team else {})
    return True


def switch_child(turn: Turn, letters: Sequence[Inbound]) -> Sequence[Inbound]:
    """Another of their children by name, or the button of an invitation that is not the open one's.

    What remains to be read, without the words that only named the child.
    """
    current = turn.registration
    others = [each for each in turn.registrations if each is not current and _is_open(turn, each)]
    named = [each for each in others if _names_only(letters, each, current)]
    if named:
        _turn_to(turn, named[0])
        rest = [_without_naming(letter, named[0]) for letter in letters]
        rest = [letter for letter in rest if letter.text or letter.media]
        if not rest:
            turn.say(texts.NOW_ABOUT.format(child=name_of(named[0])))
            turn.go_on(named[0])
        return rest
    invited_too = [each for each in others if each.state is State.INITIAL_CONTACT]
    if _accepts(letters) and invited_too and (current is None or current.state is not State.INITIAL_CONTACT):
        _turn_to(turn, invited_too[0])
    return letters


def _is_open(turn: Turn, registration: Registration) -> bool:
    return registration.archived_at is None and registration.season == turn.club.season.name


def _names_only(letters: Sequence[Inbound], child: Registration, current: Registration | None) -> bool:
    """ "9/10 for Sam and 7/8 for Ana" speaks of both, and turns to neither."""
    text = "\n".join(letter.text for letter in letters)
    mentioned = current is not None and re.search(rf"\b{re.escape(name_of(current))}\b", text, re.IGNORECASE)
    return bool(_naming(child).search(text)) and not mentioned


def _naming(child: Registration) -> re.Pattern[str]:
    name = rf"{re.escape(name_of(child))}(?![\w'\u2019])"
    return re.compile(
        rf"\W*\b(?:(?:ok(?:ay)?|and|so|this is|that was|can we|let'?s|please)\W+)*"
        rf"(?:now about|now for|about|now|for|do|switch to|back to|go to|continue with|carry on with)\W+{name}"
        rf"(?: (?:now|then|first|please|next))*\W*",
        re.IGNORECASE,
    )


def _without_naming(letter: Inbound, child: Registration) -> Inbound:
    return letter.model_copy(update={"text": _naming(child).sub(" ", letter.text, count=1).strip()})


def _turn_to(turn: Turn, registration: Registration) -> None:
    turn.conversation.registration_id = registration.id
    turn.put(None)


def _accepts(letters: Sequence[Inbound]) -> bool:
    return any(letter.button == texts.YES_REGISTER for letter in letters)


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
