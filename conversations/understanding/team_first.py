"""The team before, told as the first thing of the guardian's section, where it is asked for."""

import re
from typing import NamedTuple

from bot.model.forms import Context, Unclear
from conversations.understanding.readers import READERS
from conversations.understanding.readers.free import PREVIOUS_TEAM, team_before
from conversations.understanding.readers.names import FULL_NAME
from conversations.understanding.readers.wording import words
from conversations.understanding.sections.greetings import without_greeting

_FIRST = re.compile(r"\s*([^,.;\n]+)[,.;\n]*\s*(.*)", re.DOTALL)
_CLUB = re.compile(
    r"\b(?:a?fc|jfc|juniors?|united|utd|town|city|rovers|athletic|albion|wanderers|rangers|youth|colts|academy|school"
    r"|u\d{1,2}s?|\d{4})\b",
    re.IGNORECASE,
)
_PLAYED = re.compile(r"(?:s?he |they )?(?:has |have )?(?:last )?play(?:ed|s) (?:for|at|with) (.+)", re.IGNORECASE)

_ASKED_TOO = ("adult_birthday", "email", "relationship", "mobile")


class Told(NamedTuple):
    """`team` is empty where there was none, None where none was told; `unsure` may be either, a team or a name."""

    team: str | None
    rest: str
    unsure: str = ""


def team_first(text: str, child: str, context: Context) -> Told:
    text = re.sub(r"^;+", "", without_greeting(text)).strip()
    match = _FIRST.fullmatch(text)
    if match is None:
        return Told(None, text)
    first, rest = match[1].strip(), match[2].strip()
    played = _PLAYED.fullmatch(first)
    team = PREVIOUS_TEAM.read(played[1] if played else first, context)
    team = team if isinstance(team, str) else team_before(first)
    if team is None or _answers_else(first, context) or (_is_introduced(first, context) and not played):
        return Told(None, text)
    if not team or played or _CLUB.search(team):
        return Told(team, rest)
    if _is_name(first, context) and not rest and len(words(first)) > 1:
        return Told(None, "", unsure=first)
    told_after = _is_name((_FIRST.fullmatch(rest) or [rest, rest])[1], context, but=child)
    return Told(team, rest) if told_after and _is_name(first, context) else Told(None, text)


def _is_name(text: str, context: Context, but: str = "") -> bool:
    name = FULL_NAME.read(text, context)
    return isinstance(name, str) and name.casefold() != but.casefold()


def _answers_else(text: str, context: Context) -> bool:
    """A date, an address or "mum" is no team."""
    return any(not isinstance(READERS[each].read(text, context), Unclear) for each in _ASKED_TOO)


def _is_introduced(text: str, context: Context) -> bool:
    """ "I'm Priya O'Neill" is no team."""
    name = FULL_NAME.read(text, context)
    return isinstance(name, str) and len(words(name)) < len(words(text))
