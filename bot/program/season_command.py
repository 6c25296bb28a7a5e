"""`python -m bot season`: ends a season, or invites those of the last one to the new one."""

from typing import Any

from bot.club.club import Club
from bot.model.looks import AN_OPERATOR, Looker, Whom
from bot.ports import Clock
from bot.store import access, seasons
from bot.store.database import Database
from conversations.managing.new_season import letters, sort_out


async def close(database: Database, club: Club, season: str | None, clock: Clock) -> dict[str, Any]:
    name = season or club.season.name
    return {"season": name, "closing": (await seasons.close(database, name, clock.now())).done}


async def invite(
    database: Database, club: Club, last: str, clock: Clock, looker: Looker = AN_OPERATOR, *, agreed: bool
) -> dict[str, Any]:
    """First who would be invited to which team; nobody is written to before that was agreed to."""
    async with database.begin() as tx:
        roster = await seasons.roster(tx, last, club.season.name)
        whom = [Whom(each.guardian.id, each.registration.child.id) for each in roster.children]
        await access.note(tx, looker, "season", whom or [access.NOBODY], clock.now())
    found = sort_out(club, roster)
    shown = {
        "from": last,
        "to": club.season.name,
        "children": len(found.invited),
        "families": len(found.families),
        "by_team": found.by_team,
        "left_out": dict(sorted(found.left_out.items())),
        "days": found.days,
    }
    if not agreed:
        return shown | {"invited": 0, "to_invite_them": f"python -m bot season invite --from {last} --yes"}
    now = clock.now()
    return shown | {"invited": await seasons.invite(database, list(letters(club, found, now)), now)}
