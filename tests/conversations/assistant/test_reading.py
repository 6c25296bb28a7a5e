"""A reading comes to an end whatever the model answers, asks it nothing twice, and leaves no call unanswered."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.prompts import Call, CallResult, Response
from conversations.assistant.reading import MOST_CALLS, MOST_ROUNDS, Reading
from conversations.assistant.tools import described
from tests.conversations.assistant.examples import SNAPSHOT
from tests.standins.assistant import ScriptedAssistant, calls, record, says

_NAMES = st.one_of(st.sampled_from([tool.name for tool in described(for_manager=True)]), st.text(max_size=80))
_ARGUMENTS = st.one_of(
    st.text(max_size=200),
    st.dictionaries(st.text(max_size=20), st.none() | st.integers() | st.text(max_size=20), max_size=5).map(json.dumps),
)
_CALLS = st.builds(Call, id=st.text(max_size=70), name=_NAMES, arguments=_ARGUMENTS)


async def _read(*answers: Response, endless: bool = False) -> tuple[dict[str, object], ScriptedAssistant]:
    model = ScriptedAssistant(list(answers), endless=endless)
    return dict(await Reading(model).read(SNAPSHOT.model_dump(mode="json"))), model


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (calls("get_fees"), "£45"),
        (calls("get_training_times"), "Tuesday"),
        (calls("get_club_information", topic="parking"), "free parking"),
        (calls("get_club_information", topic="sibling discount"), "10% less"),
        (calls("get_club_information", topic="cash"), "by Direct Debit"),
        (calls("get_club_information", topic="trials"), "no trials"),
        (calls("get_club_information", topic="under 12s"), "born from 1 September 2014 to 31 August 2015"),
        (calls("get_club_information", topic="do parents stay?"), "stay during training"),
        (calls("get_club_information", topic="moon landing"), "do not guess"),
        (calls("get_club_information", topic="venue"), "where it"),
        (calls("get_age_group", date_of_birth="2017-05-03"), "U10"),
        (calls("get_age_group", date_of_birth="1950-05-03"), "We take children from U6 to U18"),
        (calls("get_age_group", date_of_birth="soon"), "like 2016-05-03"),
        (calls("get_missing_information"), "guardian_name: your full name"),
        (calls("drop_tables"), "no such tool"),
        (calls("initial_message", child_name="X", team=None, parent_name=None, parent_phone=None), "no such tool"),
        (Call(id="1", name="record_answers", arguments="{"), "Not as the schema wants it"),
        (Call(id="1", name="record_answers", arguments="{}"), "Not as the schema wants it"),
        (Call(id="1", name="get_fees", arguments="x" * 300_000), "Too long"),
    ],
)
async def test_what_it_asks_is_answered_and_what_is_wrong_with_it_told(call: Call, told: str) -> None:
    result, model = await _read(says("", call), says("Thank you."))
    assert told in model.outputs[0]
    assert result["text"] == "Thank you."
    assert len(model.read) < 10_000


async def test_proposals_need_no_second_question() -> None:
    model = ScriptedAssistant([record(guardian_name="Kate Jones")])
    result = await Reading(model).read(SNAPSHOT.model_dump(mode="json"))
    assert result["proposals"] == [{"tool": "record_answers", "arguments": {"guardian_name": "Kate Jones"}}]
    assert model.asked == 1


async def test_no_two_numbers_of_people_are_told() -> None:
    result, model = await _read(says("", calls("get_club_information", topic="welfare safeguarding officer")), says())
    assert "07700" not in model.read
    assert result["proposals"] == []


@settings(deadline=None)  # of a busy machine
@given(st.lists(_CALLS, max_size=40), st.text(max_size=100))
async def test_any_answer_comes_to_an_end_with_a_whole_history(called: list[Call], text: str) -> None:
    result, model = await _read(Response(text=text, calls=called), endless=True)
    assert model.asked <= MOST_ROUNDS
    assert "failed" not in result
    for prompt in model.prompts:
        asked = [item.id for item in prompt.items if isinstance(item, Call)]
        answered = [item.id for item in prompt.items if isinstance(item, CallResult)]
        assert asked == answered
        assert len(asked) <= MOST_CALLS * MOST_ROUNDS
    json.dumps(result)
