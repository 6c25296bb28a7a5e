"""A squad from the touchline: invitations are shown line by line, and sent after a yes."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from bot.club.registration import HAS_LEFT
from bot.model.events import Kind
from bot.model.messages import Handle, HandleKind
from bot.model.people import Standing, TeamPlace
from bot.model.texts import length
from bot.model.turn import Turn
from conversations.managing import caps
from conversations.managing.invite_lines import NOT_NAMED, InviteLine, read_name
from conversations.managing.opened import ask, close, confirm, opened
from conversations.words import manager_texts as texts
from conversations.words.manager_language import clipped, day, listed
from conversations.words.naming import phone, same_name

MOST_LINES = 100
_LONGEST = 1450  # characters of one message a phone can show
_FEW = 3


@dataclass
class _Sorted:
    good: list[InviteLine] = field(default_factory=list)
    there: list[str] = field(default_factory=list)  # who is invited or registered already
    bad: list[str] = field(default_factory=list)


def propose(turn: Turn, lines: Sequence[InviteLine], source: str) -> None:
    """Shows what would be done and opens the confirmation; a bad line never stops the good ones."""
    if turn.manager is None or not turn.manager.runs_teams:  # who only looks on, by whatever way it came
        turn.say(texts.NOT_YOURS_TO_DO)
        turn.record("invite", "not_theirs", source=source)
        return
    if len(lines) > MOST_LINES:
        turn.say(texts.TOO_MANY_LINES.format(most=MOST_LINES))
        turn.record("invite", "refused", source=source, lines=len(lines))
        return
    close(turn)
    if _asks_back(turn, lines):
        turn.record("invite", "asked_back", source=source, lines=len(lines))
        return
    found = _sort(turn, lines)
    text = _shown(found, len(lines))
    if found.good:
        wish = [_stored(line) for line in found.good]
        confirm(turn, "invite", text, lines=wish, source=source)
    else:
        turn.say(text)
    outcome = "shown" if found.good else "refused"
    turn.record("invite", outcome, source=source, good=len(found.good), there=len(found.there), bad=len(found.bad))


def supply_parent(turn: Turn, name: str | None, phones: Sequence[str]) -> None:
    """A contact card: who it is for may be known already, or is asked."""
    question = opened(turn)
    waits = question is not None and question.asks == "fill" and len(question.lines) == 1
    line = restored(turn, question.lines[0]) if question and waits else InviteLine(1, "")
    read = read_name(name, turn) if name else None
    line = replace(line, parent_name=read if isinstance(read, str) else line.parent_name)
    if len(set(phones)) > 1:
        _ask_which_number(turn, line, list(dict.fromkeys(phones)))
    else:
        propose(turn, [replace(line, phone=phones[0] if phones else line.phone)], "card")


def send(turn: Turn, wish: Mapping[str, Any], key: str) -> None:
    """After the yes: what became of a child meanwhile is looked at again, and once more in the guardian's lane."""
    lines = [restored(turn, stored) for stored in wish["lines"]]
    found = _sort(turn, lines)
    for line in found.good:
        _invite(turn, line, f"invite:{key}:{line.number}")
    caps.count(turn, "invitations", len(found.good))
    said = [_done(found.good)] if found.good else []
    said += _listed(texts.THERE, found.there) + _listed(texts.BAD, found.bad)
    turn.say(clipped("\n".join(said), _LONGEST))
    turn.record(
        "invite", "done", source=wish["source"], invited=len(found.good), not_invited=len(lines) - len(found.good)
    )


def restored(turn: Turn, stored: Mapping[str, Any]) -> InviteLine:
    team = next((place for place in turn.teams if place.id == stored["team"]), None)
    return InviteLine(**{**stored, "team": team})


def _stored(line: InviteLine) -> dict[str, Any]:
    return asdict(replace(line, text="", team=None)) | {"team": line.team.id if line.team else None}


def ask_for_the_rest(turn: Turn, lines: Sequence[InviteLine], trouble: str = "") -> None:
    """What all of them lack; the next message completes it."""
    line = lines[0]
    wanted = [texts.WANTED[name].format(child=line.child_name or "") for name in line.missing]
    known = _known(line) if len(lines) == 1 else texts.SEVERAL_CHILDREN.format(count=len(lines))
    question = texts.TELL_ME.format(known=known, wanted=listed(wanted))
    ask(turn, "fill", f"{trouble} {question}".strip(), lines=[_stored(each) for each in lines])


def _asks_back(turn: Turn, lines: Sequence[InviteLine]) -> bool:
    """One child of whom something is missing, or several who all lack only the team."""
    if len(lines) == 1:
        [line] = lines
        unknown = not (line.child_name or line.parent_name or line.phone)
        if line.problem and unknown:
            return False
        if line.problem or line.missing:
            ask_for_the_rest(turn, [replace(line, problem=None)], line.problem or "")
            return True
        return False
    only_team = [line for line in lines if line.problem is None and "team" in line.missing]
    if only_team and len(only_team) == len(lines) and all(set(line.missing) <= {"team", "parent"} for line in lines):
        ask_for_the_rest(turn, [replace(line, parent_name=line.parent_name or NOT_NAMED) for line in lines])
        return True
    return False


