"""Two guardians, one of whom goes: what the other gave stays word for word. And what belongs to a matter of harm."""

from datetime import timedelta

import pytest

from bot.club.registration import State
from bot.store import tables
from scheduler.jobs import erase_what_is_no_longer_needed
from tests.conversations.guardians.test_family import KATE, TOM, TOMS, together
from tests.erasing import erase, left_of
from tests.talks import register, talk_until
from tests.world import Parent, World

KATES_OWN = ("Kate", "kate.own", "7700 900155", "7700900155", "2 February", "1981-02-02", "M41 6BB", "Abbey")
TOMS_OWN = ("Tom Jones", "tom.own", "7700900124", "1980-06-07")


async def _both(world: World) -> tuple[Parent, Parent]:
    kate, tom = await together(world, "photo")
    assert await left_of(world, KATES_OWN)
    return kate, tom


async def _told_by(parent: Parent) -> list[str]:
    return [row.content["text"] for row in await parent.transcript() if row.direction.value == "inbound"]


async def test_who_led_goes_and_the_other_leads_with_what_they_told(world: World) -> None:
    kate, tom = await _both(world)
    before = await _told_by(tom)
    receipt = await erase(kate)
    assert "as another guardian is recorded" in receipt
    assert [each for each in await left_of(world, KATES_OWN) if "omega.db" not in each] == []
    registration = await tom.registration()
    assert registration.contact_id == (await tom.transcript())[0].contact_id
    assert registration.answers["guardian"] | {"consent": None} == {
        "name": "Tom Jones",
        "relationship": "Father",
        "born": "1980-06-07",
        "email": "tom.own@example.org",
        "consent": None,
    }
    assert registration.answers["child"]["name"] == "Sam Jones"
    assert await _told_by(tom) == before


async def test_the_talk_goes_on_with_the_other(world: World) -> None:
    kate, tom = await _both(world)
    await erase(kate)
    await tom.says("is he registered?")
    await tom.sees("Sam")
    assert "Kate" not in (await tom.replies())[-1]
    registration = await tom.registration()
    assert registration.state not in {State.WITHDRAWN, State.DECLINED}


async def test_who_joined_goes_and_who_led_keeps_all(world: World) -> None:
    kate, tom = await _both(world)
    kept, words = (await kate.registration()).answers, await _told_by(kate)
    await erase(tom)
    assert (await kate.registration()).answers == kept
    assert await _told_by(kate) == words
    left = [each for each in await left_of(world, TOMS_OWN) if "omega.db" not in each]
    others = [each for each in left if "can my husband do this" not in each]
    assert others == []  # Kate's own words
    assert len((await kate.registration()).child.guardians) < 2


async def test_when_both_go_nothing_is_left(world: World) -> None:
    kate, tom = await _both(world)
    await erase(kate)
    await erase(tom)
    assert await left_of(world, (*KATES_OWN, *TOMS_OWN, "Tom", "Sam", "Jones", TOMS)) == []


async def test_health_that_the_one_told_stays_hidden_from_the_other_while_the_child_plays(world: World) -> None:
    kate, tom = world.parent(), world.parent(TOM)
    await register(kate)
    await kate.says("can my husband do this too? Tom Jones 07700 900124")
    await kate.says("yes")
    await tom.says("yes")
    await erase(kate)
    registration = await tom.registration()
    assert registration.answers["child"]["medical"]["description"] == "Hay fever"  # whoever looks after Sam must know
    await tom.says("DATA")
    assert "ay fever" not in "".join(await tom.replies())


async def test_what_belongs_to_a_matter_is_kept_and_never_spoken_of(world: World) -> None:
    """Kate tells of harm by somebody at home; Tom asks to be erased and hears nothing of it."""
    kate, tom = await _both(world)
    await kate.says("my husband hits my son")
    officer = world.parent("+447700900003")
    told = [row.content for row in await officer.transcript()]
    assert any("husband hits" in str(each) for each in told)
    count = len(await tom.replies())
    receipt = await erase(tom)
    asked = [*(await tom.replies())[count:], receipt]
    assert not [
        each for each in asked for word in ("matter", "welfare", "afeguarding", "officer", "Sam") if word in each
    ]
    [matter] = await world.rows(tables.matters)
    assert "husband hits my son" in matter.report["words"]
    assert [row.content for row in await officer.transcript()][: len(told)] == told
    await officer.says(f"SAFE {matter.id}")  # nothing of the child was touched while it was open
    assert await left_of(world, ["tom.own"])
    assert (await erase_what_is_no_longer_needed(world.means)).done == 1
    await world.settle()
    assert await left_of(world, ["tom.own", "1980-06-07"]) == []
    assert (await erase_what_is_no_longer_needed(world.means)).done == 0


async def test_what_was_told_of_harm_stays_for_the_officer_when_who_told_it_goes(world: World) -> None:
    kate = world.parent(KATE)
    await talk_until(kate, "photo")
    await kate.says("DELETE MY DATA")
    await world.later(timedelta(hours=20))
    await kate.says("the coach hits my son")
    await world.later(timedelta(hours=40))
    assert (await kate.registration()).answers["guardian"]  # the officer may want to reach them: it waits
    [matter] = await world.rows(tables.matters)
    await world.parent("+447700900003").says(f"SAFE {matter.id}")
    for _ in range(2):
        await world.later(timedelta(hours=24))
    for _ in range(6):
        await world.later(timedelta(minutes=11))
    assert await left_of(world, ["12 March 1985", "kate@example.com", "M32 8JL"]) == []
    [matter] = await world.rows(tables.matters)
    assert "coach hits my son" in matter.report["words"]
    assert "coach hits my son" in str([row.content for row in await world.rows(tables.messages)])


@pytest.mark.parametrize("who", ["lead", "joined"])
async def test_the_same_words_for_each(world: World, who: str) -> None:
    kate, tom = await _both(world)
    one = kate if who == "lead" else tom
    await one.says("DELETE MY DATA")
    await one.sees("another guardian is recorded for Sam")
    await one.says("KEEP")
    await one.sees("nothing is erased")
