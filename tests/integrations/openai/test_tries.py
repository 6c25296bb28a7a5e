"""A short failure is waited out while somebody waits for the answer, and no longer; it counts as one."""

import pytest

from bot.metrics import Metrics
from bot.ports import Refused, Unavailable
from integrations.openai.breaker import MOST_FAILURES, REST, Resting
from integrations.openai.client import OpenAIAssistant
from tests.integrations.openai.examples import assistant_for, prompt
from tests.standins.openai import Line, OpenAIStandIn
from tests.standins.openai_answers import HOSTILE, Answer, failed
from tests.standins.ports import StoppedClock

SHORT = {
    "too fast": HOSTILE["too fast"],
    "too fast, without a word of when": failed(429, "rate_limit_exceeded"),
    "away": HOSTILE["away"],
    "reset": HOSTILE["reset"],
    "half": HOSTILE["half"],
    "its own failure": HOSTILE["its own failure"],
}
NOT_TRIED_AGAIN = {
    "no key": HOSTILE["no key"],
    "no money": HOSTILE["no money"],
    "not taken": failed(400),
    "HTML": HOSTILE["HTML"],
    "a bomb": HOSTILE["a bomb"],
    "for longer than anybody waits": failed(429, retry_after="6"),
}


@pytest.fixture(autouse=True)
def _answers_everything(openai: OpenAIStandIn) -> None:
    openai.otherwise = Line("", says="Yes.")


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("name", SHORT)
async def test_a_short_failure_is_waited_out(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, metrics: Metrics, name: str, times: int
) -> None:
    openai.instead(*[SHORT[name]] * times)
    assert (await assistant.respond(prompt())).text == "Yes."
    assert len(openai.requests) == times + 1
    assert (_calls(metrics, "retried"), _calls(metrics, "answered")) == (times, 1)


async def test_after_the_third_try_the_talk_goes_on_without(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, metrics: Metrics
) -> None:
    openai.always(HOSTILE["away"])
    with pytest.raises(Unavailable):
        await assistant.respond(prompt())
    assert len(openai.requests) == 3
    assert (_calls(metrics, "retried"), _calls(metrics, "503")) == (2, 1)


@pytest.mark.parametrize("name", NOT_TRIED_AGAIN)
async def test_what_is_no_better_in_some_seconds_is_asked_once(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, clock: StoppedClock, name: str
) -> None:
    openai.instead(NOT_TRIED_AGAIN[name])
    before = clock.now()
    with pytest.raises((Unavailable, Refused)):
        await assistant.respond(prompt())
    assert len(openai.requests) == 1
    assert clock.now() == before


async def test_what_the_service_asks_for_is_the_least_and_nobody_comes_back_with_the_others(
    openai: OpenAIStandIn, metrics: Metrics
) -> None:
    waits = [await _waits(openai, metrics, retry_after="2") for _ in range(20)]
    assert all(2 < wait <= 5 for wait in waits)
    assert len(set(waits)) == len(waits)


async def test_the_second_pause_is_longer(openai: OpenAIStandIn, metrics: Metrics) -> None:
    one, both = await _waits(openai, metrics), await _waits(openai, metrics, times=2)
    assert 0.5 <= one <= 1
    assert 2 <= both <= 4


async def _waits(openai: OpenAIStandIn, metrics: Metrics, *, times: int = 1, retry_after: str | None = None) -> float:
    """Seconds that a question waits in all."""
    clock = StoppedClock()
    assistant = assistant_for(openai, clock, metrics)
    openai.instead(*[failed(503, retry_after=retry_after)] * times)
    before = clock.now()
    await assistant.respond(prompt())
    await assistant.close()
    return (clock.now() - before).total_seconds()


async def test_all_tries_together_take_no_longer_than_one_may(
    openai: OpenAIStandIn, clock: StoppedClock, metrics: Metrics
) -> None:
    assistant = assistant_for(openai, clock, metrics, time_limit=1)
    openai.instead(failed(500), Answer(delay=30))
    with pytest.raises(Unavailable):
        await assistant.respond(prompt())
    assert (_calls(metrics, "retried"), _calls(metrics, "timeout")) == (1, 1)
    await assistant.close()


async def test_a_question_counts_once_towards_leaving_the_service_alone(
    assistant: OpenAIAssistant, openai: OpenAIStandIn, clock: StoppedClock
) -> None:
    openai.always(HOSTILE["away"])
    asked = [await _requests_of_a_failure(assistant, openai) for _ in range(MOST_FAILURES)]
    assert asked == [3] * MOST_FAILURES
    with pytest.raises(Resting):
        await assistant.respond(prompt())
    await clock.sleep(REST.total_seconds())
    assert await _requests_of_a_failure(assistant, openai) == 1  # to find out, one is enough


async def _requests_of_a_failure(assistant: OpenAIAssistant, openai: OpenAIStandIn) -> int:
    before = len(openai.requests)
    with pytest.raises(Unavailable):
        await assistant.respond(prompt())
    return len(openai.requests) - before


def _calls(metrics: Metrics, result: str) -> float | None:
    return metrics.registry.get_sample_value("omega_assistant_calls_total", {"result": result})