def _ask_which_number(turn: Turn, line: InviteLine, phones: list[str]) -> None:
    name = line.parent_name or texts.THE_PARENT
    shown = phones[:_FEW]
    numbers = "\n".join(f"{place} {phone(number)}" for place, number in enumerate(shown, 1))
    text = texts.WHICH_NUMBER.format(parent=name, numbers=numbers)
    titles = tuple(phone(number) for number in shown)
    ask(turn, "which_number", text, *titles, lines=[_stored(line)], phones=shown)
    turn.record("invite", "asked_back", source="card", numbers=len(phones))


def _sort(turn: Turn, lines: Sequence[InviteLine]) -> _Sorted:
    found = _Sorted()
    left = caps.left(turn, "invitations")
    seen: set[tuple[str, str | None]] = set()
    for line in lines:
        who = (str(line.child_name).casefold(), line.phone)
        standing = _standing(turn, line)
        if line.problem or not line.is_whole:
            found.bad.append(texts.BAD_LINE.format(number=line.number, why=line.problem or _lacks(line)))
        elif who in seen:
            found.bad.append(texts.BAD_LINE.format(number=line.number, why=texts.TWICE))
        elif standing is not None:
            found.there.append(f"{line.child_name} ({_how(turn, standing)})")
        elif len(found.good) >= left:
            found.bad.append(texts.BAD_LINE.format(number=line.number, why=texts.OVER_THE_LIMIT))
        else:
            found.good.append(line)
        seen.add(who)
    return found


def _standing(turn: Turn, line: InviteLine) -> Standing | None:
    """The living registration of that child with that guardian."""
    return next(
        (
            each
            for each in turn.roster
            if same_name(each.registration.child.profile.get("name", ""), line.child_name or "")
            and any(known.handle.value == line.phone for known in each.guardian.handles)
            and each.registration.state not in HAS_LEFT
        ),
        None,
    )


def _how(turn: Turn, standing: Standing) -> str:
    registration = standing.registration
    said = texts.ALREADY.get(registration.state, texts.ALREADY_BEGUN)
    return said.format(day=day(turn, registration.created_at))


def _lacks(line: InviteLine) -> str:
    wanted = [texts.WANTED[name].format(child=line.child_name or "") for name in line.missing if name != "parent"]
    return texts.MISSING.format(wanted=listed(wanted))


def _known(line: InviteLine) -> str:
    if line.child_name and line.team:
        return texts.KNOWN_CHILD.format(child=line.child_name, team=line.team.full_name)
    if line.child_name:
        return texts.KNOWN_NAME.format(name=line.child_name)
    return texts.KNOWN_NAME.format(name=line.parent_name) if line.parent_name else texts.AN_INVITATION


def _shown(found: _Sorted, asked: int) -> str:
    if asked == 1 and found.good:
        [line] = found.good
        return texts.INVITE_ONE.format(
            parent=_parent(line), phone=phone(line.phone or ""), child=line.child_name, team=_team(line)
        )
    rest = _listed(texts.THERE, found.there) + _listed(texts.BAD, found.bad)
    if not found.good:
        return clipped("\n".join([*rest, texts.NOBODY_TO_INVITE]), _LONGEST)
    whole = "\n".join([*_squad(found.good, with_parent=True), *rest])
    return whole if length(whole) <= _LONGEST else clipped("\n".join([*_squad(found.good), *rest]), _LONGEST)


def _squad(lines: Sequence[InviteLine], *, with_parent: bool = False) -> list[str]:
    """By team, as each line says who is written to."""
    said = [texts.INVITE_MANY.format(count=len(lines))]
    for team in dict.fromkeys(_team(line) for line in lines):
        said.append(f"{team}:")
        said += [_row(line, with_parent=with_parent) for line in lines if _team(line) == team]
    return said


def _row(line: InviteLine, *, with_parent: bool) -> str:
    parent = f" {line.parent_name.strip()}" if with_parent and line.parent_name and line.parent_name.strip() else ""
    return f"{line.number} {line.child_name},{parent} {phone(line.phone or '')}"


def _done(lines: Sequence[InviteLine]) -> str:
    if len(lines) == 1:
        return texts.INVITED_ONE.format(parent=_parent(lines[0]), child=lines[0].child_name)
    return texts.INVITED_MANY.format(count=len(lines))


def _listed(title: str, entries: Sequence[str]) -> list[str]:
    return [title, *entries] if entries else []


def _parent(line: InviteLine) -> str:
    return (line.parent_name or "").strip() or texts.THE_PARENT


def _team(line: InviteLine) -> str:
    return line.team.full_name if line.team else ""


def _invite(turn: Turn, line: InviteLine, key: str) -> None:
    team: TeamPlace | None = line.team
    turn.tell(
        Handle(kind=HandleKind.PHONE, value=str(line.phone)),
        Kind.INVITE,
        key,
        child_name=line.child_name,
        parent_name=(line.parent_name or "").strip() or None,
        manager_name=turn.manager.name if turn.manager else None,
        team_name=team.name if team else None,
        age_group=team.age_group if team else line.age_group,
        by=turn.contact.id,
    )
