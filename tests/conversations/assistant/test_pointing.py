"""A model points: at the club's answers, at a kindness, at a wish. What the parent reads are words of ours."""

import pytest

from bot.club.registration import State
from tests.standins.assistant import ScriptedAssistant, answers, calls, kind, record, says
from tests.talks import talk_until
from tests.world import Parent, World


async def _at(world: World, section: str) -> Parent:
    parent = world.parent()
    await talk_until(parent, section)
    return parent


async def test_no_word_that_a_model_writes_is_said(world: World, model: ScriptedAssistant) -> None:
    parent = await _at(world, "payment")
    model.will(says("The club will pay the fee for you.", kind("glad")))
    await parent.says("who on earth pays for all of this in the end")
    replies = "\n".join(await parent.replies())
    assert "will pay the fee" not in replies
    await parent.sees("day of the month")


async def test_the_club_answers_in_its_own_words(world: World, model: ScriptedAssistant) -> None:
    parent = await _at(world, "child")
    model.will(says("", answers("kit_sizes", "where it", "fees")))
    await parent.says("his cousin swims in hers and mine is a wee dot, so whatever do you hand out to those")
    await parent.sees("5/6")
    await parent.sees("free parking")
    assert "£45" not in (await parent.replies())[-1], "two answers are enough"
    await parent.sees("Now about Sam")


async def test_what_the_club_does_not_tell_a_volunteer_knows(world: World, model: ScriptedAssistant) -> None:
    parent = await _at(world, "child")
    model.will(says("", answers("not_known")))
    await parent.says("his nan wants to know would the little ones' hair be put in plaits of a Saturday")
    await parent.sees("I don't know that, but a volunteer does: write PERSON.")


async def test_an_answer_and_a_question_in_one_message_are_both_heard(world: World, model: ScriptedAssistant) -> None:
    parent = await _at(world, "guardian")
    model.will(
        lambda prompt: says(
            "", *record(guardian_name="Kate Windsor")(prompt).calls, answers("where it"), kind("welcome")
        )
    )
    await parent.says("they call me Kate Windsor, and would a campervan fit by your place")
    reply = (await parent.replies())[-1]
    assert reply.startswith("Lovely to hear from you!")
    assert "free parking" in reply
    assert (await parent.registration()).answers["guardian"]["name"] == "Kate Windsor"


async def test_later_keeps_the_question_and_what_was_answered_beside_it(world: World, model: ScriptedAssistant) -> None:
    parent = await _at(world, "guardian")
    model.will(
        lambda prompt: says(
            "", *record(guardian_name="Kate Windsor")(prompt).calls, calls("later", quote="wee one's just been sick")
        )
    )
    await parent.says("they call me Kate Windsor but the wee one's just been sick all over the settee")
    assert (await parent.replies())[-1].startswith("No rush")
    assert (await parent.registration()).answers["guardian"]["name"] == "Kate Windsor"
    assert (await parent.registration()).state is State.INFO_COLLECTION


async def test_another_child_is_begun_and_the_open_one_kept(world: World, model: ScriptedAssistant) -> None:
    parent = await _at(world, "guardian")
    open_one = (await parent.registration()).id
    words = "and there's our wee Mia Jones who would be made up in with the U11 Panthers"
    model.will(says("", calls("another_child", quote=words, child_name="Mia Jones", team="U11 Panthers")))
    await parent.says(words)
    await parent.sees("Mia")
    assert {open_one} < {each.id for each in await parent.registrations()}


@pytest.mark.parametrize("quote", ["my other lad fancies it too", ""])
async def test_a_child_nobody_spoke_of_is_not_begun(world: World, model: ScriptedAssistant, quote: str) -> None:
    parent = await _at(world, "guardian")
    model.will(says("", calls("another_child", quote=quote, child_name=None, team=None)))
    model.endless = True
    await parent.says("so erm right, what a carry on it is over here with the painters in")
    await parent.sees("full name")
    assert len(await parent.registrations()) == 1
