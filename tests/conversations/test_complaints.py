"""A complaint about data: acknowledged at once, with the secretary until it is answered; nobody is nudged meanwhile."""

from datetime import timedelta

import pytest

from bot.model.looks import Looker, Way
from bot.model.messages import Medium
from bot.program.complaints_command import close, listed
from bot.program.show import upcoming
from bot.store import tables
from conversations.understanding.complaint_words import About, complaint_in
from scheduler.complaining import remind_of_complaints
from tests.talks import code_in, talk_until
from tests.world import Parent, World

SECRETARY = "+447700900002"
COMPLAINT = "I want to complain about how you use my data"

OF_DATA = [
    COMPLAINT,
    "I'd like to make a complaint about how the club handles our personal information",
    "This is a formal complaint. You have kept his photo although I said no",
    "You shared my number without asking me",
    "someone posted my daughter's picture without my permission",
    "I'm not happy with how you store my details",
    "this is a breach of GDPR, I never agreed to you sharing my email",
    "I'm going to report you to the ICO about my data",
    "I object to the way you use his medical information",
    "my complaint: I never agreed that you give my number to others. I want to make a complaint",
]
OF_SOMETHING_ELSE = [
    "I want to complain about the coach",
    "I'd like to make a complaint about Saturday's match",
    "I want to complain about the fees",
    "I'd like to complain about the fixtures",
    "I want to complain about the parking",
    "I'd like to make a complaint to someone in charge",
]
UNCLEAR = [
    "I want to complain",
    "I'd like to make a complaint please",
    "I have a complaint",
    "I want to complain about the coach sharing my number",
    "How do I complain about how you use my data?",
]
NONE = [
    "no complaints from me",
    "I don't want to complain but when is training?",
    "he has a stomach complaint",
    "my number is 07700 900123",
    "how did you get my number?",
    "yes you can use his photo",
    "Kate Jones, mum, 12 March 1985, kate@example.com, yes to messages",
    "what data do you hold on me",
    "who sees his medical information?",
    "we can't complain",
    "Kate Jones, my email is kate@example.com, he has kept playing without any problems",
    "his medical: asthma, took his inhaler without my help",
]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        *((text, About.DATA) for text in OF_DATA),
        *((text, About.SOMETHING_ELSE) for text in OF_SOMETHING_ELSE),
        *((text, About.UNCLEAR) for text in UNCLEAR),
        *((text, None) for text in NONE),
    ],
)
def test_what_is_complained_of(text: str, about: About | None) -> None:
    assert complaint_in(text) is about


async def complaining(world: World, section: str = "photo") -> tuple[Parent, Parent]:
    kate = world.parent()
    await talk_until(kate, section)
    await kate.says(COMPLAINT)
    return kate, world.parent(SECRETARY, Medium.SMS)


async def test_it_is_acknowledged_at_once_with_who_answers_by_when_and_the_regulator(world: World) -> None:
    kate, secretary = await complaining(world)
    for words in ("Jo Reed, our secretary", "by 2 September", "Information Commissioner's Office (ICO)", "ico.org.uk"):
        await kate.sees(words)
    await secretary.sees(f'Complaint 1 about data: Kate Jones, 07700 900123, wrote: "{COMPLAINT}"')
    await secretary.sees("CLOSE COMPLAINT 1")
    [row] = await world.rows(tables.complaints)
    assert (row.told["words"], row.closed_at) == ([COMPLAINT], None)


async def test_the_talk_goes_on_where_it_was(world: World) -> None:
    kate, _ = await complaining(world, "address")
    await kate.says("M32 8JL, number 12")
    await kate.sees("12")
    assert (await kate.registration()).answers["address"]["postcode"] == "M32 8JL"


async def test_a_second_one_is_added_to_the_first(world: World) -> None:
    kate, secretary = await complaining(world)
    await kate.says("You also shared my email without asking me")
    await kate.sees("I've added that to your complaint")
    await secretary.sees('adds: "You also shared my email')
    [row] = await world.rows(tables.complaints)
    assert len(row.told["words"]) == 2


async def test_whatever_begins_with_the_word_is_added_to_the_open_one(world: World) -> None:
    kate, _ = await complaining(world)
    await kate.sees("begin with COMPLAINT")
    await kate.says("Complaint: and the Lions coach has it too")
    await kate.sees("I've added that to your complaint")
    [row] = await world.rows(tables.complaints)
    assert row.told["words"][1] == "Complaint: and the Lions coach has it too"


