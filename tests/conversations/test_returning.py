"""A child who was with us before: who is shown what was told then, and who is not."""

from datetime import timedelta

import sqlalchemy as sa

from bot.store import tables
from tests.talks import register
from tests.world import Parent, World

_LAST_SEASON = "2025-26"
_SHOWN = "Email: kate@example.com"


async def _last_season(world: World, parent: Parent) -> None:
    """As if all that was told so far had been told a season ago."""
    await register(parent)
    async with world.app.database.begin() as tx:
        await tx.execute(sa.update(tables.registrations).values(season=_LAST_SEASON, shirt_number=None))


async def _comes_back(parent: Parent) -> None:
    await parent.invited(team_name="Lions")
    await parent.says("yes")
    await parent.says("yes")


async def test_a_guardian_we_know_is_only_asked_whether_it_is_still_correct(world: World) -> None:
    parent = world.parent()
    await _last_season(world, parent)
    await _comes_back(parent)
    await parent.says("yes to all")  # a season's consents are asked for anew
    await parent.sees(_SHOWN)
    await parent.sees("Is everything correct?")
    await parent.says("email kate2@example.com")
    await parent.sees("Email: kate2@example.com")
    await parent.says("yes")
    await parent.sees("On which day")
    new = next(each for each in await parent.registrations() if each.season != _LAST_SEASON)
    assert new.answers["child"]["born"] == "2016-05-03"


async def test_after_a_long_silence_initials_and_birthday_are_asked_first(world: World) -> None:
    parent = world.parent()
    await _last_season(world, parent)
    await world.later(timedelta(days=61))
    await _comes_back(parent)
    await parent.sees("Sam's initials and full date of birth")
    await parent.says("SJ 4 May 2016")
    await parent.sees("not what we have")
    await parent.says("S.J., 3/5/16")
    await parent.says("yes to all")
    await parent.sees(_SHOWN)


async def test_three_wrong_attempts_and_everything_is_asked_even_after_starting_again(world: World) -> None:
    parent = world.parent()
    await _last_season(world, parent)
    await world.later(timedelta(days=61))
    await _comes_back(parent)
    before = len(await parent.replies())
    for text in ("SJ 4 May 2016", "no idea", "KJ 3 May 2016"):
        await parent.says(text)
    await parent.sees("your full name")
    await parent.says("start again")
    await parent.says("yes")
    await parent.says("yes")
    await parent.sees("your full name")
    assert not any("2016" in reply or "kate@" in reply for reply in (await parent.replies())[before:])


async def test_a_stranger_is_asked_everything_and_shown_nothing(world: World) -> None:
    known, stranger = world.parent(), world.parent("+447700900124")
    await _last_season(world, known)
    await _comes_back(stranger)
    await stranger.sees("your full name")
    assert not any("kate@" in reply for reply in await stranger.replies())


async def test_a_new_child_is_told_nothing_of_last_season(world: World) -> None:
    parent = world.parent()
    await _last_season(world, parent)
    await parent.invited(child_name="Ana Jones")
    for text in ("yes", "no", "none"):
        await parent.says(text)
    await parent.sees("your full name")
