"""What an operator sees of how a line is understood: acts, the words of each, and what nothing accounted for."""

from datetime import date
from typing import Any

import pytest

from bot.club.club import load_club
from conversations.talk.understand import understand_lines


def understood(
    line: str, section: str | None = None, state: str | None = None, *, is_manager: bool = False
) -> dict[str, Any]:
    today = date(2026, 8, 3)
    [one] = understand_lines([line], load_club(), today, section=section, state=state, is_manager=is_manager)
    return one


def kinds(line: str, **scene: Any) -> list[str]:
    return [act["act"] for act in understood(line, **scene)["acts"]]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("his stepdad hits him", "harm"),
        ("STOP", "stop"),
        ("withdraw Sam", "withdraw"),
        ("can I talk to someone", "want_person"),
        ("I'll do it tonight", "later"),
        ("please stop messaging me", "leave"),
        ("is this a scam?", "ask"),
        ('Loved "Is everything correct?"', "reaction"),
        ("how much is it?", "ask"),
    ],
)
def test_each_kind_by_itself(line: str, kind: str) -> None:
    assert kinds(line, section="guardian") == [kind]


def test_a_section_gives_an_answer_for_each_field_with_its_own_words() -> None:
    read = understood("Kate Jones, mum, 12 March 1985, kate@example.com, yes", section="guardian")
    assert {act["field"]: act["words"] for act in read["acts"]} == {
        "guardian.name": "Kate Jones",
        "guardian.relationship": "mum",
        "guardian.born": "12 March 1985",
        "guardian.email": "kate@example.com",
        "guardian.consent": "yes",
    }
    assert read["rest"] == []


def test_a_question_stands_beside_the_answers() -> None:
    found = kinds("Kate Jones, mum, 12 March 1985. How much is it?", section="guardian")
    assert sorted(set(found)) == ["answer", "ask"]


def test_what_nothing_accounts_for_is_the_rest() -> None:
    read = understood("M32 8JL number 12, the blue door behind the church", section="address")
    assert any("blue door" in part for part in read["rest"])
    assert not any(act["plain"] for act in read["acts"])


def test_a_yes_is_plain_by_itself() -> None:
    [yes] = understood("yes please", state="initial_contact")["acts"]
    assert (yes["field"], yes["value"], yes["plain"]) == ("wish.to_register", True, True)


def test_a_managers_line() -> None:
    line = "INVITE Sam Jones U10 Tigers, parent Kate Jones 07700 900123"
    assert kinds(line, is_manager=True) == ["invite"]
    assert kinds("who hasn't paid?", is_manager=True) == ["unpaid"]


@pytest.mark.parametrize(("section", "state"), [("nonsense", None), (None, "nonsense")])
def test_what_nobody_has_is_refused_with_what_there_is(section: str | None, state: str | None) -> None:
    with pytest.raises(ValueError, match="there are"):
        understood("yes", section=section, state=state)
