"""Growing delays with jitter, so that many who failed together do not come back together."""

import random
from datetime import timedelta

_FIRST = 2.0  # seconds
_LONGEST = 600.0


def backoff(attempts: int, retry_after: float | None = None) -> timedelta:
    """After the nth failure; what the service asked for is the least."""
    ceiling = min(_LONGEST, _FIRST * 2 ** max(attempts - 1, 0))
    delay = random.uniform(ceiling / 2, ceiling)  # noqa: S311 - nothing is guarded by it
    return timedelta(seconds=max(delay, retry_after or 0))
