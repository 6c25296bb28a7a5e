"""Whom a manager would invite, in their own words: only to be shown back."""

from collections.abc import Mapping
from typing import Any

from bot.model.acts import Invite, Source
from bot.model.forms import Context, Reader
from bot.model.turn import Turn
from conversations.form.asking import context_of
from conversations.talk.checked import NOT_THEIRS, Checked
from conversations.understanding.quoting import is_quoted, levelled
from conversations.understanding.readers import READERS
from conversations.understanding.readers.teams import TeamReader

_READERS: dict[str, Reader[Any]] = {
    "child_name": READERS["full_name"],
    "parent_name": READERS["full_name"],
    "parent_phone": READERS["mobile"],
    "team": TeamReader(),
}


def invite(checked: Checked, turn: Turn, arguments: Mapping[str, Any]) -> None:
    told = {name: said.strip() for name, said in arguments.items() if name in _READERS and said.strip()}
    context = context_of(turn, None)
    foreign = [name for name in told if not _is_told(name, told, checked.told, context)]
    for name in foreign:
        checked.refuse("initial_message", name, told[name], NOT_THEIRS)
    before = checked.act.children if isinstance(checked.act, Invite) else ()
    if turn.manager is not None and told and not foreign and told not in before:
        checked.act = Invite(children=(*before, told), words=checked.told, source=Source.MODEL)


def _is_told(name: str, given: Mapping[str, str], told: str, context: Context) -> bool:
    """In a row; a number and a team may be spelled otherwise, and a parent may be "Vera's boy Ben Smith"'s."""
    said, reader, told = given[name], _READERS[name], levelled(told)
    if is_quoted(said, told) or (name == "parent_name" and is_quoted(_without_surname(said, given), told)):
        return True
    value = reader.read(said, context)
    return value in [found.value for found in reader.find(told, context)]


def _without_surname(said: str, given: Mapping[str, str]) -> str:
    """Empty when it is not the child's."""
    first, _, surname = said.rpartition(" ")
    return first if surname.lower() in given.get("child_name", "").lower().split()[1:] else ""
