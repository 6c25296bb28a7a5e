"""DELETE MY DATA: by whom, what is said of it, and the way back."""

from datetime import timedelta
from time import perf_counter

import pytest

from bot.model.messages import Medium
from bot.store import tables
from conversations.understanding.commands import command_in
from tests.conversations.guardians.test_family import together
from tests.erasing import erase, finish, left_of
from tests.talks import PERSONAL, code_in, other_than, register, talk_until
from tests.world import Parent, World

OTHER_WORDS = (
    "delete my data",
    "Please delete all my personal data.",
    "Can you delete everything you hold on me?",
    "I want to be forgotten",
    "I'd like my details deleted please",
    "erase everything you have on us",
    "right to be forgotten",
    "DELETE ME",
)
NOT_MEANT = ("do you delete photos?", "delete", "please remove him from the team", "I deleted the app, sorry")
WAYS_BACK = ("KEEP", "keep it please", "I've changed my mind", "please don't delete it", "Actually, keep my data")


LONG = (
    "can you please " * 3000,
    "i would like you to have " * 2000,
    "delete all of my data please" + " please" * 3000 + "x",
)


@pytest.mark.parametrize("said", LONG)
def test_a_long_text_is_read_in_no_time(said: str) -> None:
    began = perf_counter()
    assert command_in(said) is None
    assert perf_counter() - began < 20


async def _is_noted(parent: Parent) -> bool:
    return any(" erased on " in each for each in await parent.replies())


@pytest.mark.parametrize("said", OTHER_WORDS)
async def test_other_words_for_it(world: World, said: str) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    await kate.says(said)
    assert await _is_noted(kate), await kate.replies()


@pytest.mark.parametrize("said", NOT_MEANT)
async def test_other_words_are_something_else(world: World, said: str) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    await kate.says(said)
    assert not await _is_noted(kate)


async def test_it_says_when_what_and_how_to_take_it_back(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("DELETE MY DATA")
    await kate.sees("erased on Wednesday 5 August at 11:0")
    await kate.sees("just write KEEP")
    await kate.sees("That ends Sam's registration")
    count = len(await kate.replies())
    await world.later(timedelta(hours=22))
    await kate.sees_nothing_new_since(count)
    await world.later(timedelta(hours=1))
    await kate.sees("Write KEEP if you've changed your mind")


@pytest.mark.parametrize("said", WAYS_BACK)
async def test_it_is_taken_back_and_nothing_is_erased(world: World, said: str) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("DELETE MY DATA")
    await world.later(timedelta(hours=47))
    await kate.says(said)
    await kate.sees("nothing is erased")
    await finish(kate)
    assert (await kate.registration()).answers["guardian"]["email"] == "kate@example.com"
    await kate.says("later")
    assert "erased" not in (await kate.replies())[-1]


async def test_a_bell_of_what_was_taken_back_does_not_ring_for_the_next_wish(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("DELETE MY DATA")
    await world.later(timedelta(hours=23))
    await kate.says("KEEP")
    await kate.says("DELETE MY DATA")
    await world.later(timedelta(hours=26))
    await world.later(timedelta(hours=1))
    assert (await kate.registration()).answers["guardian"]
    await world.later(timedelta(hours=21))
    await finish(kate)
    assert await left_of(world, PERSONAL) == []


async def test_asked_twice_it_stays_at_the_first_time(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("DELETE MY DATA")
    await world.later(timedelta(hours=5))
    await kate.says("delete my data")
    await kate.sees("Wednesday 5 August at 11:0")


async def test_by_sms_it_takes_the_digits_of_our_own_message(world: World) -> None:
    await talk_until(world.parent(), "photo")
    kate = Parent(world, world.parent().number, Medium.SMS)
    await kate.says("DELETE MY DATA")
    code = code_in(await kate.replies())
    assert not await _is_noted(kate)
    await kate.says(f"yes {other_than(code)}")
    assert not await _is_noted(kate)
    await kate.says(f"yes {code}")
    assert await _is_noted(kate)
    await world.later(timedelta(hours=48))
    assert "is erased" in await finish(kate)


async def test_a_number_that_was_silent_for_long_proves_itself_first(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await world.later(timedelta(days=70))
    await kate.says("DELETE MY DATA")
    assert not await _is_noted(kate)


@pytest.mark.parametrize("number", ["+447700900001", "+447700900003"])
async def test_who_helps_to_run_the_club_is_told_whom_to_ask(world: World, number: str) -> None:
    staff = world.parent(number)
    await staff.says("DELETE MY DATA")
    await staff.sees("ask the secretary to take you off first")
    assert not await _is_noted(staff)


async def test_nobody_is_reminded_of_a_registration_that_is_about_to_end(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("DELETE MY DATA")
    await world.later(timedelta(hours=23))
    count = len(await kate.replies())
    await world.later(timedelta(hours=24))
    await kate.sees_nothing_new_since(count)


async def test_of_a_child_who_plays_it_says_what_stays_and_what_to_do(world: World) -> None:
    kate = world.parent()
    await register(kate)
    await kate.says("DELETE MY DATA")
    for said in (
        "Sam plays for us this season",
        "until the season is over",
        "give the manager a number to ring",
        "WITHDRAW SAM",
        "payments stays for 6 years",
    ):
        await kate.sees(said)


async def test_of_a_child_with_another_guardian_it_says_so_and_not_who(world: World) -> None:
    kate, _ = await together(world, "photo")
    await kate.says("DELETE MY DATA")
    await kate.sees("another guardian is recorded for Sam")
    assert "Tom" not in (await kate.replies())[-1]


async def test_who_only_wrote_once_can_ask_too(world: World) -> None:
    stranger = world.parent("+447700900177")
    await stranger.says("hello")
    assert "is erased" in await erase(stranger)
    assert await left_of(world, ["7700900177"]) == []


async def test_the_wish_is_in_the_audit_trail_without_words(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("DELETE MY DATA")
    assert ("erasure", "asked") in {(row.command, row.outcome) for row in await world.rows(tables.audit)}
