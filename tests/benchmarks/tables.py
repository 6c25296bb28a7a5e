"""How figures are shown: medians of interleaved runs, and what they are relative to."""

from collections.abc import Sequence
from statistics import median


def middle(values: Sequence[float]) -> float:
    return median(values) if values else float("nan")


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so many of them do not exceed."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(len(ranked) * share))] if ranked else float("nan")


def ratio(value: float, base: float) -> str:
    return f"{value / base:.2f}" if base else "–"


def rate(values: Sequence[float]) -> str:
    """The median, and between which figures the runs lay."""
    return f"{middle(values):,.0f} ({min(values):,.0f}–{max(values):,.0f})" if values else "–"


def milliseconds(seconds: float, places: int = 1) -> str:
    return f"{seconds * 1000:.{places}f}"


def show(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(row[place]) for row in (heads, *rows)) for place in range(len(heads))]
    print(f"\n{title}\n")
    for row in (heads, ["-" * width for width in widths], *rows):
        print("  ".join(_aligned(row, widths)).rstrip(), flush=True)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *others = (
        cell.ljust(width) if place == 0 else cell.rjust(width) for place, (cell, width) in _cells(row, widths)
    )
    return [first, *others]


def _cells(row: Sequence[str], widths: Sequence[int]) -> list[tuple[int, tuple[str, int]]]:
    return list(enumerate(zip(row, widths, strict=True)))
