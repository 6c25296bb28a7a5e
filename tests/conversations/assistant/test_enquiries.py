"""A stranger's first message that the bot cannot read by itself: the welcome waits for the reading, as one message."""

import pytest

from bot.model.prompts import Response
from tests.conversations.assistant.test_unread import out
from tests.standins.assistant import ScriptedAssistant, kind, record, says
from tests.world import World


async def test_what_a_stranger_tells_first_is_read_and_answered_in_one_message(
    world: World, model: ScriptedAssistant
) -> None:
    parent = world.parent()
    model.will(record(enquiry_child="Sam Jones", enquiry_team="Tigers"))
    await parent.says("it's about young Sam Jones at number nine, who dreams of nothing but the Tigers, the ten ones")
    [reply] = await parent.replies()
    assert reply.startswith("Hello, this is Omega")
    assert "Would you like to register Sam" in reply


async def test_a_plain_first_message_goes_to_no_model(world: World, model: ScriptedAssistant) -> None:
    await world.parent().says("Hi, I'd like to sign up my son Sam Jones for the U10 Tigers")
    await world.parent("+447700900456").says("Hello there")
    assert model.asked == 0


@pytest.mark.parametrize("answer", [says(), says(refused=True), says("I promise you a place.")])
async def test_where_nothing_of_a_first_message_is_taken_its_writer_is_welcome(
    world: World, model: ScriptedAssistant, answer: Response
) -> None:
    parent = world.parent()
    model.will(answer)
    await parent.says("Kate Jones here, somebody at the school gate told me you lot are rather good with the wee ones")
    [reply] = await parent.replies()
    assert reply.startswith("Hello, this is Omega")
    assert "promise" not in reply
    assert reply.endswith("Which child would you like to register (full name), and for which age group or team?")
    assert await parent.registrations() == []


async def test_what_is_plain_in_a_first_message_is_kept_where_the_model_took_nothing(
    world: World, model: ScriptedAssistant
) -> None:
    parent = world.parent()
    model.will(says("", kind("glad")))
    await parent.says("Please register Sam Jones, been kicking a ball about since before he could even walk straight")
    [reply] = await parent.replies()
    assert reply.startswith("Hello, this is Omega")
    assert reply.endswith("Which age group or team is it?")


async def test_texts_that_follow_the_first_join_it(world: World, model: ScriptedAssistant) -> None:
    parent = world.parent()
    async with out(world):
        await parent.says("somebody at the school gate told me you lot are rather good with the wee ones")
        await parent.says("ours is Sam Jones, dreams of nothing but the Tigers")
        await parent.sees_nothing_new_since(0)
        model.will(says("", kind("glad")))
        model.will(record(enquiry_child="Sam Jones", enquiry_team="Tigers"))
    [reply] = await parent.replies()
    assert reply.count("Hello, this is Omega") == 1
    assert "Would you like to register Sam" in reply


async def test_a_concern_in_a_first_message_goes_to_no_model(world: World, model: ScriptedAssistant) -> None:
    parent = world.parent()
    await parent.says("you see the thing is his coach hits my son Sam Jones and he is scared of training now")
    await parent.sees("Pat Moss, 07700 900003")
    assert model.asked == 0
