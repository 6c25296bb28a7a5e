"""Tables that must know every member of a kind: one that forgets one does not start."""

from collections.abc import Collection, Iterable
from enum import Enum


def must_know(name: str, table: Collection[object], members: Iterable[Enum | str]) -> None:
    """Raises TypeError at import, with what is missing and what nobody knows."""
    wanted, known = set(members), set(table)
    if wanted != known:
        raise TypeError(
            f"{name}: missing {sorted(map(str, wanted - known))}, unknown {sorted(map(str, known - wanted))}"
        )
