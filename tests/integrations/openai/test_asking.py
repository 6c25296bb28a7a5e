"""Any history at all is asked in the order that the Responses API demands."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openai.types.responses import Response as PublishedResponse

from bot.model.prompts import Call, CallResult, Item, Prompt, Said, Shown
from integrations.openai.asking import asking
from tests.integrations.openai.examples import HELLO, TOOL, prompt
from tests.standins import openai_answers as answers
from tests.standins.openai_privacy import Privacy
from tests.standins.openai_rules import Broken, check

IDS = st.sampled_from(["a", "b", "", "x" * 100])
ITEMS = st.one_of(
    st.builds(Said, role=st.sampled_from(["user", "assistant"]), text=st.text()),
    st.builds(
        Call, id=IDS, name=st.text(max_size=100), arguments=st.text() | st.sampled_from(["{}", '{"a": 1}', "[]"])
    ),
    st.builds(CallResult, id=IDS, output=st.text()),
    st.builds(Shown, jpeg=st.binary(min_size=1)),
)


def asked(*items: Item) -> dict[str, Any]:
    return dict(asking("gpt-4.1", prompt(*items)))


@given(st.lists(ITEMS))
def test_no_history_breaks_the_rules(items: list[Item]) -> None:
    check(asked(*items, HELLO))


@given(st.lists(ITEMS))
def test_no_word_of_the_talk_is_lost(items: list[Item]) -> None:
    said = [each["content"] for each in asked(*items, HELLO)["input"] if isinstance(each.get("content"), str)]
    assert said == [each.text for each in [*items, HELLO] if isinstance(each, Said)]


def test_each_call_has_its_own_result_in_order() -> None:
    a, b = (Call(id=id_, name="get_fees", arguments="{}") for id_ in "ab")
    items = asked(HELLO, a, b, CallResult(id="b", output="B"), CallResult(id="a", output="A"), a)["input"]
    outputs = [each["output"] for each in items if each.get("type") == "function_call_output"]
    assert outputs == ["A", "B", '{"error": "no result"}']


def test_arguments_that_are_no_object_are_not_repeated() -> None:
    for arguments in ("{", "[1]", '{"a": "' + "x" * 20_000 + '"}'):
        [_, call, _] = asked(HELLO, Call(id="a", name="get_fees", arguments=arguments))["input"]
        assert call["arguments"] == "{}"


def test_the_answer_is_bounded() -> None:
    assert asking("gpt-4.1", prompt(most_tokens=1)).get("max_output_tokens") == 16
    assert asking("gpt-4.1", prompt()).get("max_output_tokens") == 800


def _broken(schema: dict[str, Any]) -> Prompt:
    tool = TOOL.model_copy(update={"parameters": schema})
    return prompt().model_copy(update={"tools": [tool]})


@pytest.mark.parametrize(
    "change",
    [
        {"additionalProperties": True},
        {"required": []},
        {"type": "array"},
        {"properties": {"name": {"type": "strange"}}},
        {"properties": {"name": {"type": "string", "default": "Sam"}}},
        {"properties": {"name": {"type": "object", "properties": {"first": {"type": "string"}}}}},
    ],
)
def test_the_local_openai_takes_no_schema_that_is_not_strict(change: dict[str, Any]) -> None:
    with pytest.raises(Broken):
        check(dict(asking("gpt-4.1", _broken({**TOOL.parameters, **change}))))


@pytest.mark.parametrize(
    "change",
    [
        {"store": True},
        {"previous_response_id": "resp_1"},
        {"input": []},
        {"safety_identifier": "+447700900123"},
        {"max_output_tokens": None},
        {"input": [{"type": "function_call", "call_id": "a", "name": "get_fees", "arguments": "{}"}]},
        {"input": [{"type": "function_call_output", "call_id": "a", "output": "x"}]},
    ],
)
def test_the_local_openai_takes_no_envelope_of_another_shape(change: dict[str, Any]) -> None:
    with pytest.raises(Broken):
        check(asked() | change)


@pytest.mark.parametrize(
    "told",
    ["ring 07700 900123", "+447700900123", "kate@example.com", "born 2016-05-03", "at M32 8JL", "peanut allergy"],
)
def test_the_local_openai_sees_what_is_personal(told: str) -> None:
    body = asked(Said(role="user", text=told))
    with pytest.raises(Broken):
        Privacy(secret=["peanut"]).check(body)
    Privacy(secret=["peanut"], unread=[told]).check(body)


def test_its_answers_have_the_published_shape() -> None:
    said = answers.output(says="Yes.", calls=[answers.Call("get_fees")])
    PublishedResponse.model_validate(answers.response([*said, answers.refusal()]), strict=False)
