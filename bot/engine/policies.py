"""What follows when a message was not taken or not delivered: a table, the same for an answer and for a receipt."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.model.complete import must_know
from bot.model.messages import Reason


class Fallback(StrEnum):
    TEMPLATE = "template"  # the same thing in words that may be said outside the window
    OTHER_MEDIUM = "other_medium"


@dataclass(frozen=True)
class Policy:
    """Delays of further tries first, then the fallback, then staff."""

    delays: tuple[timedelta, ...] = ()
    fallback: Fallback | None = None
    remember: timedelta | None = None  # that this medium does not reach them
    opts_out: bool = False
    tells_staff: bool = False


_A_MONTH = timedelta(days=30)

POLICIES = {
    Reason.WINDOW_CLOSED: Policy(fallback=Fallback.TEMPLATE),
    Reason.UNREACHABLE_HERE: Policy(fallback=Fallback.OTHER_MEDIUM, remember=_A_MONTH),
    Reason.TOO_FAST: Policy(delays=(timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10))),
    Reason.DECLINED_FOR_NOW: Policy(delays=(timedelta(hours=4), timedelta(hours=24)), fallback=Fallback.OTHER_MEDIUM),
    Reason.MISCONFIGURED: Policy(tells_staff=True),
    Reason.OPTED_OUT: Policy(fallback=Fallback.OTHER_MEDIUM, opts_out=True),
    Reason.NOT_A_MOBILE: Policy(tells_staff=True),
    Reason.TOO_LONG: Policy(tells_staff=True),
    Reason.HANDSET_OFF: Policy(
        delays=(timedelta(hours=1), timedelta(hours=4), timedelta(hours=12)), fallback=Fallback.OTHER_MEDIUM
    ),
    Reason.BLOCKED: Policy(fallback=Fallback.OTHER_MEDIUM, remember=_A_MONTH),
    Reason.FILTERED: Policy(tells_staff=True),
    Reason.CONGESTED: Policy(delays=(timedelta(minutes=10),), tells_staff=True),
    Reason.EXPIRED: Policy(),
    Reason.UNKNOWN: Policy(tells_staff=True),
}
must_know("POLICIES", POLICIES, Reason)
