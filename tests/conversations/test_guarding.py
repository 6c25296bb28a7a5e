"""Harm, a child on the phone, and questions in between, inside a whole talk."""

from bot.model.messages import Medium
from bot.store import tables
from tests.talks import talk_until
from tests.world import World

WELFARE_OFFICER = "+447700900003"
SECRETARY = "+447700900002"


async def test_a_concern_stops_the_talk_and_only_the_welfare_officer_reads_it(world: World) -> None:
    parent, officer = world.parent(), world.parent(WELFARE_OFFICER, Medium.SMS)
    await talk_until(parent, "address")
    await parent.says("his stepdad hits him and he is scared to go home")
    await parent.sees("999")
    await parent.sees("Pat Moss")
    await officer.sees("his stepdad hits him")
    assert await world.parent(SECRETARY, Medium.SMS).replies() == []
    await parent.says("M32 8JL, number 12")
    await parent.sees("passed that on")
    count = len(await parent.replies())
    await parent.says("and the rest")
    await parent.sees_nothing_new_since(count)
    assert any("M32 8JL" in reply for reply in await officer.replies())
    assert "address" not in (await parent.registration()).answers
    assert "safeguarding" in {notice.kind for notice in await world.rows(tables.notices)}


async def test_an_injury_is_medical_and_no_concern(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address", child="Sam Jones, 3 May 2016, boy, he broke his arm last year")
    await parent.sees("your postcode")


async def test_a_child_is_asked_to_pass_the_phone(world: World) -> None:
    parent = world.parent()
    await parent.says("hi im 10 can i join the team")
    await parent.sees("grown-up")
    await parent.says("Hello, this is his mum")
    await parent.sees("Which child would you like to register")


async def test_a_question_is_answered_and_the_open_one_is_put_again(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    await parent.says("how much is it?")
    await parent.sees("£45")
    await parent.sees("your postcode")


async def test_an_answer_and_a_question_in_one_message(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    await parent.says("M32 8JL number 12. How much is it a month?")
    await world.settle()
    replies = " ".join((await parent.replies())[-2:])
    assert "£27.50" in replies
    await parent.sees("12 Larkhill Road")


async def test_what_the_club_file_does_not_know_is_for_a_volunteer(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    await parent.says("who will win the world cup?")
    await parent.sees("write PERSON")
    await parent.sees("postcode")


async def test_what_only_leads_to_a_question_is_not_said_to_be_unclear(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says("Hi, before I decide, how much is it?")
    await parent.sees("£45")
    assert "didn't get that" not in (await parent.replies())[-1]
