"""Of people outside their service window so many are reached in a day; several children are one nudge."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.messages import Medium
from tests.talks import ANSWERS, talk_until, world_on
from tests.world import Parent, World

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def club_file(tmp_path: Path) -> str:
    """Five people a day: three for all, four with invitations, five with payment warnings."""
    told = Path("bot/club/club.toml").read_text(encoding="utf-8")
    path = tmp_path / "club.toml"
    path.write_text(told.replace("people_outside_a_day = 250", "people_outside_a_day = 5"), encoding="utf-8")
    return str(path)


@pytest.fixture
async def few(database_url: str, club_file: str) -> AsyncIterator[World]:
    async with world_on(database_url, CLUB_FILE=club_file) as world:
        yield world


async def _begun(world: World, count: int, section: str, first: int = 0) -> list[Parent]:
    parents = [world.parent(f"+4477009003{first + number:02}") for number in range(count)]
    for number, parent in enumerate(parents):
        await talk_until(parent, section, kit=f"9/10, number {20 + first + number}")
    return parents


async def _newly_reached(parents: list[Parent], world: World, by: timedelta) -> int:
    before = [len(await parent.replies()) for parent in parents]
    await world.later(by)
    after = [len(await parent.replies()) for parent in parents]
    return sum(now > then for now, then in zip(after, before, strict=True))


async def test_what_is_over_the_days_limit_is_looked_at_again_in_the_morning(few: World) -> None:
    parents = await _begun(few, 5, "guardian")
    await few.later(2 * DAY)  # the one within the window is behind them
    assert await _newly_reached(parents, few, DAY + HOUR) == 3
    assert await _newly_reached(parents, few, DAY) == 2


async def test_who_has_answered_meanwhile_is_not_reminded_in_the_morning(few: World) -> None:
    parents = await _begun(few, 4, "guardian")
    await few.later(2 * DAY)
    before = [len(await parent.replies()) for parent in parents]
    await few.later(DAY + HOUR)
    waiting = [each for each, count in zip(parents, before, strict=True) if len(await each.replies()) == count]
    [waits] = waiting
    await waits.says(ANSWERS["guardian"])
    assert await _newly_reached([waits], few, DAY - 4 * HOUR) == 0


async def test_payment_warnings_go_before_the_rest(few: World) -> None:
    begun = await _begun(few, 4, "guardian")
    owing = await _begun(few, 2, "photo", first=10)
    await few.later(2 * DAY)
    before = [len(await parent.replies()) for parent in owing]
    assert await _newly_reached(begun, few, DAY + HOUR) <= 3
    after = [len(await parent.replies()) for parent in owing]
    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 1]


async def test_an_invitation_over_the_limit_goes_out_in_the_morning(few: World) -> None:
    guests = [few.parent(f"+4477009004{number:02}") for number in range(6)]
    for guest in guests:
        await guest.invited(parent_name="Kate Jones")
    assert len([guest for guest in guests if await guest.replies()]) == 4
    await few.later(DAY)
    assert all([await guest.replies() for guest in guests])


async def test_two_children_are_one_nudge_with_both_names_and_links(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.says("later")
    await parent.says("his sister Mia Jones U10 Lions wants to join too")
    for said in ("no", "none", "Mia Jones, 3 May 2017, girl, no medical", "yes", "yes to all"):
        await parent.says(said)
    for said in ("yes all correct", "the 15th", "9/10, number 8", "later"):
        await parent.says(said)
    links = [each.facts.link for each in await parent.registrations()]
    assert all(links)
    count = len(await parent.replies())
    await world.later(3 * DAY + 2 * HOUR)
    new = [reply for reply in (await parent.replies())[count:] if "held but not secured" in reply]
    assert len(new) == 1
    assert "Sam and Mia" in new[0]
    assert all(link in new[0] for link in links)


async def test_who_is_written_to_by_sms_is_not_counted_and_not_held_back(few: World) -> None:
    guests = [few.parent(f"+4477009004{number:02}", Medium.SMS) for number in range(6)]
    for guest in guests:
        await guest.says("hello")
        await guest.invited(parent_name="Kate Jones")
    for guest in guests:
        await guest.sees("has invited you to register Sam")
    others = await _begun(few, 3, "guardian")
    await few.later(2 * DAY)
    assert await _newly_reached(others, few, DAY + HOUR) == 3, "the limit is theirs alone"
