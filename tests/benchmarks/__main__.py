"""python -m tests.benchmarks: what the machine can carry, beside bare programs measured in the same run."""

import asyncio
import tempfile
from pathlib import Path

from tests.benchmarks import acks, assisted, echoes, latency, resealing, sweeps, turns
from tests.benchmarks.lab import Lab
from tests.benchmarks.options import Options, read_options
from tests.benchmarks.stores import Stores

_OF_A_DATABASE = {
    "acks": acks.measure,
    "turns": turns.measure,
    "assisted": assisted.measure,
    "latency": latency.measure,
    "sweeps": sweeps.measure,
    "resealing": resealing.measure,
}


async def main(options: Options) -> None:
    with tempfile.TemporaryDirectory(prefix="omega-bench-") as folder:
        lab = Lab(Path(folder))
        if "echoes" in options.parts:
            await echoes.measure(lab, options)
        for kind in options.databases:
            stores = Stores(kind, Path(folder))
            try:
                for part, measure in _OF_A_DATABASE.items():
                    if part in options.parts:
                        await measure(lab, stores, options)
            finally:
                await stores.drop()


if __name__ == "__main__":
    asyncio.run(main(read_options()))
