"""`make evaluate`: what the assistant makes of each dialogue, in each setting.

With OPENAI_API_KEY it is the real model; without, the local stand-in plays its script, and tokens are estimates.
Where a price is not in report.py, or has changed: python -m tests.evaluation --price READ CACHED WRITTEN.
"""

import argparse
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
from tests.evaluation.report import PRICES, Price, table
from tests.standins.openai import Line, OpenAIStandIn
from tests.talks import world_on


async def evaluate(environ: dict[str, str], price: Price | None) -> str:
    openai = OpenAISettings.read(environ)
    played: list[tuple[str, Played]] = []
    for setting in (Assistance.OFF, Assistance.WHEN_NEEDED, Assistance.ALWAYS):
        for dialogue in load_dialogues():
            async with _standin(openai, dialogue) as standin:
                settings = _reaching(environ, standin) | {"ASSISTANT": setting}
                played.append((setting, await _played(settings, dialogue, standin)))
    who = openai.openai_model if openai.is_configured else "the local stand-in; tokens are estimates"
    return f"{who}\n\n{table(played, price or PRICES.get(openai.openai_model))}"


@asynccontextmanager
async def _standin(openai: OpenAISettings, dialogue: Dialogue) -> AsyncIterator[OpenAIStandIn | None]:
    """None where the real model is asked."""
    if openai.is_configured:
        yield None
        return
    async with standin_for(dialogue) as standin:
        standin.otherwise = Line("")
        yield standin
        if standin.broken_rules:
            raise SystemExit(f"What is asked breaks rules: {standin.broken_rules}")


def _reaching(environ: dict[str, str], standin: OpenAIStandIn | None) -> dict[str, str]:
    if standin is None:
        real = {name: value for name, value in environ.items() if name.startswith("OPENAI_")}
        return {"ENVIRONMENT": "development"} | real
    return {"OPENAI_API_KEY": standin.api_key, "OPENAI_BASE_URL": standin.url}


async def _played(settings: dict[str, str], dialogue: Dialogue, standin: OpenAIStandIn | None) -> Played:
    with tempfile.TemporaryDirectory() as folder:
        async with world_on(f"sqlite:///{Path(folder) / 'omega.db'}", None, **settings) as world:
            return await play(world, dialogue, standin)


def _price() -> Price | None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.evaluation", description="Plays the dialogues in each setting."
    )
    parser.add_argument(
        "--price",
        nargs=3,
        type=float,
        metavar=("READ", "CACHED", "WRITTEN"),
        help="US dollars for a million tokens read, read from the cache, and written; by default OpenAI's list price",
    )
    given = parser.parse_args().price
    return Price(*given) if given else None


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    print(asyncio.run(evaluate(dict(os.environ), _price())))  # noqa: TID251 - a program of its own
