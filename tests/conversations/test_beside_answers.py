"""What parents say beside the open question: heard for what it is, and never taken for an answer."""

import pytest

from bot.club.registration import State
from bot.model.messages import Medium
from tests.talks import register, talk_until
from tests.world import World


@pytest.mark.parametrize(
    "words",
    [
        "not now, I'm at work",
        "yes but not now",
        "I'll do it tonight",
        "let me check with his dad",
        "can I do this later",
        "not yet, need to speak to my husband first",
        "give me a minute",
    ],
)
async def test_not_now_is_no_no(world: World, words: str) -> None:
    kate = world.parent()
    await kate.invited()
    await kate.says(words)
    await kate.sees("No rush, just write when it suits you")
    assert (await kate.registration()).state is State.INITIAL_CONTACT
    await kate.says("yes")
    await kate.sees("Did Sam play")


@pytest.mark.parametrize("words", ["no thanks", "No", "not interested sorry"])
async def test_a_plain_no_is_one(world: World, words: str) -> None:
    kate = world.parent()
    await kate.invited()
    await kate.says(words)
    assert (await kate.registration()).state is State.DECLINED


@pytest.mark.parametrize("words", ["Hi yes please we'd love to!", "Ooh fab, count us in!", "hello, yes", "we're in"])
async def test_yes_in_ordinary_words(world: World, words: str) -> None:
    kate = world.parent()
    await kate.invited()
    await kate.says(words)
    await kate.sees("Did Sam play")


@pytest.mark.parametrize("words", ["please don't", "no please don't do that", "Please do not"])
async def test_please_do_not_withdraws_nobody(world: World, words: str) -> None:
    kate = world.parent()
    await register(kate)
    await kate.says("withdraw Sam")
    await kate.says(words)
    assert (await kate.registration()).state is State.COMPLETED
    assert [each["status"] for each in await world.bank.all("subscriptions")] == ["active"]


async def test_withdraw_is_about_the_child_who_is_named(world: World) -> None:
    kate = world.parent()
    await register(kate)
    await kate.invited(child_name="Ana Jones")
    await kate.says("withdraw Sam")
    await kate.sees("Shall I withdraw Sam")
    await kate.says("no")
    await kate.says("withdraw")
    await kate.sees("Which child do you mean: Sam or Ana?")


@pytest.mark.parametrize("words", ["ok", "Okay", "k", "👍"])
async def test_ok_is_no_answer_to_a_question_of_fact(world: World, words: str) -> None:
    kate = world.parent()
    await talk_until(kate, "past")
    await kate.says(words)
    await kate.sees("Did Sam play")
    assert "past" not in (await kate.registration()).answers


@pytest.mark.parametrize("words", ["1️⃣", "１", "option 1", "#1", "1.", "1)"])
async def test_a_number_picks_however_it_is_written(world: World, words: str) -> None:
    kate = world.parent(medium=Medium.SMS)
    await talk_until(kate, "past")
    await kate.says(words)
    assert (await kate.registration()).answers["past"]["played_for_us"] is True


@pytest.mark.parametrize(
    "words", ['Loved "Thank you. Now about Sam."', "Liked “Is everything correct?”", 'Reacted 👍 to "Is that right?"']
)
async def test_a_reaction_answers_nothing(world: World, words: str) -> None:
    kate = world.parent(medium=Medium.SMS)
    await talk_until(kate, "review")
    count = len(await kate.replies())
    await kate.says(words)
    await kate.sees_nothing_new_since(count)
    assert (await kate.registration()).state is State.REVIEW


@pytest.mark.parametrize("words", ["please stop messaging me", "remove me from your list", "don't text me again"])
async def test_who_wants_to_be_left_alone_hears_how(world: World, words: str) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    await kate.says(words)
    await kate.sees("the one word STOP")
    assert "postcode" not in (await kate.replies())[-1]


async def test_who_doubts_hears_who_invited_them_and_where_to_look(world: World) -> None:
    kate = world.parent()
    await kate.invited()
    await kate.says("is this a scam?")
    for words in ("Alex Johnson, who runs U10 Tigers", "urmstontownjuniors", "payment page", "PERSON", "register Sam"):
        await kate.sees(words)
    await kate.says("how did you get my number?")
    await kate.sees("Alex Johnson, who runs U10 Tigers")


