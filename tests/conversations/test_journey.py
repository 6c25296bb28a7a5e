"""The talk: who is welcome, what is asked, and what is said at each turn of the way."""

import re
from datetime import timedelta

import pytest

from bot.club.registration import PaymentStatus, RegistrationStatus, State
from bot.model.forms import steps
from bot.model.messages import Medium
from bot.store import tables
from conversations.form.forms import SECTIONS
from conversations.form.journey import JOURNEY, mermaid
from conversations.talk.idle import IDLE
from tests.pictures import JPEG
from tests.talks import pays, register, talk_until
from tests.world import World


def test_every_state_can_be_reached_and_left_or_is_spoken_to() -> None:
    reached = {way.to for stage in JOURNEY.values() for way in (*stage.ways, *stage.by_event)}
    assert reached | {State.INITIAL_CONTACT} >= set(JOURNEY)
    assert reached <= set(JOURNEY)
    for state, stage in JOURNEY.items():
        assert stage.ways or stage.by_event, f"nothing leads out of {state}"
        assert stage.sections or state in IDLE, f"nothing is said in {state}"
        assert all(section in SECTIONS for section in stage.sections)


def test_every_field_has_a_reader_and_a_question() -> None:
    for form in SECTIONS.values():
        assert all(step.ask.prompt for step in steps(form))


def test_the_map_shows_every_state() -> None:
    drawn = mermaid()
    assert drawn.startswith("stateDiagram-v2")
    assert all(state in drawn for state in JOURNEY)


async def test_a_parent_who_writes_first_is_welcome(world: World) -> None:
    parent = world.parent()
    await parent.says("Hi, is this the football club?")
    await parent.sees("Which child would you like to register")
    await parent.says("Sam Jones, U10 Tigers")
    await parent.sees("Would you like to register Sam")
    registration = await parent.registration()
    assert registration.team is not None
    assert registration.team.full_name == "U10 Tigers"
    assert "enquiry" in {notice.kind for notice in await world.rows(tables.notices)}


