"""OpenAI's failures in our two kinds, translated once."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
from openai import APIConnectionError, APIResponseValidationError, APIStatusError, APITimeoutError, OpenAIError

from bot.model.messages import Reason
from bot.ports import Refused, Unavailable

_OUT_OF_MONEY = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_MISCONFIGURED = frozenset({401, 403, 404})  # the key, what it may do, the model
_AWAY = frozenset({408, 409, 425})
_NOT_AN_ANSWER = frozenset({"unreadable", "too_long"})  # whoever says so says it again
_SOON = 5.0  # seconds that somebody who waits for an answer can wait


class Away(Unavailable):
    """`kind` is what an operator counts."""

    def __init__(self, kind: str, *, retry_after: float | None = None) -> None:
        super().__init__(f"OpenAI did not answer: {kind}", retry_after=retry_after)
        self.kind = kind

    @property
    def is_short(self) -> bool:
        """It may be over before whoever asked gives up."""
        return self.kind not in _NOT_AN_ANSWER and (self.retry_after or 0) <= _SOON


@contextmanager
def translated() -> Iterator[None]:
    """Raises Away or Refused. Without "from": what failed quotes what was asked, which parents wrote."""
    try:
        yield
    except APIStatusError as error:
        raise _meaning(error) from None
    except (OpenAIError, httpx2.HTTPError, TimeoutError) as error:
        raise Away(_kind(error)) from None


# The first that fits.
_Kinds = tuple[tuple[type[Exception], str], ...]
_CAUSES: _Kinds = ((httpx2.ConnectTimeout, "connection"), (httpx2.DecodingError, "unreadable"))
_KINDS: _Kinds = (
    (APIResponseValidationError, "unreadable"),
    (httpx2.DecodingError, "unreadable"),
    (APITimeoutError, "timeout"),
    (httpx2.TimeoutException, "timeout"),
    (TimeoutError, "timeout"),
    (APIConnectionError, "connection"),
    (httpx2.HTTPError, "connection"),
)


def _kind(error: Exception) -> str:
    """What the SDK wraps tells more than its wrapping: a connection that broke comes as one too slow to open."""
    known = (kind for told, kinds in ((error.__cause__, _CAUSES), (error, _KINDS)) for kind in _fitting(told, kinds))
    return next(known, type(error).__name__)


def _fitting(told: BaseException | None, kinds: _Kinds) -> Iterator[str]:
    return (kind for each, kind in kinds if isinstance(told, each))


def _meaning(error: APIStatusError) -> Exception:
    status = error.status_code
    if {str(error.code), str(error.type)} & _OUT_OF_MONEY:
        return Refused("OpenAI wants money: see its billing page", reason=Reason.MISCONFIGURED, code="quota")
    if status in _MISCONFIGURED:
        return Refused(
            f"OpenAI does not accept OPENAI_API_KEY or OPENAI_MODEL ({status})",
            reason=Reason.MISCONFIGURED,
            code=str(status),
        )
    if status >= 500 or status == 429 or status in _AWAY:
        return Away(str(status), retry_after=_retry_after(error))
    return Refused(f"OpenAI does not take what it is asked ({status})", code=str(status))


def _retry_after(error: APIStatusError) -> float | None:
    """In seconds; a date, or what is no number, is not followed."""
    for name, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            seconds = float(error.response.headers.get(name, "")) * scale
        except ValueError:
            continue
        if math.isfinite(seconds) and seconds >= 0:
            return seconds
    return None
