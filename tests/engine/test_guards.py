"""Guards stop machines, not mothers: only replies that brought nothing new are counted, and a pause is told."""

from datetime import timedelta

import pytest

from bot.club.registration import State
from bot.model.messages import Medium
from bot.store import tables
from scheduler.jobs import tell_staff
from tests.talks import pays, talk_until, world_on
from tests.world import World

SECRETARY = "+447700900002"
ONE_BY_ONE = (
    "yes", "no", "none", "Kate Jones", "mum", "12 March 1985", "kate@example.com", "Sam Jones", "3 May 2016",
    "boy", "none", "M32 8JL", "12", "yes", "yes", "yes", "yes", "15", "9/10", "7", "later",
)  # fmt: skip


async def _notices(world: World) -> list[str]:
    return [notice.kind for notice in await world.rows(tables.notices)]


async def test_a_mother_who_answers_one_by_one_is_answered_to_the_end(world: World) -> None:
    kate = world.parent()
    await kate.invited()
    for words in ONE_BY_ONE:
        before = len(await kate.replies())
        await kate.says(words)
        assert len(await kate.replies()) > before, f"no reply to {words!r}"
        assert "pause" not in (await kate.replies())[-1]
    assert (await kate.registration()).state is State.AWAITING_PAYMENT
    assert "loop" not in await _notices(world)


async def test_after_many_questions_the_money_is_told_all_the_same(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    for _ in range(30):
        await kate.says("where do you train?")
    await kate.sees("I'll answer again")
    await pays(kate)
    assert any("has arrived" in reply or "on its way" in reply for reply in (await kate.replies())[-3:])


async def test_the_pause_is_told_once_and_the_question_is_kept(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    for n in range(26):
        await kate.says(f"hmm {n}")
    pauses = [reply for reply in await kate.replies() if "I'll answer again at" in reply]
    assert len(pauses) == 1
    await kate.says("M32 8JL, number 12")  # an answer is taken and answered, whatever came before
    await kate.sees("12 Larkhill Road")


async def test_so_many_that_bring_nothing_and_no_more_in_a_day(world: World) -> None:
    machine = world.parent(medium=Medium.SMS)
    for n in range(120):
        await machine.says(f"I am away from my desk ({n})")
        await world.later(timedelta(minutes=4))
    assert len(await machine.replies()) <= 42
    await machine.sees("I'll answer again tomorrow at 08:00")
    assert (await _notices(world)).count("loop") == 1
    await world.later(timedelta(hours=24))
    await machine.says("how much is it?")
    await machine.sees("£45")


async def test_what_is_relayed_to_staff_is_never_held_back(world: World) -> None:
    kate, alex = world.parent(), world.manager()
    await talk_until(kate, "address")
    await alex.says("TEAMS")
    await kate.says("PERSON")
    for n in range(45):
        await kate.says(f"and another thing {n}")
        await alex.sees(f"another thing {n}")


@pytest.mark.parametrize(
    "number", ["VodafoneUK", "60777", "+449098790000", "+881612345678", "+353861234567", "+447000123456"]
)
async def test_who_is_no_person_or_abroad_gets_no_sms(world: World, number: str) -> None:
    stranger, secretary = world.parent(number, Medium.SMS), world.parent(SECRETARY)
    for words in ("Your statement is ready", "HELP", "I want to talk to a person"):
        await stranger.says(words)
    assert await stranger.replies() == []
    assert (await _notices(world)).count("strange_sender") == 1
    assert await world.rows(tables.registrations) == []
    await tell_staff(world.means)
    await world.settle()
    await secretary.sees("that we do not answer: 1")


async def test_from_abroad_whatsapp_is_answered(world: World) -> None:
    aoife = world.parent("+353861234567")
    await aoife.says("Hello")
    await aoife.sees("child")


async def test_our_own_number_gets_nothing(tmp_path: object) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"
    async with world_on(url, TWILIO_PHONE_NUMBER="+447700900999") as world:
        ourselves = world.parent("+447700900999", Medium.SMS)
        await ourselves.says("Hello")
        assert await ourselves.replies() == []


async def test_a_parent_has_three_other_people_written_to_in_a_day(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "guardian")
    await kate.says("add dad Tom Jones 07700 900124")
    await kate.sees("once we have your own details")
    await kate.says("Kate Jones, mum, 12 March 1985, kate@example.com, yes to messages")
    reached = 0
    for number in range(124, 130):
        await kate.says(f"add dad Tom Jones 07700 900{number}")
        await kate.says("yes")
        other = world.parent(f"+447700900{number}")
        reached += bool(await other.replies())
        await other.says("no")
    assert reached == 3
    assert any("enough people for you today" in reply for reply in await kate.replies())


async def test_beyond_the_clubs_day_invitations_wait_for_the_morning_and_answers_go_out(world: World) -> None:
    world.app.club.caps.__dict__["club_messages_a_day"] = 9  # of this world alone
    try:
        kate = world.parent()
        await talk_until(kate, "child")
        for number in range(6):
            await world.parent(f"+4477009002{number:02}").invited()
        late = world.parent("+447700900205")
        assert await late.replies() == []
        await kate.says("how much is it?")
        await kate.sees("£45")
        assert (await _notices(world)).count("budget.threshold") == 2
        await world.later(timedelta(hours=24))
        await late.sees("invited you to register Sam")
    finally:
        world.app.club.caps.__dict__["club_messages_a_day"] = 1500
