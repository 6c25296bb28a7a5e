"""A service that keeps failing is left alone, and nobody's talk costs more than it may."""

import asyncio

import pytest

from bot.metrics import Metrics
from bot.ports import Refused, Unavailable
from integrations.openai.breaker import MOST_FAILURES, REST, Resting
from integrations.openai.budget import OverBudget
from integrations.openai.client import OpenAIAssistant
from tests.integrations.openai.examples import assistant_for, prompt
from tests.standins.openai import Line, OpenAIStandIn
from tests.standins.openai_answers import HOSTILE, Answer, failed
from tests.standins.ports import StoppedClock

REST_SECONDS = REST.total_seconds()


@pytest.fixture(autouse=True)
def _answers_everything(openai: OpenAIStandIn) -> None:
    openai.otherwise = Line("", says="Yes.")


async def _fail(assistant: OpenAIAssistant, openai: OpenAIStandIn, answer: Answer, times: int = MOST_FAILURES) -> None:
    """However often each question is asked."""
    openai.always(answer)
    for _ in range(times):
        with pytest.raises((Unavailable, Refused)):
            await assistant.respond(prompt())
    openai.always(None)


@pytest.mark.parametrize("name", ["away", "too fast", "reset", "HTML", "no key", "no money"])
async def test_after_five_failures_nothing_is_asked_for_a_minute(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, clock: StoppedClock, name: str
) -> None:
    await _fail(assistant, openai, HOSTILE[name])
    asked = len(openai.requests)
    with pytest.raises(Resting) as resting:
        await assistant.respond(prompt())
    assert resting.value.retry_after == REST_SECONDS
    assert len(openai.requests) == asked
    await clock.sleep(REST_SECONDS)
    assert (await assistant.respond(prompt())).text == "Yes."


async def test_a_success_between_failures_starts_the_count_again(
    assistant: OpenAIAssistant, openai: OpenAIStandIn
) -> None:
    for _ in range(3):
        await _fail(assistant, openai, failed(500), MOST_FAILURES - 1)
        await assistant.respond(prompt())


async def test_what_is_wrong_with_one_question_says_nothing_about_the_service(
    assistant: OpenAIAssistant, openai: OpenAIStandIn
) -> None:
    await _fail(assistant, openai, failed(400))
    assert (await assistant.respond(prompt())).text == "Yes."


async def test_after_the_rest_one_alone_finds_out(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, clock: StoppedClock
) -> None:
    await _fail(assistant, openai, failed(500))
    asked = len(openai.requests)
    openai.instead(failed(500))
    await clock.sleep(REST_SECONDS)
    many = await asyncio.gather(*(assistant.respond(prompt()) for _ in range(20)), return_exceptions=True)
    assert len(openai.requests) == asked + 1
    assert sum(isinstance(each, Resting) for each in many) == 19
    await clock.sleep(REST_SECONDS)
    assert (await assistant.respond(prompt())).text == "Yes."


async def test_one_that_finds_out_and_is_cancelled_leaves_the_next_to_do_it(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, clock: StoppedClock
) -> None:
    await _fail(assistant, openai, failed(500))
    asked_before = len(openai.requests)
    openai.instead(Answer(delay=30))
    await clock.sleep(REST_SECONDS)
    asked = asyncio.create_task(assistant.respond(prompt()))
    while len(openai.requests) == asked_before:  # noqa: ASYNC110 - of the stand-in
        await asyncio.sleep(0)
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)
    assert (await assistant.respond(prompt())).text == "Yes."


async def test_a_service_that_asks_for_longer_is_left_alone_for_longer(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, clock: StoppedClock
) -> None:
    await _fail(assistant, openai, failed(429, retry_after="300"))
    await clock.sleep(REST_SECONDS)
    with pytest.raises(Resting):
        await assistant.respond(prompt())


@pytest.mark.parametrize("said", ["1e9", "1e300"])
async def test_no_service_is_left_alone_for_ever(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, clock: StoppedClock, said: str
) -> None:
    await _fail(assistant, openai, failed(429, retry_after=said))
    await clock.sleep(15 * 60)
    assert (await assistant.respond(prompt())).text == "Yes."


async def test_one_talk_over_its_budget_stops_no_other(
    openai: OpenAIStandIn, clock: StoppedClock, metrics: Metrics
) -> None:
    assistant = assistant_for(openai, clock, metrics, openai_tokens_per_contact=1)
    await assistant.respond(prompt(contact="c1"))
    with pytest.raises(OverBudget) as over:
        await assistant.respond(prompt(contact="c1"))
    await assistant.respond(prompt(contact="c2"))
    assert over.value.retry_after == 14 * 3600  # it is ten in the morning
    assert len(openai.requests) == 2
    await assistant.close()


async def test_all_talks_together_have_a_budget_that_is_new_each_day(
    openai: OpenAIStandIn, clock: StoppedClock, metrics: Metrics
) -> None:
    assistant = assistant_for(openai, clock, metrics, openai_tokens_per_day=1)
    await assistant.respond(prompt(contact="c1"))
    with pytest.raises(OverBudget):
        await assistant.respond(prompt(contact="c2"))
    assert metrics.registry.get_sample_value("omega_assistant_calls_total", {"result": "over_budget"}) == 1
    await clock.sleep(14 * 3600)
    assert (await assistant.respond(prompt(contact="c2"))).text == "Yes."
    await assistant.close()


async def test_a_budget_of_nothing_asks_nothing(openai: OpenAIStandIn, clock: StoppedClock, metrics: Metrics) -> None:
    assistant = assistant_for(openai, clock, metrics, openai_tokens_per_day=0)
    with pytest.raises(OverBudget):
        await assistant.respond(prompt())
    assert openai.requests == []
    await assistant.close()
