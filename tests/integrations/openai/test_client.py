"""What leaves for OpenAI, how long we wait for it, and what an operator sees of it."""

import asyncio
import json
from io import StringIO

import pytest

from bot.metrics import Metrics
from bot.model.messages import Reason
from bot.model.prompts import Prompt
from bot.ports import Refused, Unavailable
from integrations.openai.client import OpenAIAssistant
from tests.integrations.openai.examples import HELLO, TOOL, assistant_for, prompt
from tests.standins.openai import Line, OpenAIStandIn
from tests.standins.openai_answers import HOSTILE, Answer, answered, failed, output
from tests.standins.ports import StoppedClock

SECRET = "the words of a parent"


@pytest.fixture(autouse=True)
def _answers_everything(openai: OpenAIStandIn) -> None:
    openai.otherwise = Line("", says="Yes.")


async def test_a_question_is_kept_nowhere_and_its_asker_is_hashed(
    assistant: OpenAIAssistant, openai: OpenAIStandIn
) -> None:
    await assistant.respond(prompt(contact="+447700900123"))
    [asked] = openai.requests
    assert asked["store"] is False
    assert "previous_response_id" not in asked
    assert len(asked["safety_identifier"]) == 64
    assert "7700900123" not in json.dumps(asked)
    assert asked["model"] == "gpt-4.1"


async def test_what_changes_comes_after_what_stays(assistant: OpenAIAssistant, openai: OpenAIStandIn) -> None:
    for contact in ("c1", "c2"):
        await assistant.respond(prompt(contact=contact))
    first, second = openai.requests
    assert first["instructions"] == second["instructions"]
    assert first["tools"] == second["tools"] == [TOOL.model_dump() | {"type": "function", "strict": True}]


async def test_a_long_beginning_asked_again_is_counted_as_cached(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, metrics: Metrics
) -> None:
    long = Prompt(instructions="You are Omega. " * 1000, tools=[TOOL], items=[HELLO], contact="c1")
    assert (await assistant.respond(long)).usage.cached_tokens == 0
    usage = (await assistant.respond(long)).usage
    assert usage.cached_tokens > usage.input_tokens * 0.9
    assert metrics.registry.get_sample_value("omega_assistant_tokens_total", {"kind": "cached"}) == usage.cached_tokens


async def test_a_slow_answer_is_waited_for_no_longer_than_the_limit(
    openai: OpenAIStandIn, clock: StoppedClock, metrics: Metrics
) -> None:
    assistant = assistant_for(openai, clock, metrics, time_limit=0.1)
    openai.instead(Answer(delay=30))
    with pytest.raises(Unavailable):
        await assistant.respond(prompt())
    assert _calls(metrics, "timeout") == 1
    await assistant.close()


@pytest.mark.parametrize(
    ("said", "seconds"), [("7", 7.0), ("0.5", 0.5), ("soon", None), ("-3", None), ("nan", None), ("inf", None)]
)
async def test_the_service_may_say_when_to_come_again(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, said: str, seconds: float | None
) -> None:
    openai.always(failed(503, retry_after=said))
    with pytest.raises(Unavailable) as away:
        await assistant.respond(prompt())
    assert away.value.retry_after == seconds


@pytest.mark.parametrize("name", ["no money", "no key"])
async def test_a_key_of_no_use_is_a_setting_to_mend(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, name: str
) -> None:
    openai.instead(HOSTILE[name])
    with pytest.raises(Refused) as refused:
        await assistant.respond(prompt())
    assert refused.value.reason is Reason.MISCONFIGURED


@pytest.mark.parametrize("status", [400, 413, 422])
async def test_what_is_not_taken_is_not_asked_again(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, status: int
) -> None:
    openai.instead(failed(status))
    with pytest.raises(Refused) as refused:
        await assistant.respond(prompt())
    assert refused.value.code == str(status)


@pytest.mark.parametrize("name", HOSTILE)
async def test_no_failure_quotes_a_parent_in_the_log(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, logs: StringIO, name: str
) -> None:
    openai.always(HOSTILE[name])
    asked = prompt(HELLO.model_copy(update={"text": SECRET}))
    [came] = await asyncio.gather(assistant.respond(asked), return_exceptions=True)
    assert SECRET not in str(came)
    assert not isinstance(came, BaseException) or came.__cause__ is None
    at_info = [line for line in logs.getvalue().splitlines() if '"level": "debug"' not in line]
    assert not any(SECRET in line or openai.api_key in line for line in at_info)


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("promises", "answered"),
        ("refusal", "refused"),
        ("filtered", "refused"),
        ("incomplete", "incomplete"),
        ("no money", "quota"),
        ("no key", "401"),
        ("away", "503"),
        ("too fast", "429"),
        ("HTML", "unreadable"),
        ("without end", "too_long"),
        ("a bomb", "unreadable"),
        ("an absurd bill", "unreadable"),
        ("not packed as it says", "unreadable"),
        ("half", "connection"),
        ("reset", "connection"),
        ("its own failure", "failed"),
    ],
)
async def test_an_operator_sees_each_kind_of_failure(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, metrics: Metrics, name: str, result: str
) -> None:
    openai.always(HOSTILE[name])
    try:
        await assistant.respond(prompt())
    except (Unavailable, Refused):
        assert result not in {"answered", "refused", "incomplete"}
    assert _calls(metrics, result) == 1


async def test_one_that_is_cancelled_leaves_nothing_behind(assistant: OpenAIAssistant, openai: OpenAIStandIn) -> None:
    openai.instead(*[Answer(delay=30)] * 6)
    for _ in range(6):
        asked = asyncio.create_task(assistant.respond(prompt()))
        while not openai.requests:  # noqa: ASYNC110 - of the stand-in
            await asyncio.sleep(0)
        openai.requests.clear()
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
    assert (await assistant.respond(prompt())).text == "Yes."


async def test_usage_of_another_shape_is_no_answer(assistant: OpenAIAssistant, openai: OpenAIStandIn) -> None:
    openai.instead(answered(output(says="Yes."), usage={"input_tokens": -5}))
    with pytest.raises(Unavailable):
        await assistant.respond(prompt())
    openai.instead(answered(output(says="Yes."), usage=None))
    assert (await assistant.respond(prompt())).usage.input_tokens == 0


def _calls(metrics: Metrics, result: str) -> float | None:
    return metrics.registry.get_sample_value("omega_assistant_calls_total", {"result": result})
