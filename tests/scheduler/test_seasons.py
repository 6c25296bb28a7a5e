"""A season ends once, with what was kept for it; the new one invites those of the last, on the secretary's word."""

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from bot.club.registration import State
from bot.model.messages import Medium
from bot.model.people import Child, Contact, Registration
from bot.model.profile import Profile
from bot.model.returning import Returning
from bot.program.season_command import close, invite
from bot.store import tables
from bot.store.runs import Swept
from conversations.managing.new_season import Invited, NewSeason, letters
from scheduler.forgetting import close_the_season
from tests.talks import code_in, pays, register, talk_until, world_on
from tests.world import START, Parent, World

DAY = timedelta(days=1)
SECRETARY = "+447700900002"
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
    assert await close_the_season(means) == Swept()
    await world.later(3 * DAY)
    assert await close_the_season(means) == Swept(found=1, done=1)
    assert await close_the_season(means) == Swept(found=1, done=0)


@pytest.fixture
async def next_season(database_url: str, tmp_path: Path) -> AsyncIterator[World]:
    """A year later, after a season in which Sam was registered and Leo was not."""
    async with world_on(database_url) as world:
        await register(world.parent())
        await talk_until(world.parent("+447700900124"), "kit")
    async with world_on(database_url, CLUB_FILE=_next_club(tmp_path)) as world:
        world.clock.move(330 * DAY)
        yield world


def _next_club(folder: Path, more: Mapping[str, str] = _NEXT) -> str:
    told = Path("bot/club/club.toml").read_text(encoding="utf-8")
    for before, after in {**_NEXT, **more}.items():
        assert before in told
        told = told.replace(before, after)
    path = folder / "club.toml"
    path.write_text(told.replace("U10 Tigers", "U12 Tigers"), encoding="utf-8")
    return str(path)


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


async def _says(world: World, *said: str, number: str = SECRETARY) -> Parent:
    secretary = world.parent(number)
    for each in said:
        await secretary.says(each)
    return secretary


async def test_the_secretary_has_them_invited_by_message_and_a_second_word_does_nothing(next_season: World) -> None:
    world = next_season
    secretary = await _says(world, "SEASON INVITE")
    await secretary.sees(
        "New season 2027-28, from the roster of 2026-27: I'll invite 1 child of 1 family (U12 Tigers 1)"
    )
    await secretary.sees("in 1 day, at most 200 people a day")
    await secretary.sees("Not invited: 1 never finished.")
    assert await world.parent().replies() == [], "nobody is written to before the yes"
    await secretary.says("yes")
    await secretary.sees("I'm inviting 1 child to 2027-28 now")
    await world.parent().sees("Alex Johnson who runs the U12 Tigers team has invited you to register Sam")
    await _says(world, "season invite 2026-27")
    await secretary.sees("Nobody of 2026-27 is left to invite to 2027-28.")
    await secretary.sees("1 asked already")
    done = await invite(world.app.database, world.app.club, "2026-27", world.clock, agreed=True)
    assert done["invited"] == 0, "nor does the operator's command"
    assert len(await world.parent().replies()) == 1


async def test_nobody_but_the_secretary_has_them_invited_and_by_sms_only_with_the_digits(next_season: World) -> None:
    world = next_season
    manager = await _says(world, "season invite", number="+447700900001")
    await manager.sees("Only the secretary can do that.")
    secretary = world.parent(SECRETARY, Medium.SMS)
    await secretary.says("season invite")
    await secretary.says("yes")
    assert await world.parent().replies() == []
    await secretary.says(code_in([reply for reply in await secretary.replies() if "to do it" in reply]))
    await world.parent().sees("has invited you to register Sam")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("STOP", "1 stopped our messages"),
        ("the coach hits my son", "1 not by me, please ask Pat Moss, 07700 900003 first"),
        ("withdraw Sam\nyes", "1 declined or withdrawn"),
    ],
)
async def test_who_is_left_out_is_counted_with_the_reason(
    database_url: str, tmp_path: Path, said: str, reason: str
) -> None:
    async with world_on(database_url) as world:
        await register(world.parent())
        for each in said.split("\n"):
            await world.parent().says(each)
    async with world_on(database_url, CLUB_FILE=_next_club(tmp_path)) as world:
        world.clock.move(330 * DAY)
        secretary = await _says(world, "SEASON INVITE")
        [shown] = [reply for reply in await secretary.replies() if "Not invited:" in reply]
        assert f"Not invited: {reason}." in shown
        assert "Sam" not in shown


async def test_who_is_too_old_is_left_out(database_url: str, tmp_path: Path) -> None:
    async with world_on(database_url) as world:
        await register(world.parent())
        older = world.parent("+447700900124")
        await talk_until(older, "photo", child="Ana Jones, 3 May 2016, girl, none", kit="9/10, number 8")
        await pays(older)
    async with world_on(database_url, CLUB_FILE=_next_club(tmp_path, {"oldest = 18": "oldest = 11"})) as world:
        world.clock.move(330 * DAY)
        secretary = await _says(world, "SEASON INVITE")
        await secretary.sees("Not invited: 2 too old for us now.")


async def test_each_child_costs_a_message_where_the_club_file_has_its_price(database_url: str, tmp_path: Path) -> None:
    async with world_on(database_url) as world:
        await register(world.parent())
    priced = {"# [prices]": "[prices]", "# template = 3.2": "template = 250.0"}
    async with world_on(database_url, CLUB_FILE=_next_club(tmp_path, priced)) as world:
        world.clock.move(330 * DAY)
        secretary = await _says(world, "SEASON INVITE")
        await secretary.sees("The messages cost about £2.50.")


async def test_before_there_was_a_season_nobody_can_be_invited(world: World) -> None:
    await register(world.parent())
    secretary = await _says(world, "SEASON INVITE")
    await secretary.sees("I know of nobody who was registered before 2026-27.")


def test_so_many_families_a_day_are_written_to_and_a_familys_children_on_one_day(next_season: World) -> None:
    club = next_season.app.club
    few = club.model_copy(update={"caps": club.caps.model_copy(update={"people_outside_a_day": 3})})
    team = next(team for team in few.teams if team.name == "Tigers")
    told = [
        Invited(Returning(_registration(f"{family}{child}"), Contact(family, Profile(), [])), team, "Alex Johnson")
        for family in ("a", "b", "c")
        for child in (1, 2)
    ]
    season = NewSeason("2026-27", told, {}, a_day=2)
    due = [letter.due_in.days for letter in letters(few, season, next_season.clock.now())]
    assert (season.days, due) == (2, [0, 0, 0, 0, 1, 1])


def _registration(name: str) -> Registration:
    return Registration(name, Child(name, {"name": f"Sam {name}"}), name, None, "2026-27", 0, 0, START, START)
