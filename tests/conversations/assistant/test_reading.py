"""A reading comes to an end whatever the model answers, asks it nothing twice, and leaves no call unanswered."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.prompts import Call, CallResult, Response
from conversations.assistant.reading import MOST_CALLS, MOST_ROUNDS, Reading
from conversations.assistant.tools import described
from tests.conversations.assistant.examples import SNAPSHOT
from tests.standins.assistant import ScriptedAssistant, answers, calls, kind, record, says

_NAMES = st.one_of(
    st.sampled_from([tool.name for tool in described(SNAPSHOT.topics, is_manager=True)]), st.text(max_size=80)
)
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
        (calls("drop_tables"), "no such tool"),
        (calls("initial_message", child_name="X", team=None, parent_name=None, parent_phone=None), "no such tool"),
        (Call(id="1", name="record_answers", arguments="{"), "Not as the schema wants it"),
        (Call(id="1", name="record_answers", arguments="{}"), "Not as the schema wants it"),
        (answers("the moon"), "Not as the schema wants it"),
        (kind("rude"), "Not as the schema wants it"),
        (Call(id="1", name="later", arguments="x" * 300_000), "Too long"),
    ],
)
async def test_what_is_wrong_with_a_call_is_told_once(call: Call, told: str) -> None:
    result, model = await _read(says("", call), says("Thank you."))
    assert told in model.outputs[0]
    assert "Thank you." not in json.dumps(result)  # nobody reads what it writes
    assert len(model.read) < 10_000


async def test_proposals_need_no_second_question() -> None:
    model = ScriptedAssistant([record(guardian_name="Kate Jones")])
    result = await Reading(model).read(SNAPSHOT.model_dump(mode="json"))
    assert result["proposals"] == [{"tool": "record_answers", "arguments": {"guardian_name": "Kate Jones"}}]
    assert model.asked == 1


async def test_whatever_the_club_answers_can_be_pointed_at() -> None:
    model = ScriptedAssistant([says("", *(answers(topic) for topic, _ in SNAPSHOT.topics[:MOST_CALLS]))])
    result = await Reading(model).read(SNAPSHOT.model_dump(mode="json"))
    assert len(result["proposals"]) == MOST_CALLS


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
