"""Whole turns of which each is read by a language model too: what a slow one costs those who wait for it."""

from contextlib import AsyncExitStack

from aiohttp import ClientSession

from tests.benchmarks.lab import Lab
from tests.benchmarks.options import Options
from tests.benchmarks.stores import Stores, Watch
from tests.benchmarks.tables import middle, milliseconds, rate, show
from tests.benchmarks.turns import WARM_UP, Contender, Found, Run, apart

_OURS = Contender("ours", 1, is_ours=True)
_PARALLEL = 500
_MODELS = {"no model": None, "a model of 0 s": 0.0, "a model of 2 s": 2.0}  # seconds it takes


async def measure(lab: Lab, stores: Stores, options: Options) -> None:
    found = {name: Found() for name in _MODELS}
    for _ in range(options.trials):
        for name, seconds in _MODELS.items():
            await _run(lab, stores, options.sizes[0], seconds, found[name])
    rows = [
        [name, rate(kept.rates), milliseconds(middle(kept.cpu), 2), f"{_PARALLEL / middle(kept.rates):.1f}"]
        for name, kept in found.items()
    ]
    heads = ("", "turns/s", "CPU ms", "seconds for all")
    show(f"Whole turns on {stores.kind} with ASSISTANT=always, {_PARALLEL} at once", heads, rows)


async def _run(lab: Lab, stores: Stores, size: int, seconds: float | None, kept: Found) -> None:
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
        before = worker.cpu
        kept.rates.append(await run.timed(range(WARM_UP * step, (WARM_UP + _PARALLEL) * step, step)))
        kept.cpu.append((worker.cpu - before) / _PARALLEL)
