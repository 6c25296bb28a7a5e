"""Two parents, two phones, one child: either answers what is open, and neither sees what is the other's own."""

import asyncio
from datetime import timedelta

import pytest

from bot.club.registration import State
from bot.model.events import Kind
from bot.model.messages import Medium
from bot.store import tables
from tests.pictures import JPEG
from tests.talks import ANSWERS, pays, talk_until
from tests.world import Parent, World

KATE, TOM = "+447700900155", "+447700900124"
KATES = {
    "guardian": "Kate Jones, mum, 2 February 1981, kate.own@example.org, yes to messages",
    "address": "M41 6BB, number 2",
    "payment": "the 23rd",
}
TOMS = "Tom Jones, dad, 7 June 1980, tom.own@example.org"
# None of it is also an example in what the bot says to everybody.
KATES_OWN = ("February", "kate.own", "7700 900155", "7700900155", "M41 6BB", "Abbey", "23", "reg_setup", "BRQ")
TOMS_OWN = ("June", "tom.own", "M41 5AA", "Moorfold")


def _two(world: World) -> tuple[Parent, Parent]:
    return world.parent(KATE), world.parent(TOM)


async def _asks(kate: Parent) -> None:
    await kate.says("can my husband do this too? Tom Jones 07700 900124")
    await kate.sees("Shall I ask Tom Jones on 07700 900124 to help with the registration of Sam?")
    await kate.says("yes")


async def together(world: World, section: str) -> tuple[Parent, Parent]:
    """Kate has answered until that section, and Tom is a guardian too, who has told of himself."""
    kate, tom = _two(world)
    await talk_until(kate, section, **KATES)
    await _asks(kate)
    await tom.says("yes")
    if section != "guardian":
        await tom.says(TOMS)
    return kate, tom


async def test_the_second_guardian_is_asked_and_sees_nothing_before_a_yes(world: World) -> None:
    kate, tom = _two(world)
    await talk_until(kate, "address", **KATES)
    await _asks(kate)
    assert any("I'm asking Tom Jones now" in reply for reply in await kate.replies())
    await kate.sees("your postcode")  # the talk goes on
    [invitation] = await tom.replies()
    assert "Kate asks you to help with the registration of Sam" in invitation
    await tom.says("who is this?")
    await tom.sees("Will you? Reply YES or NO")
    assert await tom.registrations() == []
    await tom.says("yes")
    await tom.sees("you can answer for Sam too, just as Kate does")
    await tom.sees("your full name")  # of himself he is asked, too
    assert any("Tom Jones said yes" in reply for reply in await kate.replies())
    assert (await tom.registration()).id == (await kate.registration()).id


async def test_a_no_is_told_and_nothing_more_is_asked(world: World) -> None:
    kate, tom = _two(world)
    await talk_until(kate, "address", **KATES)
    await _asks(kate)
    await tom.says("No thanks")
    await tom.sees("You won't hear from me about this again")
    await kate.sees("Tom Jones said no")
    assert await tom.registrations() == []
    count = len(await tom.replies())
    await kate.says("please add dad: Tom 07700 900124")
    assert any("the answer was no" in reply for reply in await kate.replies())
    await tom.sees_nothing_new_since(count)


@pytest.mark.parametrize("asked", ["invite dad", "can my husband do this too?", "add another parent please"])
async def test_what_is_missing_is_asked_for(world: World, asked: str) -> None:
    kate, tom = _two(world)
    await talk_until(kate, "address", **KATES)
    await kate.says(asked)
    await kate.sees("What is the name and the mobile number")
    await kate.says("Tom Jones")
    await kate.sees("What is Tom Jones's mobile number?")
    await kate.says("07700 900 12")
    await kate.sees("UK")
    await kate.says("07700 900124")
    await kate.sees("Shall I ask Tom Jones on 07700 900124")
    await kate.says("no")
    await kate.sees("I ask nobody")
    await kate.sees("your postcode")
    assert await tom.replies() == []


async def test_other_words_are_read_as_what_they_are_after_one_question(world: World) -> None:
    kate, _ = _two(world)
    await talk_until(kate, "address", **KATES)
    await kate.says("invite dad")
    await kate.says("17?")
    await kate.sees("didn't get that")
    await kate.says(KATES["address"])
    await kate.sees("I found this address")


async def test_whether_two_can_is_answered_and_help_says_how(world: World) -> None:
    kate, _ = _two(world)
    await talk_until(kate, "address", **KATES)
    await kate.says("can two parents do this?")
    await kate.sees("Yes, two parents can do this together")
    await kate.sees("your postcode")
    await kate.says("help")
    await kate.sees("add dad Tom Jones 07700 900124")


