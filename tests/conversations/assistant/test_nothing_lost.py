"""One message of a parent gets one answer, and whatever else happens meanwhile, nothing that was written is lost."""

import json
from datetime import timedelta

import pytest

from bot.club.registration import State
from bot.engine.performers import NOT_QUICK
from tests.conversations.assistant.test_unread import CHATTY, MORE, out
from tests.conversations.guardians.test_family import together
from tests.standins.assistant import ScriptedAssistant, calls, kind, record, says
from tests.talks import ANSWERS, talk_until
from tests.world import Parent, World

TIGER = "he is a proper little tiger that one, what a handful from the minute he gets up"


async def _asked(world: World, section: str = "guardian") -> Parent:
    parent = world.parent()
    await talk_until(parent, section)
    return parent


async def _new(parent: Parent, *texts: str) -> list[str]:
    count = len(await parent.replies())
    await parent.says(*texts)
    return (await parent.replies())[count:]


async def test_an_answer_from_the_club_file_goes_with_what_the_model_says(
    world: World, model: ScriptedAssistant
) -> None:
    parent = await _asked(world)
    model.will(says("", kind("glad")))
    [reply] = await _new(parent, "how much is it? we are the family from the corner with the three dogs and the cub")
    assert "£45" in reply
    assert "Lovely to hear that!" in reply
    assert reply.rstrip().endswith("fine.")  # the open question


async def test_what_is_learned_in_between_goes_with_the_answer_of_the_second_reading(
    world: World, model: ScriptedAssistant
) -> None:
    parent = await _asked(world, "child")
    model.will(record(child_born="3rd of May 2016", child_name="Samuel Windsor"), says(""))
    [reply] = await _new(
        parent, "well our Samuel came into this world on the 3rd of May 2016, middle of a thunderstorm"
    )
    assert "U11" in reply


async def test_words_for_a_question_outlive_a_refused_proposal(world: World, model: ScriptedAssistant) -> None:
    parent = await _asked(world)
    model.will(
        lambda prompt: says("", kind("thanks"), *record(guardian_name="Kate Windsor")(prompt).calls),
        says(""),
    )
    [reply] = await _new(parent, "so erm right, the tired old bird of the little tiger cub over there that is me then")
    assert reply.startswith("Thank you for telling me.")


@pytest.mark.parametrize(("asked", "is_so"), [("withdraw Sam", "withdrawn"), ("start again", "returning_player_check")])
async def test_a_yes_that_is_waited_for_survives_a_late_reading(
    world: World, model: ScriptedAssistant, asked: str, is_so: str
) -> None:
    parent = await _asked(world, "child")
    async with out(world):
        await parent.says(TIGER)
        await parent.says(asked)
        model.will(says("", kind("glad")), says("", kind("glad")))
    await parent.says("yes")
    assert (await parent.registration()).state == is_so


async def test_it_survives_a_reading_that_fails(world: World, model: ScriptedAssistant) -> None:
    parent = await _asked(world, "child")
    async with out(world):
        await parent.says(TIGER)
        await parent.says("withdraw Sam")
        model.will(says(refused=True))
    await parent.sees("Shall I withdraw Sam")
    assert (await parent.registration()).state is State.INFO_COLLECTION


async def test_who_has_withdrawn_hears_no_more_of_what_they_wrote_before(
    world: World, model: ScriptedAssistant
) -> None:
    parent = await _asked(world, "child")
    async with out(world):
        await parent.says(TIGER)
        await parent.says("withdraw Sam")
        await parent.says("yes")
        count = len(await parent.replies())
        model.will(says("", kind("glad")))
    await parent.sees_nothing_new_since(count)


async def test_a_wrong_number_hears_nothing_more(world: World, model: ScriptedAssistant) -> None:
    parent = world.parent()
    await parent.invited()
    async with out(world):
        await parent.says("now who on earth would that be writing to me at this hour of the day, how peculiar")
        await parent.says("wrong number")
        count = len(await parent.replies())
        model.will(says(""))
    await parent.sees_nothing_new_since(count)


async def test_the_second_guardian_starts_nothing_over_by_the_model_either(
    world: World, model: ScriptedAssistant
) -> None:
    kate, tom = await together(world, "photo")
    before = (await kate.registration()).id
    model.will(says("", calls("start_over", quote="let me do the lot afresh myself")))
    await tom.says("photo? honestly Kate has made a right mess of this, let me do the lot afresh myself will you")
    await tom.says("yes")
    assert (await kate.registration()).id == before


async def test_a_vague_correction_asks_again_for_what_it_names_and_nothing_else(
    world: World, model: ScriptedAssistant
) -> None:
    parent = await _asked(world, "address")
    model.will(says(""))
    await parent.says("sorry I messed up his birthday somehow, was half asleep with the baby")
    await parent.sees("Sam's date of birth")
    answers = (await parent.registration()).answers
    assert "born" not in answers["child"]
    assert answers["guardian"]["born"] == "1985-03-12"


async def test_small_talk_is_no_name_where_the_model_found_none(world: World, model: ScriptedAssistant) -> None:
    parent = await _asked(world)
    model.will(says("", kind("glad")))
    await parent.says("Lovely Jubbly, we are all well chuffed over here in sunny Flixton today")
    assert "name" not in (await parent.registration()).answers.get("guardian", {})


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("wish", "ok that's good to know, his cousin tried it with you once upon a time in the rain"),
        ("wish", "Right. Alex mentioned you would be messaging the whole lot of us parents this week"),
        ("kit", "he's quite small for his age, a proper little whippet he is our lad, number 5 on his wall"),
    ],
)
async def test_what_the_model_read_and_left_alone_decides_nothing(
    world: World, model: ScriptedAssistant, section: str, text: str
) -> None:
    parent = await _asked(world, section)
    before = (await parent.registration()).answers
    model.will(says("", kind("glad")))
    await parent.says(text)
    assert (await parent.registration()).answers == before


