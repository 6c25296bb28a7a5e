"""What the registrar reads of many children: dates of birth, and whose photo is missing."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.club.registration import HAS_LEFT, State
from bot.model.people import Registration, Standing
from bot.model.turn import Turn
from conversations.form.facts import photo_is_missing
from conversations.managing.access import Sees, may_see
from conversations.managing.list_pages import page
from conversations.managing.one_child import is_unusable
from conversations.managing.targets import find_target, shown_name
from conversations.words import manager_texts as texts

_HAS_A_PHOTO_DUE = {State.PHOTO, State.AWAITING_PAYMENT, State.COMPLETED, State.SUSPENDED}


def birthdays(turn: Turn, rest: str, _key: str) -> None:
    _list(turn, "birthdays", rest, Sees.BIRTHDAY, lambda one: _born(one) is not None and one.state not in HAS_LEFT)


def photos(turn: Turn, rest: str, _key: str) -> None:
    _list(turn, "photos", rest, Sees.PHOTO, lambda one: one.state in _HAS_A_PHOTO_DUE and photo_is_missing(one))


def birthday_lines(turn: Turn, shown: Sequence[Standing]) -> list[str]:
    """The oldest first, as each page is in the order of the list."""
    return [f"- {_named(each)}: {_written(_born(each.registration))}" for each in shown if _may(turn, each)]


def photo_lines(_turn: Turn, shown: Sequence[Standing]) -> list[str]:
    return [f"- {_named(each)}" for each in shown]


def _list(turn: Turn, what: str, rest: str, needs: Sees, holds: Callable[[Registration], bool]) -> None:
    target = find_target(turn, rest)
    if is_unusable(turn, what, target):
        return
    among = target.children or [e for e in turn.roster if target.team is None or e.registration.team == target.team]
    shown = [each for each in among if may_see(turn, needs, each.registration) and holds(each.registration)]
    turn.record(what, "shown", children=len(shown))
    if not shown:
        turn.say(texts.NOBODY_OF_THOSE)
        return
    shown.sort(key=lambda each: (_team(each), _born(each.registration) or date.max, shown_name(each.registration)))
    head = _HEADS[what].format(team=target.team.full_name if target.team else texts.ALL_TEAMS)
    turn.say(f"{head}\n{page(turn, what, shown, LINES[what])}")


def _may(turn: Turn, standing: Standing) -> bool:
    """Still, when MORE is asked for."""
    return may_see(turn, Sees.BIRTHDAY, standing.registration)


def _born(registration: Registration) -> date | None:
    told = registration.answers.get("child", {}).get("born")
    return date.fromisoformat(told) if told else None


def _written(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""


def _team(standing: Standing) -> str:
    return standing.registration.team.full_name if standing.registration.team else texts.NO_TEAM


def _named(standing: Standing) -> str:
    return f"{shown_name(standing.registration)} {_team(standing)}"


_HEADS = {"birthdays": texts.BIRTHDAYS, "photos": texts.PHOTOS}
LINES = {"birthdays": birthday_lines, "photos": photo_lines}