async def test_a_no_is_taken_for_a_no_and_a_later_yes_goes_on(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says("no thanks")
    await parent.sees("Sam is not registered")
    assert (await parent.registration()).status is RegistrationStatus.DECLINED
    await parent.says("what was this about")
    await parent.sees("Would you like to register after all?")
    await parent.says("yes")
    await parent.sees("Did Sam play")


async def test_it_depends_is_asked_again(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says("it depends")
    await parent.sees("Would you like to register Sam")
    assert (await parent.registration()).state is State.INITIAL_CONTACT


async def test_buttons_do_what_words_do(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says("Yes, register", button="Yes, register")
    await parent.presses("No")
    await parent.sees("Which team did Sam play for before")


async def test_a_button_of_an_earlier_question_is_told_so(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says("hm")
    await parent.says("yes")
    await parent.says("yes", button="wish.to_register:Yes")
    await parent.sees("belongs to an earlier question")
    await parent.sees("Did Sam play")


async def test_by_sms_a_number_picks_the_option(world: World) -> None:
    parent = world.parent(medium=Medium.SMS)
    await parent.says("hello")
    await parent.says("Sam Jones, Tigers")
    await parent.sees("1 Yes")
    await parent.says("2")
    await parent.sees("Sam is not registered")


async def test_what_is_missing_is_asked_singly_with_the_reason(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.says("Kate Jones, mum, 31 February 1985, yes to messages")
    await parent.sees("no such day")
    await parent.says("12 March 1985")
    await parent.sees("email")
    await parent.says("kate@example.com")
    await parent.sees("Sam's full name")


async def test_the_summary_can_be_corrected_and_only_the_change_is_shown(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "review")
    await parent.sees("Email: kate@example.com")
    await parent.says("change email to kate.jones@example.com")
    await parent.sees("Email: kate.jones@example.com")
    replies = await parent.replies()
    assert "12 March 1985" not in replies[-1]
    await parent.says("yes correct")
    await parent.sees("On which day")
    assert (await parent.registration()).answers["guardian"]["email"] == "kate.jones@example.com"


async def test_a_child_outside_the_ages_is_told_kindly_and_the_manager_knows(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await parent.says("Sam Jones, 3 May 2023, boy, no medical")
    await parent.sees("outside the ages")
    assert (await parent.registration()).state is State.DECLINED
    assert "outside_ages" in {notice.kind for notice in await world.rows(tables.notices)}


async def test_a_child_of_another_age_group_is_not_refused(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await parent.says("Sam Jones, 3 May 2014, boy, no medical")
    await parent.sees("Sam belongs to U13, not U10 Tigers")
    await parent.sees("your postcode")
    assert "other_age_group" in {notice.kind for notice in await world.rows(tables.notices)}


@pytest.mark.parametrize("day", ["31", "last day", "end of the month"])
async def test_late_days_become_the_last_and_the_guardian_is_told(world: World, day: str) -> None:
    parent = world.parent()
    await talk_until(parent, "payment")
    await parent.says(day)
    assert any("last day of each month" in reply for reply in await parent.replies())
    assert (await parent.registration()).answers["payment"]["day"] == -1


async def test_the_link_is_made_once_however_often_they_write(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "kit")
    await parent.says("9/10, 7")
    await parent.says("later")
    await parent.says("where is the link")
    await parent.sees("/reg_setup/BRQ")
    links = {link for reply in await parent.replies() for link in re.findall(r"/reg_setup/\w+", reply)}
    assert len(links) == 1
    assert [effect.kind for effect in await world.rows(tables.effects)].count("billing_request") == 1
    assert (await parent.registration()).payment_status is PaymentStatus.PENDING_PAYMENT


async def test_paying_twice_says_complete_once(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.sends(JPEG)
    await world.bank.is_refused((await parent.registration()).billing_request_id or "")
    await world.settle()
    await parent.sees("did not go through")
    world.bank.post.copies = 3
    await pays(parent)
    said = [reply for reply in await parent.replies() if "Sam is registered" in reply]
    assert len(said) == 1
    await parent.says("no thanks")
    await parent.sees("If you need anything")


async def test_money_may_come_before_the_talk_is_over(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "kit")
    await pays(parent)
    await parent.sees("payment for Sam has arrived")
    assert (await parent.registration()).state is State.KIT
    await parent.says("9/10 and number 7")
    await parent.says("later")
    await parent.sees("The payments are in order")
    await parent.sends(JPEG)
    await parent.sees("Sam is registered")
    assert (await parent.registration()).state is State.COMPLETED


async def test_inviting_again_before_a_reply_sends_nothing_and_gives_the_same_message(world: World) -> None:
    parent = world.parent()
    first = await parent.invited()
    second = await parent.invited(child_name="  sam JONES ")
    assert second["outcome"] == "already_invited"
    assert second["message_id"] == first["message_id"] is not None
    assert len(await parent.replies()) == 1


async def test_inviting_again_in_the_middle_asks_about_problems_once_in_seven_days(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    for days, expected in ((0, 1), (1, 1), (7, 2)):
        await world.later(timedelta(days=days))
        result = await parent.invited()
        assert result["outcome"] == "already_started"
        asked = [reply for reply in await parent.replies() if "already started the registration" in reply]
        assert len(asked) == expected


async def test_inviting_a_registered_child_sends_nothing(world: World) -> None:
    parent = world.parent()
    await register(parent)
    count = len(await parent.replies())
    result = await parent.invited()
    assert result["outcome"] == "completed"
    await parent.sees_nothing_new_since(count)


async def test_consent_is_kept_with_its_wording(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "consents")
    assert await world.rows(tables.consents) == [], "what was said ahead is only shown as chosen"
    await parent.says("yes to all but the photo")
    given = {each.purpose: each.given for each in await world.rows(tables.consents)}
    assert given == {"messages": True, "photo": False, "fa": True, "medical": True}
    assert {each.wording for each in await world.rows(tables.consents)} == {f"{name}-2026-1" for name in given}


async def test_a_section_answered_at_once_needs_few_messages(world: World) -> None:
    parent = world.parent()
    await register(parent)
    assert sum(sent.message.medium is Medium.WHATSAPP for sent in world.carrier.sent) <= 15
