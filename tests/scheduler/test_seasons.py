"""A season ends once, with what was kept for it; the new one invites those of the last, on the secretary's word."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.club.registration import State
from bot.program.season_command import close, invite
from bot.store import tables
from scheduler.forgetting import close_the_season
from tests.talks import pays, register, talk_until, world_on
from tests.world import World

DAY = timedelta(days=1)
_NEXT = {
    'name = "2026-27"': 'name = "2027-28"',
    "cutoff = 2026-08-31": "cutoff = 2027-08-31",
    "first_month = 2026-09-01": "first_month = 2027-09-01",
    "last_month = 2027-05-01": "last_month = 2028-05-01",
    'name = "Tigers"\nage_group = "U10"': 'name = "Tigers"\nage_group = "U12"',
}


async def _closes(world: World) -> None:
    await close(world.app.database, world.app.club, None, world.clock)
    await world.settle()


async def test_what_is_unfinished_ends_with_a_word_and_its_number_is_free(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await _closes(world)
    await parent.sees("The 2026-27 season is over, so I've closed Sam's registration, which wasn't finished.")
    registration = await parent.registration()
    assert registration.state is State.WITHDRAWN
    assert registration.shirt_number is None
    await parent.says("yes")
    assert (await parent.registration()).state is State.WITHDRAWN


async def test_who_never_answered_hears_nothing(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    count = len(await parent.replies())
    await _closes(world)
    await parent.sees_nothing_new_since(count)
    assert (await parent.registration()).state is State.WITHDRAWN


async def test_photo_and_health_are_forgotten_and_the_rest_is_kept(world: World) -> None:
    parent = world.parent()
    await register(parent)
    count = len(await parent.replies())
    await _closes(world)
    registration = await parent.registration()
    assert registration.state is State.COMPLETED
    assert "medical" not in registration.answers["child"]
    assert "photo" not in registration.answers
    assert "forget_photo" in {row.kind for row in await world.rows(tables.effects)}
    assert registration.answers["guardian"]["email"] == "kate@example.com"
    await parent.sees_nothing_new_since(count)


async def test_who_paid_and_never_sent_a_photo_has_played_all_the_same(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await pays(parent)
    count = len(await parent.replies())
    await _closes(world)
    assert (await parent.registration()).state is not State.WITHDRAWN
    await parent.sees_nothing_new_since(count)


async def test_what_a_matter_of_harm_needs_is_kept_until_it_is_over(world: World) -> None:
    parent = world.parent()
    await register(parent)
    await parent.says("the coach hits my son")
    await _closes(world)
    assert "medical" in (await parent.registration()).answers["child"]


async def test_it_ends_once_however_often_somebody_says_so(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "review")
    await _closes(world)
    count = len(await parent.replies())
    assert (await close(world.app.database, world.app.club, None, world.clock))["closing"] == 0
    await world.settle()
    await parent.sees_nothing_new_since(count)


async def test_the_clock_ends_it_on_the_day_of_the_club_file(world: World) -> None:
    season = world.app.club.season.model_copy(update={"closes": (world.clock.now() + 3 * DAY).date()})
    means = world.means
    means = type(means)(**{**vars(means), "club": means.club.model_copy(update={"season": season})})
    await talk_until(world.parent(), "review")
    assert await close_the_season(means) == 0
    await world.later(3 * DAY)
    assert await close_the_season(means) == 1
    assert await close_the_season(means) == 0


@pytest.fixture
async def next_season(database_url: str, tmp_path: Path) -> AsyncIterator[World]:
    """A year later, after a season in which Sam was registered and Leo was not."""
    async with world_on(database_url) as world:
        await register(world.parent())
        await talk_until(world.parent("+447700900124"), "kit")
    told = _club_of_next_season()
    path = tmp_path / "club.toml"
    path.write_text(told, encoding="utf-8")
    async with world_on(database_url, CLUB_FILE=str(path)) as world:
        world.clock.move(330 * DAY)
        yield world


def _club_of_next_season() -> str:
    told = Path("bot/club/club.toml").read_text(encoding="utf-8")
    for before, after in _NEXT.items():
        assert before in told
        told = told.replace(before, after)
    return told.replace("U10 Tigers", "U12 Tigers")


async def test_who_played_is_invited_to_the_team_a_year_older_once_it_is_agreed(next_season: World) -> None:
    world, club = next_season, next_season.app.club
    shown = await invite(world.app.database, club, "2026-27", world.clock, agreed=False)
    assert (shown["children"], shown["by_team"], shown["invited"]) == (1, {"U12 Tigers": 1}, 0)
    await world.settle()
    assert await world.parent().replies() == []
    done = await invite(world.app.database, club, "2026-27", world.clock, agreed=True)
    assert done["invited"] == 1
    await world.settle()
    await world.parent().sees("Alex Johnson who runs the U12 Tigers team has invited you to register Sam")
    again = await invite(world.app.database, club, "2026-27", world.clock, agreed=True)
    assert again["invited"] == 0
    await world.later(DAY)
    assert len(await world.parent().replies()) == 1


async def test_the_invitations_are_spread_over_as_many_days_as_the_limit_needs(next_season: World) -> None:
    club = next_season.app.club
    few = club.model_copy(update={"caps": club.caps.model_copy(update={"people_outside_a_day": 1})})
    shown = await invite(next_season.app.database, few, "2026-27", next_season.clock, agreed=False)
    assert shown["days"] == 1
