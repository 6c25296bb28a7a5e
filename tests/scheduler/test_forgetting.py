"""What is kept goes when its time is over, by the declaration that the operators' command shows."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot.club.retention import KEPT, Kind
from bot.model.looks import Looker
from bot.program.retention_command import keep, listed
from bot.store import tables
from scheduler.forgetting import forget, forget_what_is_over
from tests.pictures import JPEG
from tests.talks import pays, register, talk_until
from tests.world import World

_OPERATOR = Looker("ann")
_YEAR = timedelta(days=365.25)


async def kept(world: World) -> dict[str, dict[str, Any]]:
    told = await listed(world.app.database, world.app.club, world.clock, _OPERATOR)
    return {each["kind"]: each for each in told["goes_by_the_clock"]}


async def test_the_command_knows_every_kind_and_when_the_next_goes(world: World) -> None:
    await register(world.parent())
    found = await kept(world)
    assert set(found) == set(Kind) == {each.kind for each in KEPT}
    assert (found["chat"]["kept"], found["chat"]["due_now"]) == ("12 months", 0)
    assert found["chat"]["next"] == "2027-08-03"
    assert (found["photos"]["count"], found["medical"]["count"], found["money"]["count"]) == (1, 1, 1)
    assert (found["money"]["next"], found["money"]["by_duty"]) == ("2033-08-31", True)


async def test_what_is_due_is_what_the_job_forgets(world: World) -> None:
    await register(world.parent())
    await world.later(timedelta(days=400))
    before = await kept(world)
    assert before["chat"]["due_now"] > 0
    for kind in (Kind.RAW, Kind.READINGS, Kind.CHAT, Kind.LOOKS):
        assert await forget(world.means, kind) == before[kind]["due_now"], kind
    after = await kept(world)
    assert [each["due_now"] for each in after.values()] == [0] * len(after)
    assert (await forget_what_is_over(world.means)).done == 0


async def test_without_medical_notes_or_a_photo_none_is_counted(world: World) -> None:
    await talk_until(world.parent(), "photo", child="Sam Jones, 3 May 2016, boy, none")
    found = await kept(world)
    assert (found["photos"]["count"], found["medical"]["count"]) == (0, 0)


async def test_money_goes_six_years_after_the_season_and_the_season_stays(world: World) -> None:
    kate = world.parent()
    await register(kate)
    await world.later(_YEAR * 6)
    assert await forget(world.means, Kind.MONEY) == 0
    await world.later(_YEAR * 1.2)
    assert await forget(world.means, Kind.MONEY) == 1
    [row] = await world.rows(tables.registrations)
    assert (row.account, row.answers, row.season, row.state) == (None, {}, "2026-27", "completed")
    assert await world.rows(tables.money_references) == []
    assert await forget(world.means, Kind.MONEY) == 0


@pytest.mark.parametrize(("told", "goes"), [(None, date(2041, 5, 3)), (date(2030, 1, 1), date(2030, 1, 1))])
async def test_a_matter_is_kept_until_the_child_is_25_or_the_officers_date(
    world: World, told: date | None, goes: date
) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await world.later(timedelta(hours=1))
    await kate.says("the coach hits my son")
    assert (await kept(world))["matters"]["kept_for_a_safeguarding_matter"] == 1  # open: it goes at no time
    await world.parent("+447700900003").says("SAFE 1")
    if told is not None:
        assert (await keep(world.app.database, world.app.club, world.clock, _OPERATOR, 1, told))["kept_until"]
    assert (await kept(world))["matters"]["next"] == goes.isoformat()
    world.clock.move(timedelta(days=(goes - date(2026, 8, 4)).days - 1))
    assert await forget(world.means, Kind.MATTERS) == 0
    assert (await kept(world))["chat"]["kept_for_a_safeguarding_matter"] > 0
    world.clock.move(timedelta(days=3))
    assert await forget(world.means, Kind.MATTERS) == 1
    await forget_what_is_over(world.means)
    assert "coach hits" not in str([row.content for row in await kate.transcript()])


async def test_photos_of_a_child_with_an_open_matter_are_shown_as_kept(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.sends(JPEG)
    await pays(kate)
    await kate.says("the coach hits my son")
    found = (await kept(world))["photos"]
    assert (found["count"], found["kept_for_a_safeguarding_matter"]) == (0, 1)


async def test_complaints_go_years_after_they_are_closed(world: World) -> None:
    kate, secretary = world.parent(), world.parent("+447700900002")
    await kate.says("I want to complain about how you use my data")
    await world.later(_YEAR * 7)
    assert await forget(world.means, Kind.COMPLAINTS) == 0
    await secretary.says("CLOSE COMPLAINT 1 done")
    await secretary.says("yes")
    await world.later(_YEAR * 7)
    assert await forget(world.means, Kind.COMPLAINTS) == 1
