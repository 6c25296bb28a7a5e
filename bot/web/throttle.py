"""How many a caller may ask for: a steady rate, and a burst beyond it (the generic cell rate algorithm)."""

from collections import OrderedDict, deque
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


class Quota:
    """So many for each key in any while of that length. Of those who asked long ago nothing is kept."""

    def __init__(self, most: int, within: timedelta, keys: int = 10_000) -> None:
        self._most = most
        self._within = within
        self._keys = keys
        self._taken: OrderedDict[str, deque[datetime]] = OrderedDict()

    def wait(self, key: str, now: datetime) -> timedelta | None:
        """How long until there is one again; None when there is one now."""
        taken = self._taken.get(key, ())
        recent = [at for at in taken if now - at < self._within]
        return recent[-self._most] + self._within - now if len(recent) >= self._most else None

    def take(self, key: str, now: datetime) -> None:
        taken = self._taken.setdefault(key, deque(maxlen=self._most))
        taken.append(now)
        self._taken.move_to_end(key)
        if len(self._taken) > self._keys:
            self._taken.popitem(last=False)
