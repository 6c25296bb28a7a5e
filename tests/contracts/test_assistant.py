"""What every Assistant does: an answer as data, whatever a model makes of it, or one of our two kinds of failure."""

from base64 import b64decode
from collections.abc import AsyncIterator, Callable, Mapping

import pytest

from bot.metrics import Metrics
from bot.model.prompts import Call, CallResult, Item, Response, Said
from bot.ports import Assistant, Refused, Unavailable
from conversations.assistant.reading import Reading
from integrations.openai.absent import AbsentAssistant
from tests.integrations.openai.examples import HELLO, assistant_for, prompt
from tests.pictures import JPEG
from tests.standins import openai_answers as answers
from tests.standins.openai import Line, OpenAIStandIn
from tests.standins.openai_answers import HOSTILE
from tests.standins.ports import StoppedClock


@pytest.fixture
async def openai() -> AsyncIterator[OpenAIStandIn]:
    async with OpenAIStandIn() as standin:
        yield standin
        assert standin.complaints() == []


@pytest.fixture
async def assistant(openai: OpenAIStandIn) -> AsyncIterator[Assistant]:
    client = assistant_for(openai, StoppedClock(), Metrics())
    yield client
    await client.close()


async def test_words_come_back(assistant: Assistant, openai: OpenAIStandIn) -> None:
    openai.script = [Line("about Sam", says="How can I help?")]
    response = await assistant.respond(prompt())
    assert (response.text, response.calls) == ("How can I help?", [])
    assert response.usage.input_tokens > 0
    assert not response.refused
    assert not response.incomplete


async def test_calls_come_back_with_their_words(assistant: Assistant, openai: OpenAIStandIn) -> None:
    openai.script = [Line("sam", says="Noted.", calls=[answers.Call("record_answers", {"name": "Sam Jones"})])]
    response = await assistant.respond(prompt())
    [call] = response.calls
    assert (call.name, call.arguments, response.text) == ("record_answers", '{"name": "Sam Jones"}', "Noted.")


async def test_a_result_leads_to_the_next_answer(assistant: Assistant, openai: OpenAIStandIn) -> None:
    openai.script = [
        Line("about Sam", calls=[answers.Call("record_answers")]),
        Line("not a name", says="What is his full name?"),
    ]
    [call] = (await assistant.respond(prompt())).calls
    response = await assistant.respond(prompt(HELLO, call, CallResult(id=call.id, output="not a name")))
    assert response.text == "What is his full name?"


async def test_a_history_that_lost_its_results_is_answered_all_the_same(
    assistant: Assistant, openai: OpenAIStandIn
) -> None:
    openai.script = [Line("still there?", says="Yes.")]
    lost = Call(id="a", name="record_answers", arguments="{")
    stray = CallResult(id="b", output="of nothing")
    assert (await assistant.respond(prompt(HELLO, lost, stray, Said(role="user", text="Still there?")))).text == "Yes."


async def test_a_photo_is_looked_at_small_and_by_a_checklist(assistant: Assistant, openai: OpenAIStandIn) -> None:
    seen = {"one_face": True, "forward": False, "uncovered": True}
    openai.script = [Line("The photo", calls=[answers.Call("answer", seen)])]
    assert await Reading(assistant).look(JPEG, "c1") == seen
    [_, shown] = openai.requests[0]["input"]
    [picture] = shown["content"]
    assert b64decode(picture["image_url"].partition(",")[2]) == JPEG
    assert picture["detail"] == "low"


DATA: Mapping[str, Callable[[Response], bool]] = {
    "fifty calls": lambda it: len(it.calls) == 50,
    "unknown tools": lambda it: [call.name for call in it.calls] == ["set_fee", "drop table", ""],
    "huge arguments": lambda it: len(it.calls[0].arguments) > 300_000,
    "broken arguments": lambda it: it.calls[0].arguments.endswith('"Sa'),
    "arguments of the wrong kind": lambda it: len(it.calls) == 6,
    "one id twice": lambda it: [call.id for call in it.calls] == ["", ""],
    "kinds of no word": lambda it: not it.text and not it.calls,
    "nothing at all": lambda it: not it.text and not it.calls,
    "empty text": lambda it: it.text == "",
    "promises": lambda it: "£1" in it.text,
    "a very long text": lambda it: len(it.text) > 200_000,
    "what no database takes": lambda it: "\0" not in it.text,
    "refusal": lambda it: it.refused and it.text == "",
    "incomplete": lambda it: it.incomplete,
    "filtered": lambda it: it.incomplete and it.refused,
}
AWAY = {"wrong types", "output of no list", "its own failure", "JSON of another kind", "nothing", "HTML", "half"} | {
    "reset",
    "away",
    "too fast",
    "a bomb",
    "without end",
    "an absurd bill",
    "not packed as it says",
}
NEVER = {"no money": "quota", "no key": "401", "elsewhere": "302"}


def test_each_hostile_answer_has_its_meaning() -> None:
    assert set(HOSTILE) == {*DATA, *AWAY, *NEVER}


@pytest.mark.parametrize("name", DATA)
async def test_what_a_model_says_is_data_however_bad(assistant: Assistant, openai: OpenAIStandIn, name: str) -> None:
    openai.instead(HOSTILE[name])
    response: Response = await assistant.respond(prompt())
    assert DATA[name](response)


@pytest.mark.parametrize("name", DATA)
async def test_whatever_a_model_called_can_be_told_its_result(
    assistant: Assistant, openai: OpenAIStandIn, name: str
) -> None:
    """The stand-in refuses a history that is not in order."""
    openai.instead(HOSTILE[name])
    calls = (await assistant.respond(prompt())).calls
    openai.script = [Line("go on", says="Well.")]
    results = [CallResult(id=call.id, output="no") for call in calls]
    history: list[Item] = [HELLO, *calls, *results, Said(role="user", text="Go on")]
    assert (await assistant.respond(prompt(*history))).text == "Well."


@pytest.mark.parametrize("name", sorted(AWAY))
async def test_what_may_be_right_later_is_unavailable(assistant: Assistant, openai: OpenAIStandIn, name: str) -> None:
    openai.always(HOSTILE[name])
    with pytest.raises(Unavailable):
        await assistant.respond(prompt())


@pytest.mark.parametrize("name", NEVER)
async def test_what_nothing_but_staff_can_mend_is_refused(
    assistant: Assistant, openai: OpenAIStandIn, name: str
) -> None:
    openai.instead(HOSTILE[name])
    with pytest.raises(Refused) as refused:
        await assistant.respond(prompt())
    assert refused.value.code == NEVER[name]


async def test_without_a_model_there_is_no_answer() -> None:
    with pytest.raises(Unavailable):
        await AbsentAssistant().respond(prompt())
