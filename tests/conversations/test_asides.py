"""What a parent may want at any time: back, again, away, a person; and another child."""

from datetime import timedelta

import pytest

from bot.club.registration import RegistrationStatus, State
from bot.model.acts import Back, Help, Start, StartAgain, Stop, WantPerson, Withdraw, WrongNumber
from bot.model.messages import Medium
from bot.store import tables
from conversations.understanding.commands import Command, command_in
from tests.pictures import JPEG
from tests.talks import ANSWERS, code_in, pays, register, talk_until
from tests.world import World

VOLUNTEER = "+447700900001"  # runs the Tigers
_FROM_GUARDIAN_TO_PAYMENT = ("guardian", "child", "address", "address_check", "consents", "review", "payment")


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("STOP", Stop),
        (" Stop. ", Stop),
        ("unsubscribe", Stop),
        ("please don't stop", None),
        ("STOP 12345", None),
        ("stop it Sam", None),
        ("start", Start),
        ("Start again", StartAgain),
        ("can we start over?", StartAgain),
        ("help", Help),
        ("help me please", None),
        ("back", Back),
        ("he hurt his back", None),
        ("PERSON", WantPerson),
        ("Can I talk to someone?", WantPerson),
        ("can i speak to a human please", WantPerson),
        ("withdraw Sam", Withdraw),
        ("wrong number", WrongNumber),
        ("sorry you have the wrong number mate", WrongNumber),
        ("number 7", None),
        ("yes", None),
    ],
)
def test_a_command_is_a_whole_message(text: str, command: Command | None) -> None:
    assert command_in(text) is command


