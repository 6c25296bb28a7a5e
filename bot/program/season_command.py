"""`python -m bot season`: ends a season, or invites those of the last one to the new one."""

from typing import Any

from bot.club.age_groups import AgeGroup
from bot.club.club import Club, Role
from bot.club.good_moments import good_moment
from bot.model.events import Arrival, Kind
from bot.model.looks import AN_OPERATOR, Looker, Whom
from bot.ports import Clock
from bot.store import access, seasons
from bot.store.database import Database
from bot.store.seasons import Returning

_SHARE = 80  # percent of the people who may be reached in a day: the rest is for payment warnings


async def close(database: Database, club: Club, season: str | None, clock: Clock) -> dict[str, Any]:
    name = season or club.season.name
    return {"season": name, "closing": await seasons.close(database, name, clock.now())}


async def invite(
    database: Database, club: Club, last: str, clock: Clock, looker: Looker = AN_OPERATOR, *, agreed: bool
) -> dict[str, Any]:
    """First who would be invited to which team; nobody is written to before that was agreed to."""
    async with database.begin() as tx:
        roster = await seasons.roster(tx, last)
        whom = [Whom(each.registration.contact_id, each.registration.child.id) for each in roster]
        await access.note(tx, looker, "season", whom or [access.NOBODY], clock.now())
    fitting = [(each, group) for each in roster if (group := _group(club, each)) is not None]
    teams: dict[str, int] = {}
    for each, group in fitting:
        named = f"{group} {_team(club, each, group) or ''}".strip()
        teams[named] = teams.get(named, 0) + 1
    a_day = max(club.caps.people_outside_a_day * _SHARE // 100, 1)
    shown = {
        "from": last,
        "to": club.season.name,
        "children": len(fitting),
        "by_team": dict(sorted(teams.items())),
        "outside_our_ages": len(roster) - len(fitting),
        "days": -(-len(fitting) // a_day),
    }
    if not agreed:
        return shown | {"invited": 0, "to_invite_them": f"python -m bot season invite --from {last} --yes"}
    now = clock.now()
    letters = [_letter(club, each, group) for each, group in fitting]
    begin = good_moment(club, now)
    return shown | {"invited": await seasons.invite(database, letters, now, a_day=a_day, begin=begin)}


def _group(club: Club, each: Returning) -> AgeGroup | None:
    """By this season's cutoff; None outside the club's ages, or without a birthday."""
    born = each.born
    return club.age_group_of(born) if born else None


def _team(club: Club, each: Returning, group: AgeGroup) -> str | None:
    """Of the same name, a year older."""
    name = each.registration.team.name if each.registration.team else None
    return next((team.name for team in club.teams if (team.name, team.age_group) == (name, group)), None)


def _letter(club: Club, each: Returning, group: AgeGroup) -> Arrival:
    team = _team(club, each, group)
    full_name = f"{group} {team}"
    manager = next((person.name for person in club.those(Role.MANAGER) if full_name in person.teams), None)
    payload = {
        "child_name": each.child,
        "parent_name": each.guardian,
        "manager_name": manager,
        "team_name": team,
        "age_group": str(group),
    }
    key = f"invited:{club.season.name}:{each.registration.id}"
    return Arrival("season", key, Kind.INVITE, payload, each.registration.contact_id)
