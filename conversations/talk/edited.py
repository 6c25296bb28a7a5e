"""What people of the club edited in their own table: taken as a manager's word, unless the parent's is newer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.club.good_moments import good_moment
from bot.club.registration import HAS_LEFT, State
from bot.club.roster_columns import PEOPLES
from bot.model.complete import must_know
from bot.model.events import Event
from bot.model.people import Registration, TeamPlace
from bot.model.roster import Entry, is_same
from bot.model.turn import Turn
from conversations.form.announcing import announce
from conversations.form.asking import context_of
from conversations.form.columns import COLUMNS
from conversations.form.roster_row import row_of
from conversations.talk.managed import move_to
from conversations.understanding.readers import READERS
from conversations.understanding.readers.names import split_name
from conversations.words import roster_texts as texts
from conversations.words.naming import name_of

_CHILD, _PARENT = ("player_first_name", "player_last_name"), ("parent_first_name", "parent_last_name")
Apply = Callable[[Turn, Registration, Any], bool]


@dataclass(frozen=True)
class Edit:
    column: str
    value: Any
    was: Any  # in the table, when both agreed
    ours: Any  # when the edit was seen
    told_at: datetime | None  # when ours was told


def edited(turn: Turn, event: Event) -> None:
    if event.payload["registration_id"] in turn.hidden:
        turn.put_off.append(event)
        return
    registration = turn.find(event.payload["registration_id"])
    if registration is None or registration.archived_at is not None:
        return
    said = len(turn.says)
    at, kept, taken, refused = datetime.fromisoformat(event.payload["at"]), [], [], []
    for edit in _edits(event.payload):
        if is_same(edit.value, _now(turn, registration, edit.column)):
            continue
        if _is_overtaken(turn, registration, edit, at):
            kept.append(edit.column)
        elif _APPLY[edit.column](turn, registration, edit.value):
            taken.append(edit.column)
        else:
            refused.append(edit.column)
    _record(turn, registration, event, taken=taken, kept=kept, refused=refused)
    _tell(turn, registration, taken, kept, event.payload["edits"])
    _by_day(turn, said)


def _edits(payload: Mapping[str, Any]) -> list[Edit]:
    """The team first: whether a number is free depends on it."""
    told = {name: datetime.fromisoformat(at) for name, at in payload["since"].items()}
    return [
        Edit(name, value, payload["was"].get(name), payload["ours"].get(name), _told_at(name, told))
        for name, value in sorted(payload["edits"].items(), key=lambda each: (each[0] != "team", each[0]))
        if name in _APPLY
    ]


def _told_at(column: str, told: Mapping[str, datetime]) -> datetime | None:
    fields = [f"{section}.{name}" for (section, name), columns in COLUMNS.items() if column in columns]
    found = [told[name] for name in (*fields, column) if name in told]
    return max(found, default=None)


def _now(turn: Turn, registration: Registration, column: str) -> Any:
    return row_of(Entry(registration, turn.contact, None), turn.club).get(column)


def _is_overtaken(turn: Turn, registration: Registration, edit: Edit, at: datetime) -> bool:
    """The parent told something else after the edit, or since it was seen."""
    ours = _now(turn, registration, edit.column)
    if is_same(ours, edit.was):
        return False
    return not is_same(ours, edit.ours) or (edit.told_at is not None and edit.told_at > at)


def _record(turn: Turn, registration: Registration, event: Event, **columns: list[str]) -> None:
    by, about = event.payload["by"], registration.id
    for outcome, names in columns.items():
        if names:
            turn.record("roster", outcome, registration_id=about, columns=names, by=by)
    if columns["kept"]:
        announce(turn, registration, "roster_overtaken")
    for name in columns["refused"]:
        detail = {"registration_id": about, "column": name, "by": by}
        turn.notice(f"roster_not_taken:{about}:{name}:{event.id}", "roster_not_taken", **detail)


def _tell(turn: Turn, registration: Registration, taken: list[str], kept: list[str], edits: Mapping[str, Any]) -> None:
    """Of a move the parent has been told already; who has not answered the invitation yet hears nothing."""
    if registration.state is State.INITIAL_CONTACT or registration.state in HAS_LEFT:
        return
    for names, pattern in ((taken, texts.CHANGED), (kept, texts.KEPT)):
        shown = [name for name in names if name in texts.NAMES and not (name == "team" and names is taken)]
        if shown:
            changes = ", ".join(f"{texts.NAMES[name]} {edits[name] or texts.NONE}" for name in shown)
            turn.say(pattern.format(child=name_of(registration), changes=changes))


def _by_day(turn: Turn, before: int) -> None:
    """What people do at night is told in the morning."""
    morning = good_moment(turn.club, turn.now)
    if morning > turn.now:
        late = [say if say.not_before else replace(say, not_before=morning) for say in turn.says[before:]]
        turn.says = [*turn.says[:before], *late]


def _team(turn: Turn, registration: Registration, value: Any) -> bool:
    team = _team_called(turn, registration, str(value or ""))
    if team is None or registration.state in HAS_LEFT:
        return False
    move_to(turn, registration, team)
    return True


def _team_called(turn: Turn, registration: Registration, name: str) -> TeamPlace | None:
    """Of that age group, or the only one of that name; with the age group in front any."""
    level = name.strip().casefold()
    mine = registration.team.age_group if registration.team else registration.facts.age_group
    named = [each for each in turn.teams if level in {each.name.casefold(), each.full_name.casefold()}]
    of_mine = [each for each in named if each.age_group == mine]
    found = of_mine or named
    return found[0] if len(found) == 1 else None


def _number(turn: Turn, registration: Registration, value: Any) -> bool:
    kit, told = turn.club.kit, str(value or "").strip()
    if not told:
        registration.shirt_number = None
        registration.answers.get("kit", {}).pop("number", None)
        return True
    number = int(told) if told.isascii() and told.isdecimal() else -1
    taken = turn.taken_numbers.get(registration.team.id, frozenset()) if registration.team else frozenset[int]()
    if kit is None or not kit.lowest_number <= number <= kit.highest_number or number in taken:
        return False
    registration.shirt_number = number
    registration.answers.setdefault("kit", {})["number"] = number
    return True


def _size(turn: Turn, registration: Registration, value: Any) -> bool:
    sizes = turn.club.kit.sizes if turn.club.kit else ()
    if value and value not in sizes:
        return False
    if value:
        registration.answers.setdefault("kit", {})["size"] = value
    else:
        registration.answers.get("kit", {}).pop("size", None)
    return True


def _kit_type(_turn: Turn, registration: Registration, value: Any) -> bool:
    registration.facts.kit_type = str(value) if value else None
    return True


def _new_kit(_turn: Turn, registration: Registration, value: Any) -> bool:
    registration.facts.new_kit = str(value) if value else None
    return True


def _notes(_turn: Turn, registration: Registration, value: Any) -> bool:
    registration.facts.club_notes = str(value or "")
    return True


def _childs_name(place: int) -> Apply:
    def apply(turn: Turn, registration: Registration, value: Any) -> bool:
        known = registration.answers.get("child", {}).get("name") or registration.child.profile.get("name") or ""
        name = _renamed(turn, registration, known, place, value)
        if name is None:
            return False
        registration.child.profile["name"] = name
        if "name" in registration.answers.get("child", {}):
            registration.answers["child"]["name"] = name
        return True

    return apply


def _parents_name(place: int) -> Apply:
    def apply(turn: Turn, registration: Registration, value: Any) -> bool:
        known = registration.answers.get("guardian", {}).get("name") or turn.contact.profile.name or ""
        name = _renamed(turn, registration, known, place, value)
        if name is None:
            return False
        turn.contact.profile.name = name
        if "name" in registration.answers.get("guardian", {}):
            registration.answers["guardian"]["name"] = name
        return True

    return apply


def _renamed(turn: Turn, registration: Registration, known: str, place: int, value: Any) -> str | None:
    """With one half of it new, as the reader of names takes it."""
    halves = list(split_name(known))
    halves[place] = str(value or "").strip()
    name = " ".join(half for half in halves if half)
    read = READERS["full_name"].read(name, context_of(turn, registration))
    return read if isinstance(read, str) else None


_APPLY: dict[str, Apply] = {
    _CHILD[0]: _childs_name(0),
    _CHILD[1]: _childs_name(1),
    _PARENT[0]: _parents_name(0),
    _PARENT[1]: _parents_name(1),
    "team": _team,
    "shirt_number": _number,
    "kit_size": _size,
    "kit_type_required": _kit_type,
    "new_kit_required": _new_kit,
    "notes": _notes,
}
must_know("_APPLY", _APPLY, PEOPLES)
