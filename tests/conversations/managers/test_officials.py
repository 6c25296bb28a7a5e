"""Secretary and treasurer by message: they see the whole club; the treasurer lifts a suspension, and no other."""

from datetime import timedelta

from bot.club.registration import State
from tests.talks import talk_until
from tests.world import Parent, World

TREASURER, SECRETARY = "+447700900004", "+447700900002"
DAY = timedelta(days=1)


async def _suspended(world: World) -> Parent:
    parent = world.parent()
    await talk_until(parent, "kit")
    for _ in range(9):
        await world.later(DAY)
    assert (await parent.registration()).state is State.SUSPENDED
    return parent


async def test_the_treasurer_hears_who_has_not_paid(world: World) -> None:
    await talk_until(world.parent(), "kit")
    treasurer = world.parent(TREASURER)
    await treasurer.says("who hasn't paid?")
    await treasurer.sees("Sam Jones")
    await treasurer.says("UNPAID U11 Panthers")
    await treasurer.sees("Nobody")


async def test_the_treasurer_lifts_a_suspension_and_the_days_begin_again(world: World) -> None:
    parent, treasurer, manager = await _suspended(world), world.parent(TREASURER), world.manager()
    await treasurer.says("LIFT Sam Jones")
    await treasurer.sees("I'll lift the suspension of Sam Jones")
    assert (await parent.registration()).state is State.SUSPENDED, "only asked so far"
    await treasurer.says("yes")
    assert (await parent.registration()).state is State.AWAITING_PAYMENT
    await parent.sees("the place for Sam is held but not secured yet")
    await manager.says("hello")
    await world.later(timedelta(hours=3))
    assert any("the treasurer has lifted it" in reply for reply in await manager.replies())
    await world.later(2 * DAY)
    assert (await parent.registration()).state is State.AWAITING_PAYMENT
    for _ in range(7):
        await world.later(DAY)
    assert (await parent.registration()).state is State.SUSPENDED, "it was not paid again"


async def test_nobody_else_lifts_it_nor_the_treasurer_for_a_child_of_their_own(world: World) -> None:
    parent, manager = await _suspended(world), world.manager()
    await manager.says("LIFT Sam Jones")
    await manager.sees("Only the treasurer")
    treasurer = world.parent(TREASURER)
    await talk_until(treasurer, "kit", child="Ana Jones, 3 May 2016, girl, none")
    for _ in range(9):
        await world.later(DAY)
    registration = await treasurer.registration()
    assert registration.state is State.SUSPENDED
    await treasurer.says("LIFT Ana Jones")
    await treasurer.sees("a child of your own")
    assert (await parent.registration()).state is State.SUSPENDED


async def test_what_is_not_suspended_is_not_lifted(world: World) -> None:
    await talk_until(world.parent(), "kit")
    treasurer = world.parent(TREASURER)
    await treasurer.says("lift the suspension of Sam Jones")
    await treasurer.sees("is not suspended")


async def test_the_treasurer_moves_and_invites_nobody(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "kit")
    treasurer = world.parent(TREASURER)
    for said in ("MOVE Sam Jones to U10 Lions", "CANCEL Sam Jones", "INVITE Max Hart U10 Tigers, Jo Hart 07700 900177"):
        await treasurer.says(said)
        await treasurer.sees("for the managers and the secretary")
    registration = await parent.registration()
    assert registration.team is not None
    assert registration.team.name == "Tigers"
    await treasurer.says("HELP")
    await treasurer.sees("LIFT Sam Jones")


async def test_nor_by_a_card_or_a_list(world: World) -> None:
    treasurer = world.parent(TREASURER)
    await treasurer.sends(
        b"child,team,parent,phone\nMax Hart,U10 Tigers,Jo Hart,07700 900177\n", content_type="text/csv"
    )
    await treasurer.sees("for the managers and the secretary")
    assert await world.parent("+447700900177").replies() == []


async def test_the_secretary_runs_all_teams(world: World) -> None:
    parent, secretary = world.parent(), world.parent(SECRETARY)
    await talk_until(parent, "guardian")
    await secretary.says("STATUS")
    await secretary.sees("Sam")
    await secretary.says("MOVE Sam Jones to U10 Lions")
    await secretary.says("yes")
    registration = await parent.registration()
    assert registration.team is not None
    assert registration.team.name == "Lions"


async def test_an_official_who_registers_a_child_is_a_parent_too(world: World) -> None:
    treasurer = world.parent(TREASURER)
    await talk_until(treasurer, "review")
    await treasurer.sees("Is everything correct?")
