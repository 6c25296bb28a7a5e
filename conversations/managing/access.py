"""Who of the club may see and do what by message: the table of the club's rules, and nothing beside it."""

from enum import StrEnum

from bot.club.club import Role
from bot.model.complete import must_know
from bot.model.people import Manager, Registration
from bot.model.turn import Turn
from conversations.words import manager_texts as texts


class Sees(StrEnum):
    PLACE = "place"  # names, team, state, kit
    CONTACT = "contact"  # of guardians
    BIRTHDAY = "birthday"  # and address
    MEDICAL = "medical"
    PHOTO = "photo"
    PAID = "paid"  # or not: no more of the money
    MONEY = "money"
    NOTES = "notes"  # what the parent told for the club
    HARM = "harm"


_RUNS = frozenset(
    {
        "invite", "remind", "nudge_all", "cancel", "allow", "offer", "move", "unpaid", "photos", "add_manager",
        "remove_manager", "complaints", "close_complaint",
    }
)  # fmt: skip
_ANYBODYS = frozenset({"status", "teams", "commands", "more"})
_EVERYBODY = {Sees.PLACE, Sees.CONTACT}

SEES: dict[Role, frozenset[Sees]] = {
    Role.MANAGER: frozenset({*_EVERYBODY, Sees.MEDICAL, Sees.PHOTO, Sees.PAID, Sees.NOTES}),
    Role.SECRETARY: frozenset(set(Sees) - {Sees.HARM}),
    Role.TREASURER: frozenset({*_EVERYBODY, Sees.PAID, Sees.MONEY}),
    Role.REGISTRAR: frozenset({*_EVERYBODY, Sees.BIRTHDAY, Sees.PHOTO}),
}
COMMANDS: dict[Role, frozenset[str]] = {
    Role.MANAGER: _ANYBODYS | _RUNS,
    Role.SECRETARY: _ANYBODYS | _RUNS | {"money", "birthdays", "season_invite"},
    Role.TREASURER: _ANYBODYS | {"unpaid", "nudge_all", "money", "link", "lift"},
    Role.REGISTRAR: _ANYBODYS | {"birthdays", "photos"},
}
_REFUSALS = {
    "lift": texts.FOR_THE_TREASURER,
    "link": texts.FOR_THE_TREASURER,
    "money": texts.FOR_THE_TREASURER,
    "birthdays": texts.FOR_THE_REGISTRAR,
    "season_invite": texts.FOR_THE_SECRETARY,
}


def may_see(turn: Turn, what: Sees, registration: Registration) -> bool:
    """As an official of every child, as a manager of those of their teams."""
    assert turn.manager is not None  # noqa: S101 - narrows for the type checker
    return any(what in SEES[role] for role in _roles(turn.manager, registration))


def sees_of_all(turn: Turn, what: Sees) -> bool:
    """By an office, whatever the team."""
    return turn.manager is not None and any(what in SEES[office] for office in turn.manager.offices)


def may_do(manager: Manager, command: str) -> bool:
    roles = {*manager.offices, *([Role.MANAGER] if manager.teams or manager.is_admin else [])}
    return any(command in COMMANDS[role] for role in roles)


def refusal(turn: Turn, command: str) -> str:
    assert turn.manager is not None  # noqa: S101 - narrows for the type checker
    return "" if may_do(turn.manager, command) else _REFUSALS.get(command, texts.NOT_YOURS_TO_DO)


def _roles(manager: Manager, registration: Registration) -> set[Role]:
    runs = manager.is_admin or registration.team in manager.teams
    return {*manager.offices, *([Role.MANAGER] if runs else [])}


must_know("COMMANDS", COMMANDS, set(SEES))
