"""Messages of which each is read by a language model too: what a slow one costs those who wait for it.

Without a model a message takes one turn, with it two: one that asks, and one that takes what came back.
"""

from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from aiohttp import ClientSession

from tests.benchmarks.lab import Lab
from tests.benchmarks.options import Options
from tests.benchmarks.stores import Stores, Watch
from tests.benchmarks.tables import middle, milliseconds, rate, ratio, show
from tests.benchmarks.turns import WARM_UP, Contender, Found, Run, apart

_OURS = Contender("ours", 1, is_ours=True)
_PARALLEL = 500
_MODELS = {"no model": None, "a model of 0 s": 0.0, "a model of 2 s": 2.0}  # seconds it takes


async def measure(lab: Lab, stores: Stores, options: Options) -> None:
    found = {name: _Found() for name in _MODELS}
    for _ in range(options.trials):
        for name, seconds in _MODELS.items():
            await _run(lab, stores, options.sizes[0], seconds, found[name])
    without = middle(found["no model"].turns)
    rows = [
        [
            name,
            rate(kept.turns),
            ratio(middle(kept.turns), without),
            milliseconds(middle(kept.cpu), 2),
            rate(kept.rates),
            f"{_PARALLEL / middle(kept.rates):.1f}",
        ]
        for name, kept in found.items()
    ]
    heads = ("", "turns/s", "ratio", "CPU ms a turn", "messages/s", "seconds for all")
    show(f"Messages on {stores.kind} with ASSISTANT=always, {_PARALLEL} at once", heads, rows)


@dataclass
class _Found(Found):
    turns: list[float] = field(default_factory=list)  # a second


async def _run(lab: Lab, stores: Stores, size: int, seconds: float | None, kept: _Found) -> None:
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(stores.copy(size, sealed=True))
        carrier = await stack.enter_async_context(lab.part("carrier"))
        more = {"ASSISTANT": "off"}
        if seconds is not None:
            model = await stack.enter_async_context(lab.part("model", str(seconds)))
            more = {"ASSISTANT": "always", "OPENAI_API_KEY": "a key", "OPENAI_BASE_URL": f"{model.url}/v1"}
        watch = await stack.enter_async_context(Watch(url))
        session = await stack.enter_async_context(ClientSession())
        roles = [] if url.startswith("sqlite") else ["worker"]
        worker = await stack.enter_async_context(lab.program(url, carrier, *roles, more=more))
        run = Run(url, carrier, watch, session, _OURS)
        step = apart(size // (_PARALLEL + WARM_UP))
        await run.timed(range(0, WARM_UP * step, step))
        before, read = worker.cpu, await watch.read()
        kept.rates.append(await run.timed(range(WARM_UP * step, (WARM_UP + _PARALLEL) * step, step)))
        turns = await watch.read() - read
        kept.turns.append(turns * kept.rates[-1] / _PARALLEL)
        kept.cpu.append((worker.cpu - before) / turns)
