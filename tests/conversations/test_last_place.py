"""The last place of a team goes to one family; a move takes no offer along, and gives what the new team has."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.club.registration import State
from bot.store import tables
from scheduler.jobs import offer_places
from tests.talks import world_on
from tests.world import Parent, World

HOUR = timedelta(hours=1)
LEO, MAX = "+447700900301", "+447700900302"
_CHILD = "{name}, 3 May 2017, boy, no medical"
_SAID = (
    "yes",
    "no",
    "None. {parent}, mum, 12 March 1985, ann@example.com",
    _CHILD,
    "M32 8JL, number 12",
    "yes",
    "yes to all",
)


def _club_file(tmp_path: Path, **capacities: int) -> str:
    told = Path("bot/club/club.toml").read_text(encoding="utf-8")
    for name, capacity in capacities.items():
        told = told.replace(f'name = "{name}"', f'name = "{name}"\ncapacity = {capacity}', 1)
    path = tmp_path / "club.toml"
    path.write_text(told, encoding="utf-8")
    return str(path)


@pytest.fixture
async def world(database_url: str, tmp_path: Path) -> AsyncIterator[World]:
    async with world_on(database_url, CLUB_FILE=_club_file(tmp_path, Tigers=1, Lions=1)) as world:
        yield world


async def _asks(world: World, number: str, name: str, team: str = "U10 Tigers", until: int = len(_SAID)) -> Parent:
    """By themselves, as far as the summary."""
    parent = world.parent(number)
    await parent.says(f"Hello, I'd like to register {name} for {team}")
    for said in _SAID[:until]:
        await parent.says(said.format(name=name, parent="Ann Brown"))
    return parent


async def _state(parent: Parent) -> State:
    return (await parent.registration()).state


async def test_two_who_confirm_in_the_same_moment_do_not_both_get_the_last_place(world: World) -> None:
    both = [await _asks(world, LEO, "Leo Brown"), await _asks(world, MAX, "Max Green")]
    for parent in both:
        await parent.sees("Is everything correct?")
        await world.carrier.says(parent.number, "yes all correct", medium=parent.medium)
    await world.settle()
    await world.later(timedelta(seconds=5))
    states = sorted([await _state(parent) for parent in both])
    assert states == [State.PAYMENT, State.REVIEW]
    [late] = [parent for parent in both if await _state(parent) is State.REVIEW]
    await late.sees("I'm sorry: the last place with U10 Tigers went just now")
    await late.sees("Shall I put")
    await late.says("yes please")
    assert await _state(late) is State.WAITING_LIST
    await late.sees("is on the waiting list for U10 Tigers")


async def test_who_was_at_the_summary_and_late_goes_on_there_when_a_place_comes_free(world: World) -> None:
    first, late = await _asks(world, LEO, "Leo Brown"), await _asks(world, MAX, "Max Green")
    for parent in (first, late):
        await parent.says("yes all correct")
    await late.says("yes")
    await first.says("withdraw Leo")
    await first.says("yes")
    await offer_places(world.means)
    await world.settle()
    await late.sees("there's a place for Max")
    await late.says("yes")
    await late.sees("Is everything correct?")
    await late.says("yes")
    assert await _state(late) is State.PAYMENT


async def test_an_invitation_takes_no_notice_of_the_last_place(world: World) -> None:
    leo = await _asks(world, LEO, "Leo Brown")
    await leo.says("yes all correct")
    guest = world.parent(MAX)
    await guest.invited(child_name="Max Green", parent_name="Jo Green")
    for said in ("Yes please", *_SAID[1:], "yes all correct"):
        await guest.says(said.format(name="Max Green", parent="Jo Green"))
    assert await _state(guest) is State.PAYMENT


async def test_who_comes_back_when_the_place_is_somebody_elses_is_asked_to_wait(world: World) -> None:
    leo = await _asks(world, LEO, "Leo Brown")
    for said in ("yes all correct", "withdraw Leo", "yes"):
        await leo.says(said)
    late = await _asks(world, MAX, "Max Green")
    await late.says("yes all correct")
    assert await _state(late) is State.PAYMENT
    await leo.says("yes")
    await leo.sees("Shall I put Leo on the waiting list?")
    assert await _state(leo) is State.INFO_COLLECTION


async def _offered(world: World) -> Parent:
    """Max, for the place of the Tigers that Leo gives back."""
    leo = await _asks(world, LEO, "Leo Brown")
    await leo.says("yes all correct")
    late = await _asks(world, MAX, "Max Green", until=4)
    await late.says("yes please")
    await leo.says("withdraw Leo")
    await leo.says("yes")
    await offer_places(world.means)
    await world.settle()
    await late.sees("there's a place for Max with U10 Tigers")
    return late


async def _moves(world: World, name: str, team: str) -> None:
    await world.manager().says(f"MOVE {name} to {team}")
    await world.manager().says("yes")


async def test_who_is_moved_while_a_place_is_offered_is_offered_one_of_the_new_team(world: World) -> None:
    late = await _offered(world)
    await _moves(world, "Max Green", "U10 Lions")
    await late.sees("it's the waiting list for U10 Lions now")
    await late.sees("there's a place for Max with U10 Lions")
    await late.says("yes please")
    registration = await late.registration()
    assert registration.state is State.INFO_COLLECTION
    assert registration.team is not None
    assert registration.team.name == "Lions"


async def test_who_is_moved_to_a_full_team_waits_there_and_the_old_place_goes_to_the_next(world: World) -> None:
    lion = await _asks(world, "+447700900303", "Zoe Lion", team="U10 Lions")
    await lion.says("yes all correct")
    late = await _offered(world)
    following = await _asks(world, "+447700900304", "Ben Hall", until=4)
    await following.says("yes please")
    await _moves(world, "Max Green", "U10 Lions")
    await late.sees("it's the waiting list for U10 Lions now")
    await late.says("yes please")
    assert await _state(late) is State.WAITING_LIST, "nothing is offered any more"
    await world.later(HOUR)
    await offer_places(world.means)
    await world.settle()
    await following.sees("there's a place for Ben with U10 Tigers")


async def test_outside_the_window_the_moved_one_hears_of_the_offer_by_template(world: World) -> None:
    late = await _offered(world)
    await world.later(25 * HOUR)
    await _moves(world, "Max Green", "U10 Lions")
    await late.sees("a place for Max with the U10 Lions team is free and kept for you until")


async def test_a_move_over_the_capacity_is_told(world: World) -> None:
    lion = await _asks(world, "+447700900303", "Zoe Lion", team="U10 Lions")
    await lion.says("yes all correct")
    leo = await _asks(world, LEO, "Leo Brown")
    await leo.says("yes all correct")
    await _moves(world, "Leo Brown", "U10 Lions")
    assert "over_capacity" in {notice.kind for notice in await world.rows(tables.notices)}
    assert await _state(leo) is State.PAYMENT
