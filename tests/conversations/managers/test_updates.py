"""Managers are told of their teams: gathered, by day, and nothing is lost while WhatsApp is closed."""

from datetime import timedelta

import pytest

from bot.model.messages import Medium
from bot.model.profile import UpdateItem
from bot.store import tables
from conversations.managing.digests import drawn
from conversations.words import update_texts
from scheduler.jobs import tell_staff
from tests.talks import ANSWERS, register, talk_until
from tests.world import Parent, World

MANAGER = "+447700900001"
HOUR = timedelta(hours=1)


async def _manager(world: World, medium: Medium = Medium.WHATSAPP) -> Parent:
    """With an open service window."""
    manager = world.parent(MANAGER, medium)
    await manager.says("hello")
    return manager


async def _declines(world: World, child: str, number: str, team: str = "Tigers") -> Parent:
    parent = world.parent(number)
    await parent.invited(child_name=child, team_name=team)
    await parent.says("no thanks")
    return parent


async def test_what_happened_comes_in_one_digest_at_the_next_slot(world: World) -> None:
    manager = await _manager(world)
    before = len(await manager.replies())
    await _declines(world, "Sam Jones", "+447700900123")
    await _declines(world, "Ana Smith", "+447700900124")
    await manager.sees_nothing_new_since(before)
    await world.later(2 * HOUR)
    await manager.sees_nothing_new_since(before + 1)
    await manager.sees("U10 Tigers\n- Ana Smith: the parent said no\n- Sam Jones: the parent said no")
    await world.later(24 * HOUR)
    await manager.sees_nothing_new_since(before + 1)


async def test_the_newest_truth_about_a_child_is_told_in_one_line(world: World) -> None:
    manager = await _manager(world)
    parent = await _declines(world, "Sam Jones", "+447700900123")
    await parent.says("yes")
    await parent.says("withdraw")
    await parent.says("yes")
    await world.later(2 * HOUR)
    await manager.sees("- Sam Jones: withdrawn")
    assert "said no" not in (await manager.replies())[-1]


async def test_a_finished_registration_is_told(world: World) -> None:
    manager = await _manager(world)
    await register(world.parent())
    await world.later(2 * HOUR)
    await manager.sees("- Sam Jones: registered, all done")


async def test_another_age_group_is_said_beside_what_is_new(world: World) -> None:
    manager = await _manager(world)
    parent = world.parent()
    await talk_until(parent, "child")
    await parent.says("Sam Jones, 3 May 2015, boy, no medical")
    await parent.sees("I'll let the manager know")
    await parent.says("withdraw")
    await parent.says("yes")
    await world.later(2 * HOUR)
    await manager.sees("- Sam Jones: withdrawn, of another age group, please decide")


async def test_between_two_digests_are_two_hours(world: World) -> None:
    manager = await _manager(world)
    await _declines(world, "Sam Jones", "+447700900123")
    await world.later(2 * HOUR + timedelta(minutes=30))  # past the slot: it goes at once
    count = len(await manager.replies())
    await _declines(world, "Ana Smith", "+447700900124")
    await world.later(HOUR + timedelta(minutes=40))  # the slot is too near
    await manager.sees_nothing_new_since(count)
    await world.later(2 * HOUR)
    await manager.sees("Ana Smith")


async def test_a_week_of_silence_gives_one_digest_in_the_day(world: World) -> None:
    manager = await _manager(world, Medium.SMS)
    await _declines(world, "Sam Jones", "+447700900123")
    await _declines(world, "Ana Smith", "+447700900124")
    count = len(await manager.replies())
    await world.later(timedelta(days=7, hours=13))  # midnight
    await manager.sees_nothing_new_since(count)
    await world.later(8 * HOUR)
    await manager.sees_nothing_new_since(count + 1)
    await manager.sees("Ana Smith")


async def test_outside_the_window_the_template_goes_once_and_the_digest_before_the_reply(world: World) -> None:
    manager = world.parent(MANAGER)
    await _declines(world, "Sam Jones", "+447700900123")
    await world.later(2 * HOUR)
    await manager.sees("there is news about your team registrations")
    await _declines(world, "Ana Smith", "+447700900124")
    await world.later(24 * HOUR)
    await manager.sees_nothing_new_since(1)
    await manager.says("help")
    await manager.sees_nothing_new_since(2)
    told = (await manager.replies())[-1]
    assert told.index("Ana Smith") < told.index("INVITE")
    assert "Sam Jones" in told
    await manager.says("thanks")
    assert "Sam Jones" not in (await manager.replies())[-1]


