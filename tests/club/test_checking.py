"""What `python -m bot check-club` and a start say of a club file."""

import re

import pytest

from bot.club.checking import problems_in
from bot.club.club import DEFAULT_FILE

GOOD = DEFAULT_FILE.read_text(encoding="utf-8")


def test_the_file_that_ships_is_valid() -> None:
    assert problems_in(GOOD) == []


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("[season]", "[season", "not TOML: .* line 9"),
        ('name = "2026-27"', 'name = "2026-28"', "^line 10: season.name: a season is written like 2026-27"),
        ("monthly = 2750", "monthly = 27.50", "^line 23: fees.monthly: .* valid integer"),
        ("monthly = 2750", "", "^line 21: fees.monthly: is missing"),
        ("website = ", "# website = ", "^website: is missing"),
        ("new_kit = true", "newkit = true", "^line 40: teams.1.newkit: is not known here"),
        ('age_group = "U11"', 'age_group = "eleven"', "^line 48: teams.3.age_group: an age group is written like U10"),
        ('roles = ["treasurer"]', 'roles = ["cook"]', "^line 80: staff.4.roles.1: .*'treasurer'"),
        ('"Europe/London"', '"Europe/Urmston"', "^line 6: time_zone: .* Europe/London"),
        ('name = "Lions"', 'name = "Tigers"', "^line 37: teams: there more than once: U10 Tigers"),
        ('"U11 Panthers"]', '"U11 Pumas"]', "^line 60: staff: no such team: U11 Pumas"),
        ("youngest = 6", "youngest = 60", "^line 15: ages: the youngest are older"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(good: str, bad: str, told: str) -> None:
    assert good in GOOD
    [problem] = problems_in(GOOD.replace(good, bad, 1))
    assert re.search(told, problem), problem


def test_several_problems_are_told_together() -> None:
    bad = GOOD.replace("monthly = 2750", "monthly = -1").replace('age_group = "U16"', 'age_group = "old"')
    assert [each.split(": ")[1] for each in problems_in(bad)] == ["fees.monthly", "teams.5.age_group"]
