"""Which team a manager means: "U10 Tigers", "tigers u10s", "under 10", or just the only one they run."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.model.people import TeamPlace
from bot.model.turn import Turn
from conversations.words import manager_texts as texts

_WORDS = ("six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 6)}
_GROUP = re.compile(
    rf"\b(?:(?:age ?group|ages?)\s*:?\s*)?(?:u|under)[\s.-]*(\d{{1,2}}|{'|'.join(_NUMBERS)})(?:'?s)?\b", re.IGNORECASE
)
_ALIKE = 0.75  # how near a misspelled name of a team has to be, beside its age group

Span = tuple[int, int]


@dataclass(frozen=True)
class Place:
    """What was found of a team, and where it stands in the text."""

    team: TeamPlace | None = None
    age_group: str | None = None
    problem: str | None = None
    spans: tuple[Span, ...] = ()


NOWHERE = Place()


def find_place(text: str, turn: Turn) -> Place:
    groups = list(_GROUP.finditer(text))
    wanted = {f"U{_number(match[1])}" for match in groups}
    if len(wanted) > 1:
        return Place(problem=texts.TWO_TEAMS, spans=tuple(match.span() for match in groups))
    group = next(iter(wanted), None)
    named = _named(text, turn, groups, group)
    spans = tuple(match.span() for match in groups) + tuple({span for _, span in named})
    teams = [team for team, _ in named] or [team for team in turn.teams if team.age_group == group]
    return _decided(turn, teams, group, spans)


def without(text: str, spans: Iterable[Span]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def places_of(turn: Turn) -> list[TeamPlace]:
    """The teams the manager runs by name; all, for an admin who has none."""
    assert turn.manager is not None  # noqa: S101 - narrows for the type checker
    return list(turn.manager.teams or (turn.teams if turn.manager.sees_all else ()))


def _decided(turn: Turn, teams: Sequence[TeamPlace], group: str | None, spans: tuple[Span, ...]) -> Place:
    assert turn.manager is not None  # noqa: S101 - narrows for the type checker
    if not spans:
        return NOWHERE
    if not teams:
        return Place(age_group=group, problem=texts.NO_SUCH_TEAM.format(teams=known_teams(turn)), spans=spans)
    mine = [team for team in teams if turn.manager.sees_all or turn.manager.runs(team)]
    if not mine:
        return Place(age_group=group, problem=texts.NOT_YOUR_TEAM.format(team=teams[0].full_name), spans=spans)
    own = [team for team in mine if team in turn.manager.teams]
    likely = own if len(own) == 1 else mine
    return Place(likely[0] if len(likely) == 1 else None, group or likely[0].age_group, spans=spans)


def known_teams(turn: Turn) -> str:
    assert turn.manager is not None  # noqa: S101 - narrows for the type checker
    return ", ".join(team.full_name for team in sorted_teams(turn) if turn.manager.runs(team))


def sorted_teams(turn: Turn) -> list[TeamPlace]:
    return sorted(turn.teams, key=lambda team: (int(team.age_group[1:]), team.name))


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else _NUMBERS[written.lower()]


def _named(text: str, turn: Turn, groups: Sequence[re.Match[str]], group: str | None) -> list[tuple[TeamPlace, Span]]:
    teams = [team for team in turn.teams if group in {None, team.age_group}]
    found = [(team, match.span()) for team in teams if (match := _spelling(team.name).search(text))]
    return found or [each for match in groups for each in _misspelled(text, match, teams)]


def _spelling(name: str) -> re.Pattern[str]:
    """Also one Tiger for the Tigers."""
    stem = re.escape(name.removesuffix("s"))
    return re.compile(rf"\b(?:the )?{stem}(?:'?s)?\b(?: (?:team|squad)\b)?", re.IGNORECASE)


def _misspelled(text: str, group: re.Match[str], teams: Sequence[TeamPlace]) -> list[tuple[TeamPlace, Span]]:
    """The word beside the age group, when it is nearly the name of a team in it."""
    after = re.compile(r"\s+([^\W\d_]{4,})").match(text, group.end())
    before = re.search(r"([^\W\d_]{4,})\s+$", text[: group.start()])
    for word in filter(None, (after, before)):
        near = get_close_matches(word[1].lower(), [team.name.lower() for team in teams], 1, _ALIKE)
        found = [(team, word.span(1)) for team in teams if near and team.name.lower() == near[0]]
        if found:
            return found
    return []
