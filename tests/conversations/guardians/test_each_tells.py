"""Each guardian is asked for what is missing from their own view, and what they tell is theirs."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.club.registration import State
from bot.store import tables
from tests.conversations.guardians.test_family import KATE, KATES, TOM, TOMS, together
from tests.pictures import JPEG
from tests.talks import ANSWERS, pays, talk_until
from tests.world import Parent, World

SECRETARY, MANAGER, PAT = "+447700900002", "+447700900001", "+447700900003"
TOMS_HOME = "M41 5AA, number 4"
OWN_OF_KATE = ("kate.own", "February", "M41 6BB", "Abbey", "ay fever")
OWN_OF_TOM = ("tom.own", "June", "M41 5AA", "Moorfold", "sthma")
_LAST_SEASON = "2025-26"


async def _seen(parent: Parent, since: int = 0) -> str:
    return "\n".join((await parent.replies())[since:])


async def _tells_all(tom: Parent, medical: str = "no medical issues", lives_there: str = "no") -> None:
    for said in (medical, TOMS_HOME, lives_there):
        await tom.says(said)


async def _are_apart(kate: Parent, tom: Parent) -> None:
    assert not [word for word in OWN_OF_KATE if word in await _seen(tom)]
    assert not [word for word in OWN_OF_TOM if word in await _seen(kate)]


async def _next_season(world: World) -> None:
    async with world.app.database.begin() as tx:
        await tx.execute(sa.update(tables.registrations).values(season=_LAST_SEASON, shirt_number=None))


async def _adds(kate: Parent, tom: Parent) -> None:
    await kate.says("add dad Tom Jones 07700 900124")
    await kate.says("yes")
    await tom.says("yes")


async def test_who_joins_in_the_middle_is_asked_one_after_the_other_for_what_is_missing(world: World) -> None:
    kate, tom = world.parent(KATE), world.parent(TOM)
    await talk_until(kate, "review", **KATES)
    await _adds(kate, tom)
    await tom.sees("your full name")
    await tom.says(TOMS)
    await tom.sees("any medical issues")
    await tom.says("no medical issues")
    await tom.sees("your postcode")
    await tom.says(TOMS_HOME)
    await tom.sees("Does Sam live at the same address?")
    await tom.says("no")
    await tom.sees("Is everything correct?")
    await tom.sees("tom.own@example.org")
    await tom.sees("4, M41 5AA")
    await _are_apart(kate, tom)
    assert (await kate.registration()).answers["home"] == {"same": True}, "as Kate told it"
    assert (await kate.registration()).answers["address"]["postcode"] == "M41 6BB"


async def test_money_and_kit_are_not_asked_twice(world: World) -> None:
    kate, tom = await together(world, "photo")
    count = len(await tom.replies())
    await _tells_all(tom)
    await tom.sees("photo")
    said = await _seen(tom, count)
    assert not [word for word in ("On which day", "kit size", "shirt number", "M41 6BB", "23") if word in said]
    assert (await kate.registration()).answers["payment"] == {"day": 23}


async def test_who_joins_when_all_is_done_tells_of_themselves_and_it_stays_done(world: World) -> None:
    kate, tom = world.parent(KATE), world.parent(TOM)
    await talk_until(kate, "photo", **KATES)
    await kate.sends(JPEG)
    await pays(kate)
    before = (await kate.registration()).answers
    await _adds(kate, tom)
    await tom.sees("your full name")
    await tom.says(TOMS)
    await _tells_all(tom, "he has asthma, an inhaler")
    await tom.says("in his bag")
    await tom.says("M41 5AA, number 4")
    await tom.says("no")
    await tom.sees("There is nothing left to do")
    registration = await kate.registration()
    assert (registration.state, registration.answers) == (State.COMPLETED, before)
    await kate.says("thank you")
    await _are_apart(kate, tom)


async def test_a_different_address_is_told_by_its_name_and_both_go_to_one_official(world: World) -> None:
    kate, tom = await together(world, "review")
    await _tells_all(tom, lives_there="yes")
    secretary, manager = world.parent(SECRETARY), world.parent(MANAGER)
    said = await _seen(secretary)
    assert "Before: Address: M41 6BB\nHouse: 2. Now: Address: M41 5AA\nHouse: 4" in said
    await manager.says("hello")
    await world.later(timedelta(days=1))
    await manager.says("hello")
    told = await _seen(manager)
    assert "different addresses" in told
    assert not [word for word in (*OWN_OF_KATE, *OWN_OF_TOM) if word in told]
    await _are_apart(kate, tom)


@pytest.mark.parametrize("lives_there", ["yes", "no"])
async def test_two_homes_that_do_not_contradict_are_nobodys_business(world: World, lives_there: str) -> None:
    _, tom = await together(world, "review")
    await tom.says("no medical issues")
    await tom.says(KATES["address"] if lives_there == "yes" else TOMS_HOME)
    await tom.says(lives_there)
    assert "Address" not in await _seen(world.parent(SECRETARY))


async def test_a_note_that_the_first_changes_later_is_compared_with_the_seconds(world: World) -> None:
    kate, tom = await together(world, "review")
    await _tells_all(tom, "hay fever")
    assert "different answers" not in await _seen(world.parent(SECRETARY))
    await kate.says("change medical to eczema")
    assert "Before: Medical: Hay fever. Now: Medical: Eczema" in await _seen(world.parent(SECRETARY))


async def test_what_managers_must_know_of_it_is_asked_once(world: World) -> None:
    _, tom = await together(world, "review")
    await tom.says("he has asthma, blue inhaler")
    await tom.sees("anything the managers must know")
    await tom.says("it is in his bag")
    await tom.sees("your postcode")


async def test_ones_own_is_put_right_and_shown_and_back_goes_to_ones_own(world: World) -> None:
    kate, tom = await together(world, "review")
    await _tells_all(tom)
    await tom.says("my email is tom.june@example.org")
    await tom.sees("Email: tom.june@example.org")
    await tom.says("back")
    await tom.sees("your email address")
    await tom.says("tom.own@example.org")
    await tom.sees("Is everything correct?")
    await kate.says("carry on")
    assert (await kate.registration()).answers["guardian"]["email"] == "kate.own@example.org"
    await _are_apart(kate, tom)


async def test_a_photo_of_the_second_completes_all_the_same(world: World) -> None:
    kate, tom = await together(world, "photo")
    await pays(kate)
    await tom.sends(JPEG)
    assert (await kate.registration()).state is State.COMPLETED
    assert any("Sam is registered" in reply for reply in await kate.replies())
    await tom.sees("any medical issues")


async def test_the_next_child_is_not_shown_the_firsts_home_as_ones_own(world: World) -> None:
    _, tom = await together(world, "review")
    await _tells_all(tom)
    await tom.invited(child_name="Ana Jones", team_name="Panthers", age_group="U11", parent_name="Tom Jones")
    told = ("no", "none", "Ana Jones, 3 May 2015, girl, no medical", "yes", "yes to all")
    for said in ("now for Ana", "yes", *told):
        await tom.says(said)
    await tom.sees("Is everything correct?")
    await tom.sees("Moorfold")
    assert not [word for word in OWN_OF_KATE if word in await _seen(tom)]


async def test_who_told_of_themselves_for_one_child_is_not_asked_for_the_next(world: World) -> None:
    kate, tom = await together(world, "review")
    await _tells_all(tom)
    await kate.invited(child_name="Ana Jones", team_name="Panthers", age_group="U11", parent_name="Kate Jones")
    for said in ("now for Ana", "yes", "no", "none", "Ana Jones, 3 May 2015, girl, no medical"):
        await kate.says(said)
    await _adds(kate, tom)
    await tom.sees("any medical issues")


async def test_next_season_each_is_shown_their_own_and_nothing_else(world: World) -> None:
    kate, tom = await together(world, "photo")
    await _tells_all(tom, "he has eczema")
    await kate.sends(JPEG)
    await pays(kate)
    await _next_season(world)
    await kate.invited(team_name="Lions", parent_name="Kate Jones")
    for said in ("yes", "yes", "yes to all"):
        await kate.says(said)
    await kate.sees("kate.own@example.org")
    count = len(await tom.replies())
    await _adds(kate, tom)
    await tom.sees("I still have what you told us last time")
    await tom.sees("tom.own@example.org")
    await tom.sees("4, M41 5AA")
    await tom.sees("Medical: Eczema")
    await tom.sees("Is everything correct?")
    assert not [word for word in OWN_OF_KATE if word in await _seen(tom, count)]
    await kate.says("hello")
    assert not [word for word in (*OWN_OF_TOM, "czema") if word in await _seen(kate)]


async def test_next_season_the_second_may_be_first_and_takes_nothing_of_the_firsts(world: World) -> None:
    kate, tom = await together(world, "photo")
    await _tells_all(tom)
    await kate.sends(JPEG)
    await pays(kate)
    await _next_season(world)
    count = len(await tom.replies())
    await tom.invited(team_name="Lions", parent_name="Tom Jones")
    for said in ("yes", "yes"):
        await tom.says(said)
    await tom.sees("Moorfold")  # his own is looked up
    assert not [word for word in OWN_OF_KATE if word in await _seen(tom, count)]


async def test_an_official_who_is_the_other_guardian_does_not_hear_it(world: World) -> None:
    kate, secretary = world.parent(KATE), world.parent(SECRETARY)
    await talk_until(kate, "review", **KATES)
    await kate.says("add dad Jo Reed 07700 900002")
    await kate.says("yes")
    await secretary.says("yes")
    for said in ("Jo Reed, dad, 7 June 1980, jo@example.org", "he has asthma"):
        await secretary.says(said)
    assert "ay fever" not in await _seen(secretary)
    assert "Before: Medical: Hay fever. Now: Medical: Asthma" in await _seen(world.parent(MANAGER))


async def test_while_harm_is_looked_into_the_values_go_to_the_officer_alone(world: World) -> None:
    kate, tom = await together(world, "review")
    world.clock.move(timedelta(hours=11))  # night: nobody is told of it before the morning
    await tom.says("no medical issues")
    await kate.says("his coach hits him and he is afraid")
    await world.later(timedelta(hours=24))
    assert "ay fever" not in await _seen(world.parent(SECRETARY))
    assert "Before: Medical: Hay fever. Now: Medical: none" in await _seen(world.parent(PAT))


async def test_while_harm_is_looked_into_the_second_is_asked_and_shown_nothing(world: World) -> None:
    kate, tom = await together(world, "review")
    await kate.says("his coach hits him and he is afraid")
    count = len(await tom.replies())
    for said in ("no medical issues", "carry on", TOMS_HOME, "back"):
        await tom.says(said)
    said = await _seen(tom, count)
    assert not [word for word in ("Sam", "postcode", "medical", *OWN_OF_KATE) if word in said]
    assert "M41 5AA" not in str((await kate.registration()).facts)


async def test_a_stop_of_one_leaves_the_other_and_what_both_told(world: World) -> None:
    kate, tom = await together(world, "review")
    await _tells_all(tom)
    await tom.says("STOP")
    count = len(await tom.replies())
    await kate.says(ANSWERS["review"])
    await kate.says(KATES["payment"])
    await kate.sees("reg_setup")
    await world.later(timedelta(days=4))
    await tom.sees_nothing_new_since(count)
    assert "tom.own" in str((await kate.registration()).facts)


async def test_a_stop_of_the_first_leaves_the_second_to_go_on(world: World) -> None:
    kate, tom = await together(world, "review")
    await kate.says("STOP")
    await _tells_all(tom)
    await tom.says(ANSWERS["review"])
    await tom.sees("On which day")
    await _are_apart(kate, tom)
