"""What has changed since is told in free words: an illness that is over, a surname, a new address."""

import pytest

from tests.talks import register, talk_until
from tests.world import World


@pytest.mark.parametrize(
    ("known", "words", "left"),
    [
        ("hay fever", "the hay fever, he doesn't have that anymore", ""),
        ("hay fever and asthma", "he has grown out of the asthma", "Hay fever"),
        ("hay fever", "the hay fever has cleared up", ""),
    ],
)
async def test_an_illness_that_is_over_is_taken_away_and_shown(world: World, known: str, words: str, left: str) -> None:
    parent = world.parent()
    await talk_until(parent, "address", child=f"Sam Jones, 3 May 2016, boy, {known}")
    if "asthma" in known:
        await parent.says("no")
    await parent.says(words)
    assert "Changed:\nMedical:" in "\n".join(await parent.replies())
    medical = (await parent.registration()).answers["child"]["medical"]
    assert (medical["description"], medical["has_issues"]) == (left, bool(left))


async def test_where_it_is_not_sure_what_is_over_it_is_asked(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address", child="Sam Jones, 3 May 2016, boy, hay fever")
    await parent.says("he doesn't have asthma any more")
    await parent.sees("any medical issues")


async def test_a_surname_is_put_right_as_it_is_spelt(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "review")
    await parent.says("my surname is Walshe with an e")
    await parent.sees("You: Kate Walshe")
    assert (await parent.registration()).answers["guardian"]["name"] == "Kate Walshe"


@pytest.mark.parametrize("section", ["review", "payment", "kit"])
async def test_a_move_is_a_new_address(world: World, section: str) -> None:
    parent = world.parent()
    await talk_until(parent, section)
    await parent.says("we moved, now 15 Moorfold Avenue M41 5AA")
    address = (await parent.registration()).answers["address"]
    assert (address["postcode"], address["house"]) == ("M41 5AA", "15")


async def test_his_birthday_is_not_the_parents(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await parent.says("oops, his birthday is 3rd May")
    assert (await parent.registration()).answers["guardian"]["born"] == "1985-03-12"


async def test_twins_are_told_one_at_a_time(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await parent.says("Twins: Max and Leo Hart, 5/9/2015, boys")
    await parent.sees("One at a time")
    assert "child" not in (await parent.registration()).answers


@pytest.mark.parametrize("paid", [False, True])
async def test_a_condition_told_when_all_is_said_is_added_and_shown_back(world: World, paid: bool) -> None:  # noqa: FBT001
    parent = world.parent()
    await (register(parent) if paid else talk_until(parent, "nothing", child="Sam Jones, 3 May 2016, boy, hay fever"))
    await parent.says("he also has a peanut allergy")
    await parent.sees("Peanut allergy")
    told = (await parent.registration()).answers["child"]["medical"]["description"].lower()
    assert "hay fever" in told
    assert "peanut" in told
