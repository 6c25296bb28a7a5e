"""Numbers change hands: after sixty days of silence a number proves whose it is before anything stored is touched."""

from datetime import timedelta

import pytest

from bot.club.registration import State
from bot.store import tables
from tests.talks import ANSWERS, pays, prefilled, register, talk_until
from tests.world import Parent, World

STORED = ("kate@example.com", "3 May 2016", "1985", "ay fever", "Larkhill", "M32")
LONG = timedelta(days=61)


async def _silent(world: World, until: str = "") -> Parent:
    kate = world.parent()
    await (talk_until(kate, until) if until else register(kate))
    await world.later(LONG)
    return kate


async def _said_since(parent: Parent, count: int) -> str:
    return "\n".join((await parent.replies())[count:])


@pytest.mark.parametrize("until", ["address_check", "review", "payment", "photo", ""])
@pytest.mark.parametrize(
    "said", [["hello", "carry on"], ["my email is eve@example.org"], ["withdraw Sam", "yes"], ["back", "change email"]]
)
async def test_nothing_stored_is_shown_or_changed_before_the_proof(world: World, until: str, said: list[str]) -> None:
    kate = await _silent(world, until)
    before, count = await kate.registration(), len(await kate.replies())
    for text in said:
        await kate.says(text)
    shown = await _said_since(kate, count)
    assert "Sam's initials and full date of birth" in shown
    assert not [word for word in STORED if word in shown]
    after = await kate.registration()
    assert (after.answers, after.state) == (before.answers, before.state)


async def test_who_proves_it_goes_on_where_it_stood(world: World) -> None:
    kate = await _silent(world, "review")
    await kate.says("hello, sorry for the wait")
    await kate.says("SJ, 3 May 2016")
    await kate.sees("Is everything correct?")
    await kate.says(ANSWERS["review"])
    await kate.sees("On which day")


async def test_after_three_wrong_tries_a_volunteer_is_told_and_it_stays_closed(world: World) -> None:
    kate = await _silent(world)
    count = len(await kate.replies())
    await kate.says("hello")
    for text in ("AB 1 May 2016", "SJ 4 May 2016", "no idea"):
        await kate.says(text)
    await kate.sees("told a volunteer")
    await kate.says("SJ 3 May 2016")
    await kate.says("my email is eve@example.org")
    await kate.sees("a volunteer is looking into it")
    assert "identity_failed" in {notice.kind for notice in await world.rows(tables.notices)}
    assert (await kate.registration()).answers["guardian"]["email"] == "kate@example.com"
    assert not [word for word in STORED if word in await _said_since(kate, count)]
    await kate.says("PERSON")
    await kate.sees("a volunteer of the club will write")


async def test_within_sixty_days_nobody_is_asked(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "review")
    await world.later(timedelta(days=59))
    await kate.says("carry on")
    await kate.sees("Is everything correct?")


async def test_where_the_birthday_was_never_told_everything_is_asked_anew(world: World) -> None:
    kate = await _silent(world, "child")
    count = len(await kate.replies())
    await kate.says("hello")
    await kate.sees("your full name")
    assert not [word for word in STORED if word in await _said_since(kate, count)]
    assert "guardian" not in (await kate.registration()).answers


async def test_the_payment_page_is_filled_in_only_before_the_silence_or_after_the_proof(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "kit")
    assert (await prefilled(kate)).email == "kate@example.com"
    await world.later(LONG)
    assert (await prefilled(kate)).model_dump(exclude_none=True) == {}
    await kate.says("hello")
    assert (await prefilled(kate)).model_dump(exclude_none=True) == {}
    await kate.says("S J 3/5/2016")
    assert (await prefilled(kate)).email == "kate@example.com"


async def test_money_that_comes_after_a_long_silence_is_told_with_nothing_of_the_record(world: World) -> None:
    kate = await _silent(world, "photo")
    count = len(await kate.replies())
    await pays(kate)
    shown = await _said_since(kate, count)
    assert "The payment for Sam has arrived" in shown
    assert not [word for word in STORED if word in shown]


async def test_stop_needs_no_proof(world: World) -> None:
    kate = await _silent(world, "review")
    await kate.says("STOP")
    await kate.sees("no reminders or invitations anywhere")
    assert (await kate.registration()).state is State.REVIEW


async def test_another_childs_talk_takes_nothing_from_before_the_silence(world: World) -> None:
    kate = await _silent(world)
    await kate.invited(child_name="Ana Jones", team_name="Lions")
    count = len(await kate.replies())
    for text in ("now about Ana", "yes", "no", "none", "my email is eve@example.org for Sam"):
        await kate.says(text)
    shown = await _said_since(kate, count)
    assert not [word for word in STORED if word in shown]
    sam = next(each for each in await kate.registrations() if each.child.first_name == "Sam")
    assert sam.answers["guardian"]["email"] == "kate@example.com"
