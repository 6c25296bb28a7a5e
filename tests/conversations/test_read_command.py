from datetime import date

import pytest

from bot.club.club import load_club
from conversations.form.columns import columns
from conversations.form.read_command import read_lines, readable
from conversations.understanding.readers import Medical

CLUB, TODAY = load_club(), date(2026, 7, 1)


def read(field: str, *lines: str) -> list[dict[str, object]]:
    return list(read_lines(field, lines, CLUB, TODAY))


def test_each_line_is_a_value_unclear_or_a_sentence() -> None:
    value, unclear, again = read("birthday", "3 May 2016\n", "dunno\n", "31 Feb 2016\n")
    assert value == {"value": "2016-05-03"}
    assert unclear == {"unclear": True}
    assert again["again"]


def test_false_and_numbers_are_values_too() -> None:
    assert read("yes_no", "no") == [{"value": False}]
    assert read("payment_day", "31") == [{"value": -1}]


def test_a_medical_answer_shows_whether_more_is_asked() -> None:
    assert read("medical", "asthma") == [
        {"value": {"has_issues": True, "description": "Asthma", "note": "", "follow_up_due": True}}
    ]


def test_a_section_is_spelled_in_the_clubs_columns() -> None:
    assert read("section:child", "Sam Jones, 3 May 2016, boy, no medical") == [
        {
            "value": {
                "player_first_name": "Sam",
                "player_last_name": "Jones",
                "player_dob": "03-05-2016",
                "player_gender": "Male",
                "player_has_any_medical_issues": "N",
            }
        }
    ]
    assert read("section:guardian", "Kate Jones mum 12/3/85 kate@x.com 07700 900123 yes to messages") == [
        {
            "value": {
                "parent_first_name": "Kate",
                "parent_last_name": "Jones",
                "parent_relationship_to_player": "Mother",
                "parent_dob": "12-03-1985",
                "parent_email": "kate@x.com",
                "parent_telephone": "07700900123",
                "communication_consent": "Y",
            }
        }
    ]


def test_a_section_tells_what_was_unusable_by_column() -> None:
    (line,) = read("section:address", "number 10")
    assert line == {"value": {"parent_house_number": "10"}}
    (line,) = read("section:child", "Sam Jones, 31/02/2016")
    assert line["value"] == {"player_first_name": "Sam", "player_last_name": "Jones"}
    assert line["again"] == {
        "player_dob": "There is no such day in the calendar. Please send the date of birth again, like 3 May 2016."
    }
    assert read("section:child", "what time is training?") == [{"unclear": True}]


def test_an_unknown_field_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="section:guardian"):
        read("shoe_size", "5")
    assert "full_name" in readable()


def test_the_note_follows_the_description() -> None:
    medical = Medical(has_issues=True, description="Asthma", note="Inhaler in his bag")
    assert columns("child", {"medical": medical}) == {
        "player_has_any_medical_issues": "Y",
        "description_of_player_medical_issues": "Asthma. Inhaler in his bag",
    }
