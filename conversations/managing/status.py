"""STATUS: who is where, since when and why, in one message a phone can show; and who may be reminded at once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import shorten

from bot.model.messages import Medium
from bot.model.people import Standing, TeamPlace
from bot.model.profile import ShownStatus
from bot.model.texts import length
from bot.model.turn import Turn
from conversations.managing import registrar_lists
from conversations.managing.access import Sees, may_do, may_see, sees_of_all
from conversations.managing.filters import find_filter, owes_anything, owes_fee, passes
from conversations.managing.list_pages import page, say_next
from conversations.managing.nudges import may_be_nudged
from conversations.managing.opened import LASTS, buttons
from conversations.managing.places import known_teams
from conversations.managing.standing import last_heard, stands
from conversations.managing.targets import find_target, shown_name
from conversations.words import manager_texts as texts
from conversations.words.manager_language import day, since
from conversations.words.naming import pounds

_LONGEST_WITH_BUTTONS = 900
_LONGEST_NOTES = 250
_WITHOUT_MONEY = texts.COUNTED | texts.COUNTED_WITHOUT_MONEY
_EVERYBODY = 8  # children of whom each is shown; of more, only who is stuck


def status(turn: Turn, rest: str, _key: str) -> None:
    wanted, told = find_filter(rest)
    target = find_target(turn, told)
    if wanted is not None and not any(may_see(turn, wanted.needs, each.registration) for each in turn.roster):
        wanted, target = None, find_target(turn, rest)  # to them it is a word like another
    if target.place.problem:
        turn.say(target.place.problem)
        turn.record("status", "refused")
    elif target.named:
        turn.say(texts.UNKNOWN_CHILD)
        turn.record("status", "unknown_child")
    elif target.children:
        for each in target.children:
            turn.look("status", each.registration)
        _tell(turn, "\n\n".join(_of_child(turn, each) for each in target.children), target.children)
    elif wanted is not None:
        _tell_filtered(
            turn, wanted.name, [each for each in _here(turn, target.team) if passes(turn, wanted, each)], target.team
        )
    else:
        scope = _here(turn, target.team)
        _tell(turn, _of_many(turn, scope, target.team), scope)


def unpaid(turn: Turn, rest: str, _key: str) -> None:
    """Whose fee has not come; to who may see the money also whose month failed or who has no Direct Debit."""
    team = find_target(turn, rest).team
    scope = [each for each in _here(turn, team) if _owes(turn, each)]
    if scope:
        fees = sum(each.registration.signing_on_fee for each in scope if owes_fee(each.registration))
        more = texts.FEES_TO_COME.format(amount=pounds(fees)) if sees_of_all(turn, Sees.MONEY) else ""
        _tell_filtered(turn, texts.UNPAID, scope, team, more)
        return
    turn.say(texts.NOBODY_OWES)
    turn.record("unpaid", "shown", children=0)


def more(turn: Turn, _rest: str, _key: str) -> None:
    say_next(turn, {"status": alike, **registrar_lists.LINES})


def _owes(turn: Turn, standing: Standing) -> bool:
    registration = standing.registration
    owes = owes_anything if may_see(turn, Sees.MONEY, registration) else owes_fee
    return may_see(turn, Sees.PAID, registration) and owes(registration)


def _here(turn: Turn, team: TeamPlace | None) -> list[Standing]:
    return [each for each in turn.roster if team is None or each.registration.team == team]


def _tell_filtered(turn: Turn, what: str, scope: Sequence[Standing], team: TeamPlace | None, more: str = "") -> None:
    if not scope:
        turn.say(texts.NOBODY_OF_THOSE)
        turn.record("status", "shown", children=0)
        return
    head = texts.FILTERED.format(team=team.full_name if team else texts.ALL_TEAMS, what=what, count=len(scope))
    said = [head, page(turn, "status", _in_order(turn, scope), alike), more]
    _tell(turn, "\n".join(filter(None, said)), scope)


def teams(turn: Turn, _rest: str, _key: str) -> None:
    assert turn.manager is not None  # noqa: S101 - narrows for the type checker
    run = turn.teams if turn.manager.sees_all else turn.manager.teams
    lines = [_team_line(turn, team) for team in sorted(run, key=lambda each: (int(each.age_group[1:]), each.name))]
    turn.say("\n".join([texts.YOUR_TEAMS if lines else texts.NO_TEAMS, *lines]))
    turn.record("teams", "shown", teams=len(lines))


def newest_scope(turn: Turn) -> list[Standing] | None:
    """Whom the last STATUS was about, while it is fresh."""
    shown = turn.contact.profile.manages.status
    if shown is None or not shown.ids or turn.now >= shown.at + LASTS:
        return None
    return [each for each in turn.roster if each.registration.id in shown.ids]


def _tell(turn: Turn, text: str, scope: Sequence[Standing]) -> None:
    stuck = [each for each in scope if may_be_nudged(turn, each)]
    ids = tuple(each.registration.id for each in stuck)
    turn.contact.profile.manages.status = ShownStatus(at=turn.now, ids=ids)
    turn.record("status", "shown", children=len(scope), stuck=len(stuck))
    assert turn.manager is not None  # noqa: S101 - narrows for the type checker
    if not stuck or not may_do(turn.manager, "nudge_all"):
        turn.say(text)
        return
    said = f"{text}\n{texts.OFFER_ONE if len(stuck) == 1 else texts.OFFER_ALL.format(count=len(stuck))}"
    fits = turn.medium is Medium.WHATSAPP and length(said) <= _LONGEST_WITH_BUTTONS
    turn.say(said, *(buttons(turn, (texts.NUDGE_ALL,)) if fits else ()))


def _of_child(turn: Turn, standing: Standing) -> str:
    """Never more than who runs the team has to know."""
    registration = standing.registration
    found = stands(turn, standing)
    team = registration.team.full_name if registration.team else texts.NO_TEAM
    said = texts.CHILD.format(
        child=shown_name(registration),
        team=team,
        why=found.why,
        since=since(turn, found.since),
        parent=standing.guardian.profile.name or texts.THE_PARENT,
        invited=day(turn, registration.created_at),
    )
    return "\n".join([said, *_more_of(turn, standing)])


def _more_of(turn: Turn, standing: Standing) -> Iterator[str]:
    heard, notes = last_heard(standing), standing.registration.facts.notes
    if heard is not None and heard >= standing.registration.created_at:
        yield texts.LAST_HEARD.format(when=since(turn, heard))
    if notes and may_see(turn, Sees.NOTES, standing.registration):
        newest_first = " / ".join(" ".join(note.split()) for note in reversed(notes))
        yield texts.NOTES.format(notes=shorten(newest_first, _LONGEST_NOTES, placeholder="..."))


def _of_many(turn: Turn, scope: Sequence[Standing], team: TeamPlace | None) -> str:
    if not scope:
        return texts.NOBODY_YET.format(team=team.full_name if team else known_teams(turn))
    found = [(each, stands(turn, each)) for each in scope]
    counts = Counter(each.group for _, each in found)
    words = texts.COUNTED if may_see(turn, Sees.PAID, scope[0].registration) else _WITHOUT_MONEY
    counted = ", ".join(f"{counts[group]} {word}" for group, word in words.items() if counts[group])
    title = team.full_name if team else texts.ALL_TEAMS
    lines = [texts.SCOPE.format(team=title, count=len(scope), counted=counted)]
    shown = [each for each, stand in found if len(found) <= _EVERYBODY or stand.is_stuck]
    if len(shown) < len(found):
        lines.append(texts.STUCK if shown else texts.NOBODY_STUCK)
    if shown:
        lines.append(page(turn, "status", _in_order(turn, shown), alike))
    return "\n".join(lines)


def _in_order(turn: Turn, shown: Sequence[Standing]) -> list[Standing]:
    """Who is stuck first, the longest before others."""
    found = [(stands(turn, each), place, each) for place, each in enumerate(shown)]
    return [each for _, _, each in sorted(found, key=lambda one: (not one[0].is_stuck, one[0].since, one[1]))]


def alike(turn: Turn, shown: Sequence[Standing]) -> list[str]:
    """One line for all who stand alike."""
    several = len({each.registration.team and each.registration.team.id for each in shown}) > 1
    lines: dict[str, list[str]] = {}
    for each in shown:
        stand = stands(turn, each)
        place = f" {each.registration.team.full_name}" if several and each.registration.team else ""
        lines.setdefault(f"{stand.why}, {since(turn, stand.since)}", []).append(
            f"{shown_name(each.registration)}{place}"
        )
    return [f"- {', '.join(names)}: {why}" for why, names in lines.items()]


def _team_line(turn: Turn, team: TeamPlace) -> str:
    mine = [each for each in turn.roster if each.registration.team == team]
    done = sum(each.registration.state == "completed" for each in mine)
    return texts.TEAM_LINE.format(team=team.full_name, count=len(mine), done=done)
