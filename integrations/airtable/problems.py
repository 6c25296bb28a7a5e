"""What Airtable objects to, and what it means for us."""

import re

from bot.model.messages import Reason
from bot.ports import ColumnRefused, Refused, RowGone, Unavailable, Unsure

_BUSY = 429
_WAIT = 30.0  # seconds: so long Airtable answers nothing but 429, and asking earlier begins them anew
_NOT_OURS = {401, 403}
_NO_ROW = {"ROW_DOES_NOT_EXIST", "MODEL_ID_NOT_FOUND", "NOT_FOUND"}
_OF_A_COLUMN = {"UNKNOWN_FIELD_NAME", "INVALID_VALUE_FOR_COLUMN"}
_COLUMN = re.compile(r'[Ff]ield(?: name)?:? "(?P<name>[^"]+)"')
_OPTION = re.compile(r'select option "*(?P<name>[^"]+)"*')


class Problem(Exception):
    """An answer that is no success. `words` may quote what was written: they are read, and never shown."""

    def __init__(self, status: int, kind: str, words: str = "") -> None:
        super().__init__(f"{status} {kind}".strip())
        self.status = status
        self.kind = kind
        self.words = words


class Silent(Exception):
    """No answer came, or none that can be read: it may have been done."""


def meaning(problem: Problem | Silent) -> Refused | Unavailable:
    if isinstance(problem, Silent):
        return Unsure(f"Airtable did not answer: {problem}")
    if problem.status == _BUSY:
        return Unavailable(f"Airtable is busy ({problem})", retry_after=_WAIT)
    if problem.status >= 500 or problem.status == 408:
        return Unsure(f"Airtable fails ({problem})")
    if problem.kind in _NO_ROW:
        return RowGone(f"Airtable has no such row ({problem})")
    reason = Reason.MISCONFIGURED if problem.status in _NOT_OURS else Reason.UNKNOWN
    code = (problem.kind or str(problem.status))[:32]
    return _of_a_column(problem) or Refused(f"Airtable refuses ({problem})", reason=reason, code=code)


def _of_a_column(problem: Problem) -> ColumnRefused | None:
    """Of an option it says only how that is called."""
    if problem.kind == "INVALID_MULTIPLE_CHOICE_OPTIONS":
        option = _OPTION.search(problem.words)
        return ColumnRefused(None, option["name"].strip() if option else "")
    column = _COLUMN.search(problem.words) if problem.kind in _OF_A_COLUMN else None
    return ColumnRefused(column["name"]) if column else None
