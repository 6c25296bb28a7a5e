"""Seasons are named by their two years: 2026-27, in codes 2627."""

from typing import Annotated

from pydantic import AfterValidator


def _consecutive(name: str) -> str:
    first, _, second = name.partition("-")
    if not (len(first) == 4 and first.isdigit() and second == f"{(int(first) + 1) % 100:02}"):
        raise ValueError(f"a season is written like 2026-27, not {name!r}")
    return name


SeasonName = Annotated[str, AfterValidator(_consecutive)]


def code(name: str) -> str:
    return name[2:4] + name[5:7]
