"""What a registration costs, as a table."""

from collections.abc import Sequence

from tests.evaluation.playing import Played

# US dollars for a million tokens read, read from the cache, and written.
PRICES = {
    "gpt-4.1": (2.00, 0.50, 8.00),
    "gpt-4.1-mini": (0.40, 0.10, 1.60),
    "gpt-4.1-nano": (0.10, 0.025, 0.40),
}
_HEADS = ("assistant", "style", "right", "asked", "wrong", "messages", "calls", "input", "cached", "output", "cost")
_WIDTHS = (12, 22, 6, 6, 6, 9, 6, 8, 8, 7, 9)


def table(model: str, played: Sequence[tuple[str, Played]]) -> str:
    rows = [_HEADS, *(_row(model, setting, each) for setting, each in played)]
    lines = ["".join(cell.ljust(width) for cell, width in zip(row, _WIDTHS, strict=True)).rstrip() for row in rows]
    wrong = [f"{setting}, {each.style}: {what}" for setting, each in played for what in each.wrong]
    return "\n".join([*lines, *wrong])


def _row(model: str, setting: str, each: Played) -> tuple[str, ...]:
    counts = (len(each.right), len(each.asked), len(each.wrong), each.messages, each.calls)
    tokens = (each.tokens.get(kind, 0) for kind in ("input", "cached", "output"))
    return (setting, each.style, *map(str, counts), *map(str, tokens), _dollars(cost(model, each)))


def cost(model: str, played: Played) -> float | None:
    """In dollars; None for a model whose price we do not know."""
    if model not in PRICES:
        return None
    read, cached, written = (played.tokens.get(kind, 0) for kind in ("input", "cached", "output"))
    of_input, of_cached, of_output = PRICES[model]
    return ((read - cached) * of_input + cached * of_cached + written * of_output) / 1_000_000


def _dollars(amount: float | None) -> str:
    return "?" if amount is None else f"${amount:.4f}"
