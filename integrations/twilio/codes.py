"""What Twilio's codes mean to us, wherever they arrive: in the answer to a send or in a later receipt."""

from typing import NamedTuple

from bot.model.messages import Reason


class Meaning(NamedTuple):
    reason: Reason
    retry_after: float | None = None  # seconds: the same message may be tried again then
    unavailable: bool = False  # not processed: the answer to a send is Unavailable, not Refused


_UNKNOWN = Meaning(Reason.UNKNOWN)
_TOO_FAST = Meaning(Reason.TOO_FAST, retry_after=30, unavailable=True)
_UNREACHABLE = Meaning(Reason.UNREACHABLE_HERE)
_MISCONFIGURED = Meaning(Reason.MISCONFIGURED)
_CONGESTED = Meaning(Reason.CONGESTED, retry_after=300)

CODES = {
    "429": _TOO_FAST,
    "20003": _MISCONFIGURED,  # the credential
    "20429": _TOO_FAST,
    "21211": Meaning(Reason.NOT_A_MOBILE),
    "21610": Meaning(Reason.OPTED_OUT),
    "21614": Meaning(Reason.NOT_A_MOBILE),
    "21617": Meaning(Reason.TOO_LONG),
    "21656": _MISCONFIGURED,
    "30001": _CONGESTED,
    "30003": Meaning(Reason.HANDSET_OFF, retry_after=3600),
    "30004": Meaning(Reason.BLOCKED),
    "30005": _UNREACHABLE,
    "30006": _UNREACHABLE,  # a landline: another channel, like an unknown handset
    "30007": Meaning(Reason.FILTERED),
    "30008": _CONGESTED,
    "63003": _UNREACHABLE,
    "63005": _MISCONFIGURED,
    "63007": _MISCONFIGURED,
    "63013": _MISCONFIGURED,
    "63016": Meaning(Reason.WINDOW_CLOSED),
    "63018": _TOO_FAST,
    "63021": _MISCONFIGURED,
    "63024": _UNREACHABLE,
    "63027": _MISCONFIGURED,
    "63028": _MISCONFIGURED,
    "63032": _UNREACHABLE,
    "63040": _MISCONFIGURED,
    "63041": _MISCONFIGURED,
    "63049": Meaning(Reason.DECLINED_FOR_NOW),
}


def meaning(code: str | None) -> Meaning:
    return CODES.get(code or "", _UNKNOWN)
