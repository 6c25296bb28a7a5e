"""Managers are added and removed by an admin, by text; those of the club file only there."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.model.events import Event, Kind
from bot.model.forms import Again
from bot.model.messages import Handle, HandleKind
from bot.model.people import Manager, TeamPlace
from bot.model.turn import Appointment, Turn
from conversations.form.asking import context_of
from conversations.managing.invite_lines import read_name
from conversations.managing.opened import ask, confirm
from conversations.managing.places import find_place, sorted_teams, without
from conversations.understanding.line_parts import people_in
from conversations.understanding.readers import READERS
from conversations.understanding.readers.wording import level
from conversations.words import manager_texts as texts
from conversations.words.manager_language import listed
from conversations.words.naming import phone

_ADMIN = re.compile(r"\b(?:as )?(?:an? )?admin(?:istrator)?\b", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|for|as|a|an|the|to|from|manager|managers|coach|team|teams|and|runs?|who)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|&|\band\b|\n)\s*", re.IGNORECASE)


def add_manager(turn: Turn, rest: str, _key: str) -> None:
    _appoint(turn, "add_manager", rest)


def remove_manager(turn: Turn, rest: str, _key: str) -> None:
    _appoint(turn, "remove_manager", rest)


def do_add(turn: Turn, wish: Mapping[str, Any], key: str) -> None:
    _tell(turn, "add_manager", wish, key, texts.ADDING)


def do_remove(turn: Turn, wish: Mapping[str, Any], key: str) -> None:
    _tell(turn, "remove_manager", wish, key, texts.REMOVING)


def appointed(turn: Turn, event: Event) -> None:
    """In the lane of who becomes a manager, or is one no longer."""
    wish = event.payload
    teams = tuple(team for team in turn.teams if team.id in wish["team_ids"])
    now = turn.manager or Manager(wish["name"], ())
    adds = wish["command"] == "add_manager"
    if not adds and turn.manager is None:
        outcome = "is_none"
    else:
        turn.appointment = Appointment(_with(now, teams, wish) if adds else _without(now, teams), wish["by"])
        outcome = "added" if adds else "removed"
    if adds:
        turn.contact.profile.name = turn.contact.profile.name or wish["name"]
        run = texts.ALL_TEAMS if wish["is_admin"] else listed([team.full_name for team in teams])
        turn.say(texts.YOU_ARE_MANAGER.format(name=wish["by_name"], club=turn.club.short_name, teams=run))
    turn.tell(wish["by"], Kind.REPORTED, f"report:{event.key}", outcome=outcome, words={"name": wish["name"]})


def _with(now: Manager, teams: tuple[TeamPlace, ...], wish: Mapping[str, Any]) -> Manager:
    more = tuple(team for team in teams if team not in now.teams)
    return replace(now, name=wish["name"], teams=(*now.teams, *more), is_admin=now.is_admin or wish["is_admin"])


def _without(now: Manager, teams: tuple[TeamPlace, ...]) -> Manager:
    """Of these teams; of all, where none is named."""
    left = tuple(team for team in now.teams if team not in teams) if teams else ()
    return replace(now, teams=left, is_admin=now.is_admin and bool(teams))


def _appoint(turn: Turn, command: str, rest: str) -> None:
    assert turn.manager is not None  # noqa: S101 - narrows for the type checker
    if not turn.manager.may_appoint:
        turn.say(texts.ONLY_AN_ADMIN)
        turn.record(command, "refused")
        return
    wish = _read(turn, rest)
    trouble = wish.pop("problem", "") or _objection(turn, command, wish)
    if trouble:
        turn.say(trouble)
        turn.record(command, "refused")
        return
    missing = _missing(command, wish)
    if missing:
        wanted = listed([texts.WANTED_OF_MANAGER[name] for name in missing])
        text = texts.TELL_ME.format(known=wish["name"] or texts.THE_MANAGER, wanted=wanted)
        ask(turn, "target", text, command=command, before=f"{rest}, ")
        turn.record(command, "asked_back")
        return
    confirm(turn, command, _shown(turn, command, wish), **wish)
    turn.record(command, "shown", team_ids=wish["team_ids"])


def _read(turn: Turn, rest: str) -> dict[str, Any]:
    told = level(rest)
    is_admin = bool(_ADMIN.search(told))
    told = _ADMIN.sub(" ", told)
    found = READERS["mobile"].find(told, context_of(turn, None))
    number = found[0].value if found else None
    for each in reversed(found):
        told = f"{told[: each.start]} , {told[each.end :]}"
    pieces = [find_place(piece, turn) for piece in _AND.split(told)]
    teams = list({place.team.id: place.team for place in pieces if place.team}.values())
    problem = next((place.problem for place in pieces if place.problem), None)
    if isinstance(number, Again):
        problem = number.sentence
    name = _name(turn, told)
    return {
        "name": name or "",
        "phone": number if isinstance(number, str) else None,
        "team_ids": [team.id for team in teams],
        "is_admin": is_admin,
        "problem": problem,
    }


def _name(turn: Turn, told: str) -> str | None:
    for piece in _AND.split(told):
        bare = _OF.sub(" ", without(piece, find_place(piece, turn).spans))
        people = people_in(bare, [], [])
        name = read_name(people.child or people.parent or "", turn)
        if isinstance(name, str) and name:
            return name
    return None


def _objection(turn: Turn, command: str, wish: Mapping[str, Any]) -> str:
    of_the_file = {person.phone for person in turn.club.staff}
    if wish["phone"] in of_the_file:
        return texts.IN_THE_CLUB_FILE
    own = {known.handle.value for known in turn.contact.handles}
    return texts.NOT_YOURSELF if command == "remove_manager" and wish["phone"] in own else ""


def _missing(command: str, wish: Mapping[str, Any]) -> list[str]:
    lacks = {
        "name": not wish["name"] and command == "add_manager",
        "phone": not wish["phone"],
        "team": not wish["team_ids"] and not wish["is_admin"] and command == "add_manager",
    }
    return [name for name, is_lacking in lacks.items() if is_lacking]


def _shown(turn: Turn, command: str, wish: Mapping[str, Any]) -> str:
    teams = listed([team.full_name for team in sorted_teams(turn) if team.id in wish["team_ids"]])
    name = wish["name"] or texts.THE_MANAGER
    values = {"name": name, "phone": phone(wish["phone"]), "teams": teams or texts.ALL_TEAMS}
    if command == "remove_manager":
        return texts.REMOVE_MANAGER.format(**values)
    return (texts.ADD_ADMIN if wish["is_admin"] else texts.ADD_MANAGER).format(**values)


def _tell(turn: Turn, command: str, wish: Mapping[str, Any], key: str, said: str) -> None:
    assert turn.manager is not None  # noqa: S101 - narrows for the type checker
    turn.tell(
        Handle(kind=HandleKind.PHONE, value=wish["phone"]),
        Kind.APPOINTED,
        f"appointed:{key}",
        command=command,
        name=wish["name"] or texts.THE_MANAGER,
        team_ids=wish["team_ids"],
        is_admin=wish["is_admin"],
        by=turn.contact.id,
        by_name=turn.manager.name,
    )
    turn.say(said.format(name=wish["name"] or texts.THE_MANAGER))
    turn.record(command, "done", team_ids=wish["team_ids"], is_admin=wish["is_admin"])