async def test_start_again_is_confirmed_and_the_old_talk_is_archived(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    await parent.says("start again")
    await parent.sees("start again from the beginning for Sam?")
    await parent.says("no")
    await parent.sees("nothing is changed")
    await parent.sees("your postcode")
    await parent.says("start again")
    await parent.presses("Yes")
    await parent.sees("Did Sam play")
    fresh = await parent.registration()
    assert fresh.state is State.RETURNING_PLAYER_CHECK
    rows = await world.rows(tables.registrations)
    assert sorted(row.archived_at is not None for row in rows) == [False, True]
    assert {row.child_id for row in rows} == {fresh.child.id}


async def test_withdrawing_is_confirmed_frees_the_number_and_can_be_taken_back(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    assert (await parent.registration()).shirt_number == 7
    await parent.says("withdraw Sam")
    await parent.says("yes")
    await parent.sees("withdrawn")
    registration = await parent.registration()
    assert registration.status is RegistrationStatus.DECLINED
    assert registration.shirt_number is None
    await parent.says("yes")
    assert any("Which shirt number" in reply for reply in (await parent.replies())[-3:])
    await parent.says("7")
    assert (await parent.registration()).shirt_number == 7


@pytest.mark.parametrize("text", ["ok thank you, tell Alex sorry", "great, thanks for understanding", "ok"])
async def test_kind_words_do_not_open_what_was_withdrawn(world: World, text: str) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.says("withdraw Sam")
    await parent.says("yes, sorry. Will I still be charged?")
    await parent.sees("You can leave at any time")
    await parent.sees("withdrawn")
    await parent.says(text)
    await parent.sees("You're welcome")
    assert (await parent.registration()).state is State.WITHDRAWN
    await parent.says("actually yes, register him")
    assert (await parent.registration()).state is not State.WITHDRAWN


async def test_kind_words_do_not_open_what_was_declined(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says("no thanks")
    await parent.says("great, thanks for understanding")
    await parent.sees("You're welcome")
    assert (await parent.registration()).state is State.DECLINED
    await parent.says("yes go on then")
    await parent.sees("Did Sam play")


@pytest.mark.parametrize("text", ["yay thank you!!", "Great, thanks!", "ok"])
async def test_kind_words_are_no_wish_for_another_child_and_the_offer_still_stands(world: World, text: str) -> None:
    parent = world.parent()
    await register(parent)
    await parent.sees("another child?")
    await parent.says(text)
    await parent.sees("You're welcome")
    await parent.says("no just the one!")
    await parent.sees("If you need anything, just write to me")
    assert len(await parent.registrations()) == 1


async def test_kind_words_are_no_wish_to_go_on_with_the_next_child(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.invited(child_name="Ana Jones", team_name="Lions")
    await parent.sends(JPEG)
    sam = next(each for each in await parent.registrations() if each.child.first_name == "Sam")
    await world.bank.pays(sam.billing_request_id or "")
    await world.settle()
    await parent.sees("You also have Ana to register")
    await parent.says("yay thank you!!")
    await parent.sees("You're welcome")
    await parent.says("yes please")
    await parent.sees("Did Ana play")


@pytest.mark.parametrize("medium", [Medium.WHATSAPP, Medium.SMS])
async def test_what_stands_in_the_way_of_a_photo_is_answered(world: World, medium: Medium) -> None:
    parent = world.parent(medium=medium)
    await talk_until(parent, "photo")
    for text, answer in (
        ("it won't let me send it, says file too big", "a screenshot of it is smaller"),
        ("how do I send it", "send it like any picture"),
        ("I'd rather not send a photo of my child", "A volunteer can help with that: write PERSON"),
    ):
        await parent.says(text)
        await parent.sees(answer)
        await parent.sees("photo of Sam's face")
    assert "photo" not in (await parent.registration()).answers
    await parent.says("Kate will send one when she wakes up")
    assert (await parent.registration()).answers["photo"]["photo"] == "later"


async def test_a_correction_is_taken_while_a_photo_is_asked_for(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.says("change the payment day to the 1st")
    await parent.sees("Payment day: 1")
    await parent.sees("photo of Sam's face")
    assert "as a picture" not in (await parent.replies())[-1]


async def test_back_puts_the_last_question_again(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.says("back")
    await parent.sees("Did Sam play for")
    await parent.says("no")
    await parent.says("Flixton Juniors\nKate Jones, mum")
    assert (await parent.registration()).answers["past"]["previous_team"] == "Flixton Juniors"


async def test_a_correction_is_taken_in_the_middle_of_another_question(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    await parent.says("actually his birthday is the 4th")
    await parent.sees("your postcode")
    assert (await parent.registration()).answers["child"]["born"] == "2016-05-04"
    await parent.says("change email")
    await parent.sees("email address")
    await parent.says("kate2@example.com")
    await parent.sees("your postcode")
    assert (await parent.registration()).answers["guardian"]["email"] == "kate2@example.com"


async def test_a_volunteer_takes_over_and_gives_back(world: World) -> None:
    parent, volunteer = world.parent(), world.parent(VOLUNTEER, Medium.SMS)
    await talk_until(parent, "address")
    await parent.says("can I talk to someone?")
    await parent.sees("a volunteer of the club will write")
    await volunteer.sees("Kate Jones (Sam, U10 Tigers): can I talk to someone?")
    number = code_in(await volunteer.replies())
    count = len(await parent.replies())
    await parent.says("it is about the fee")
    await parent.sees_nothing_new_since(count)
    await volunteer.sees("it is about the fee")
    await volunteer.says(f"{number} Hello Kate, how can I help?")
    await parent.sees("A volunteer of Urmston Town Juniors writes: Hello Kate, how can I help?")
    await volunteer.says(f"{number} done")
    await volunteer.sees("with the bot again")
    await parent.sees("I'm back")
    await parent.sees("your postcode")


async def test_who_wants_a_person_at_night_is_relayed_in_the_morning_and_then_at_any_time(world: World) -> None:
    parent, volunteer = world.parent(), world.parent(VOLUNTEER, Medium.SMS)
    await talk_until(parent, "address")
    await world.later(timedelta(hours=12))
    await parent.says("PERSON")
    assert await volunteer.replies() == []
    await world.later(timedelta(hours=9))
    await volunteer.sees("Kate Jones (Sam, U10 Tigers): PERSON")
    await volunteer.says(f"{code_in(await volunteer.replies())} Good morning")
    await world.later(timedelta(hours=2))
    await parent.says("PERSON")
    await world.later(timedelta(hours=11))
    await volunteer.says(f"{code_in(await volunteer.replies())} Still there?")
    await parent.says("it is late, but yes")
    await volunteer.sees("it is late, but yes")


async def test_a_manager_who_wants_a_person_for_their_own_child_gets_somebody_else(world: World) -> None:
    manager = world.parent("+447700900001")
    await talk_until(manager, "address")
    await manager.says("PERSON")
    await world.parent("+447700900002", Medium.SMS).sees("(Sam, U10 Tigers): PERSON")


async def test_a_hand_over_nobody_ends_is_over_after_twelve_hours(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    await parent.says("PERSON")
    await world.later(timedelta(hours=11))
    count = len(await parent.replies())
    await parent.says("hello?")
    await parent.sees_nothing_new_since(count)
    await world.later(timedelta(hours=1))
    await parent.says("hello?")
    await parent.sees("postcode")


async def test_a_parent_cannot_answer_for_the_club(world: World) -> None:
    parent, other = world.parent(), world.parent("+447700900124")
    await talk_until(parent, "address")
    await parent.says("PERSON")
    count = len(await parent.replies())
    number = code_in(await world.parent(VOLUNTEER).replies())
    await other.says(f"{number} I am the club")
    await parent.sees_nothing_new_since(count)


async def test_a_wrong_number_is_left_in_peace_and_staff_know(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says("Sorry, wrong number")
    await parent.sees("orry to have bothered you")
    assert "wrong_number" in {notice.kind for notice in await world.rows(tables.notices)}


async def test_the_next_child_is_offered_and_the_guardian_is_not_asked_again(world: World) -> None:
    parent = world.parent()
    await register(parent)
    await parent.sees("another child?")
    await parent.says("yes")
    await parent.sees("child's full name")
    await parent.says("Ana Jones, Lions")
    await parent.sees("Did Ana play")
    await parent.says("yes")
    await parent.sees("Ana's full name")
    await parent.says("Ana Jones, 7 June 2016, girl, none")
    await parent.sees("Does Ana live at the same address?")
    ana = next(each for each in await parent.registrations() if each.child.first_name == "Ana")
    assert ana.answers["guardian"]["email"] == "kate@example.com"


@pytest.mark.parametrize("text", ["yes", "ok"])
async def test_two_invited_children_are_registered_one_after_the_other(world: World, text: str) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.invited(child_name="Ana Jones", team_name="Lions")
    await parent.sends(JPEG)
    sam = next(each for each in await parent.registrations() if each.child.first_name == "Sam")
    assert sam.answers["photo"]["photo"] != "later"
    await world.bank.pays(sam.billing_request_id or "")
    await world.settle()
    await parent.sees("You also have Ana to register")
    await parent.says(text)
    await parent.sees("Did Ana play")


@pytest.mark.parametrize("text", ["200-tigers-u10-2627", "hi the code is 200-TIGERS-U10-2627 thanks"])
async def test_a_code_names_the_team(world: World, text: str) -> None:
    parent = world.parent()
    await parent.says(text)
    await parent.sees("child's full name")
    await parent.says("Sam Jones")
    registration = await parent.registration()
    assert registration.team is not None
    assert registration.team.full_name == "U10 Tigers"


async def test_a_returning_code_names_the_child_and_shows_nothing_of_it(world: World) -> None:
    known, stranger = world.parent(), world.parent("+447700900124")
    await register(known)
    await stranger.says("100-tigers-u10-2627-sam-jones")
    replies = " ".join(await stranger.replies())
    assert "2016" not in replies
    assert "Kate" not in replies
    await stranger.sees("your full name")


async def test_a_code_of_another_season_is_no_code(world: World) -> None:
    parent = world.parent()
    await parent.says("200-tigers-u10-2526")
    await parent.sees("Which child would you like to register")


async def test_a_shirt_number_is_held_the_moment_it_is_chosen(world: World) -> None:
    first, second = world.parent(), world.parent("+447700900124")
    await talk_until(first, "photo")
    await talk_until(
        second, "kit", child="Max Hill, 9 May 2016, boy, none", guardian="Jo Hill, dad, 1 May 1980, jo@example.com, no"
    )
    await second.says("9/10, number 7")
    await second.sees("Number 7 is taken")
    replies = await second.replies()
    assert "Sam" not in replies[-1]
    await second.says("8")
    assert {row.shirt_number for row in await world.rows(tables.registrations)} == {7, 8}


async def test_two_who_want_one_number_in_the_same_moment_do_not_share_it(world: World) -> None:
    parents = [world.parent(f"+4477009001{n:02}") for n in range(23, 27)]
    for parent in parents:
        await talk_until(parent, "kit")
    for parent in parents:
        await world.carrier.says(parent.number, "9/10 and number 9")
    for _ in range(4):
        await world.later(timedelta(seconds=10))
    numbers = [row.shirt_number for row in await world.rows(tables.registrations)]
    assert numbers.count(9) == 1
    assert numbers.count(None) == len(parents) - 1


async def test_no_kit_is_asked_for_where_none_is_due(world: World) -> None:
    parent = world.parent()
    await parent.invited(team_name="Lions")
    for text in ("yes", "yes", *[ANSWERS[section] for section in _FROM_GUARDIAN_TO_PAYMENT]):
        await parent.says(text)
    await parent.sees("photo of Sam's face")


async def test_from_sixteen_the_child_has_own_details_and_an_emergency_contact(world: World) -> None:
    parent = world.parent()
    await parent.invited(team_name="Falcons", age_group="U16")
    child = "Sam Jones, 3 May 2011, boy, none"
    for text in ("yes", "yes", ANSWERS["guardian"], child, ANSWERS["address"], "yes", "yes"):
        await parent.says(text)
    await parent.sees("Sam's own mobile number")
    await parent.says("07700 900123, kate@example.com")
    await parent.sees("That is your own number")
    await parent.says("07700 900456")
    await parent.says("sam@example.com")
    await parent.sees("emergency contact")
    await parent.says("Ann Jones, 07700 900789, 1 May 1955")
    await parent.says("3 Moss Road, Urmston")
    await parent.says("yes to all")
    await parent.sees("Please check")
    answers = (await parent.registration()).answers
    assert answers["own_contact"] == {"mobile": "+447700900456", "email": "sam@example.com"}
    assert answers["emergency"]["name"] == "Ann Jones"


async def test_an_address_nobody_is_sure_of_is_typed(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    await parent.says("M41 7BD, 12")  # two streets under one postcode
    await parent.sees("type your address")
    await parent.says("12 Davy Fold, Flixton, Manchester")
    await parent.sees("Does Sam live at the same address?")
    await parent.says("no")
    await parent.sees("Sam's postcode")
    await parent.says("M41 5AA, 20")
    await parent.sees("20 Moorfold Avenue")
    await parent.says("yes")
    await parent.says("yes to all")
    await parent.sees("Child's address: 20 Moorfold Avenue")


async def test_a_serious_condition_gets_one_follow_up(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address", child="Sam Jones, 3 May 2016, boy, asthma")
    await parent.sees("managers must know")
    await parent.says("He keeps his inhaler in his bag")
    await parent.sees("your postcode")
    assert "inhaler" in (await parent.registration()).answers["child"]["medical"]["note"]


async def test_paying_later_completes_what_was_told_long_before(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "nothing more")
    await parent.sees("waiting for the payment")
    await parent.sends(JPEG)
    await pays(parent)
    await parent.sees("Sam is registered")


async def test_an_address_put_right_while_it_is_looked_up_is_looked_up_again(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    await world.carrier.says(parent.number, "M32 8JL, number 12")
    world.clock.move(timedelta(seconds=5))
    await world.app.turns.take(10)  # the look-up is out
    await parent.says("sorry the postcode is M41 5AA")
    await parent.sees("12 Moorfold Avenue")
    assert "address_check" not in (await parent.registration()).answers


async def test_a_typed_address_needs_a_street(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address_check")
    await parent.says("no")
    await parent.presses("The address")
    await parent.says("M32 8JL, number 12")
    await parent.sees("the house, the street and the town")


async def test_a_better_picture_takes_the_place_of_the_first(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.sends(JPEG)
    first = (await parent.registration()).answers["photo"]["photo"]
    await parent.sends(JPEG, JPEG)
    registration = await parent.registration()
    assert registration.answers["photo"]["photo"] != first
    kinds = [effect.kind for effect in await world.rows(tables.effects)]
    assert kinds.count("store_photo") == 2
    assert kinds.count("forget_photo") == 1
    assert kinds.count("delete_media") == 3
