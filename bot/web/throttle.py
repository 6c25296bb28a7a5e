"""How many a caller may ask for: a steady rate, and a burst beyond it (the generic cell rate algorithm)."""

from datetime import datetime, timedelta


class Throttle:
    def __init__(self, per_second: float, burst: int) -> None:
        self._interval = timedelta(seconds=1 / per_second)
        self._burst = burst
        self._slack = self._interval * (burst - 1)
        self._next: datetime | None = None  # when a caller at the steady rate would come next

    def wait(self, now: datetime, places: int = 1) -> timedelta | None:
        """Takes so many places at once, or none of them and says for how long.

        More than a burst are taken when a whole burst is free: who comes next waits for the rest of them.
        """
        expected = max(self._next or now, now)
        last = expected + self._interval * (min(places, self._burst) - 1)
        too_early = last - now - self._slack
        if too_early > timedelta():
            return too_early
        self._next = expected + self._interval * places
        return None
