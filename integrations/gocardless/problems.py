"""What GoCardless objects to, and what it means for us."""

from bot.model.messages import Reason
from bot.ports import Refused, Unavailable, Unsure

_BUSY = {408, 425, 429}
_NOT_OURS = {401, 403}


class Problem(Exception):
    """An answer that is no success. `reason` is the most telling word in it."""

    def __init__(
        self,
        status: int,
        kind: str,
        reason: str = "",
        *,
        fields: tuple[str, ...] = (),
        existing: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(f"{status} {reason or kind}")
        self.status = status
        self.kind = kind  # invalid_api_usage, invalid_state, validation_failed, gocardless
        self.reason = reason
        self.fields = fields  # which of them are wrong; never what was in them
        self.existing = existing  # what was made under the same idempotency key
        self.retry_after = retry_after


class Silent(Exception):
    """No answer came, or none that can be read: it may have been done."""


def meaning(problem: Problem | Silent) -> Refused | Unavailable:
    if isinstance(problem, Silent):
        return Unsure(f"GoCardless did not answer: {problem}")
    if problem.status in _BUSY:
        return Unavailable(f"GoCardless is busy ({problem})", retry_after=problem.retry_after)
    if problem.status >= 500:
        return Unsure(f"GoCardless fails ({problem})")
    code = problem.reason or problem.kind
    reason = Reason.MISCONFIGURED if problem.status in _NOT_OURS else Reason.UNKNOWN
    about = f": {', '.join(problem.fields)}" if problem.fields else ""
    return Refused(f"GoCardless refuses ({problem}{about})", reason=reason, code=code[:32])
