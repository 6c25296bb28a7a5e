from collections.abc import AsyncIterator

import pytest

from tests.standins.assistant import ScriptedAssistant
from tests.talks import world_on
from tests.world import World


@pytest.fixture
def model() -> ScriptedAssistant:
    return ScriptedAssistant()


@pytest.fixture
async def world(database_url: str, model: ScriptedAssistant) -> AsyncIterator[World]:
    """With a model that reads what the bot cannot."""
    async with world_on(database_url, model) as world:
        yield world
    assert model.wondered == []
    assert model.endless or model.answers == [], "it was asked less than the test expects"
