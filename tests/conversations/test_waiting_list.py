"""A team that is full: who comes by themselves waits, is offered the place that comes free, takes it or leaves."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.club.registration import State
from bot.store import tables
from scheduler.jobs import offer_places
from tests.talks import ANSWERS, talk_until, world_on
from tests.world import Parent, World

HOUR = timedelta(hours=1)
_GUARDIAN = "None. Ann Brown, mum, 12 March 1985, ann@example.com"
_CHILD = "{name}, 3 May 2017, boy, no medical"


@pytest.fixture
def club_file(tmp_path: Path) -> str:
    """U10 Tigers have one place."""
    told = Path("bot/club/club.toml").read_text(encoding="utf-8")
    path = tmp_path / "club.toml"
    path.write_text(told.replace('name = "Tigers"', 'name = "Tigers"\ncapacity = 1', 1), encoding="utf-8")
    return str(path)


@pytest.fixture
async def world(database_url: str, club_file: str) -> AsyncIterator[World]:
    """And it is Sam's."""
    async with world_on(database_url, CLUB_FILE=club_file) as world:
        await talk_until(world.parent(), "kit")
        yield world


async def _asks(world: World, number: str, name: str = "Leo Brown") -> Parent:
    """Until the team turns out to be full."""
    parent = world.parent(number)
    hello = f"Hello, I'd like to register {name} for U10 Tigers"
    for said in (hello, "yes", "no", _GUARDIAN, _CHILD.format(name=name)):
        await parent.says(said)
    return parent


async def _waits(world: World, number: str = "+447700900301", name: str = "Leo Brown") -> Parent:
    parent = await _asks(world, number, name)
    await parent.says("yes please")
    await parent.sees("is on the waiting list for U10 Tigers")
    return parent


async def _comes_free(world: World) -> None:
    """Sam is withdrawn, and the clock looks."""
    await world.parent().says("withdraw Sam")
    await world.parent().says("yes")
    await _looks(world)


async def _looks(world: World) -> None:
    await offer_places(world.means)
    await world.settle()


async def _state(parent: Parent) -> State:
    return (await parent.registration()).state


async def test_who_comes_to_a_full_team_is_asked_after_the_child_whether_they_would_wait(world: World) -> None:
    parent = await _asks(world, "+447700900301")
    await parent.sees("U10 Tigers is full just now. Shall I put Leo on the waiting list?")
    await parent.says("yes please")
    await parent.sees("Leo is on the waiting list for U10 Tigers. I'll write to you as soon as there's a place.")
    assert await _state(parent) is State.WAITING_LIST
    await parent.says("any news?")
    await parent.sees("Leo is still on the waiting list for U10 Tigers")


async def test_who_would_not_wait_is_not_registered_and_may_come_back(world: World) -> None:
    parent = await _asks(world, "+447700900301")
    await parent.says("no thanks")
    await parent.sees("Leo isn't on the list and isn't registered")
    assert await _state(parent) is State.DECLINED
    await parent.says("yes")
    await parent.sees("Shall I put Leo on the waiting list?")


async def test_an_invitation_always_has_a_place_and_the_manager_hears_of_it(world: World) -> None:
    parent = world.parent("+447700900302")
    await parent.invited(child_name="Max Green", parent_name="Jo Green")
    assert "over_capacity" in {notice.kind for notice in await world.rows(tables.notices)}
    for said in ("Yes please", "no", f"None. {ANSWERS['guardian']}", _CHILD.format(name="Max Green")):
        await parent.says(said)
    await parent.sees("postcode")


async def test_a_place_that_comes_free_is_offered_taken_and_goes_on_where_it_stood(world: World) -> None:
    parent = await _waits(world)
    await _looks(world)
    await parent.sees("is on the waiting list")  # nothing is free yet
    await _comes_free(world)
    await parent.sees("there's a place for Leo with U10 Tigers")
    await parent.sees("It's kept for you until")
    await parent.says("yes please")
    await parent.sees("the place with U10 Tigers is Leo's")
    await parent.sees("postcode")
    assert await _state(parent) is State.INFO_COLLECTION


async def test_a_place_is_offered_to_one_family_at_a_time_in_the_order_they_came(world: World) -> None:
    first = await _waits(world, "+447700900301")
    second = await _waits(world, "+447700900302", "Max Green")
    await _comes_free(world)
    await world.later(2 * HOUR)
    await _looks(world)
    await first.sees("there's a place for Leo")
    await second.sees("is on the waiting list")
    await first.says("no thanks")
    await first.sees("Leo is off the waiting list")
    await _looks(world)
    await second.sees("there's a place for Max")


async def test_who_does_not_answer_is_asked_once_more_and_then_it_goes_to_the_next(world: World) -> None:
    first = await _waits(world, "+447700900301")
    second = await _waits(world, "+447700900302", "Max Green")
    await _comes_free(world)
    await world.later(25 * HOUR)
    await first.sees("a place for Leo with the U10 Tigers team is free and kept for you until")
    await world.later(24 * HOUR)
    await first.sees("has gone to the next family")
    assert await _state(first) is State.WAITING_LIST
    await _looks(world)
    await second.sees("a place for Max")


async def test_two_clocks_offer_it_once(world: World) -> None:
    parent = await _waits(world)
    await _comes_free(world)
    count = len(await parent.replies())
    await _looks(world)
    await world.later(2 * HOUR)
    await _looks(world)
    await parent.sees_nothing_new_since(count)


async def test_by_night_nobody_is_woken_for_a_place(world: World) -> None:
    parent = await _waits(world)
    await world.parent().says("withdraw Sam")
    await world.parent().says("yes")
    await world.later(12 * HOUR)
    count = len(await parent.replies())
    await _looks(world)
    await parent.sees_nothing_new_since(count)
    await world.later(11 * HOUR)
    await _looks(world)
    await parent.sees("place for Leo")


@pytest.mark.parametrize("said", ["LEAVE", "leave the list please"])
async def test_one_word_leaves_the_list(world: World, said: str) -> None:
    parent = await _waits(world)
    await parent.says(said)
    await parent.sees("Leo is off the waiting list")
    assert await _state(parent) is State.DECLINED
    await _comes_free(world)
    await parent.sees("Leo is off the waiting list")


async def test_one_word_leaves_the_list_also_while_a_place_is_offered(world: World) -> None:
    parent = await _waits(world)
    await _comes_free(world)
    await parent.sees("place for Leo")
    await parent.says("LEAVE")
    await parent.sees("Leo is off the waiting list")
    assert await _state(parent) is State.DECLINED


async def test_a_manager_offers_a_place_before_the_others_and_it_is_recorded(world: World) -> None:
    await _waits(world, "+447700900301")
    second = await _waits(world, "+447700900302", "Max Green")
    await world.manager().says("OFFER Max Green")
    await world.manager().sees("I'll offer Max Green a place in U10 Tigers now")
    await world.manager().says("yes")
    await second.sees("there's a place for Max with U10 Tigers")
    assert ("offer", "done") in {(row.command, row.outcome) for row in await world.rows(tables.audit)}
    await second.says("yes")
    await second.sees("postcode")


async def test_only_who_waits_can_be_offered_a_place(world: World) -> None:
    await world.manager().says("OFFER Sam Jones")
    await world.manager().sees("Sam Jones is not on a waiting list")


async def test_a_manager_sees_who_waits(world: World) -> None:
    await _waits(world)
    await world.manager().says("STATUS Leo Brown")
    await world.manager().sees("on the waiting list")