async def test_the_same_person_is_asked_once(world: World) -> None:
    kate, tom = _two(world)
    await talk_until(kate, "address", **KATES)
    await _asks(kate)
    await kate.says("add dad Tom Jones 07700900124")
    assert any("I have asked Tom Jones on that number already" in reply for reply in await kate.replies())
    assert len(await tom.replies()) == 1
    await tom.says("yes")
    await tom.says("add mum Kate Jones 07700 900155")
    await tom.says("yes")
    await tom.sees("Kate Jones is with us for Sam already")


async def test_oneself_cannot_be_invited_and_three_are_enough(world: World) -> None:
    kate, _ = _two(world)
    await talk_until(kate, "address", **KATES)
    await kate.says("add mum Kate 07700 900155")
    await kate.sees("That is your own number")
    await kate.says("no")
    await kate.says("add dad Tom 07700 900124")
    await kate.says("yes")
    await kate.says("add gran Ann 07700 900125")
    await kate.says("yes")
    await kate.says("add uncle Leo 07700 900126")
    assert any("I can't add any more" in reply for reply in await kate.replies())
    assert await world.parent("+447700900126").replies() == []


async def test_a_wrong_number_is_told_and_nothing_of_it_is_kept(world: World) -> None:
    kate, tom = _two(world)
    await talk_until(kate, "address", **KATES)
    await _asks(kate)
    await tom.says("wrong number")
    await tom.sees("orry to have bothered you")
    await kate.sees("The number you gave me for Tom Jones is somebody else's")
    await tom.says("yes")
    assert await tom.registrations() == []


async def test_who_stopped_our_messages_is_not_asked(world: World) -> None:
    kate, tom = _two(world)
    await tom.says("hello")
    await tom.says("STOP")
    count = len(await tom.replies())
    await talk_until(kate, "address", **KATES)
    await _asks(kate)
    await tom.sees_nothing_new_since(count)
    await kate.sees("I cannot reach Tom Jones")


async def test_whoever_writes_goes_on_and_both_are_told_when_it_is_complete(world: World) -> None:
    kate, tom = await together(world, "address")
    await tom.sees("any medical issues")  # what Kate told of it he does not see
    await tom.says("hay fever")
    await tom.says("M41 5AA, number 4")
    await tom.says("yes")
    await tom.says("yes to all")
    await tom.sees("You: Tom Jones")
    await tom.sees("Child: Sam Jones")
    await kate.says("carry on")
    await kate.sees("your postcode")  # Tom's she does not see
    await kate.says(KATES["address"])
    await kate.says("no")
    await kate.sees("kate.own@example.org")
    await tom.says("yes all correct")
    await kate.says("carry on")
    await kate.says(KATES["payment"])
    await tom.says("carry on")
    await tom.says("9/10, number 7")
    await tom.sends(JPEG)
    await tom.sees("Kate has the link")
    await pays(kate)
    await kate.sees("Sam is registered")
    await tom.sees("Sam is registered")
    assert (await kate.registration()).state is State.COMPLETED
    await _keeps_apart(kate, tom)


async def _keeps_apart(kate: Parent, tom: Parent) -> None:
    seen = "\n".join(await tom.replies())
    assert not [word for word in KATES_OWN if word in seen]
    seen = "\n".join(await kate.replies())
    assert not [word for word in TOMS_OWN if word in seen]


async def test_an_address_that_only_one_can_confirm_is_not_shown_to_the_other(world: World) -> None:
    kate, tom = await together(world, "address_check")
    await tom.says("no medical issues")
    await tom.sees("your postcode")
    await tom.says("M41 5AA, number 4")
    await _keeps_apart(kate, tom)
    assert (await kate.registration()).answers["address"]["postcode"] == "M41 6BB", "each has their own"
    await kate.says("carry on")
    await kate.sees("I found this address")


@pytest.mark.parametrize("state", ["review", "payment", "kit", "photo"])
async def test_a_correction_is_of_ones_own_alone(world: World, state: str) -> None:
    kate, tom = await together(world, state)
    await tom.says("no medical issues")
    await tom.says("M41 5AA, number 4")
    await tom.says("my email is tom.june@example.org")
    facts = str((await kate.registration()).facts)
    assert "tom.june@example.org" in facts
    assert "tom.own@example.org" not in facts
    assert (await tom.registration()).answers["guardian"]["email"] == "kate.own@example.org"
    await tom.says("his birthday is the 4th of May 2016")
    assert (await tom.registration()).answers["child"]["born"] == "2016-05-04"
    await _keeps_apart(kate, tom)


