"""What is asked in tests."""

from typing import Any

from bot.metrics import Metrics
from bot.model.prompts import Item, Prompt, Said, Tool
from bot.ports import Clock
from integrations.openai.client import OpenAIAssistant
from integrations.openai.settings import OpenAISettings
from tests.standins.openai import OpenAIStandIn

TOOL = Tool(
    name="record_answers",
    description="Proposes what the parent has told.",
    parameters={
        "type": "object",
        "properties": {"name": {"anyOf": [{"type": "string"}, {"type": "null"}]}},
        "required": ["name"],
        "additionalProperties": False,
    },
)
HELLO = Said(role="user", text="Hello, it's about Sam")


def prompt(*items: Item, contact: str = "c1", **other: Any) -> Prompt:
    return Prompt(instructions="You are Omega.", tools=[TOOL], items=items or [HELLO], contact=contact, **other)


def settings_for(openai: OpenAIStandIn, **other: Any) -> OpenAISettings:
    given = {"openai_base_url": openai.url, "openai_api_key": openai.api_key}
    return OpenAISettings.model_validate(given | other)


def assistant_for(
    openai: OpenAIStandIn, clock: Clock, metrics: Metrics, time_limit: float = 5, **settings: Any
) -> OpenAIAssistant:
    return OpenAIAssistant(settings_for(openai, **settings), clock, metrics, time_limit=time_limit)
