"""Effects: deeds outside, written by a turn and done after it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Effect:
    """`key` comes from the business, so that three causes make one deed; vendors get it as idempotency key."""

    kind: str
    key: str
    payload: Mapping[str, Any] = field(default_factory=dict)
