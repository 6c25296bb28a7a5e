"""STATUS: who is where, since when and why, in one message a phone can show; and who may be reminded at once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import shorten

from bot.club.registration import PaymentStatus, State
from bot.model.messages import Medium
from bot.model.people import Registration, Standing, TeamPlace
from bot.model.profile import ShownStatus
from bot.model.texts import length
from bot.model.turn import Turn
from conversations.managing.nudges import may_be_nudged
from conversations.managing.opened import LASTS, buttons
from conversations.managing.places import known_teams
from conversations.managing.standing import last_heard, stands
from conversations.managing.targets import find_target, shown_name
from conversations.words import manager_texts as texts
from conversations.words.manager_language import clipped, day, since

_LONGEST = 1300  # characters before the offer
_LONGEST_WITH_BUTTONS = 900
_LONGEST_NOTES = 250
_EVERYBODY = 8  # children of whom each is shown; of more, only who is stuck


def status(turn: Turn, rest: str, _key: str) -> None:
    target = find_target(turn, rest)
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
    else:
        team = target.team
        scope = [each for each in turn.roster if team is None or each.registration.team == team]
        _tell(turn, _of_many(turn, scope, team), scope)


def unpaid(turn: Turn, rest: str, _key: str) -> None:
    """Only those who have agreed and whose fee has not come."""
    target = find_target(turn, rest)
    team = target.team
    here = [each for each in turn.roster if team is None or each.registration.team == team]
    scope = [each for each in here if _owes(each.registration)]
    if scope:
        _tell(turn, _of_many(turn, scope, team), scope)
        return
    turn.say(texts.NOBODY_OWES)
    turn.record("unpaid", "shown", children=0)


def _owes(registration: Registration) -> bool:
    is_asked = registration.state in {State.KIT, State.PHOTO, State.AWAITING_PAYMENT, State.SUSPENDED}
    return is_asked and registration.payment_status not in {PaymentStatus.ACTIVE, PaymentStatus.INCOMPLETE}


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
    if not stuck:
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
    if notes:
        newest_first = " / ".join(" ".join(note.split()) for note in reversed(notes))
        yield texts.NOTES.format(notes=shorten(newest_first, _LONGEST_NOTES, placeholder="..."))


def _of_many(turn: Turn, scope: Sequence[Standing], team: TeamPlace | None) -> str:
    if not scope:
        return texts.NOBODY_YET.format(team=team.full_name if team else known_teams(turn))
    found = [(each, stands(turn, each)) for each in scope]
    counts = Counter(each.group for _, each in found)
    counted = ", ".join(f"{counts[group]} {word}" for group, word in texts.COUNTED.items() if counts[group])
    title = team.full_name if team else texts.ALL_TEAMS
    lines = [texts.SCOPE.format(team=title, count=len(scope), counted=counted)]
    shown = found if len(found) <= _EVERYBODY else [pair for pair in found if pair[1].is_stuck]
    if len(shown) < len(found):
        lines.append(texts.STUCK if shown else texts.NOBODY_STUCK)
    for each, _ in shown:
        turn.look("status", each.registration)
    several = team is None and len({each.registration.team and each.registration.team.id for each in scope}) > 1
    alike: dict[str, list[str]] = {}
    for each, stand in sorted(shown, key=lambda pair: (not pair[1].is_stuck, pair[1].since)):
        place = f" {each.registration.team.full_name}" if several and each.registration.team else ""
        alike.setdefault(f"{stand.why}, {since(turn, stand.since)}", []).append(
            f"{shown_name(each.registration)}{place}"
        )
    lines += [f"- {', '.join(names)}: {why}" for why, names in alike.items()]
    return clipped("\n".join(lines), _LONGEST)


def _team_line(turn: Turn, team: TeamPlace) -> str:
    mine = [each for each in turn.roster if each.registration.team == team]
    done = sum(each.registration.state == "completed" for each in mine)
    return texts.TEAM_LINE.format(team=team.full_name, count=len(mine), done=done)
