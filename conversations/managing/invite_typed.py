"""INVITE as it is typed: one line or many, a heading with the team, and the answers to what was missing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.model.people import TeamPlace
from bot.model.profile import Opened
from bot.model.turn import Turn
from conversations.form.asking import context_of
from conversations.managing.invite_lines import NOT_NAMED, InviteLine, read_invite_line
from conversations.managing.invites import ask_for_the_rest, propose, restored
from conversations.managing.places import find_place
from conversations.understanding.line_parts import people_in
from conversations.understanding.readers import READERS
from conversations.understanding.readers.wording import level, listed, words
from conversations.understanding.vocabulary import said_in
from conversations.words import manager_texts as texts
from conversations.words.naming import phone, same_name

_NOT_KNOWN = re.compile(
    r"\W*(?:skip|(?:i )?(?:don'?t|do not) know|not sure|unknown|no idea|no name|dunno|n/?a)\b.*", re.IGNORECASE
)
_PLACES = ({"1", "first", "one", "1st"}, {"2", "second", "two", "2nd"}, {"3", "third", "three", "3rd"})
_JOINED_ON = re.compile(r"^(?:and|also|plus)\b\s*", re.IGNORECASE)
_LONGEST_HEADING = 60
_LONGEST_LINE = 1000
_JOINS = listed("and or also plus &")


def invite(turn: Turn, rest: str, _key: str) -> None:
    lines = read_lines(turn, rest)
    if lines:
        propose(turn, lines, "text")
    else:
        ask_for_the_rest(turn, [InviteLine(1, "")])
        turn.record("invite", "asked_back", source="text")


def read_lines(turn: Turn, text: str) -> list[InviteLine]:
    told = [line for line in text.splitlines() if any(map(str.isalnum, line))]
    default: TeamPlace | None = None
    if len(told) > 1 and (heading := _heading(turn, told[0])) is not None:
        default = heading
        told = told[1:]
    pieces = [piece for line in told for piece in _pieces(turn, _without_command(line))]
    lines = [read_invite_line(piece, number, turn, default) for number, piece in enumerate(pieces, 1)]
    if len(lines) > 1 and not any(line.child_name and (line.phone or _has_place(turn, line)) for line in lines):
        together = read_invite_line(", ".join(pieces), 1, turn, default)
        return [together] if together.child_name and together.problem is None else lines
    return lines


def fill(turn: Turn, question: Opened, text: str) -> bool:
    """False when the words have nothing to do with what was asked."""
    lines = [restored(turn, stored) for stored in question.lines]
    if len(lines) > 1:
        return _fill_team(turn, lines, text)
    [line] = lines
    if line.missing == ("parent",) and _NOT_KNOWN.fullmatch(text.strip()):
        propose(turn, [replace(line, parent_name=NOT_NAMED)], "text")
        return True
    read = read_invite_line(text, line.number, turn)
    merged = _merged(line, read)
    if merged == line:
        if read.problem is None and turn.asked is not None:
            return False
        ask_for_the_rest(turn, [line], read.problem or texts.NOT_UNDERSTOOD)
        return True
    propose(turn, [replace(merged, problem=read.problem)], "text")
    return True


def choose_number(turn: Turn, question: Opened, text: str) -> bool:
    chosen = _chosen(question.phones, text)
    if chosen is None:
        return False
    [stored] = question.lines
    propose(turn, [replace(restored(turn, stored), phone=chosen)], "card")
    return True


def _chosen(phones: Sequence[str], text: str) -> str | None:
    spoken = set(words(text))
    digits = re.sub(r"\D", "", text)
    for place, number in enumerate(phones):
        ends_so = len(digits) >= 3 and re.sub(r"\D", "", phone(number)).endswith(digits.removeprefix("44"))
        if ends_so or spoken & _PLACES[place]:
            return number
    return None


def _fill_team(turn: Turn, lines: Sequence[InviteLine], text: str) -> bool:
    place = find_place(level(text), turn)
    if place.team is None:
        if place.problem:
            ask_for_the_rest(turn, lines, place.problem)
        return place.problem is not None
    propose(turn, [replace(line, team=place.team, age_group=place.team.age_group) for line in lines], "text")
    return True


def _merged(line: InviteLine, read: InviteLine) -> InviteLine:
    """A name in the answer belongs to whom was asked for."""
    child, parent = line.child_name, line.parent_name
    names = [name for name in (read.child_name, read.parent_name) if name and not same_name(name, child or "")]
    if child is None and parent is None:
        child, parent = read.child_name, read.parent_name
    elif child is None:
        child = names[0] if names else None
    elif "surname" in line.missing and names:
        child, names = _with_surname(child, names[0]), names[1:]
        parent = parent or (names[0] if names else None)
    else:
        parent = parent or (names[-1] if names else None)
    return replace(
        line.completed_by(replace(read, child_name=None, parent_name=None)), child_name=child, parent_name=parent
    )


def _with_surname(first: str, told: str) -> str:
    return told if words(told)[:1] == words(first)[:1] else f"{first} {told}"


def _heading(turn: Turn, line: str) -> TeamPlace | None:
    """ "For U10 Tigers:" speaks of all the lines below."""
    if len(line) > _LONGEST_HEADING or any(char.isdigit() for char in re.sub(r"(?i)\b(?:u|under)[\s-]*\d+", "", line)):
        return None
    told = level(line)
    place = find_place(told, turn)
    people = people_in(told, [], place.spans)
    return place.team if not (people.child or people.parent) else None


def _without_command(line: str) -> str:
    said = said_in(line) if len(line) <= _LONGEST_LINE else None
    return said.rest if said is not None and said.command == "invite" else line


def _pieces(turn: Turn, line: str) -> Iterator[str]:
    """Several children in one line, each with a number after it."""
    found = READERS["mobile"].find(line, context_of(turn, None)) if len(line) <= _LONGEST_LINE else []
    starts_with_number = bool(found) and not any(map(str.isalpha, line[: found[0].start]))
    if len(found) < 2 or starts_with_number:
        yield line
        return
    cuts = [0, *(each.end for each in found[:-1]), len(line)]
    pieces = [line[start:end].strip(" ,;&.)-") for start, end in pairwise(cuts)]
    if all(set(words(piece)) - _JOINS - {word for word in words(piece) if word.isdecimal()} for piece in pieces):
        yield from (_without_command(_JOINED_ON.sub("", piece)) for piece in pieces)
    else:
        yield line


def _has_place(turn: Turn, line: InviteLine) -> bool:
    return bool(find_place(level(line.text), turn).spans)
