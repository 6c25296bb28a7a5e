"""How the managers' side reads one message, without a program around it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.club.club import load_club
from bot.model.events import Event, Kind
from bot.model.messages import Handle, HandleKind, Inbound, Medium
from bot.model.people import Child, Contact, Conversation, KnownHandle, Manager, Registration, Standing, TeamPlace
from bot.model.profile import Profile
from bot.model.turn import Turn
from conversations.managing.opened import opened
from conversations.talk.manager_commands import run_commands
from tests.conversations.managers.spellings import INCOMPLETE, INVITATIONS, NO_COMMANDS, OTHERS

NOW = datetime(2026, 8, 3, 10, tzinfo=UTC)
CLUB = load_club()
PLACES = [TeamPlace(team.name, str(team.age_group), team.name, team.new_kit) for team in CLUB.teams]
MEANT = {"child": "Sam Hill", "parent": "Kate Hill", "phone": "+447700900123", "team": "Tigers"}
_TO_REMIND = {"Tigers": "parents of 3 children", "Panthers": "the parent of Mia Smith-Hart"}
UNDERSTOOD, ASKED_BACK, WRONG = "understood", "asked back", "wrong"


@dataclass(frozen=True)
class Tried:
    kind: str
    text: str
    outcome: str


def tried() -> Iterator[Tried]:
    for text in INVITATIONS:
        yield Tried("invite", text, _invitation(text.replace("\\n", "\n")))
    for text in INCOMPLETE:
        yield Tried("incomplete", text, _incomplete(text))
    for line in OTHERS:
        text, command, about = (part.strip() for part in line.split("|"))
        yield Tried(command, text, _other(text, command, about))
    for text in NO_COMMANDS:
        yield Tried("no command", text, UNDERSTOOD if not turn_of(text).audits else WRONG)


def table() -> str:
    counted: dict[str, Counter[str]] = {}
    for each in tried():
        counted.setdefault(each.kind, Counter())[each.outcome] += 1
    rows = [f"{'meant':<16}{'tried':>7}{UNDERSTOOD:>12}{ASKED_BACK:>12}{WRONG:>7}"]
    rows += [_row(kind, counts) for kind, counts in counted.items()]
    return "\n".join([*rows, _row("all", sum(counted.values(), Counter()))])


def turn_of(text: str) -> Turn:
    """A manager's turn in which nothing was asked before."""
    phone = Handle(kind=HandleKind.PHONE, value="+447700900001")
    letter = Inbound(key="SM1", medium=Medium.WHATSAPP, sender=phone, text=text)
    event = Event(1, Kind.TEXT, {"inbound": letter.model_dump(mode="json")}, "manager", NOW, NOW, 0, "message", "SM1")
    turn = Turn(
        club=CLUB,
        now=NOW,
        contact=Contact("manager", Profile(), [KnownHandle(1, phone)]),
        conversation=Conversation(),
        registrations=[],
        events=[event],
        teams=PLACES,
        manager=Manager("Alex Johnson", (PLACES[0], PLACES[2]), is_admin=True),
        roster=_roster(),
    )
    run_commands(turn, [letter])
    return turn


def _roster() -> list[Standing]:
    children = {"Sam Jones": 0, "Zoë O'Brien": 0, "Leo de la Cruz": 0, "Mia Smith-Hart": 2}
    return [_standing(name, PLACES[place]) for name, place in children.items()]


def _standing(name: str, team: TeamPlace) -> Standing:
    child = Child(f"child of {name}", {"name": name})
    registration = Registration(name, child, f"parent of {name}", team, "2026-27", 4500, 2750, NOW, NOW)
    return Standing(registration, Contact(f"parent of {name}", Profile(), []), None, None)


def _invitation(text: str) -> str:
    question = opened(turn_of(text))
    if question is not None and question.asks == "fill":
        return ASKED_BACK
    lines = question.wish.get("lines", []) if question else []
    read = [{name: line[f"{name}_name"] if f"{name}_name" in line else line[name] for name in MEANT} for line in lines]
    return UNDERSTOOD if read == [MEANT] else WRONG


def _incomplete(text: str) -> str:
    turn = turn_of(text)
    return ASKED_BACK if turn.says and _asks(turn) != "confirm" else WRONG


def _other(text: str, command: str, about: str) -> str:
    turn = turn_of(text)
    wanted = "remind" if command == "nudge_all" else "help" if command == "commands" else command
    if not turn.audits and _asks(turn) == "target":
        return ASKED_BACK
    if [audit.command for audit in turn.audits] != [wanted]:
        return WRONG
    if turn.audits[0].outcome == "asked_back":
        return ASKED_BACK
    said = "\n".join(getattr(say.content, "text", "") for say in turn.says)
    meant = _TO_REMIND.get(about, about) if command == "remind" else about
    return UNDERSTOOD if turn.audits[0].outcome == "shown" and _is_about(said, meant) else WRONG


def _is_about(said: str, about: str) -> bool:
    if about == "all":
        return "4 in all" in said or "4 children" in said
    child, _, team = about.partition(" > ")
    words = [child, team] if team else [about]
    others = {"Sam Jones", "Zoë O'Brien", "Leo de la Cruz", "Mia Smith-Hart"} - {child}
    is_child = child in {"Sam Jones", "Zoë O'Brien", "Leo de la Cruz", "Mia Smith-Hart"}
    return all(word in said for word in words) and not (is_child and any(other in said for other in others))


def _asks(turn: Turn) -> str | None:
    question = opened(turn)
    return question.asks if question else None


def _row(kind: str, counts: Counter[str]) -> str:
    return f"{kind:<16}{counts.total():>7}{counts[UNDERSTOOD]:>12}{counts[ASKED_BACK]:>12}{counts[WRONG]:>7}"
