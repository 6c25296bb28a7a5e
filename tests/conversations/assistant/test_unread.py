"""While a reading is out: what follows joins it, what cannot wait does not, and no word is lost or answered twice."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.club.registration import State
from bot.engine.performers import KINDS_OF, Crew
from bot.engine.performs import LEASE
from bot.model.messages import Medium, Reason
from bot.ports import Refused, Unavailable
from bot.store import tables
from conversations.words import texts
from tests.conversations.test_guarding import WELFARE_OFFICER
from tests.standins.assistant import ScriptedAssistant, kind, record, says
from tests.talks import pays, talk_until, world_on
from tests.world import Parent, World

CHATTY = "so erm right, the mum of the little tiger cub over there that is me then"
MORE = "and they all call me Kate Windsor by the way, since the big royal wedding"


@asynccontextmanager
async def out(world: World) -> AsyncIterator[None]:
    """Nobody performs readings meanwhile: the model takes its time."""
    readings = KINDS_OF[Crew.PATIENT]
    KINDS_OF[Crew.PATIENT] = frozenset()
    try:
        yield
    finally:
        KINDS_OF[Crew.PATIENT] = readings
    await world.settle()


async def _asked(world: World) -> Parent:
    parent = world.parent()
    await talk_until(parent, "guardian")
    return parent


async def test_texts_that_follow_join_and_are_read_together(world: World, model: ScriptedAssistant) -> None:
    parent = await _asked(world)
    count = len(await parent.replies())
    async with out(world):
        await parent.says(CHATTY)
        await parent.says(MORE)
        await parent.sees_nothing_new_since(count)
        model.will(record(guardian_relationship="mum"))  # of the first text alone: stale
        model.will(record(guardian_relationship="mum", guardian_name="Kate Windsor"))
    assert model.asked == 2
    assert MORE not in "".join(item.text for item in model.prompts[0].items if item.type == "said")
    assert CHATTY in model.read
    assert MORE in model.read
    assert (await parent.registration()).answers["guardian"] == {"relationship": "Mother", "name": "Kate Windsor"}
    await parent.sees_nothing_new_since(count + 1)


async def test_a_button_does_not_wait_and_what_is_unread_is_read_at_the_new_question(
    world: World, model: ScriptedAssistant
) -> None:
    parent = world.parent()
    await parent.invited()
    async with out(world):
        await parent.says("the wee man is fierce excited, he's kicking a ball since he could stand")
        await parent.says("Yes, register", button="Yes, register")
        await parent.sees("Did Sam play")
        model.will(says("", kind("glad")), says("", kind("welcome")))
    assert "which team the child played for before" in model.read
    await parent.sees("Lovely to hear from you!")
    await parent.sees("Did Sam play")
    assert (await parent.registration()).state is State.RETURNING_PLAYER_CHECK


async def test_commands_do_not_wait(world: World, model: ScriptedAssistant) -> None:
    parent = await _asked(world)
    async with out(world):
        await parent.says(CHATTY)
        await parent.says("HELP")
        await parent.sees("Just answer my questions in your own words")
        model.will(record(guardian_relationship="mum"))
    await parent.sees("What is your full name?")


async def test_money_does_not_wait(world: World, model: ScriptedAssistant) -> None:
    parent = world.parent()
    await talk_until(parent, "kit")
    async with out(world):
        await parent.says("ooh hard to say really, his nan reckons the same as little Bertie next door wears")
        await pays(parent)
        await parent.sees("payment for Sam has arrived")
        model.will(says("", kind("no_trouble")))
    await parent.sees("kit size")


async def test_who_is_handed_over_meanwhile_is_read_by_the_volunteer_alone(
    world: World, model: ScriptedAssistant
) -> None:
    parent, manager = await _asked(world), world.parent("+447700900001", Medium.SMS)
    async with out(world):
        await parent.says(CHATTY)
        await parent.says("PERSON")
        count = len(await parent.replies())
        model.will(record(guardian_relationship="mum"))
    await parent.sees_nothing_new_since(count)
    await manager.sees(CHATTY)
    assert "guardian" not in (await parent.registration()).answers


async def test_a_concern_told_in_two_halves_stops_everything(world: World, model: ScriptedAssistant) -> None:
    parent, officer = await _asked(world), world.parent(WELFARE_OFFICER, Medium.SMS)
    async with out(world):
        await parent.says("you see the thing with his stepdad Gareth whatshisname is that he")
        await parent.says("hits him and he is scared to go home")
        await parent.sees("Pat Moss, 07700 900003")
        model.will(record(guardian_relationship="stepdad"))
    await officer.sees("scared to go home")
    assert "hits him" not in model.read
    assert "guardian" not in (await parent.registration()).answers


async def test_a_slow_reading_is_excused_once_and_the_open_question_can_be_answered(
    world: World, model: ScriptedAssistant
) -> None:
    parent = await _asked(world)
    async with out(world):
        await parent.says(CHATTY)
        await world.later(timedelta(seconds=20))
        await parent.sees(texts.ONE_MOMENT)
        await parent.says("I'm Kate Windsor")
        await parent.sees("Sam's mother, father, guardian or other")
        model.will(record(guardian_relationship="mum"), record(guardian_relationship="mum"))
    assert [reply for reply in await parent.replies() if texts.ONE_MOMENT in reply] == [texts.ONE_MOMENT]
    assert (await parent.registration()).answers["guardian"] == {"relationship": "Mother", "name": "Kate Windsor"}


async def test_a_reading_that_never_comes_back_is_done_without(world: World, model: ScriptedAssistant) -> None:
    parent = await _asked(world)
    async with out(world):
        await parent.says("%% 12345 ### 99!!")
        await world.later(timedelta(seconds=20))
        await world.later(timedelta(seconds=60))
        await parent.sees("Sorry, I didn't get that.")
        count = len(await parent.replies())
        model.will(says("", kind("sorry")))
    await parent.sees_nothing_new_since(count)


KEY_OF_NO_USE = Refused("no key", reason=Reason.MISCONFIGURED)


@pytest.mark.parametrize("failure", [Unavailable("away"), Refused("no"), KEY_OF_NO_USE, ValueError("a fault of ours")])
async def test_when_it_fails_the_talk_goes_on_at_once(
    world: World, model: ScriptedAssistant, failure: Exception
) -> None:
    parent = await _asked(world)
    model.will(failure)
    model.endless = True
    await parent.says("%% 12345 ### 99!!")
    if isinstance(failure, ValueError):
        await world.later(timedelta(seconds=60))
        await world.later(timedelta(seconds=60))
    await parent.sees("Sorry, I didn't get that.")
    await parent.says("Kate Windsor, mum, 12 March 1985, kw@example.com, yes to messages")
    await parent.sees("Now about Sam")
    notices = {notice.kind for notice in await world.rows(tables.notices)}
    assert ("assistant_refused" in notices) is (failure is KEY_OF_NO_USE)


@pytest.mark.parametrize("answer", [says(refused=True), says("Great", incomplete=True)])
async def test_a_refused_or_incomplete_answer_is_taken_for_none(
    world: World, model: ScriptedAssistant, answer: object
) -> None:
    parent = await _asked(world)
    model.answers.append(answer)  # type: ignore[arg-type]
    await parent.says("%% 12345 ### 99!!")
    await parent.sees("Sorry, I didn't get that.")
    assert not await world.rows(tables.notices), "a model that will not is nothing staff can mend"


async def test_a_reading_whose_worker_was_killed_is_done_without_and_answered_once(
    world: World, model: ScriptedAssistant
) -> None:
    parent = await _asked(world)
    async with out(world):
        await parent.says("%% 12345 ### 99!!")
        async with world.app.database.begin() as tx:
            await tx.execute(tables.effects.update().values(leased_until=world.clock.now() + LEASE))
    count = len(await parent.replies())
    await world.later(timedelta(seconds=20))
    await world.later(timedelta(seconds=40))
    await parent.sees("Sorry, I didn't get that.")
    model.will(record(guardian_relationship="mum"))  # another worker takes it over, too late
    await world.later(LEASE)
    await parent.sees_nothing_new_since(count + 2)


async def test_a_result_that_is_heard_twice_is_taken_once(world: World, model: ScriptedAssistant) -> None:
    parent = await _asked(world)
    model.will(record(guardian_relationship="mum"))
    await parent.says(CHATTY)
    count = len(await parent.replies())
    async with world.app.database.begin() as tx:
        heard = tables.events.c.kind == "effect"
        await tx.execute(tables.events.update().where(heard).values(progress="waiting"))
    await world.settle()
    await parent.sees_nothing_new_since(count)


async def test_with_the_assistant_off_nothing_is_asked(database_url: str, model: ScriptedAssistant) -> None:
    async with world_on(database_url, model, ASSISTANT="off") as world:
        parent = await _asked(world)
        await parent.says("%% 12345 ### 99!!")
        await parent.sees("Sorry, I didn't get that.")
        assert model.asked == 0


async def test_always_asks_for_plain_answers_too_but_not_for_buttons_and_commands(
    database_url: str, model: ScriptedAssistant
) -> None:
    async with world_on(database_url, model, ASSISTANT="always") as world:
        parent = world.parent()
        await parent.invited()
        await parent.says("Yes, register", button="Yes, register")
        await parent.says("HELP")
        assert model.asked == 0
        model.will(says("", kind("glad")))
        await parent.says("no, he has never played")
        assert model.asked == 1
        await parent.sees("Lovely to hear that!")
        await parent.sees("Which team did Sam play for before")
