"""By the clock: nobody is forgotten, nobody is pestered."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.club.registration import State
from bot.model.events import Kind
from bot.model.messages import Medium
from bot.program.show import upcoming
from bot.store import tables
from scheduler.jobs import look_for_the_forgotten
from tests.talks import ANSWERS, pays, talk_until
from tests.world import START, Parent, World

DAY = timedelta(days=1)
_HALF_AN_HOUR = timedelta(minutes=30)


async def _new(parent: Parent, by: timedelta) -> list[str]:
    """What comes while so much time passes, by the half hour."""
    count = len(await parent.replies())
    for _ in range(int(by / _HALF_AN_HOUR)):
        await parent.world.later(_HALF_AN_HOUR)
    return (await parent.replies())[count:]


async def test_an_invitation_is_asked_about_twice_and_then_the_manager_knows(world: World) -> None:
    parent, manager = world.parent(), world.manager()
    await manager.says("HELP")
    await parent.invited()
    assert await _new(parent, 2 * DAY - timedelta(hours=2)) == []
    [first] = await _new(parent, timedelta(hours=4))
    assert "keeping the invitation for Sam open" in first
    [second] = await _new(parent, 3 * DAY)
    assert "only needs a yes or a no from you now" in second
    assert await _new(parent, 10 * DAY) == []
    await manager.says("hello")
    heard = "\n".join(await manager.replies())
    assert "no answer: perhaps ring them" in heard


async def test_who_answers_is_not_reminded_of_the_invitation(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says("no thanks")
    assert await _new(parent, 10 * DAY) == []


async def test_silence_in_the_middle_is_asked_about_in_the_window_and_then_by_what_is_missing(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.says("Kate Jones, mum")
    [first] = await _new(parent, timedelta(hours=23))
    assert "shall we carry on with Sam's registration" in first
    assert "date of birth" in first
    [second] = await _new(parent, 3 * DAY)
    assert "only needs your date of birth and your email address now" in second
    [third] = await _new(parent, 4 * DAY)
    assert "not finished yet" in third
    assert await _new(parent, 10 * DAY) == []


async def test_at_night_nobody_is_written_to(world: World) -> None:
    parent = world.parent()
    await world.later(timedelta(hours=15))  # two at night, by the club's clock
    await talk_until(parent, "guardian")
    await parent.says("Kate Jones, mum")
    [reminder] = await _new(parent, timedelta(hours=18))  # and no later than half past seven
    assert "carry on" in reminder


async def test_an_answer_moves_it(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await world.later(timedelta(hours=19))
    await parent.says("Kate Jones, mum")
    count = len(await parent.replies())
    await world.later(timedelta(hours=3))
    await parent.sees_nothing_new_since(count)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("I'll do it tonight", datetime(2026, 8, 3, 18, 30, tzinfo=UTC)),
        ("I'll do it tomorrow", datetime(2026, 8, 4, 9, 0, tzinfo=UTC)),
        ("can I do this next week", datetime(2026, 8, 10, 9, 0, tzinfo=UTC)),
        ("not now, I'm at work", datetime(2026, 8, 3, 18, 30, tzinfo=UTC)),
    ],
)
async def test_a_time_that_they_name_is_kept(world: World, words: str, at: datetime) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says(words)
    await parent.sees("No rush")
    assert await _new(parent, at - world.clock.now() - timedelta(minutes=30)) == []
    [reminder] = await _new(parent, timedelta(hours=2))
    assert "Sam" in reminder
    assert (await parent.registration()).state is State.INITIAL_CONTACT


async def test_who_stopped_hears_nothing(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.says("STOP")
    assert await _new(parent, 10 * DAY) == []


async def test_who_talks_with_a_volunteer_is_not_reminded_meanwhile(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.says("PERSON")
    count = len(await parent.replies())
    await world.later(timedelta(hours=11))
    assert not any("carry on" in reply for reply in (await parent.replies())[count:])


async def test_who_told_of_harm_is_not_chased(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.says("the coach hits my son and he is scared of training")
    count = len(await parent.replies())
    await _new(parent, 10 * DAY)
    assert not any("pay" in reply.lower() or "photo" in reply for reply in (await parent.replies())[count:])
    assert (await parent.registration()).state is not State.SUSPENDED


async def test_the_fee_is_asked_for_three_times_each_in_other_words_and_then_it_is_suspended(world: World) -> None:
    parent, manager = world.parent(), world.manager()
    await manager.says("HELP")
    await talk_until(parent, "photo")
    await parent.says("later")
    said = [reply for reply in await _new(parent, 9 * DAY) if "photo" not in reply]
    assert len(said) == len(set(said)) == 4
    assert "held but not secured yet" in said[0]
    assert "only needs the payment (http" in said[1]
    assert "before tomorrow (11 August)" in said[2]
    assert "is suspended because the payment did not arrive" in said[3]
    registration = await parent.registration()
    assert registration.state is State.SUSPENDED
    assert registration.shirt_number == 7, "for two weeks it is kept"
    await manager.says("hello")
    assert "suspended, the fee is not paid" in "\n".join(await manager.replies())
    await _new(parent, 15 * DAY)
    assert (await parent.registration()).shirt_number is None


async def test_paying_brings_it_back_and_both_are_told(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await _new(parent, 9 * DAY)
    assert (await parent.registration()).state is State.SUSPENDED
    await pays(parent)
    assert (await parent.registration()).state is not State.SUSPENDED
    assert (await parent.registration()).shirt_number == 7


async def test_nobody_is_chased_whose_money_is_on_its_way(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await world.bank.pays((await parent.registration()).billing_request_id or "", at_once=False)
    await world.settle()
    said = await _new(parent, 9 * DAY)
    assert not any("held but not secured" in reply or "suspended" in reply for reply in said)


async def test_a_missing_photo_is_asked_for_twice(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await pays(parent)
    said = await _new(parent, 20 * DAY)
    wanted = [reply for reply in said if "photo" in reply]
    assert len(wanted) == 2
    assert "clear picture of the face" in wanted[0]
    assert "only needs a photo of the face" in wanted[1]


async def test_by_sms_the_page_comes_with_it(world: World) -> None:
    parent = world.parent(medium=Medium.SMS)
    await parent.says("hello")
    await parent.says("Sam Jones, U10 Tigers")
    for section in list(ANSWERS)[:-1]:
        await parent.says(ANSWERS[section])
    await pays(parent)
    said = await _new(parent, 20 * DAY)
    wanted = [reply for reply in said if "photo" in reply]
    assert len(wanted) == 2
    assert all("http" in reply for reply in wanted)


async def test_after_a_week_away_one_nudge_comes_and_not_a_weeks_worth(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.says("Kate Jones, mum")
    count = len(await parent.replies())
    await world.later(8 * DAY)
    assert len((await parent.replies())[count:]) == 1


async def test_two_children_are_one_nudge(world: World) -> None:
    parent = world.parent()
    await parent.invited(parent_name="Kate Jones")
    await parent.invited(child_name="Ana Jones", team_name="Panthers", age_group="U11", parent_name="Kate Jones")
    count = len(await parent.replies())
    days: list[object] = []
    for _ in range(12 * 24):
        await world.later(timedelta(hours=1))
        if len(await parent.replies()) > count:
            days += [world.clock.now().date()] * (len(await parent.replies()) - count)
            count = len(await parent.replies())
    assert len(days) == len(set(days)) == 2, days
    assert all("Sam and Ana" in reply for reply in (await parent.replies())[-2:])
    assert START.date() not in days


async def test_what_the_clock_looks_at_next_can_be_seen(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    [seen] = await upcoming(world.app.database, parent.number, world.clock.now())
    assert (seen["rule"], seen["deed"]) == ("unanswered", "invite_again")
    assert seen["at"].startswith("2026-08-05T10:00")
    assert await upcoming(world.app.database, "+447700900999", world.clock.now()) == []


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("STOP", "stopped our messages"),
        ("no thanks", "nothing of theirs is open"),
        ("the coach hits my son", "harm"),
    ],
)
async def test_why_the_clock_says_nothing_can_be_seen(world: World, said: str, why: str) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says(said)
    await world.later(10 * DAY)
    [seen] = await upcoming(world.app.database, parent.number, world.clock.now())
    assert why in seen["why_not"]


async def test_whose_letter_was_lost_is_found(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    async with world.app.database.begin() as tx:
        await tx.execute(sa.delete(tables.events).where(tables.events.c.kind == Kind.REMIND))
    await world.later(3 * DAY)
    count = len(await parent.replies())
    await look_for_the_forgotten(world.means)
    await world.settle()
    assert "keeping the invitation for Sam open" in (await parent.replies())[count:][0]
    await look_for_the_forgotten(world.means)
    await world.settle()
    assert len((await parent.replies())[count:]) == 1


async def test_several_clocks_remind_once(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    world.clock.move(2 * DAY)
    await asyncio.gather(*(world.app.turns.take(10) for _ in range(3)))
    count = 1
    await world.settle()
    assert len(await parent.replies()) == count + 1
