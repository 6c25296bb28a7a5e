from collections.abc import AsyncIterator

import pytest

from bot.metrics import Metrics
from integrations.openai.client import OpenAIAssistant
from tests.integrations.openai.examples import assistant_for
from tests.standins.openai import OpenAIStandIn
from tests.standins.ports import StoppedClock


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
async def openai() -> AsyncIterator[OpenAIStandIn]:
    async with OpenAIStandIn() as standin:
        yield standin
        assert standin.complaints() == []


@pytest.fixture
async def assistant(openai: OpenAIStandIn, clock: StoppedClock, metrics: Metrics) -> AsyncIterator[OpenAIAssistant]:
    assistant = assistant_for(openai, clock, metrics)
    yield assistant
    await assistant.close()
