"""Leaves a service alone that keeps failing, so that nobody waits for an answer that will not come."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from bot.model.messages import Reason
from bot.ports import Clock, Refused, Unavailable

MOST_FAILURES = 5  # in a row
REST = timedelta(seconds=60)
_LONGEST_REST = timedelta(minutes=15)  # whatever the service asks for: then it is tried


class Resting(Unavailable):
    """Nothing was asked."""


class Breaker:
    """After too many failures in a row nothing is asked for a while; then one call at a time finds out."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures = 0
        self._rests_until: datetime | None = None
        self._is_trying = False

    @property
    def is_resting(self) -> bool:
        """Also while one call finds out whether it is over."""
        return self._rests_until is not None

    @contextmanager
    def calling(self) -> Iterator[None]:
        """Raises Resting. A call that is cancelled says nothing about the service."""
        tries = self._begin()
        try:
            yield
        except Unavailable as error:
            self._failed(error.retry_after)
            raise
        except Refused as error:
            if error.reason is Reason.MISCONFIGURED:
                self._failed()
            else:
                self._succeeded()
            raise
        else:
            self._succeeded()
        finally:
            if tries:
                self._is_trying = False

    def _begin(self) -> bool:
        if self._rests_until is None:
            return False
        left = (self._rests_until - self._clock.now()).total_seconds()
        if left > 0 or self._is_trying:
            raise Resting("The service keeps failing and is left alone", retry_after=max(left, 1.0))
        self._is_trying = True
        return True

    def _failed(self, retry_after: float | None = None) -> None:
        self._failures += 1
        if self._failures >= MOST_FAILURES:
            asked_for = min(retry_after or 0, _LONGEST_REST.total_seconds())
            self._rests_until = self._clock.now() + max(REST, timedelta(seconds=asked_for))

    def _succeeded(self) -> None:
        self._failures = 0
        self._rests_until = None
