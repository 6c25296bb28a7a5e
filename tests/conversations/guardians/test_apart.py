"""Guardians do not see each other: not each other's address or contact, nor what either told of the child's health."""

from datetime import timedelta

import pytest

from bot.club.registration import State
from tests.conversations.guardians.test_family import KATES, together
from tests.pictures import JPEG
from tests.talks import ANSWERS, pays, prefilled
from tests.world import Parent, World

SECRETARY, MANAGER = "+447700900002", "+447700900001"  # the club has no registrar: the secretary looks into it


async def _seen(parent: Parent) -> str:
    return "\n".join(await parent.replies())


@pytest.mark.parametrize("section", ["address", "review", "payment", "kit", "photo"])
async def test_who_joins_never_sees_what_the_first_told_of_the_childs_health(world: World, section: str) -> None:
    _, tom = await together(world, section)
    for said in ("hello", "carry on", "what is his medical note?", "does he have allergies?", "change medical"):
        await tom.says(said)
    assert "hay fever" not in (await _seen(tom)).lower()


async def test_the_summary_says_whose_it_is_and_shows_what_is_common(world: World) -> None:
    _, tom = await together(world, "review")
    await tom.says("no medical issues")
    await tom.says("M41 5AA, number 4")
    await tom.says("no")
    await tom.sees("You: Tom Jones")
    await tom.sees("Child: Sam Jones")
    await tom.sees("Date of birth: 3 May 2016")
    await tom.sees("Medical: none")
    assert "hay fever" not in (await _seen(tom)).lower()


async def test_what_the_second_tells_of_the_health_stands_beside_and_neither_is_lost(world: World) -> None:
    kate, tom = await together(world, "review")
    await tom.says("he has asthma")
    await tom.says("carry on")
    answers = (await kate.registration()).answers
    assert "Hay fever" in str(answers["child"]["medical"])
    assert "sthma" in str((await kate.registration()).facts)
    await kate.says("carry on")
    assert "asthma" not in (await _seen(kate)).lower()


async def test_managers_hear_which_field_differs_and_the_values_go_to_one_official(world: World) -> None:
    _, tom = await together(world, "review")
    await tom.says("none")
    official, manager = await _seen(world.parent(SECRETARY)), world.parent(MANAGER)
    assert "Before: Medical: Hay fever. Now: Medical: none" in official
    await manager.says("hello")
    await world.later(timedelta(days=1))
    await manager.says("hello")
    told = await _seen(manager)
    assert "different medical answers" in told
    assert "ay fever" not in told


async def test_what_both_tell_alike_is_no_news(world: World) -> None:
    _, tom = await together(world, "review")
    await tom.says("hay fever")
    assert "different answers" not in await _seen(world.parent(SECRETARY))


async def test_going_back_takes_nothing_of_the_others(world: World) -> None:
    kate, tom = await together(world, "address")
    await tom.says("back")
    await tom.says("change medical")
    await tom.says("start again")
    assert "medical" in (await kate.registration()).answers["child"]


async def test_the_payment_page_is_filled_in_with_the_payers_own_alone(world: World) -> None:
    kate, tom = await together(world, "address")
    for said in ("hay fever", "M41 5AA, number 4", "yes", "yes", "yes to all"):
        await tom.says(said)
    await tom.says(ANSWERS["review"])
    await kate.says("carry on")
    await kate.says(KATES["address"])
    await kate.says("no")
    await kate.says(KATES["payment"])
    payer = await prefilled(kate)
    assert (payer.email, payer.postal_code, payer.address_line1) == ("kate.own@example.org", "M41 6BB", None)


async def test_who_joins_tells_of_themselves_and_nothing_of_the_firsts_is_touched(world: World) -> None:
    kate, tom = await together(world, "child")
    assert any("your full name" in reply for reply in await tom.replies())
    registration = await kate.registration()
    assert registration.answers["guardian"]["email"] == "kate.own@example.org"
    assert "tom.own@example.org" in str(registration.facts)
    assert "tom.own" not in await _seen(kate)
    assert "kate.own" not in await _seen(tom)


async def test_who_joins_when_all_is_done_throws_nothing_back(world: World) -> None:
    kate, tom = await together(world, "photo")
    await pays(kate)
    await kate.sends(JPEG)
    assert (await kate.registration()).state is State.COMPLETED
    for said in ("hello", "no medical issues", "M41 5AA, number 4", "no"):
        await tom.says(said)
    registration = await kate.registration()
    assert registration.state is State.COMPLETED
    assert registration.answers["address"]["postcode"] == "M41 6BB"
    assert "M41 5AA" in str(registration.facts)


async def test_the_next_child_of_the_second_takes_nothing_of_the_first(world: World) -> None:
    _, tom = await together(world, "review")
    await tom.says("no medical issues")
    await tom.says("M41 5AA, number 4")
    await tom.says("no")
    await tom.invited(child_name="Ana Jones", team_name="Panthers", age_group="U11", parent_name="Tom Jones")
    await tom.says("now for Ana")
    for said in ("yes", "no", "none"):
        await tom.says(said)
    ana = next(each for each in await tom.registrations() if each.child.first_name == "Ana")
    assert ana.answers["guardian"]["email"] == "tom.own@example.org"
    assert "M41 6BB" not in str(ana.answers)
