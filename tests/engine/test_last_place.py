"""Two programs on one PostgreSQL, and a family in each: both take the last place, and one has it."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.club.registration import HAS_A_PLACE
from bot.model.messages import Medium
from bot.store import places, tables
from bot.store.database import Database
from bot.store.vault import Vault
from tests.talks import world_on
from tests.world import Parent, World

_SAID = (
    "Hello, I'd like to register {name} for U10 Tigers",
    "yes",
    "no",
    "None. Ann Brown, mum, 12 March 1985, ann@example.com",
    "{name}, 3 May 2017, boy, no medical",
    "M32 8JL, number 12",
    "yes",
    "yes to all",
)
_FAMILIES = {f"+4477009003{number:02}": f"{name} Brown" for number, name in enumerate(("Leo", "Max", "Ben", "Tom"))}


def _club_file(tmp_path: Path) -> str:
    told = Path("bot/club/club.toml").read_text(encoding="utf-8")
    path = tmp_path / "club.toml"
    path.write_text(told.replace('name = "Tigers"', 'name = "Tigers"\ncapacity = 1', 1), encoding="utf-8")
    return str(path)


async def _at_the_summary(world: World, number: str, name: str) -> Parent:
    parent = world.parent(number)
    for said in _SAID:
        await parent.says(said.format(name=name))
    await parent.sees("Is everything correct?")
    return parent


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
async def test_two_programs_at_once_give_the_last_place_to_one_family(database_url: str, tmp_path: Path) -> None:
    club = _club_file(tmp_path)
    async with world_on(database_url, CLUB_FILE=club) as one, world_on(database_url, CLUB_FILE=club) as other:
        for number, name in _FAMILIES.items():
            await _at_the_summary(one, number, name)
        for number in _FAMILIES:
            await one.carrier.says(number, "yes all correct", medium=Medium.WHATSAPP)
        for world in (one, other):
            world.clock.move(one.clock.offset - world.clock.offset)
        await asyncio.gather(*(world.settle() for world in (one, other)))
        await one.settle()
        registrations = await one.rows(tables.registrations)
        assert sum(row.state in HAS_A_PLACE for row in registrations) == 1
        told = [(await one.parent(number).replies() + await other.parent(number).replies()) for number in _FAMILIES]
        assert sum("went just now" in " ".join(replies) for replies in told) == len(_FAMILIES) - 1


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
async def test_who_counts_second_waits_for_the_first_and_counts_them_too(database_url: str, tmp_path: Path) -> None:
    async with world_on(database_url, CLUB_FILE=_club_file(tmp_path)) as world:
        first, second = [await _at_the_summary(world, *each) for each in list(_FAMILIES.items())[:2]]
        ids = [(await each.registration()).id for each in (first, second)]
        [team] = [row for row in await world.rows(tables.teams) if row.capacity is not None]
        now, other = world.clock.now(), Database.connect(database_url, Vault())

        def taken(registration_id: str) -> sa.Update:
            change = sa.update(tables.registrations).where(tables.registrations.c.id == registration_id)
            return change.values(state="payment")

        async with world.app.database.engine.connect() as one, other.engine.connect() as two:
            await one.execute(taken(ids[0]))
            assert await places.hold(one, [team.id], now)
            await two.execute(taken(ids[1]))
            counting = asyncio.create_task(places.hold(two, [team.id], now))
            done, _ = await asyncio.wait([counting], timeout=0.3)
            assert not done, "it waits until the first is written"
            await one.commit()
            assert not await counting
            await two.rollback()
        await other.close()
