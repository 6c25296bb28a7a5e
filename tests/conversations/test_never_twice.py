"""The same text is never sent twice running, whatever is open and whatever is written again and again."""

from itertools import pairwise

import pytest

from bot.store import tables
from tests.talks import talk_until
from tests.world import World

SECTIONS = ["wish", "past", "guardian", "child", "address", "consents", "review", "payment", "kit", "photo", "nothing"]
AGAIN = [
    *["hm"] * 7,
    *["thanks"] * 3,
    *["at work, later"] * 3,
    *["please stop messaging me"] * 3,
    *["is this a scam?"] * 3,
    *["how did you get my number?"] * 2,
    *["is he registered?"] * 3,
    *["how much is it?"] * 3,
    *["withdraw Sam", "hm", "hm", "hm", "hm"],
    *["start again", "hm", "thanks", "well"],
    *["back"] * 3,
    *["carry on"] * 3,
]


@pytest.mark.parametrize("section", SECTIONS)
async def test_nothing_is_said_twice_running(world: World, section: str) -> None:
    parent = world.parent()
    await talk_until(parent, section)
    for text in AGAIN:
        await parent.says(text)
    replies = await parent.replies()
    assert [one for one, other in pairwise(replies) if one == other] == []


async def test_kindness_is_answered_once(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "nothing")
    await parent.says("thanks")
    before = len(await parent.replies())
    await parent.says("thanks")
    assert len(await parent.replies()) == before


async def test_who_asks_the_same_again_is_answered_again(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "kit")
    await parent.says("how much is it?")
    await parent.says("how much is it?")
    await parent.sees("Here it is again:")


async def test_after_three_unread_letters_only_the_way_out_is_said_and_the_club_knows(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "past")
    for text in ("hm", "well", "erm"):
        await parent.says(text)
    assert (await parent.replies())[-1].startswith("I'm not getting anywhere with this on my own, sorry. Write PERSON")
    assert "stuck" in [notice.kind for notice in await world.rows(tables.notices)]


async def test_what_is_asked_beside_is_dropped_when_it_is_not_answered(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "kit")
    for text in ("withdraw Sam", "hm", "well", "erm"):
        await parent.says(text)
    await parent.sees("nothing is changed")
    await parent.says("9/10, number 7")
    await parent.sees("photo")
