"""Commands about a child who is there: REMIND, CANCEL, MOVE. Each is shown back, and asked of the guardian's lane."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.club.registration import State
from bot.model.events import Kind
from bot.model.messages import Medium
from bot.model.people import Standing, TeamPlace
from bot.model.turn import Turn
from conversations.form.facts import is_undecided
from conversations.managing.nudges import nudge, why_not
from conversations.managing.one_child import (
    Show,
    ShowAfter,
    about_one,
    ask_which,
    is_own,
    is_unusable,
    still_there,
)
from conversations.managing.opened import ask, confirm
from conversations.managing.places import find_place, known_teams, without
from conversations.managing.status import newest_scope
from conversations.managing.targets import find_target, parted, shown_name
from conversations.understanding.readers.wording import level
from conversations.words import manager_texts as texts
from conversations.words.manager_language import listed

_MOST_NAMED = 10


def remind(turn: Turn, rest: str, _key: str) -> None:
    target = find_target(turn, rest)
    if is_unusable(turn, "remind", target):
        return
    wanted = target.children or _those_in(turn, target.team)
    if not rest.strip():
        ask(turn, "target", texts.REMIND_WHOM, command="remind")
    elif len(target.children) > 1:
        ask_which(turn, "remind", target)
    else:
        _show_reminders(turn, wanted)


def nudge_all(turn: Turn, _rest: str, _key: str) -> None:
    """After STATUS has shown whom: that reply is the yes. By SMS, and without a STATUS, it is asked."""
    scope = newest_scope(turn)
    if scope is None or turn.medium is Medium.SMS:
        _show_reminders(turn, _those_in(turn, None) if scope is None else scope)
        return
    turn.contact.profile.manages.status = None
    nudge(turn, scope)


def cancel(turn: Turn, rest: str, _key: str) -> None:
    _about_one(turn, "cancel", rest, _show_cancel)


def allow(turn: Turn, rest: str, _key: str) -> None:
    _about_one(turn, "allow", rest, _show_allow)


def offer(turn: Turn, rest: str, _key: str) -> None:
    _about_one(turn, "offer", rest, _show_offer)


def lift(turn: Turn, rest: str, _key: str) -> None:
    _about_one(turn, "lift", rest, _show_lift)


def move(turn: Turn, rest: str, _key: str) -> None:
    """ "Sam Jones to U10 Lions", "Sam Jones from U10 Tigers to Lions": the team after the last "to" is the new one."""
    who, where = parted(rest)
    destination = find_place(level(where or rest), turn)
    if not where:
        who = without(level(rest), destination.spans)
    if destination.problem:
        turn.say(destination.problem)
        turn.record("move", "refused")
    elif destination.team is None:
        text = texts.MOVE_WHERE.format(teams=known_teams(turn))
        ask(turn, "target", text, command="move", before=f"{who or rest} to ")
    else:
        team = destination.team
        _about_one(turn, "move", who, lambda t, one: _show_move(t, one, team), after=f" to {team.full_name}")


def do_remind(turn: Turn, wish: Mapping[str, Any], _key: str) -> None:
    nudge(turn, still_there(turn, wish["ids"]), at_it_too=len(wish["ids"]) == 1)


def do_cancel(turn: Turn, wish: Mapping[str, Any], key: str) -> None:
    _wish(turn, "cancel", wish, f"cancel:{key}", texts.CANCELLING)


def do_allow(turn: Turn, wish: Mapping[str, Any], key: str) -> None:
    _wish(turn, "allow", wish, f"allow:{key}", texts.ALLOWING)


def do_offer(turn: Turn, wish: Mapping[str, Any], key: str) -> None:
    _wish(turn, "offer", wish, f"offer:{key}", texts.OFFERING)


def do_lift(turn: Turn, wish: Mapping[str, Any], key: str) -> None:
    _wish(turn, "lift", wish, f"lift:{key}", texts.LIFTING)


def do_move(turn: Turn, wish: Mapping[str, Any], key: str) -> None:
    _wish(turn, "move", wish, f"move:{key}", texts.MOVING, team_id=wish["team_id"])


def _wish(turn: Turn, command: str, wish: Mapping[str, Any], key: str, said: str, **more: Any) -> None:
    found = still_there(turn, wish["ids"])
    if not found:
        turn.say(texts.UNKNOWN_CHILD)
        turn.record(command, "unknown_child")
        return
    registration = found[0].registration
    turn.tell(
        registration.contact_id,
        Kind.MANAGED,
        key,
        wish=command,
        registration_id=registration.id,
        by=turn.contact.id,
        **more,
    )
    turn.say(said.format(child=shown_name(registration), **wish.get("words", {})))
    turn.record(command, "done", registration_id=registration.id, **more)


def _about_one(turn: Turn, command: str, rest: str, show: Show, *, after: str = "") -> None:
    about_one(turn, command, rest, show, among=_may_change(turn, command), after=after)


def _may_change(turn: Turn, command: str) -> list[Standing]:
    """An official sees all children and changes those of their own teams; a suspension is the treasurer's."""
    assert turn.manager is not None  # noqa: S101 - narrows for the type checker
    manager = turn.manager
    return [each for each in turn.roster if command == "lift" or manager.runs(each.registration.team)]


