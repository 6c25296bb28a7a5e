"""Growing delays with jitter, so that many who failed together do not come back together."""

import random
from datetime import timedelta

_FIRST = 2.0  # seconds
_LONGEST = 600.0
_MOST_DOUBLINGS = 10
_LONGEST_ASKED_FOR = 24 * 3600.0  # beyond that a service means something else


def backoff(attempts: int, retry_after: float | None = None) -> timedelta:
    """After the nth failure; what the service asked for is the least."""
    ceiling = min(_LONGEST, _FIRST * 2 ** min(max(attempts - 1, 0), _MOST_DOUBLINGS))
    delay = random.uniform(ceiling / 2, ceiling)  # noqa: S311 - nothing is guarded by it
    return timedelta(seconds=max(delay, min(retry_after or 0, _LONGEST_ASKED_FOR)))
