"""SEASON INVITE: the secretary has those of the last season invited to the new one, so many a day.

The roster of the last season is loaded for an event that the command puts into the secretary's own lane; it is loaded
again for the yes, so that what is done is what is true then.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.club.age_groups import AgeGroup
from bot.club.club import Club, Role, Team
from bot.club.good_moments import good_moment
from bot.club.registration import HAS_LEFT, PaymentStatus, State
from bot.model.events import Arrival, Event, Kind
from bot.model.people import has_stopped
from bot.model.returning import Returning, Roster, invitation_key
from bot.model.turn import Tell, Turn
from conversations.managing.opened import confirm
from conversations.words import season_texts as texts
from conversations.words.manager_language import listed
from conversations.words.naming import people, pounds

COMMAND = "season_invite"
_SHARE = 80  # percent of the people who may be reached in a day: the rest is for payment warnings
_SEASON = re.compile(r"20\d\d-\d\d")


@dataclass(frozen=True)
class Invited:
    child: Returning
    team: Team
    manager: str


@dataclass(frozen=True)
class NewSeason:
    """Whom it invites, and how many it leaves out for which reason."""

    last: str
    invited: Sequence[Invited]
    left_out: Mapping[str, int]
    a_day: int  # people

    @property
    def families(self) -> list[str]:
        """By the contact who is written to, in the order of confirmation."""
        return list(dict.fromkeys(each.child.guardian.id for each in self.invited))

    @property
    def days(self) -> int:
        return -(-len(self.families) // self.a_day)

    @property
    def by_team(self) -> dict[str, int]:
        return dict(sorted(Counter(each.team.full_name for each in self.invited).items()))

    def cost(self, club: Club) -> Decimal | None:
        """In pence, where the club file tells what one message costs; each child is one."""
        return club.prices.template * len(self.invited) if club.prices.template is not None else None


def sort_out(club: Club, roster: Roster) -> NewSeason:
    teams = {(team.name, team.age_group): team for team in club.teams}
    invited: list[Invited] = []
    left_out: Counter[str] = Counter()
    for each in roster.children:
        group, reason = _group(club, each), _against(club, each)
        named = each.registration.team.name if each.registration.team else ""
        team = teams.get((named, group)) if group else None
        if reason or team is None:
            left_out[reason or "no_team"] += 1
        else:
            invited.append(Invited(each, team, _manager(club, team)))
    return NewSeason(roster.season, invited, left_out, max(club.caps.people_outside_a_day * _SHARE // 100, 1))


def _against(club: Club, each: Returning) -> str:
    registration = each.registration
    has_played = registration.state is State.COMPLETED or registration.payment_status is PaymentStatus.ACTIVE
    if each.is_asked:
        return "asked"
    if registration.state in HAS_LEFT:
        return "left"
    if not has_played:
        return "unfinished"
    if each.is_watched:
        return "watched"
    if has_stopped(each.guardian.handles):
        return "stopped"
    return "" if _group(club, each) else _outside(club, each)


def _outside(club: Club, each: Returning) -> str:
    if each.born is None:
        return "no_birthday"
    return "too_old" if AgeGroup.of(each.born, club.season.cutoff).under > club.ages.oldest else "too_young"


def _group(club: Club, each: Returning) -> AgeGroup | None:
    """By the new season's cutoff."""
    born = each.born
    return club.age_group_of(born) if born else None


def _manager(club: Club, team: Team) -> str:
    """Who signs the invitation: of a team that nobody runs yet, the secretary."""
    runs = [person for person in club.those(Role.MANAGER) if team.full_name in person.teams]
    return next((person.name for person in [*runs, *club.those(Role.SECRETARY)]), club.short_name)


