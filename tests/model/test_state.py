"""Typed state: what is kept says whose it is, is written short, and is read again as it was."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.asked import (
    Asked,
    AskedBeside,
    AskedComplaint,
    AskedEnquiry,
    AskedSecondGuardian,
    AskedSection,
    AskedToJoin,
    AskedWho,
    LookingUp,
    WithPerson,
    read_asked,
    stored_asked,
)
from bot.model.facts import AskedForMoney, Facts, Kept, State
from bot.model.messages import Medium
from bot.model.profile import Heard, Profile

NOW = datetime(2026, 8, 3, 10, tzinfo=UTC)
_TITLES = st.lists(st.text(max_size=5), max_size=3).map(tuple)
_ASKED: st.SearchStrategy[Asked] = st.one_of(
    st.builds(
        AskedSection, section=st.sampled_from(["wish", "child", "kit"]), options=_TITLES, missed=st.integers(0, 9)
    ),
    st.builds(AskedEnquiry, field=st.none() | st.just("team"), options=_TITLES, is_asked=st.booleans()),
    st.builds(AskedBeside, options=_TITLES),
    st.builds(AskedSecondGuardian, options=_TITLES),
    st.builds(AskedToJoin, options=_TITLES),
    st.builds(AskedWho, options=_TITLES),
    st.builds(AskedComplaint, words=st.text(), options=_TITLES),
    st.builds(LookingUp, wanted=st.tuples(st.text(), st.text(), st.text()), options=_TITLES),
    st.builds(WithPerson, options=_TITLES),
)


@pytest.mark.parametrize("kind", [Facts, Profile])
def test_each_field_says_whose_it_is_and_how_long_it_is_kept(kind: type[State]) -> None:
    assert [
        name for name, field in kind.model_fields.items() if not any(isinstance(m, Kept) for m in field.metadata)
    ] == []


@given(_ASKED)
def test_an_open_question_is_read_as_it_was_put(asked: Asked) -> None:
    assert read_asked(stored_asked(asked)) == asked


def test_nothing_is_written_of_what_is_as_it_began() -> None:
    assert Facts().stored() == Profile().stored() == {}


def test_what_is_changed_in_place_is_written_and_read_again() -> None:
    profile, facts = Profile(name="Kate Jones"), Facts(asked_for_money=AskedForMoney(what="fee", at=NOW))
    profile.heard["1"] = Heard(day=date(2026, 8, 3))
    profile.manages.commands = [1.5]
    facts.also_told.setdefault("c", {})["guardian"] = {"email": "kate@example.com"}
    assert Profile.model_validate(profile.stored()) == profile
    assert Facts.model_validate(facts.stored()) == facts
    assert "updates" not in profile.stored()


def test_what_an_earlier_version_kept_is_read() -> None:
    early = {
        "asked_for_money": {"for": "mandate", "at": NOW.isoformat()},
        "trail": [["wish", ["to_register"]]],
        "gone": 1,
    }
    facts = Facts.model_validate(early)
    assert facts.asked_for_money == AskedForMoney(what="mandate", at=NOW)
    assert facts.trail[0].by is None
    old = {"section": "withdraw", "medium": "whatsapp", "field": None, "registration_id": "r", "options": ["Yes", "No"]}
    assert read_asked(old) == AskedBeside(
        section="withdraw", medium=Medium.WHATSAPP, registration_id="r", options=("Yes", "No")
    )
