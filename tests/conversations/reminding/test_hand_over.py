"""Who asked for a person hears when to expect one, and once more when nobody has answered for two hours of the day."""

from datetime import timedelta

from tests.talks import talk_until
from tests.world import Parent, World

HOUR = timedelta(hours=1)


async def _heard(parent: Parent) -> int:
    return len([reply for reply in await parent.replies() if "Nobody has got back to you yet" in reply])


async def _asks_for_a_person(world: World) -> Parent:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.says("can I talk to someone please")
    return parent


async def test_after_two_hours_it_is_said_once(world: World) -> None:
    parent = await _asks_for_a_person(world)
    await parent.sees("a volunteer of the club will write to you here. I'll keep quiet")
    await world.later(HOUR + HOUR / 2)
    assert await _heard(parent) == 0
    await world.later(HOUR)
    assert await _heard(parent) == 1
    await parent.sees("If nobody has by")
    for _ in range(9):
        await world.later(HOUR)
    assert await _heard(parent) == 1


async def test_whoever_was_answered_is_not_told(world: World) -> None:
    parent, manager = await _asks_for_a_person(world), world.manager()
    number = (await manager.replies())[-1].partition("Answer with ")[2][:4]
    await manager.says(f"{number} Hello Kate, how can I help?")
    await parent.sees("how can I help?")
    await world.later(5 * HOUR)
    assert await _heard(parent) == 0


async def test_by_night_nobody_is_promised_before_the_morning(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    while not world.app.club.is_quiet(world.clock.now()):
        await world.later(HOUR)
    await parent.says("can I talk to someone please")
    await parent.sees("after 8 in the morning")
    while world.app.club.is_quiet(world.clock.now()):
        await world.later(HOUR)
        assert await _heard(parent) == 0
    await world.later(HOUR / 2)
    assert await _heard(parent) == 0, "the two hours begin with the day"
