"""Another club, another sport, other ages and fees, no kit: from its own file, with no change of code."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.club.registration import State
from tests.pictures import JPEG
from tests.talks import ANSWERS, pays, world_on
from tests.world import World

CLUB = """
name = "Sale Rowing Club"
short_name = "Sale Rowing"
bot_name = "Cox"
time_zone = "Europe/London"
website = "https://rowing.example"

[season]
name = "2026-27"
cutoff = 2026-08-31
first_month = 2026-10-01
last_month = 2027-03-01

[ages]
youngest = 11
oldest = 15
own_contact_from = 14
adult = 18

[fees]
signing_on = 12000
monthly = 1999
sibling_discount_percent = 0
joining_day_limit = 5

[quiet_hours]
from = 21:00:00
until = 07:00:00

[[teams]]
name = "Herons"
age_group = "U13"

[[staff]]
name = "Mo Khan"
phone = "+447700900011"
roles = ["manager", "secretary"]
teams = ["U13 Herons"]
"""


@pytest.fixture
async def rowing(database_url: str, tmp_path: Path) -> AsyncIterator[World]:
    file = tmp_path / "rowing.toml"
    file.write_text(CLUB, encoding="utf-8")
    async with world_on(database_url, CLUB_FILE=str(file)) as world:
        yield world


async def test_a_child_is_registered_with_another_club(rowing: World) -> None:
    parent = rowing.parent()
    await parent.invited(team_name="Herons", age_group="U13", manager_name="Mo Khan", parent_name="Kate Jones")
    await parent.sees("register Sam with Sale Rowing")
    await parent.sees("fee is £120")
    await parent.sees("Cox, the club's registration assistant")
    child = "Sam Jones, 3 May 2014, boy, none"
    for text in (
        "yes",
        "no",
        "none",
        ANSWERS["guardian"],
        child,
        ANSWERS["address"],
        "yes",
        "yes",
        "yes to all",
        "yes",
    ):
        await parent.says(text)
    await parent.sees("£19.99 a month from October to March")
    await parent.says("15th")
    await parent.sees("photo")  # no kit is asked for
    await parent.sends(JPEG)
    await pays(parent)
    await parent.sees("Sam is registered with Sale Rowing")
    said = " ".join(await parent.replies())
    assert "Urmston" not in said
    assert "Omega" not in said
    assert (await parent.registration()).state is State.COMPLETED


async def test_its_ages_are_its_own(rowing: World) -> None:
    parent = rowing.parent()
    await parent.invited(team_name="Herons", age_group="U13")
    for text in ("yes", "yes", ANSWERS["guardian"], "Sam Jones, 3 May 2018, boy, none"):
        await parent.says(text)
    await parent.sees("(U11 to U15)")