def letters(club: Club, season: NewSeason, now: datetime) -> Iterator[Arrival]:
    """In batches of a day, and not at night."""
    begin = good_moment(club, now)
    place = {family: number for number, family in enumerate(season.families)}
    for each in season.invited:
        payload = {
            "child_name": each.child.child,
            "parent_name": each.child.guardian.profile.name,
            "manager_name": each.manager,
            "team_name": each.team.name,
            "age_group": str(each.team.age_group),
        }
        yield Arrival(
            "season",
            invitation_key(club.season.name, each.child.registration.id),
            Kind.INVITE,
            payload,
            each.child.guardian.id,
            due_in=begin - now + timedelta(days=place[each.child.guardian.id] // season.a_day),
        )


def season_invite(turn: Turn, rest: str, key: str) -> None:
    """Of the season that is named, or of the newest before this one."""
    named = _SEASON.search(rest)
    _look(turn, key, named[0] if named else None, is_agreed=False)


def do_season_invite(turn: Turn, wish: Mapping[str, Any], key: str) -> None:
    _look(turn, key, wish["last"], is_agreed=True)


def _look(turn: Turn, key: str, last: str | None, *, is_agreed: bool) -> None:
    said = "agreed" if is_agreed else "asked"
    turn.tell(turn.contact.id, Kind.NEW_SEASON, f"season-{said}:{key}", last=last, is_agreed=is_agreed)


def new_season(turn: Turn, event: Event) -> None:
    """With the roster at hand."""
    if turn.manager is None or not turn.manager.holds(Role.SECRETARY):  # no longer
        return
    if turn.last_season is None:
        turn.say(texts.NOBODY_BEFORE.format(season=turn.club.season.name))
        turn.record(COMMAND, "nobody")
        return
    found = sort_out(turn.club, turn.last_season)
    if event.payload["is_agreed"]:
        _invite(turn, found)
    else:
        _show(turn, found)


def _show(turn: Turn, found: NewSeason) -> None:
    counts = {"children": len(found.invited), "left_out": dict(found.left_out)}
    if found.invited:
        confirm(turn, COMMAND, _told(turn, found), last=found.last)
        turn.record(COMMAND, "shown", **counts)
    else:
        values = {"season": turn.club.season.name, "last": found.last}
        turn.say("\n".join([texts.NOBODY_LEFT.format(**values), *_left_out(turn, found)]))
        turn.record(COMMAND, "nobody", **counts)


def _invite(turn: Turn, found: NewSeason) -> None:
    for letter in letters(turn.club, found, turn.now):
        turn.tells.append(Tell(str(letter.contact_id), letter))
    values = {"season": turn.club.season.name, "last": found.last, "count": _counted(len(found.invited), "child")}
    turn.say((texts.INVITING if found.invited else texts.NOBODY_LEFT).format(**values))
    turn.record(COMMAND, "done", children=len(found.invited))


def _told(turn: Turn, found: NewSeason) -> str:
    values = {
        "season": turn.club.season.name,
        "last": found.last,
        "children": _counted(len(found.invited), "child"),
        "families": _counted(len(found.families), "family"),
        "teams": listed([f"{team} {count}" for team, count in found.by_team.items()]),
        "days": _counted(found.days, "day"),
        "a_day": found.a_day,
    }
    cost = found.cost(turn.club)
    price = [texts.COST.format(amount=pounds(int(cost.to_integral_value())))] if cost is not None else []
    return "\n".join([texts.SHOWN.format(**values), *price, *_left_out(turn, found)])


def _left_out(turn: Turn, found: NewSeason) -> list[str]:
    """How many of each reason, never who."""
    officer = people(turn.club.those(Role.WELFARE_OFFICER)[:1]) or turn.club.website
    said = [texts.LEFT_OUT[why].format(count=count, officer=officer) for why, count in sorted(found.left_out.items())]
    return [texts.NOT_INVITED.format(reasons="; ".join(said))] if said else []


def _counted(count: int, one: str) -> str:
    return f"{count} {one if count == 1 else texts.MANY[one]}"
