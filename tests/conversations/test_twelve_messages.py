"""A reply is billed: one child with kit takes at most twelve, and two questions in one are untangled."""

import pytest

from tests.pictures import JPEG
from tests.talks import ANSWERS, talk_until
from tests.world import Parent, World

_MOST = 12


async def test_one_child_with_kit_takes_twelve_messages(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.sends(JPEG)
    await parent.sees("the photo is in")
    copies = [reply for reply in await parent.replies() if reply.startswith("Urmston Town Juniors: the secure")]
    assert len(await parent.replies()) - len(copies) == _MOST


@pytest.mark.parametrize(
    ("said", "team", "name"),
    [
        ("Flixton Juniors. Kate Jones, mum, 12 March 1985, kate@example.com", "Flixton Juniors", "Kate Jones"),
        ("Flixton Panthers\nKate Jones\nmum", "Flixton Panthers", "Kate Jones"),
        ("Flixton Panthers, Kate Jones, mum", "Flixton Panthers", "Kate Jones"),
        ("none, Kate Jones, mum", "", "Kate Jones"),
        ("He played for Sale 1861. I'm Kate Jones, his mum", "Sale 1861", "Kate Jones"),
        ("Kate Jones, mum, 12 March 1985", None, "Kate Jones"),
        ("I'm Kate Jones, mum to Sam Jones", None, "Kate Jones"),
        ("Kate Jones", None, None),
    ],
)
async def test_the_team_before_is_told_with_the_guardian(
    world: World, said: str, team: str | None, name: str | None
) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.sees("Which team did Sam play for before")
    await parent.says(said)
    answers = (await parent.registration()).answers
    assert answers["past"].get("previous_team") == team
    assert answers.get("guardian", {}).get("name") == name


async def test_one_name_alone_may_be_the_team(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.says("Flixton Panthers")
    await parent.sees("whether that's the team or you")
    await parent.says("Kate Jones")
    answers = (await parent.registration()).answers
    assert answers["past"]["previous_team"] == "Flixton Panthers"
    assert answers["guardian"]["name"] == "Kate Jones"


async def test_who_played_for_us_is_not_asked_for_a_team(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian", past="yes he did")
    assert "Which team" not in (await parent.replies())[-1]


async def _at_the_address(world: World) -> Parent:
    parent = world.parent()
    await talk_until(parent, "address_check")
    await parent.sees("does Sam live there too?")
    return parent


@pytest.mark.parametrize("said", ["yes", "yes and he lives here", "that's right, same address", "yep we all live here"])
async def test_a_yes_answers_both(world: World, said: str) -> None:
    parent = await _at_the_address(world)
    await parent.says(said)
    answers = (await parent.registration()).answers
    assert answers["address_check"] == {"correct": True}
    assert answers["home"] == {"same": True}
    await parent.sees("Now your say")


@pytest.mark.parametrize("said", ["yes but he lives with his dad", "that's right, but he doesn't live here"])
async def test_right_but_elsewhere(world: World, said: str) -> None:
    parent = await _at_the_address(world)
    await parent.says(said)
    answers = (await parent.registration()).answers
    assert answers["address_check"] == {"correct": True}
    assert answers["home"] == {"same": False}
    await parent.sees("Sam's postcode")


async def test_a_plain_no_may_mean_either(world: World) -> None:
    parent = await _at_the_address(world)
    await parent.says("no")
    await parent.sees("What's different then?")
    assert "home" not in (await parent.registration()).answers
    await parent.presses("Lives elsewhere")
    answers = (await parent.registration()).answers
    assert answers["address_check"] == {"correct": True}
    assert answers["home"] == {"same": False}


async def test_another_house_is_a_correction(world: World) -> None:
    parent = await _at_the_address(world)
    await parent.says("no, it's number 14")
    assert (await parent.registration()).answers["address"]["house"] == "14"


async def test_what_is_neither_is_asked_one_by_one(world: World) -> None:
    parent = await _at_the_address(world)
    await parent.says("sort of, it's complicated")
    assert not {"address_check", "home"} & (await parent.registration()).answers.keys()
    await parent.says("yes")
    await parent.sees("Does Sam live at the same address?")
    await parent.says(ANSWERS["address_check"])
    assert (await parent.registration()).answers["home"] == {"same": True}
