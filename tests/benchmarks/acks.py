"""Webhook acknowledgements: how many a second, and how long each takes."""

from dataclasses import dataclass, field

from tests.benchmarks.lab import Lab
from tests.benchmarks.options import Options
from tests.benchmarks.stores import Stores
from tests.benchmarks.tables import middle, milliseconds, percentile, rate, ratio, show

_HOOK = "/webhooks/twilio/message"
_CONNECTIONS = 64


@dataclass
class Acks:
    rates: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    refused: int = 0


async def measure(lab: Lab, stores: Stores, options: Options) -> None:
    rows = []
    for people in options.sizes:
        found = {"bare": Acks(), "our": Acks()}
        for _ in range(options.trials):
            for name, acks in found.items():
                await _run(lab, stores, people, name, acks, options.acks)
        rows += [_row(f"{name} hook, {people:,} contacts", acks, found["bare"]) for name, acks in found.items()]
    heads = ("", "acks/s", "ratio", "CPU ms", "p50 ms", "p99 ms", "not 200")
    show(f"Webhook acknowledgements on {stores.kind}, {_CONNECTIONS} connections", heads, rows)


async def _run(lab: Lab, stores: Stores, people: int, name: str, acks: Acks, count: int) -> None:
    sealed = name == "our"
    async with stores.copy(people, sealed=sealed) as url, lab.part(f"{name}_hook", url) as place:
        hook = place.url + _HOOK
        await lab.load(hook, count=count // 4, people=people, connections=_CONNECTIONS, run="warm")
        before = place.cpu
        result = await lab.load(hook, count=count, people=people, connections=_CONNECTIONS)
        acks.cpu.append((place.cpu - before) / count)
    acks.rates.append(count / result["seconds"])
    acks.waits += result["waits"]
    acks.refused += result["refused"]


def _row(name: str, acks: Acks, bare: Acks) -> list[str]:
    return [
        name,
        rate(acks.rates),
        ratio(middle(acks.rates), middle(bare.rates)),
        milliseconds(middle(acks.cpu), 3),
        milliseconds(percentile(acks.waits, 0.5)),
        milliseconds(percentile(acks.waits, 0.99)),
        str(acks.refused),
    ]
