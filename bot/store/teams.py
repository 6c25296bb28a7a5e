"""The club file's teams as rows that registrations refer to."""

import sqlalchemy as sa

from bot.club.club import Club
from bot.model.people import TeamPlace, new_id
from bot.store.database import Connection, Database
from bot.store.tables import teams


async def sync(tx: Connection, database: Database, club: Club) -> None:
    rows = [
        {
            "id": new_id(),
            "season": club.season.name,
            "age_group": str(team.age_group),
            "name": team.name,
            "new_kit": team.new_kit,
            "capacity": team.capacity,
        }
        for team in club.teams
    ]
    if rows:
        insert = database.insert(teams)
        keys = ["season", "age_group", "name"]
        changed = {name: insert.excluded[name] for name in ("new_kit", "capacity")}
        await tx.execute(insert.on_conflict_do_update(index_elements=keys, set_=changed), rows)


async def load(tx: Connection, season: str) -> list[TeamPlace]:
    rows = await tx.execute(sa.select(teams).where(teams.c.season == season))
    return [TeamPlace(row.id, row.age_group, row.name, row.new_kit, row.capacity) for row in rows]