async def test_how_things_stand_is_never_told_twice_in_the_same_words(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    await kate.says("is he registered?")
    await kate.says("is he registered?")
    first, second = (await kate.replies())[-2:]
    assert first != second
    assert "postcode" in second


async def test_a_sister_is_begun_and_the_open_child_kept(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("I want to register his sister Lily Shaw, U11 Panthers")
    await kate.sees("Did Lily play")
    assert {each.child.profile["name"] for each in await kate.registrations()} == {"Sam Jones", "Lily Shaw"}


@pytest.mark.parametrize("section", ["child", "review", "photo"])
async def test_another_child_can_be_named_at_any_time(world: World, section: str) -> None:
    kate = world.parent()
    await talk_until(kate, section)
    await kate.says("his sister wants to join too")
    await kate.sees("your child's full name and the age group or team")
    await kate.says("Mia Jones, U10 Lions")
    await kate.sees("Did Mia play")
    assert {each.child.profile["name"] for each in await kate.registrations()} >= {"Mia Jones"}


async def test_of_a_second_child_the_team_before_is_asked_by_itself(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("his sister Mia Jones U10 Lions would like to join as well")
    await kate.says("no")
    await kate.sees("Which team did Mia play for before, if any?")
    await kate.says("none")
    await kate.sees("Now about Mia")


@pytest.mark.parametrize(
    "said", ["his sister plays for Stretford", "my other son has a nut allergy", "her brother can help"]
)
async def test_who_is_only_spoken_of_is_no_other_child_to_register(world: World, said: str) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says(said)
    assert len(await kate.registrations()) == 1
    assert "full name" not in (await kate.replies())[-1]


@pytest.mark.parametrize(
    "health", ["no, actually he has asthma", "none, had open heart surgery at 2", "none\nsorry he has asthma"]
)
async def test_none_with_a_condition_beside_it_is_asked_again(world: World, health: str) -> None:
    kate = world.parent()
    await talk_until(kate, "child")
    await kate.says(f"Sam Jones, 3 May 2017, boy, {health}")
    medical = (await kate.registration()).answers["child"].get("medical")
    assert medical is None or medical["has_issues"]
    if medical is None:
        await kate.sees("medical")


@pytest.mark.parametrize("health", ["none", "no asthma, no allergies", "no he is healthy"])
async def test_a_plain_none_is_one(world: World, health: str) -> None:
    kate = world.parent()
    await talk_until(kate, "child")
    await kate.says(f"Sam Jones, 3 May 2017, boy, {health}")
    assert (await kate.registration()).answers["child"]["medical"]["has_issues"] is False


async def test_any_allergy_is_asked_about_once(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "child")
    await kate.says("Sam Jones, 3 May 2017, boy, peanut allergy")
    await kate.sees("anything the managers must know")


async def test_a_condition_told_later_is_added_and_shown_back(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "address", child="Sam Jones, 3 May 2017, boy, none")
    await kate.says("oh and he carries an EpiPen")
    answers = (await kate.registration()).answers["child"]
    if "medical" in answers:
        assert "EpiPen" in answers["medical"]["description"]
        assert any("EpiPen" in reply for reply in await kate.replies())
    else:
        await kate.sees("medical issues")


async def test_an_answer_beside_it_is_taken(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "kit")
    await kate.says("just driving, size M and number 7 please")
    assert (await kate.registration()).answers["kit"] == {"size": "M", "number": 7}


async def test_a_photo_later_is_an_answer(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("I'll send it later")
    assert (await kate.registration()).state is State.AWAITING_PAYMENT


async def test_who_asks_his_dad_first_has_not_said_that_they_are_the_dad(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "guardian")
    await kate.says("let me ask his dad first")
    await kate.sees("No rush")
    assert "guardian" not in (await kate.registration()).answers


@pytest.mark.parametrize("said", ["twins: Max and Leo", "I've got twins Max and Leo Jones, both U10"])
async def test_of_twins_one_comes_at_a_time_and_nothing_is_stored(world: World, said: str) -> None:
    kate = world.parent()
    await talk_until(kate, "guardian")
    await kate.says(said)
    await kate.sees("One at a time, please: Sam first")
    await kate.sees("your full name")
    assert "guardian" not in (await kate.registration()).answers


async def test_who_answers_and_names_another_child_is_heard_in_both(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "guardian")
    await kate.says("his sister wants to join too. None. Kate Jones, mum, 12/3/85, kate@example.com")
    await kate.sees("I'll come to the other one as soon as we're through with Sam.")
    await kate.sees("Now about Sam")
    assert (await kate.registration()).answers["guardian"]["email"] == "kate@example.com"


@pytest.mark.parametrize(
    "said", ["another child", "add another", "can I register my daughter", "one more child please"]
)
async def test_with_one_child_through_another_may_be_asked_for_in_few_words(world: World, said: str) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says(said)
    await kate.sees("your child's full name")
    assert (await kate.registration()).answers["child"]["medical"]["description"] == "Hay fever"


async def test_who_they_are_is_put_right_in_the_middle_of_another_question(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "child")
    await kate.says("actually I'm his nan")
    await kate.sees("Relationship: Other")
    assert (await kate.registration()).answers["guardian"]["relationship"] == "Other"


async def test_who_moved_house_is_asked_for_the_new_one(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "review")
    await kate.says("we moved house")
    await kate.sees("postcode")


async def test_a_child_who_is_called_otherwise_is_called_so(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "review")
    await kate.says("yep but he's called Samuel")
    await kate.sees("Child: Samuel Jones")
    await kate.sees("Is everything correct?")


async def test_who_wants_to_complain_gets_a_volunteer(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("I want to complain about the coach")
    await kate.sees("a volunteer of the club will write to you")


async def test_a_yes_with_everything_about_themselves_is_asked_nothing_of_it_again(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "wish")
    await kate.says("Yes! Kate Jones, his mum, 12/03/85, kate@example.com")
    await kate.sees("Did Sam play")
    await kate.says("no")
    await kate.sees("Which team did Sam play for before, if any? If none, just say none.")
    await kate.says("none")
    await kate.sees("Now about Sam")
    assert (await kate.registration()).answers["guardian"]["email"] == "kate@example.com"


async def test_a_whole_paragraph_in_answer_to_the_invitation_is_read(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "wish")
    await kate.says(
        "Yes please. I'm Kate Jones, Sam's mum, born 12 March 1985, kate@example.com. "
        "Sam was born 3 May 2017, he's a boy with no medical issues. He didn't play for you last year."
    )
    told = (await kate.registration()).answers
    assert told["wish"]["to_register"] is True
    assert told["guardian"] | {"name": ""} == {
        "name": "",
        "relationship": "Mother",
        "born": "1985-03-12",
        "email": "kate@example.com",
    }
    assert told["child"]["born"] == "2017-05-03"


async def test_a_parents_name_in_the_first_paragraph_is_not_the_childs(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "wish")
    await kate.says(
        "Yes please! Sam's mum here, Kate Jones (12th of March 1985). He was born on the 3rd of May 2017, a boy"
    )
    await kate.sees("Did Sam play")
    told = (await kate.registration()).answers
    assert "name" not in told.get("child", {})
    assert told["child"]["born"] == "2017-05-03"
    assert told["guardian"]["born"] == "1985-03-12"


_CHAT = ["yes and thanks for asking, we all look forward to it", "no thanks, he plays for Stretford now, born 2017"]


@pytest.mark.parametrize("said", _CHAT)
async def test_of_chat_beside_the_answer_nothing_is_stored(world: World, said: str) -> None:
    kate = world.parent()
    await talk_until(kate, "wish")
    await kate.says(said)
    assert set((await kate.registration()).answers) <= {"wish"}


@pytest.mark.parametrize("said", ["flat 3, 12 Nowhere Road M41 9ZZ", "we're at 12 Nowhere Road, M41 9ZZ"])
async def test_a_street_that_was_typed_is_not_asked_for_again_where_the_look_up_finds_nothing(
    world: World, said: str
) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    await kate.says(said)
    await kate.sees("Does Sam live at the same address?")
    assert "12 Nowhere Road" in (await kate.registration()).answers["address_check"]["typed"]


async def test_who_asks_who_the_manager_is_hears_who_invited_them(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "wish")
    await kate.says("who is Alex?")
    await kate.sees("Alex Johnson, who runs U10 Tigers")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("when I get paid, 28th", 28),
        ("payday is always the 25th", 25),
        ("not the 28th", None),
        ("after the 28th", None),
    ],
)
async def test_a_story_that_ends_in_one_day_names_it(world: World, said: str, day: int | None) -> None:
    kate = world.parent()
    await talk_until(kate, "payment")
    await kate.says(said)
    assert (await kate.registration()).answers.get("payment", {}).get("day") == day
