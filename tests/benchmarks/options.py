"""What of the benchmarks is run, and how long."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

PARTS = ("acks", "turns", "assisted", "latency", "sweeps", "resealing", "echoes")
DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Options:
    parts: Sequence[str]
    databases: Sequence[str]
    sizes: Sequence[int]  # contacts in the database
    trials: int  # interleaved; the median counts
    acks: int  # webhooks in each run
    turns: int  # in each run
    presses: int


def read_options(arguments: Sequence[str] | None = None) -> Options:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="the parts to run")
    parser.add_argument("--databases", choices=DATABASES, nargs="+", default=DATABASES)
    parser.add_argument("--sizes", type=int, nargs="+", help="contacts in the database")
    parser.add_argument("--trials", type=int, help="runs of each, interleaved")
    parser.add_argument("--quick", action="store_true", help="small and rough: whether it works at all")
    given = parser.parse_args(arguments)
    quick = given.quick
    return Options(
        parts=given.only,
        databases=given.databases,
        sizes=given.sizes or ((1_000,) if quick else (1_000, 100_000)),
        trials=given.trials or (1 if quick else 3),
        acks=1_000 if quick else 5_000,
        turns=300 if quick else 800,
        presses=20 if quick else 200,
    )
