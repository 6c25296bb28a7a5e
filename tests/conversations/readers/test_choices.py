from typing import Any

import pytest

from conversations.form.forms import Kit
from conversations.understanding.readers.teams import TeamReader
from conversations.understanding.sections.reading import read_section
from tests.conversations.readers.example import ASKED, CONTEXT, read


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("boy", "Male"), ("He's a boy", "Male"), ("M", "Male"), ("man", "Male"), ("a little lad", "Male"),
        ("👦", "Male"),
        ("my son", "Male"), ("young man", "Male"), ("Sam is a boy", "Male"), ("he", "Male"),
        ("girl", "Female"), ("woman", "Female"), ("F", "Female"), ("she is female", "Female"), ("daughter", "Female"),
        ("prefer not to say", "Not Disclosed"), ("I'd rather not say", "Not Disclosed"),
        ("not disclosed", "Not Disclosed"),
        ("not a boy", ASKED), ("boy or girl?", ASKED), ("both", ASKED), ("other", ASKED), ("non-binary", ASKED),
        ("b", ASKED),
        ("Girls team", ASKED), ("is it a girls team?", ASKED), ("tomboy", ASKED), ("", ASKED),
    ],
)  # fmt: skip
def test_gender(text: str, gender: Any) -> None:
    assert read("gender", text) == gender


@pytest.mark.parametrize(
    ("text", "relationship"),
    [
        ("my neighbour says it is cheaper", ASKED),
        ("his nan told me", ASKED),
        ("mum", "Mother"), ("Mam", "Mother"), ("mom x", "Mother"), ("I'm Sam's mum", "Mother"),
        ("adoptive mother", "Mother"),
        ("dad", "Father"), ("I'm his daddy", "Father"), ("his father", "Father"), ("legal guardian", "Guardian"),
        ("gran", "Other"), ("grandad", "Other"), ("Nan", "Other"), ("uncle", "Other"), ("step mum", "Other"),
        ("stepdad", "Other"), ("mother in law", "Other"), ("his mum's partner", "Other"), ("his mum's mum", "Other"),
        ("big sister", "Other"), ("foster mum", "Other"), ("grand mother", "Other"), ("carer", "Other"),
        ("parent", ASKED), ("mum and dad", ASKED), ("not his dad", ASKED), ("my dad will do it", ASKED), ("me", ASKED),
        ("that's grand", ASKED), ("his mum is Kate", ASKED), ("", ASKED),
    ],
)  # fmt: skip
def test_relationship(text: str, relationship: Any) -> None:
    assert read("relationship", text) == relationship


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("5-6", "5/6"), ("5 to 6", "5/6"), ("age 9–10 please", "9/10"), ("7 / 8", "7/8"), ("9/10yrs", "9/10"),
        ("medium", "M"), ("M", "M"), ("s", "S"), ("adult small", "S"), ("Large please", "L"), ("extra large", "XL"),
        ("XXL", "2XL"), ("3xl", "3XL"), ("double XL", "2XL"), ("He'll need a medium", "M"),
        ("6/7", ASKED), ("15-16", ASKED), ("L or XL", ASKED), ("youth large", ASKED), ("the smallest", ASKED),
        ("10", ASKED),
        ("size small", "S"), ("a small", "S"), ("small please", "S"), ("it's small", "S"),
        ("he's small", ASKED), ("small for his age", ASKED), ("not too small", ASKED),
        ("9-10 but he's tall", ASKED), ("same as last year", ASKED), ("not large", ASKED), ("%s", ASKED), ("", ASKED),
    ],
)  # fmt: skip
def test_kit_size(text: str, size: Any) -> None:
    assert read("kit_size", text) == size


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7), ("#7", 7), ("number 7", 7), ("no. 7", 7), ("seven", 7), ("one", 1), ("twenty-one", 21), ("49", 49),
        ("can he have 7?", 7), ("his lucky number 7", 7), ("10 if it's free", 10),
        ("0", ASKED), ("50", ASKED), ("-3", ASKED), ("1.5", ASKED), ("7 or 9", ASKED), ("is 7 free?", ASKED),
        ("not 7", ASKED), ("any", ASKED), ("no", ASKED), ("", ASKED),
    ],
)  # fmt: skip
def test_shirt_number(text: str, number: Any) -> None:
    assert read("shirt_number", text) == number


@pytest.mark.parametrize(
    ("text", "size", "number"),
    [
        ("9/10 and 7", "9/10", 7), ("9/10 & 7", "9/10", 7), ("9/10 and 4", "9/10", 4), ("9/10, and 7", "9/10", 7),
        ("9/10 and 7 please", "9/10", 7), ("7 and 9/10", "9/10", 7), ("9-10 7", "9/10", 7), ("M and 7", "M", 7),
        ("a small and number 7", "S", 7), ("size small, 7", "S", 7), ("small please, 7", "S", 7), ("S, 7", "S", 7),
        ("he'll need a medium and 7", "M", 7), ("adult small and 10", "S", 10), ("a large one, 7", "L", 7),
        ("Size: Large\nNumber: 7", "L", 7), ("Small no 8", "S", 8),
        ("size 9/10 shirt 7", "9/10", 7), ("9/10. 7.", "9/10", 7), ("7 small", "S", 7),
        ("9/10, shirt num 11", "9/10", 11),
        ("can I swap it if it's too small?", None, None), ("he's quite small for his age, number 5", None, 5),
        ("is it a small fit?", None, None), ("it's a small pitch, number 7", None, 7),
        ("he's a bit small so 9/10 and 8", "9/10", 8), ("what a large list! 9/10 and number 5", "9/10", 5),
        ("he is on the small side, 7/8 please", "7/8", None), ("08x", None, None), ("9 and 10", None, None),
    ],
)  # fmt: skip
def test_a_size_and_a_number_in_one_message(text: str, size: str | None, number: int | None) -> None:
    values = read_section(Kit, text, CONTEXT, {}).values
    assert (values.get("size"), values.get("number")) == (size, number)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15", 15), ("15th", 15), ("the 15th please", 15), ("1st of the month", 1), ("the fifteenth", 15), ("28", 28),
        ("29", -1), ("30th", -1), ("31", -1), ("last day", -1), ("end of the month", -1), ("month end", -1),
        ("the first", 1), ("start of the month", 1), ("the beginning of each month please", 1),
        ("start or end of the month", ASKED),
        ("0", ASKED), ("32", ASKED), ("1st or 15th", ASKED), ("payday", ASKED), ("last Friday", ASKED), ("£15", ASKED),
        ("middle of the month", ASKED), ("not the 15th", ASKED), ("last working day", ASKED), ("15/09", ASKED),
        ("", ASKED),
        ("second to last day", ASKED), ("any", ASKED), ("25th when I get paid", ASKED),
    ],
)  # fmt: skip
def test_payment_day(text: str, day: Any) -> None:
    assert read("payment_day", text) == day


@pytest.mark.parametrize(
    ("text", "team"),
    [
        ("U10 Tigers", "U10 Tigers"), ("under tens", "U10"), ("the under-tens tigers", "U10 Tigers"),
        ("under 10s", "U10"), ("under sevens", "U7"), ("under nines", "U9"), ("Rovers", ASKED),
    ],
)  # fmt: skip
def test_team(text: str, team: Any) -> None:
    assert TeamReader().read(text, CONTEXT) == team
