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


async def test_what_did_not_arrive_in_a_volunteers_talk_is_told_to_them_and_nothing_goes_to_the_parent(
    world: World,
) -> None:
    parent, manager = await _asks_for_a_person(world), world.manager()
    number = (await manager.replies())[-1].partition("Answer with ")[2][:4]
    world.carrier.fail_next(63016, where="receipt")
    await manager.says(f"{number} Hello Kate, how can I help?")
    await manager.sees("The last words to Kate Jones (Sam, U10 Tigers) did not arrive")
    assert not any("is not finished yet" in reply for reply in await parent.replies())


async def test_what_did_not_arrive_of_the_talk_itself_is_gone_on_with_outside_the_window(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    world.carrier.fail_next(63016, where="receipt")
    await parent.says("what night is training?")
    await parent.sees("the registration for Sam is not finished yet")


async def test_where_nothing_is_open_there_is_nothing_to_go_on_with(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.says("withdraw Sam")
    await parent.says("yes")
    world.carrier.fail_next(63016, where="receipt")
    await parent.says("what night is training?")
    assert not any("is not finished yet" in reply for reply in await parent.replies())