async def test_by_sms_the_digest_goes_directly(world: World) -> None:
    manager = await _manager(world, Medium.SMS)
    await world.later(timedelta(days=2))
    await _declines(world, "Sam Jones", "+447700900123")
    await world.later(2 * HOUR)
    await manager.sees("- Sam Jones: the parent said no")


async def test_stop_is_respected_and_start_brings_what_was_kept(world: World) -> None:
    manager = await _manager(world)
    await manager.says("STOP")
    count = len(await manager.replies())
    await _declines(world, "Sam Jones", "+447700900123")
    await world.later(2 * HOUR)
    await manager.sees_nothing_new_since(count)
    await manager.says("START")
    await manager.sees("- Sam Jones: the parent said no")


async def test_stop_in_reply_to_the_news_brings_no_news(world: World) -> None:
    manager = world.parent(MANAGER)
    await _declines(world, "Sam Jones", "+447700900123")
    await world.later(2 * HOUR)
    await manager.says("STOP")
    await manager.sees_nothing_new_since(2)
    await manager.sees("write START")


async def test_a_wrong_number_is_told_at_once_but_not_at_night(world: World) -> None:
    manager = await _manager(world)
    parent = world.parent()
    await parent.invited()
    await parent.says("wrong number")
    await manager.sees("- Sam Jones: we have a wrong number for the parent")
    count = len(await manager.replies())
    await world.later(12 * HOUR)
    other = world.parent("+447700900124")
    await other.invited(child_name="Ana Smith")
    await other.says("wrong number")
    await manager.sees_nothing_new_since(count)
    await manager.says("hello")
    await world.later(10 * HOUR)
    await manager.sees("- Ana Smith: we have a wrong number")


async def test_who_wrote_first_for_a_team_is_told_to_its_manager_and_without_one_to_the_secretary(world: World) -> None:
    manager = await _manager(world)
    parent = world.parent()
    await parent.says("hello")
    await parent.says("Sam Jones, U10 Tigers")
    await world.later(2 * HOUR)
    await manager.sees("- Sam Jones: the parent wrote first")
    other = world.parent("+447700900124")
    await other.says("hello")
    await other.says("Ana Smith, U12")
    await tell_staff(world.means)
    await world.settle()
    await world.parent("+447700900002", Medium.SMS).sees("Parents who wrote first: 1")


async def test_a_parent_who_cannot_be_reached_is_told(world: World) -> None:
    manager = await _manager(world)
    world.carrier.fail_next(99999)
    await world.parent().invited()
    await world.later(2 * HOUR)
    await manager.sees("- Sam Jones: the parent cannot be reached")


async def test_who_no_longer_runs_the_team_hears_nothing(world: World) -> None:
    manager = await _manager(world)
    await _declines(world, "Sam Jones", "+447700900123")
    async with world.app.database.begin() as tx:
        await tx.execute(tables.manager_teams.delete())
        await tx.execute(tables.managers.delete())
    count = len(await manager.replies())
    await world.later(2 * HOUR)
    await manager.sees_nothing_new_since(count)


@pytest.mark.parametrize("name", ["Sam O'Brien", "=HYPERLINK(1)", "Robert'); DROP", "שמואל \U0001f600", "x" * 10_000])
def test_a_digest_is_one_readable_message_whatever_the_names(name: str) -> None:
    items = [
        UpdateItem(child=f"{name} {number}", team="U10 Tigers", team_id="1", news="declined") for number in range(200)
    ]
    said = drawn(update_texts.DIGEST, items)
    assert len(said) <= 1500
    assert "STATUS shows the rest" in said
    shown = said.count("\n- ")
    assert f"And {200 - shown} more: {200 - shown} the parent said no" in said


def test_answers_of_a_parent_are_no_news() -> None:
    assert not {name for name in update_texts.NEWS if name in ANSWERS}