async def test_the_same_words_twice_running_are_not_answered_in_the_same_words(world: World) -> None:
    kate, _ = await complaining(world)
    await kate.says(COMPLAINT)
    first, second = (await kate.replies())[-2:]
    assert first != second


@pytest.mark.parametrize("text", ["I want to complain about the coach", "I'd like to make a complaint about the match"])
async def test_a_complaint_about_something_else_goes_to_a_person(world: World, text: str) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says(text)
    await kate.sees("a volunteer of the club will write to you")
    assert await world.rows(tables.complaints) == []


async def test_where_it_is_not_clear_it_is_asked_with_buttons(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("I want to complain")
    await kate.sees("how we use your data, or about something else?")
    await kate.presses("My data")
    await kate.sees("I've written your complaint about your data down")
    [row] = await world.rows(tables.complaints)
    assert row.told["words"] == ["I want to complain"]


@pytest.mark.parametrize("said", ["Something else", "the coach", "2", "it's about the match on Saturday"])
async def test_something_else_goes_to_a_person_with_all_they_said(world: World, said: str) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("I want to complain")
    await kate.says(said)
    await kate.sees("a volunteer of the club will write to you")
    await world.manager(medium=Medium.SMS).sees("I want to complain")


@pytest.mark.parametrize("said", ["about how you use his photo", "my data", "1", "You kept my details"])
async def test_what_it_is_about_can_be_said_in_words(world: World, said: str) -> None:
    kate = world.parent(medium=Medium.SMS)
    await talk_until(kate, "photo")
    await kate.says("I want to complain")
    await kate.says(said)
    assert len(await world.rows(tables.complaints)) == 1


async def test_a_button_pressed_late_counts_too_and_only_once(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("I want to complain")
    await kate.says("when is training?")
    for _ in range(2):
        await kate.presses("My data")
    assert len(await world.rows(tables.complaints)) == 1


async def test_harm_goes_before_it(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("I want to complain: the coach hits my son and shared his data")
    await kate.sees("999")
    assert await world.rows(tables.complaints) == []


async def test_it_is_taken_while_a_volunteer_has_the_talk(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("PERSON")
    await kate.says(COMPLAINT)
    await kate.sees("I've written your complaint about your data down")


async def test_somebody_without_a_registration_is_heard_as_well(world: World) -> None:
    stranger = world.parent("+447700900555")
    await stranger.says("You shared my number without asking me")
    await stranger.sees("I've written your complaint about your data down")


async def test_by_night_nobody_is_woken(world: World) -> None:
    world.clock.move(timedelta(hours=12))
    stranger, secretary = world.parent("+447700900555"), world.parent(SECRETARY, Medium.SMS)
    await stranger.says(COMPLAINT)
    await stranger.sees("I've written your complaint")
    assert await secretary.replies() == []
    await world.later(timedelta(hours=10))
    await secretary.sees("Complaint 1")


async def test_the_secretary_is_reminded_and_daily_once_it_is_late(world: World) -> None:
    _, secretary = await complaining(world)
    seen = []
    for day in range(1, 34):
        count = len(await secretary.replies())
        await world.later(timedelta(days=1))
        for _ in range(2):
            await remind_of_complaints(world.means)
            await world.settle()
        seen += [(day, text) for text in (await secretary.replies())[count:] if "Complaint 1" in text]
    assert [day for day, _ in seen] == [14, 25, 30, 31, 32, 33]
    assert "is still open" in seen[0][1]
    assert "is late" in seen[-1][1]


async def test_after_weeks_away_one_word_is_enough(world: World) -> None:
    _, secretary = await complaining(world)
    await world.later(timedelta(days=28))
    count = len([text for text in await secretary.replies() if "Complaint 1" in text])
    assert (await remind_of_complaints(world.means)).done == 1
    await world.settle()
    assert len([text for text in await secretary.replies() if "Complaint 1" in text]) == count + 1


async def test_nobody_is_nudged_while_it_is_open_and_it_is_said_why(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "kit")
    await kate.says(COMPLAINT)
    count = len(await kate.replies())
    for _ in range(9):
        await world.later(timedelta(days=1))
    assert len(await kate.replies()) == count
    assert (await kate.registration()).state == "kit"
    await world.manager().says("REMIND Sam Jones")
    await world.manager().says("yes")
    await world.later(timedelta(seconds=10))
    assert len(await kate.replies()) == count
    await world.manager().sees("looking into something for the parent of Sam Jones, so no reminder was sent")
    [seen] = await upcoming(world.app.database, kate.number, world.clock.now())
    assert seen["why_not"] == "a complaint about their data is open"


async def test_once_it_is_closed_the_clock_goes_on(world: World) -> None:
    kate, secretary = await complaining(world, "kit")
    await world.later(timedelta(days=2))
    await secretary.says("CLOSE COMPLAINT 1 We deleted it.")
    await secretary.says(f"yes {code_in(await secretary.replies())}")
    await world.later(timedelta(days=5))
    assert "Direct Debit" in (await kate.replies())[-1] or "link" in (await kate.replies())[-1]


async def test_the_secretary_closes_it_with_what_was_done_and_they_are_told(world: World) -> None:
    kate, by_sms = await complaining(world)
    secretary = world.parent(SECRETARY)
    await secretary.says("COMPLAINTS")
    await secretary.sees(f'1: Kate Jones, 07700 900123, since 3 August, an answer is due by 2 September: "{COMPLAINT}"')
    await secretary.says("close complaint 1: We have taken the photo off the website.")
    await secretary.sees("I'll close complaint 1 of Kate Jones and send them: We have taken the photo off the website")
    assert (await world.rows(tables.complaints))[0].closed_at is None
    await secretary.says("yes")
    await kate.sees("Urmston Town Juniors writes: We have taken the photo off the website")
    await kate.sees("ico.org.uk")
    [row] = await world.rows(tables.complaints)
    assert row.closed_at is not None
    assert row.note == "We have taken the photo off the website"
    await secretary.says("COMPLAINTS")
    await secretary.sees("No complaint about data is open.")
    looks = [row for row in await world.rows(tables.access_log) if row.what == "complaints"]
    assert [look.way for look in looks] == [Way.MESSAGE]
    assert by_sms.number == SECRETARY


async def test_by_sms_closing_needs_the_digits(world: World) -> None:
    _, secretary = await complaining(world)
    await secretary.says("CLOSE COMPLAINT 1 done")
    await secretary.says("yes")
    assert (await world.rows(tables.complaints))[0].closed_at is None
    await secretary.says(f"yes {code_in((await secretary.replies())[:-1])}")  # the newest says that they are missing
    assert (await world.rows(tables.complaints))[0].closed_at is not None


async def test_without_a_word_of_what_was_done_or_a_number_it_stays_open(world: World) -> None:
    await complaining(world)
    secretary = world.parent(SECRETARY)
    await secretary.says("CLOSE COMPLAINT 1")
    await secretary.sees("What was done?")
    await secretary.says("CLOSE COMPLAINT")
    await secretary.sees("Which one?")
    await secretary.says("CLOSE COMPLAINT 7 done")
    await secretary.sees("Complaint 7 is not open")


async def test_a_manager_who_is_not_the_secretary_hears_of_none(world: World) -> None:
    await complaining(world)
    manager = world.manager()
    await manager.says("COMPLAINTS")
    assert "Kate Jones" not in (await manager.replies())[-1]
    await manager.says("CLOSE COMPLAINT 1 done")
    assert (await world.rows(tables.complaints))[0].closed_at is None


async def test_the_secretarys_own_goes_to_an_admin_who_closes_it(world: World) -> None:
    secretary, admin = world.parent(SECRETARY), world.manager()
    await secretary.says(COMPLAINT)
    await secretary.sees("Alex Johnson")
    assert not [text for text in await secretary.replies() if "Complaint 1" in text]
    await world.manager(medium=Medium.SMS).sees("Complaint 1")
    await secretary.says("COMPLAINTS")
    await secretary.sees("No complaint about data is open.")
    await admin.says("CLOSE COMPLAINT 1 done")
    await admin.says("yes")
    assert (await world.rows(tables.complaints))[0].closed_at is not None


async def test_an_operator_closes_it_once_and_they_are_told_once(world: World) -> None:
    kate, _ = await complaining(world)
    database, clock, operator = world.app.database, world.clock, Looker("ann")
    [shown] = await listed(database, clock, operator)
    assert (shown["writer"], shown["words"], shown["is_late"]) == ("Kate Jones", [COMPLAINT], False)
    assert (await close(database, clock, operator, 1, "We deleted it."))["closed"] is True
    assert (await close(database, clock, operator, 1, "Again."))["closed"] is False
    await world.settle()
    await kate.sees("We deleted it.")
    looks = await world.rows(tables.access_log)
    assert {(look.who, look.way, look.what) for look in looks} == {("ann", Way.COMMAND, "complaints")}