async def test_a_yes_to_something_else_is_no_yes_to_the_question(world: World, model: ScriptedAssistant) -> None:
    parent = await _asked(world, "past")
    model.will(record(guardian_consent="yes of course you can message me"))
    await parent.says("oh aye yes of course you can message me, morning noon and night if you fancy, I never sleep")
    answers = (await parent.registration()).answers
    assert "played_for_us" not in answers.get("past", {})
    assert "guardian" not in answers


async def test_what_is_told_while_an_address_is_looked_up_is_read(
    world: World, model: ScriptedAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = await _asked(world, "address")
    monkeypatch.setattr("bot.engine.performs.NOT_QUICK", NOT_QUICK | {"address_lookup"})
    await parent.says(ANSWERS["address"])
    model.will(record("correct_answers", child_medical="allergic to bee stings, carries an EpiPen"))
    await parent.says("oh and he is also allergic to bee stings, carries an EpiPen, forgot to say that one earlier")
    monkeypatch.undo()
    await world.settle()
    assert "bee" in json.dumps((await parent.registration()).answers["child"])
    await parent.sees("anything the managers must know")


async def test_without_a_model_who_tells_more_meanwhile_is_asked_to_tell_it_again(
    world: World, model: ScriptedAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = await _asked(world, "address")
    monkeypatch.setattr("bot.engine.performs.NOT_QUICK", NOT_QUICK | {"address_lookup"})
    await parent.says(ANSWERS["address"])
    model.will(says(refused=True))
    await parent.says("he gets a bit of eczema behind the knees when the grass is fresh cut")
    await parent.sees("Please tell me that again")
    monkeypatch.undo()


async def test_what_comes_after_the_patience_is_read_by_the_model_too(world: World, model: ScriptedAssistant) -> None:
    parent = await _asked(world)
    async with out(world):
        await parent.says(CHATTY)
        await world.later(timedelta(seconds=20))
        await parent.says(MORE)
        model.will(record(guardian_relationship="mum"))
        model.endless = True
    assert MORE in model.read


async def test_so_is_what_comes_after_a_press(world: World, model: ScriptedAssistant) -> None:
    parent = world.parent()
    await parent.invited()
    later = "and his dad was with the Flixton lot when he was small, but he himself only ever kicked about in the park"
    async with out(world):
        await parent.says("the wee man is fierce excited, he's kicking a ball since he could stand")
        await parent.says("Yes, register", button="Yes, register")
        await parent.says(later)
        model.will(says(""))
        model.endless = True
    assert later in model.read


async def test_another_child_is_turned_to_at_once(world: World, model: ScriptedAssistant) -> None:
    parent = world.parent()
    await parent.invited(parent_name="Kate Jones")
    await parent.invited(child_name="Ana Jones", team_name="Panthers", age_group="U11", parent_name="Kate Jones")
    for text in ("Yes please", "no", "none"):
        await parent.says(text)
    async with out(world):
        await parent.says("it's me Sam's mum you know, the one with the red coat who always stands by the gate")
        await parent.says("now for Ana")
        await parent.sees("Ana")
        model.will(record(guardian_relationship="mum"))
        model.endless = True


async def test_what_was_read_here_of_an_enquiry_is_kept(world: World, model: ScriptedAssistant) -> None:
    parent = world.parent()
    await parent.says("hello")
    model.will(says("", kind("glad")))
    await parent.says("Sam Jones, U10 Tigers, been kicking a ball about since before he could even walk straight")
    await parent.sees("Would you like to register Sam")


async def test_a_managers_invitation_leaves_nothing_in_their_own_childs_form(
    world: World, model: ScriptedAssistant
) -> None:
    manager = world.manager()
    await talk_until(manager, "guardian")
    invitation = {"child_name": "Ben Smith", "team": "U10 Lions", "parent_name": "Vera Smith"}
    model.will(says("", calls("initial_message", **invitation, parent_phone="07700 900188")))
    await manager.says(
        "hiya could you get Ben Smith in with the U10 Lions for me, mum is Vera Smith on 07700 900188, vera@example.com"
    )
    await manager.sees("I'll invite Vera Smith")
    assert "guardian" not in (await manager.registration()).answers


@pytest.mark.parametrize(
    "text",
    [
        "please could I speak with somebody about the money side of things, bit embarrassing really",
        "we've moved house, now at number 20 same road",
        "I've changed my mind about all this, he's broken his leg and will be out till spring",
    ],
)
async def test_who_waits_for_the_money_is_read_too(world: World, model: ScriptedAssistant, text: str) -> None:
    parent = await _asked(world, "photo")
    await parent.says("later")
    model.will(says(""))
    await parent.says(text)
    assert text in model.read


async def test_what_is_told_ahead_of_its_time_costs_no_second_reading(world: World, model: ScriptedAssistant) -> None:
    parent = await _asked(world)
    model.will(record(guardian_relationship="mum", payment_day="on the 20th"))
    await parent.says("so erm right, the mum of the little tiger cub that is me, and take the money on the 20th please")
    assert model.asked == 1
    await parent.sees("What is your full name?")


async def test_what_joined_a_reading_that_fails_is_read_by_itself_too(world: World, model: ScriptedAssistant) -> None:
    parent = await _asked(world)
    async with out(world):
        await parent.says("what a week it was, we have not sat down since Monday and the dog is ill")
        await parent.says("I am Kate Jones")
        model.will(says(refused=True))
    assert (await parent.registration()).answers["guardian"]["name"] == "Kate Jones"
    assert "What is your full name" not in (await parent.replies())[-1]
