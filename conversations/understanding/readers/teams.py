"""A team of the club, or an age group when that is all they say."""

import re
from typing import Annotated

from bot.club.age_groups import AgeGroup
from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.words import texts

_SPELLINGS = "six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
_SPELLED = {word: number for number, word in enumerate(_SPELLINGS.split(), start=6)}
_AGE_GROUP = re.compile(
    r"\b(?:(?:u|under)\s*-?\s*(\d{1,2})(?:\s*'?s)?|"
    rf"under[\s-]*({'|'.join(sorted(_SPELLED, reverse=True))})(?:e?s)?)\b",
    re.IGNORECASE,
)
_MOST = 1000  # characters looked at


class TeamReader:
    name = "team"
    finds = Finds.BY_WORD

    def read(self, text: str, context: Context) -> str | Unclear | Again:
        found = self.find(text, context)
        if found:
            return found[0].value
        known = ", ".join(team.full_name for team in context.club.teams)
        return Again(texts.UNKNOWN_TEAM.format(teams=known)) if text.strip() else UNCLEAR

    def find(self, text: str, context: Context) -> list[Found[str]]:
        """Only when one team is meant: two teams named, or a name two age groups share, is asked again."""
        text = text[:_MOST]
        group = _AGE_GROUP.search(text)
        under = AgeGroup(_age(group)) if group else None
        named = [
            (team, match)
            for team in context.club.teams
            if (match := re.search(rf"\b{re.escape(team.name)}\b", text, re.IGNORECASE))
            and under in {None, team.age_group}
        ]
        if len(named) == 1:
            team, match = named[0]
            spans = [match.span(), *([group.span()] if group else [])]
            return [Found(team.full_name, min(start for start, _ in spans), max(end for _, end in spans))]
        if group and under and not named:
            return [Found(_value(under, context), group.start(), group.end())]
        return []


def _age(group: re.Match[str]) -> int:
    return int(group[1]) if group[1] else _SPELLED[group[2].lower()]


def _value(under: AgeGroup, context: Context) -> str | Again:
    teams = [team for team in context.club.teams if team.age_group == under]
    if len(teams) == 1:
        return teams[0].full_name
    if context.club.ages.youngest <= under.under <= context.club.ages.oldest:
        return str(under)
    return Again(texts.UNKNOWN_TEAM.format(teams=", ".join(team.full_name for team in context.club.teams)))


TeamChoice = Annotated[str, TeamReader()]
