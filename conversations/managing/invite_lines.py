"""One child to be invited, as a manager wrote it: what could be read, what is missing, and what is wrong."""

import re
from dataclasses import dataclass, replace

from bot.model.forms import Again
from bot.model.people import TeamPlace
from bot.model.turn import Turn
from conversations.form.asking import context_of
from conversations.managing.places import Place, find_place, places_of
from conversations.understanding.line_parts import people_in
from conversations.understanding.readers import READERS
from conversations.understanding.readers.wording import level
from conversations.words import manager_texts as texts

LONGEST_LINE = 300
NOT_NAMED = " "  # a parent whose name the manager does not know
_BULLET = re.compile(r"^\s*(?:[-*\u2022+](?=\s)|\d{1,3}[.):](?=\s))\s*")
_MARKUP = re.compile(r"(?<!\w)[*_~]+|[*_~]+(?!\w)")  # bold in a chat
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_BORN = re.compile(
    r"\b(?:dob|born|d\.o\.b\.?|birthday)?:?\s*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|"
    r"\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4})\b",
    re.IGNORECASE,
)
_HOSTILE = re.compile(r"[<>{}\\\[\]$%^#@]|(?<!\w)=|'\s*\)|--|;\s*\w+\s+table\b|\bhttps?:", re.IGNORECASE)
_TWO_PEOPLE = re.compile(r"\s(?:and|&|\+)\s", re.IGNORECASE)
_WANTED = ("child", "surname", "team", "phone", "parent")
_WORD_BEHIND = re.compile(r"\s*(?P<word>[^\W\d_]{3,})")


@dataclass(frozen=True)
class InviteLine:
    number: int
    text: str
    child_name: str | None = None
    parent_name: str | None = None
    phone: str | None = None  # E.164
    team: TeamPlace | None = None
    age_group: str | None = None
    problem: str | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Of child, surname, team, phone and parent; without the parent's name it can be sent all the same."""
        lacks = {
            "child": not self.child_name,
            "surname": bool(self.child_name) and len(str(self.child_name).split()) < 2,
            "team": self.team is None,
            "phone": not self.phone,
            "parent": not self.parent_name,
        }
        return tuple(name for name in _WANTED if lacks[name])

    @property
    def is_whole(self) -> bool:
        return self.problem is None and set(self.missing) <= {"parent"}

    def completed_by(self, other: "InviteLine") -> "InviteLine":
        """With what the other line knows besides."""
        names = ("child_name", "parent_name", "phone", "team", "age_group")
        return replace(self, **{name: getattr(self, name) or getattr(other, name) for name in names})


def read_invite_line(text: str, number: int, turn: Turn, default: TeamPlace | None = None) -> InviteLine:
    """Any order of child, age group, team, parent and number; `default` is the team when the line names none."""
    bare = InviteLine(number, text[:LONGEST_LINE].strip())
    if len(text.strip()) > LONGEST_LINE:
        return replace(bare, problem=texts.LINE_TOO_LONG)
    told = _BORN.sub(" ", _EMAIL.sub(" ", _MARKUP.sub("", _BULLET.sub("", level(text)))))
    told = re.sub(r"(?<=\w)\s*=\s*(?=\w)", ": ", told)
    if _HOSTILE.search(told):
        return replace(bare, problem=texts.NOT_A_NAME)
    told = re.sub(r"([,;:(])(?=\S)", r"\1 ", told)
    phones = READERS["mobile"].find(told, context_of(turn, None))
    if len({str(found.value) for found in phones}) > 1:
        return replace(bare, problem=texts.TWO_NUMBERS)
    spans = [(found.start, found.end) for found in phones]
    place = find_place(_blanked(told, spans), turn)
    people = people_in(told, spans, place.spans)
    if people.unsure:
        return replace(bare, problem=_unknown_team(turn, told, place) or texts.WHO_IS_WHO)
    phone = phones[0].value if phones else None
    line = _placed(bare, place, default, turn)
    if isinstance(phone, Again):
        line = replace(line, problem=line.problem or phone.sentence)
    line = replace(line, phone=phone if isinstance(phone, str) else None)
    return _with_people(line, people.child, people.parent, turn)


def _unknown_team(turn: Turn, told: str, place: Place) -> str:
    """ "U10 Cheetahs", where there are Tigers and Lions: the word behind the age group is the name of no team."""
    behind = _WORD_BEHIND.match(told[max((end for _, end in place.spans), default=len(told)) :])
    group = place.team.age_group if place.team else place.age_group
    there = [each.name for each in turn.teams if each.age_group == group]
    is_named = any(name.casefold() in told.casefold() for name in there)
    if is_named or behind is None or not behind["word"].istitle():
        return ""
    named = f"{group} {behind['word']}"
    return texts.NO_TEAM_OF_THAT_NAME.format(team=named, age_group=group, teams=" and ".join(there))


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """Every offset stays."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def line_of(
    turn: Turn, number: int, text: str, *, child: str = "", parent: str = "", phone: str = "", team: str = ""
) -> InviteLine:
    """From columns that are known for what they are."""
    bare = InviteLine(number, text[:LONGEST_LINE].strip())
    if any(len(part) > LONGEST_LINE for part in (child, parent, phone, team)):
        return replace(bare, problem=texts.LINE_TOO_LONG)
    if _HOSTILE.search(f"{child} {parent}"):
        return replace(bare, problem=texts.NOT_A_NAME)
    line = _placed(bare, find_place(level(team), turn), None, turn)
    if team.strip() and line.team is None and line.problem is None and line.age_group is None:
        line = replace(line, problem=texts.NO_SUCH_TEAM.format(teams=", ".join(t.full_name for t in turn.teams)))
    number_read = READERS["mobile"].read(phone, context_of(turn, None)) if phone.strip() else None
    if isinstance(number_read, Again):
        return replace(line, problem=number_read.sentence)
    if number_read is not None and not isinstance(number_read, str):
        return replace(line, problem=texts.NOT_A_NUMBER)
    return _with_people(replace(line, phone=number_read), child or None, parent or None, turn)


def read_name(text: str, turn: Turn) -> str | Again | None:
    """Also a first name alone, and the first of two people; None for what is no name."""
    text = _TWO_PEOPLE.split(text)[0]
    name = READERS["full_name"].read(text, context_of(turn, None))
    if isinstance(name, str):
        return name
    single = text.strip(" .,!*'\"")
    if isinstance(name, Again) and len(single.split()) == 1 and len(single.strip(".")) > 1:
        return single.capitalize() if single.islower() else single
    return name if isinstance(name, Again) else None


def _placed(line: InviteLine, place: Place, default: TeamPlace | None, turn: Turn) -> InviteLine:
    run = places_of(turn)
    only = default or (run[0] if len(run) == 1 else None)
    team = place.team or (only if not place.spans else None)
    return replace(line, team=team, age_group=team.age_group if team else place.age_group, problem=place.problem)


def _with_people(line: InviteLine, child: str | None, parent: str | None, turn: Turn) -> InviteLine:
    names = [read_name(text, turn) if text else "" for text in (child, parent)]
    problem = line.problem
    for name in names:
        if isinstance(name, Again):
            problem = problem or name.sentence
        elif name is None:
            problem = problem or texts.NOT_A_NAME
    child_name, parent_name = (name if isinstance(name, str) and name else None for name in names)
    return replace(line, child_name=child_name, parent_name=parent_name, problem=problem)
