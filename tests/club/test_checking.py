"""What `python -m bot check-club` and a start say of a club file."""

import re

import pytest

from bot.club.checking import problems_in
from bot.club.club import DEFAULT_FILE

GOOD = DEFAULT_FILE.read_text(encoding="utf-8")


def test_the_file_that_ships_is_valid() -> None:
    assert problems_in(GOOD) == []


@pytest.mark.parametrize(
    ("good", "bad", "where", "told"),
    [
        ("[season]", "[season", "[season", "^not TOML: .* line {line}"),
        ('"2026-27"', '"2026-28"', 'name = "2026-28"', "^line {line}: season.name: a season is written like 2026-27"),
        ("monthly = 2750", "monthly = 27.50", "monthly =", "^line {line}: fees.monthly: .* valid integer"),
        ("monthly = 2750", "", "[fees]", "^line {line}: fees.monthly: is missing"),
        ("website = ", "# website = ", "", "^website: is missing"),
        ("new_kit = true", "newkit = true", "newkit", "^line {line}: teams.1.newkit: is not known here"),
        ('"U11"', '"eleven"', 'age_group = "el', "^line {line}: teams.3.age_group: an age group is written like U10"),
        ('"treasurer"', '"cook"', 'roles = ["cook', "^line {line}: staff.5.roles.1: .*'treasurer'"),
        ('"Europe/London"', '"Europe/Urmston"', "time_zone", "^line {line}: time_zone: .* Europe/London"),
        ('name = "Lions"', 'name = "Tigers"', "[[teams]]", "^line {line}: teams: there more than once: U10 Tigers"),
        ('"U11 Panthers"]', '"U11 Pumas"]', "[[staff]]", "^line {line}: staff: no such team: U11 Pumas"),
        (
            "last_month = 2027-05",
            "last_month = 2026-05",
            "last_month",
            "^line {line}: season.last_month: before the first",
        ),
        ("cutoff = 2026", "cutoff = 2025", "cutoff", "^line {line}: season.cutoff: of another year .* 2026"),
        ("_numbers = [1, 12]", "_numbers = [0, 1, 50]", "goalk", "^line {line}: kit.goalk.*: outside 1 to 49: 0, 50"),
        ("lowest_number = 1", "lowest_number = 60", "highest", "^line {line}: kit.highest_number: below the lowest"),
        ("youngest = 6", "youngest = 60", "[ages]", "^line {line}: ages: the youngest are older"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(good: str, bad: str, where: str, told: str) -> None:
    assert good in GOOD
    text = GOOD.replace(good, bad, 1)
    [problem] = problems_in(text)
    assert re.search(told.format(line=line_of(text, where)), problem), problem


def line_of(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if line.startswith(start))


def test_several_problems_are_told_together() -> None:
    bad = GOOD.replace("monthly = 2750", "monthly = -1").replace('age_group = "U16"', 'age_group = "old"')
    assert [each.split(": ")[1] for each in problems_in(bad)] == ["fees.monthly", "teams.5.age_group"]
