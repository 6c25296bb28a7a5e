"""What a manager has to decide is not forgotten: a word on the third day, on the seventh to the secretary."""

from datetime import timedelta

from bot.store import tables
from tests.talks import ANSWERS, talk_until
from tests.world import Parent, World

DAY = timedelta(days=1)


async def _refuses_the_fa(world: World) -> Parent:
    parent = world.parent()
    await talk_until(parent, "consents", child="Sam Jones, 3 May 2017, boy, none")
    await parent.says("yes to all except the FA")
    await parent.says(ANSWERS["review"])
    return parent


async def _kinds(world: World) -> list[str]:
    async with world.app.database.begin() as tx:
        return [row.kind for row in await tx.execute(tables.notices.select())]


async def test_the_manager_is_reminded_and_then_the_secretary_knows(world: World) -> None:
    await _refuses_the_fa(world)
    await world.later(2 * DAY)
    assert "decide" not in await _kinds(world)
    await world.later(DAY)
    assert (await _kinds(world)).count("decide") == 1
    assert "undecided" not in await _kinds(world)
    await world.later(4 * DAY)
    await world.later(4 * DAY)
    assert (await _kinds(world)).count("decide") == 1
    assert (await _kinds(world)).count("undecided") == 1


async def test_what_was_decided_is_not_asked_again(world: World) -> None:
    parent, manager = await _refuses_the_fa(world), world.manager()
    await manager.says("ALLOW Sam Jones")
    await manager.says("yes")
    await parent.sees("the club has agreed")
    await world.later(8 * DAY)
    assert not {"decide", "undecided"} & set(await _kinds(world))
