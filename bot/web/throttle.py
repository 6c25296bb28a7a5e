"""How many a caller may ask for: a steady rate, and a burst beyond it (the generic cell rate algorithm)."""

from datetime import datetime, timedelta


class Throttle:
    def __init__(self, per_second: float, burst: int) -> None:
        self._interval = timedelta(seconds=1 / per_second)
        self._slack = self._interval * (burst - 1)
        self._next: datetime | None = None  # when a caller at the steady rate would come next

    def wait(self, now: datetime) -> timedelta | None:
        """Takes one place, or says for how long there is none."""
        expected = max(self._next or now, now)
        too_early = expected - now - self._slack
        if too_early > timedelta():
            return too_early
        self._next = expected + self._interval
        return None