async def test_neither_starts_again_or_goes_back_over_the_other(world: World) -> None:
    kate, tom = await together(world, "address")
    await tom.says("start again")
    await tom.sees("Part of this is from Kate")
    await kate.says("M41 6BB, number 2")
    await tom.says("back")
    assert (await tom.registration()).answers["guardian"]["email"] == "kate.own@example.org"
    await _keeps_apart(kate, tom)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # what is said does not depend on it
@pytest.mark.parametrize("section", list(ANSWERS)[4:])  # nobody else is asked before the first has told of themselves
async def test_at_no_point_does_the_second_see_the_firsts_own(world: World, section: str) -> None:
    kate, tom = await together(world, section)
    for said in ("hello", "where are we", "what is the address?", "the link please", "yes", "back"):
        await tom.says(said)
        await tom.says("carry on")
    await _keeps_apart(kate, tom)


async def test_a_withdrawal_by_one_is_told_to_the_other_who_may_undo_it(world: World) -> None:
    kate, tom = await together(world, "address")
    await tom.says("withdraw")
    await tom.says("yes")
    await kate.sees("Tom has withdrawn Sam. If that is wrong, write: back to Sam")
    await kate.says("back to Sam")
    await kate.sees("YES")
    await kate.says("yes")
    await kate.sees("your postcode")


async def test_safeguarding_holds_for_the_second_guardian(world: World) -> None:
    _, tom = await together(world, "address")
    await tom.says("the coach hit him and he is afraid")
    await tom.sees("Pat Moss, 07700 900003")
    await world.parent("+447700900003", Medium.SMS).sees("the coach hit him")


async def test_both_write_at_the_same_moment_and_nothing_is_lost(world: World) -> None:
    kate, tom = await together(world, "child")
    await world.carrier.says(kate.number, "Sam Jones, 3 May 2016", medium=Medium.WHATSAPP)
    await world.carrier.says(tom.number, "boy, hay fever", medium=Medium.WHATSAPP)
    for _ in range(4):
        await world.later(timedelta(seconds=5))
    child = (await tom.registration()).answers["child"]
    assert {"name", "born", "gender", "medical"} <= set(child)
    assert {event.kind for event in await world.rows(tables.events) if event.progress != "done"} <= {
        Kind.UPDATE,
        Kind.REMIND,
    }


async def test_two_turns_at_once_on_one_registration_are_both_kept(world: World) -> None:
    """Each in a transaction of its own, as two workers would take them."""
    kate, tom = await together(world, "child")
    await world.carrier.says(kate.number, "Sam Jones, 3 May 2016", medium=Medium.WHATSAPP)
    await world.carrier.says(tom.number, "boy, hay fever", medium=Medium.WHATSAPP)
    world.clock.move(timedelta(seconds=5))
    await asyncio.gather(world.app.turns.take(1), world.app.turns.take(1))
    await world.later(timedelta(seconds=5))
    child = (await tom.registration()).answers["child"]
    assert {"name", "born", "gender", "medical"} <= set(child)


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "\U0001f600", "x" * 10_000, "Robert'); DROP TABLE contacts;--"])
async def test_a_hostile_name_is_asked_for_or_shown_back_and_nothing_breaks(world: World, name: str) -> None:
    kate, tom = _two(world)
    await talk_until(kate, "address", **KATES)
    await kate.says(f"add dad {name} 07700 900124")
    asked = (await kate.replies())[-1]
    assert any(words in asked for words in ("name of the other", "the name and the mobile", "Shall I ask Robert DROP"))
    await kate.says("no")
    await kate.sees("your postcode")
    assert await tom.replies() == []


async def test_the_next_child_takes_over_ones_own_and_nothing_of_the_others(world: World) -> None:
    kate, tom = await together(world, "address")
    await tom.says("M41 5AA, number 4")
    await tom.says("yes")
    await tom.says("yes")
    await kate.invited(child_name="Ana Jones", parent_name="Kate Jones")
    await kate.says("now about Ana")
    await kate.says("yes")
    await kate.says("no")
    await kate.says("none")
    ana = next(each for each in await kate.registrations() if each.child.profile["name"] == "Ana Jones")
    assert ana.answers["guardian"]["email"] == "kate.own@example.org"
    assert "address" not in ana.answers
