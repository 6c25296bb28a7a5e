"""What a registration costs, as a table."""

from collections.abc import Sequence
from typing import NamedTuple

from tests.evaluation.playing import Played


class Price(NamedTuple):
    """US dollars for a million tokens."""

    read: float
    cached: float
    written: float


# As OpenAI lists them, standard tier, when this was written; --price takes others.
PRICES = {
    "gpt-4.1": Price(2.00, 0.50, 8.00),
    "gpt-4.1-mini": Price(0.40, 0.10, 1.60),
    "gpt-4.1-nano": Price(0.10, 0.025, 0.40),
}
_HEADS = (
    "ASSISTANT",
    "style of parent",
    "right",
    "asked",
    "wrong",
    "messages",
    "calls",
    "input",
    "cached",
    "output",
    "cost",
)


def table(played: Sequence[tuple[str, Played]], price: Price | None) -> str:
    """As Markdown; a row is one registration. What went wrong stands under it."""
    rows = [_HEADS, ("---",) * len(_HEADS), *(_row(setting, each, price) for setting, each in played)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    wrong = [f"{setting}, {each.style}: {what}" for setting, each in played for what in each.wrong]
    return "\n".join([*lines, *wrong])


def _row(setting: str, each: Played, price: Price | None) -> tuple[str, ...]:
    counts = (len(each.right), len(each.asked), len(each.wrong), each.messages, each.calls)
    tokens = (each.tokens.get(kind, 0) for kind in ("input", "cached", "output"))
    return (setting, each.style, *map(str, counts), *map(str, tokens), _dollars(cost(each, price)))


def cost(played: Played, price: Price | None) -> float | None:
    """In dollars; None where we do not know the model's price."""
    if price is None:
        return None
    read, cached, written = (played.tokens.get(kind, 0) for kind in ("input", "cached", "output"))
    return ((read - cached) * price.read + cached * price.cached + written * price.written) / 1_000_000


def _dollars(amount: float | None) -> str:
    return "?" if amount is None else f"${amount:.4f}"
