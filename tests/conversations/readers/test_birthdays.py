from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.forms import UNCLEAR, Again
from conversations.understanding.readers.birthdays import BIRTHDAY
from tests.conversations.readers.example import ASKED, CONTEXT, read

THE_DAY = date(2016, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2016", "03/05/16", "3.5.16", "3-5-2016", "3 of May 2016", "3rd of May 2016", "the third of May 2016",
        "May 3rd 2016", "May 3, 2016", "2016-05-03", "3rd may 16", "03 05 2016", "03052016", "030516", "3 5 16",
        "Born 3rd May 2016", "dob 3/5/16", "DOB: 03/05/2016", "He was born on the 3rd of May 2016",
        "Tuesday 3rd May 2016",
        "third of may two thousand and sixteen", "may the third twenty sixteen", "3rd May '16", "3/May/16", "3MAY2016",
        "3 / 5 / 16", "03.05.2016.", "3rd of the 5th 2016", "3\\5\\16", "3 May 2016, 10 years old", "3/5/16 x",
        "3 may 2016 (3/5/16)", "2016/5/3", "20160503",
        "born in May 2016, on the 3rd", "May 2016 the 3rd",
    ],
)  # fmt: skip
def test_dates_are_read_day_first(text: str) -> None:
    assert read("birthday", text) == THE_DAY


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("3 septembr 2016", date(2016, 9, 3)),
        ("3 agust 16", date(2016, 8, 3)),
        ("1 Febuary 2016", date(2016, 2, 1)),
        ("12 marhc 2016", date(2016, 3, 12)),
        ("1 arpil 2016", date(2016, 4, 1)),
        ("3 jnue 16", date(2016, 6, 3)),
        ("thrd may 2016", THE_DAY),
        ("frist of ocotber 2016", date(2016, 10, 1)),
    ],
)
def test_a_misspelt_month_or_day_is_understood(text: str, born: date) -> None:
    assert read("birthday", text) == born


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("31 Feb 2016", "no such day"), ("29/2/2015", "no such day"), ("05/13/2016", "day first"), ("3 May", "year"),
        ("he's 9", "age"), ("3 May 2030", "to come"), ("1/1/1899", "long ago"), ("3 May 1985", "adult"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_explained(text: str, because: str) -> None:
    answer = read("birthday", text)
    assert isinstance(answer, Again)
    assert because in answer.sentence


@pytest.mark.parametrize(
    "text",
    [
        "3/5/16 or 4/5/16", "it's 3rd May 2016 not 4th May 2016", "3/5/016", "33/5/2016", "0/5/2016", "last week",
        "he was diagnosed 3/5/16", "07700 900123", "£3.5.16", "10.3.5.16", "133-03-03-2016", "is 3/5/16 a good day?",
        "2016", "May 2016", "the 3rd", "16/5/3",
    ],
)  # fmt: skip
def test_nothing_is_guessed(text: str) -> None:
    assert read("birthday", text) == ASKED


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("12/3/85", date(1985, 3, 12)), ("120385", date(1985, 3, 12)), ("1/1/05", date(2005, 1, 1)),
        ("march twelfth nineteen eighty-five", date(1985, 3, 12)), ("1/1/1901", date(1901, 1, 1)),
        ("mine is 12/3/85 and Sam's is 3/5/2016", date(1985, 3, 12)),
        ("1/1/2010", ASKED), ("3/5/16", ASKED), ("1/1/1900", ASKED), ("12/31/85", ASKED), ("over 18", ASKED),
    ],
)  # fmt: skip
def test_an_adult_is_eighteen_and_born_after_1900(text: str, born: Any) -> None:
    assert read("adult_birthday", text) == born


def test_an_adult_becomes_one_on_the_birthday() -> None:
    eighteenth = CONTEXT.today.replace(year=CONTEXT.today.year - 18)
    assert read("adult_birthday", eighteenth.isoformat()) == eighteenth
    assert read("adult_birthday", (eighteenth + timedelta(days=1)).isoformat()) == ASKED


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("it's the 4th", date(2016, 5, 4)), ("the fourth", date(2016, 5, 4)), ("4th June", date(2016, 6, 4)),
        ("the 32nd", ASKED), ("I don't know", UNCLEAR),
    ],
)  # fmt: skip
def test_a_part_of_a_date_is_corrected(text: str, born: Any) -> None:
    assert BIRTHDAY.amend(text, THE_DAY, CONTEXT) == born


SPELLINGS = (
    "{0.day}/{0.month}/{0.year}", "{0:%d/%m/%Y}", "{0:%d.%m.%Y}", "{0:%d-%m-%y}", "{0:%d %m %Y}", "{0:%d%m%Y}",
    "{0:%d%m%y}",
    "{0:%d %B %Y}", "{0:%d %b %y}", "{0.day}th of {0:%B} {0.year}", "{0:%B} {0.day}, {0.year}", "{0:%A} {0:%d %B %Y}",
    "{0:%d-%b-%Y}", "{0:%Y-%m-%d}", "{0:%Y%m%d}", "born {0:%d/%m/%y}", "HIS BIRTHDAY IS {0:%d %B %Y}!",
)  # fmt: skip


@given(st.dates(date(2007, 1, 1), date(2026, 6, 30)), st.sampled_from(SPELLINGS))
def test_every_day_reads_back_in_every_spelling(born: date, spelling: str) -> None:
    assert read("birthday", spelling.format(born)) == born


@given(st.dates(date(1937, 1, 1), date(2007, 1, 1)), st.sampled_from(SPELLINGS))
def test_every_adult_reads_back_in_every_spelling(born: date, spelling: str) -> None:
    assert read("adult_birthday", spelling.format(born)) == born
