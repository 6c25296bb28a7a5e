"""`python -m tests.conversations.many_parents [N] [SEED]`: N parents of each style, counted in a table."""

import asyncio
import logging
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import structlog

from bot.model.turn import Turn
from conversations.talk.talk import Omega
from tests.conversations.parents import STYLES, Played, Style, scripted
from tests.databases import fresh_database_url
from tests.talks import world_on

_MOST = 100
_TO_A_WORLD = 30  # a team has so many shirt numbers


async def _play(style: Style, times: int, seed: int) -> list[Played]:
    played = []
    for first in range(0, times, _TO_A_WORLD):
        with tempfile.TemporaryDirectory() as folder:
            url = await fresh_database_url("sqlite", Path(folder))
            async with world_on(url, PHOTO_FOLDER=f"{folder}/photos") as world:
                for number in range(first, min(times, first + _TO_A_WORLD)):
                    parent = scripted(world, style, number, seed + number)
                    played.append(await parent.play())
                    _tell(parent.played, style, seed + number, await parent.parent.transcript())
    return played


def _tell(played: Played, style: Style, seed: int, transcript: list[Any]) -> None:
    if "-v" in sys.argv or (("-w" in sys.argv) and (not played.finished or played.wrong)):
        print(f"--- {style.name} {seed}: {played}")
        for row in transcript:
            content = row.content or {}
            said = content.get("text") or content.get("name") or content.get("media")
            print(f"{'    <' if row.direction == 'inbound' else '  >'} {said}")


def _row(style: Style, played: list[Played], seconds: list[float]) -> str:
    heard = [each.heard / each.children for each in played]
    times = quantiles(seconds, n=100) if len(seconds) > 1 else [0.0] * 99
    return (
        f"{style.name:24}{len(played):6}{sum(each.finished for each in played):9}"
        f"{sum(len(each.wrong) for each in played):7}{sum(len(each.asked_again) for each in played):7}"
        f"{median(heard):8.0f}{max(heard):5.0f}{median(seconds) * 1000:9.2f}{times[98] * 1000:8.2f}"
    )


async def main(times: int, seed: int, only: str) -> None:
    seconds: list[float] = []
    react = Omega.react

    async def timed(self: Omega, turn: Turn) -> None:
        start = perf_counter()
        await react(self, turn)
        if turn.letters:
            seconds.append(perf_counter() - start)

    setattr(Omega, "react", timed)  # noqa: B010 - only to look at the clock
    print(
        f"{'style':24}{'tried':>6}{'finished':>9}{'wrong':>7}{'again':>7}{'median':>8}{'max':>5}{'ms':>9}{'p99 ms':>8}"
    )
    wrong: Counter[str] = Counter()
    again: Counter[str] = Counter()
    for style in STYLES:
        if only not in style.name:
            continue
        seconds.clear()
        played = await _play(style, times, seed)
        print(_row(style, played, seconds), flush=True)
        for each in played:
            wrong.update(f"{style.name}: {what}" for what in each.wrong)
            again.update(f"{what}" for what in each.asked_again)
    print("\nasked again:", dict(again.most_common(25)))
    for what, count in wrong.most_common(40):
        print(f"{count:4} {what}")


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    numbers = [int(each) for each in sys.argv[1:] if each.isdecimal()]
    only = next((each for each in sys.argv[1:] if not each.isdecimal() and not each.startswith("-")), "")
    asyncio.run(main(min([*numbers, 10][0], _MOST), [*numbers, 1, 1][1] if len(numbers) > 1 else 1, only))
