"""`make evaluate`: what the assistant makes of each dialogue, in each setting.

With OPENAI_API_KEY it is the real model; without, the local stand-in plays its script, and tokens are estimates.
"""

import asyncio
import logging
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import structlog

from bot.model.prompts import Assistance
from integrations.openai.settings import OpenAISettings
from tests.evaluation.dialogues import Dialogue, load_dialogues, standin_for
from tests.evaluation.playing import Played, play
from tests.evaluation.report import table
from tests.standins.openai import Line
from tests.talks import world_on


async def evaluate(environ: dict[str, str]) -> str:
    openai = OpenAISettings.read(environ)
    played: list[tuple[str, Played]] = []
    for setting in (Assistance.OFF, Assistance.WHEN_NEEDED, Assistance.ALWAYS):
        for dialogue in load_dialogues():
            async with _model(environ, dialogue) as settings:
                played.append((setting, await _played(settings | {"ASSISTANT": setting}, dialogue)))
    who = openai.openai_model if openai.is_configured else "the local stand-in; tokens are estimates"
    return f"{who}\n{table(openai.openai_model, played)}"


@asynccontextmanager
async def _model(environ: dict[str, str], dialogue: Dialogue) -> AsyncIterator[dict[str, str]]:
    """The settings under which it is reached."""
    if OpenAISettings.read(environ).is_configured:
        yield {name: value for name, value in environ.items() if name.startswith("OPENAI_")}
        return
    async with standin_for(dialogue) as standin:
        standin.otherwise = Line("")
        yield {"OPENAI_API_KEY": standin.api_key, "OPENAI_BASE_URL": standin.url}


async def _played(settings: dict[str, str], dialogue: Dialogue) -> Played:
    with tempfile.TemporaryDirectory() as folder:
        async with world_on(f"sqlite:///{Path(folder) / 'omega.db'}", None, **settings) as world:
            return await play(world, dialogue)


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    print(asyncio.run(evaluate(dict(os.environ))))  # noqa: TID251 - a program of its own