def _show_reminders(turn: Turn, wanted: Sequence[Standing]) -> None:
    """Whom nobody may remind is told at once; who is only at it may be reminded by name."""
    by_name = len(wanted) == 1
    possible = [each for each in wanted if not why_not(turn, each, at_it_too=by_name)]
    if not possible:
        nudge(turn, wanted, at_it_too=by_name)
        return
    names = listed([shown_name(each.registration) for each in possible[:_MOST_NAMED]])
    more = texts.MORE_CHILDREN.format(count=len(possible) - _MOST_NAMED) if len(possible) > _MOST_NAMED else ""
    text = (texts.REMIND_THIS if len(possible) == 1 else texts.REMIND_THESE).format(
        count=len(possible), names=names + more
    )
    confirm(turn, "remind", text, ids=[each.registration.id for each in wanted])
    turn.record("remind", "shown", children=len(possible))


def _show_allow(turn: Turn, standing: Standing) -> None:
    registration = standing.registration
    if not is_undecided(registration):
        turn.say(texts.ALLOW_NOBODY.format(child=shown_name(registration)))
        return
    team = registration.team.full_name if registration.team else texts.NO_TEAM
    confirm(turn, "allow", texts.ALLOW_ONE.format(child=shown_name(registration), team=team), ids=[registration.id])
    turn.record("allow", "shown", registration_id=registration.id)


def _show_offer(turn: Turn, standing: Standing) -> None:
    registration = standing.registration
    child, team = shown_name(registration), registration.team.full_name if registration.team else texts.NO_TEAM
    if registration.state is not State.WAITING_LIST:
        turn.say(texts.NOT_WAITING.format(child=child))
        turn.record("offer", "refused", registration_id=registration.id)
        return
    shown = texts.OFFER_PLACE.format(child=child, team=team)
    confirm(turn, "offer", shown, ids=[registration.id], words={"team": team})
    turn.record("offer", "shown", registration_id=registration.id)


def _show_lift(turn: Turn, standing: Standing) -> None:
    """Nobody lifts it for a child of their own."""
    registration = standing.registration
    child = shown_name(registration)
    if is_own(turn, standing) or registration.state is not State.SUSPENDED:
        turn.say((texts.NOT_ONES_OWN if is_own(turn, standing) else texts.NOT_SUSPENDED).format(child=child))
        turn.record("lift", "refused", registration_id=registration.id)
        return
    confirm(turn, "lift", texts.LIFT_ONE.format(child=child), ids=[registration.id])
    turn.record("lift", "shown", registration_id=registration.id)


def _show_cancel(turn: Turn, standing: Standing) -> None:
    registration = standing.registration
    team = registration.team.full_name if registration.team else texts.NO_TEAM
    text = texts.CANCEL_ONE.format(child=shown_name(registration), team=team)
    confirm(turn, "cancel", text, ids=[registration.id])
    turn.record("cancel", "shown", registration_id=registration.id)


def _show_move(turn: Turn, standing: Standing, team: TeamPlace) -> None:
    registration = standing.registration
    child = shown_name(registration)
    if registration.team == team:
        turn.say(texts.THERE_ALREADY.format(child=child, team=team.full_name))
        turn.record("move", "refused", registration_id=registration.id)
        return
    before = registration.team.full_name if registration.team else texts.NO_TEAM
    text = texts.MOVE_ONE.format(child=child, before=before, team=team.full_name)
    confirm(turn, "move", text, ids=[registration.id], team_id=team.id, words={"team": team.full_name})
    turn.record("move", "shown", registration_id=registration.id)


def _those_in(turn: Turn, team: TeamPlace | None) -> tuple[Standing, ...]:
    return tuple(each for each in turn.roster if team is None or each.registration.team == team)


def _show_move_after(turn: Turn, standing: Standing, after: str) -> None:
    team = find_place(after, turn).team
    if team is not None:
        _show_move(turn, standing, team)


SHOWS: dict[str, ShowAfter] = {
    "remind": lambda turn, standing, _: _show_reminders(turn, [standing]),
    "allow": lambda turn, standing, _: _show_allow(turn, standing),
    "cancel": lambda turn, standing, _: _show_cancel(turn, standing),
    "offer": lambda turn, standing, _: _show_offer(turn, standing),
    "lift": lambda turn, standing, _: _show_lift(turn, standing),
    "move": _show_move_after,
}
