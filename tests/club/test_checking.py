"""What `python -m bot check-club` and a start say of a club file."""

import re

import pytest

from bot.club.checking import problems_in
from bot.club.club import DEFAULT_FILE

GOOD = DEFAULT_FILE.read_text(encoding="utf-8")


def test_the_file_that_ships_is_valid() -> None:
    assert problems_in(GOOD) == []


def line_of(words: str) -> int:
    """Where the shipped file says so."""
    return GOOD[: GOOD.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    ("good", "bad", "at", "told"),
    [
        ("[season]", "[season", "[season]", "not TOML: .* line {line}"),
        ('name = "2026-27"', 'name = "2026-28"', 'name = "2026-27"', "^line {line}: season.name: .* like 2026-27"),
        ("monthly = 2750", "monthly = 27.50", "monthly = ", "^line {line}: fees.monthly: .* valid integer"),
        ("monthly = 2750", "", "[fees]", "^line {line}: fees.monthly: is missing"),
        ("website = ", "# website = ", "name", "^website: is missing"),
        ("new_kit = true", "newkit = true", "new_kit", "^line {line}: teams.1.newkit: is not known here"),
        (
            'age_group = "U11"',
            'age_group = "eleven"',
            'age_group = "U11"',
            "^line {line}: teams.3.age_group: .* like U10",
        ),
        (
            'roles = ["treasurer"]',
            'roles = ["cook"]',
            'roles = ["treasurer"]',
            "^line {line}: staff.4.roles.1: .*'treasurer'",
        ),
        ('"Europe/London"', '"Europe/Urmston"', '"Europe/London"', "^line {line}: time_zone: .* Europe/London"),
        ('name = "Lions"', 'name = "Tigers"', "[[teams]]", "^line {line}: teams: there more than once: U10 Tigers"),
        ('"U11 Panthers"]', '"U11 Pumas"]', "[[staff]]", "^line {line}: staff: no such team: U11 Pumas"),
        ("youngest = 6", "youngest = 60", "[ages]", "^line {line}: ages: the youngest are older"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(good: str, bad: str, at: str, told: str) -> None:
    assert good in GOOD
    [problem] = problems_in(GOOD.replace(good, bad, 1))
    assert re.search(told.format(line=line_of(at)), problem), problem


def test_several_problems_are_told_together() -> None:
    bad = GOOD.replace("monthly = 2750", "monthly = -1").replace('age_group = "U16"', 'age_group = "old"')
    assert [each.split(": ")[1] for each in problems_in(bad)] == ["fees.monthly", "teams.5.age_group"]
