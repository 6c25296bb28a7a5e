import pytest

from bot.model.messages import Reason
from integrations.twilio.codes import meaning

NEVER_AGAIN = {
    Reason.MISCONFIGURED: "63013 63021 63005 63007 63027 63028 63040 63041 21656 20003",
    Reason.OPTED_OUT: "21610",
    Reason.NOT_A_MOBILE: "21211 21614",
    Reason.TOO_LONG: "21617",
    Reason.FILTERED: "30007",
    Reason.WINDOW_CLOSED: "63016",
    Reason.UNREACHABLE_HERE: "63003 63024 63032 30005 30006",
    Reason.BLOCKED: "30004",
    Reason.UNKNOWN: "99999 0 x",
}
ONCE_MORE = {Reason.TOO_FAST: "63018 20429 429", Reason.CONGESTED: "30001 30008", Reason.HANDSET_OFF: "30003"}


def cases(table: dict[Reason, str]) -> list[tuple[str, Reason]]:
    return [(code, reason) for reason, codes in table.items() for code in codes.split()]


@pytest.mark.parametrize(("code", "reason"), cases(NEVER_AGAIN))
def test_what_cannot_help_is_not_repeated(code: str, reason: Reason) -> None:
    assert meaning(code) == (reason, None, False)


@pytest.mark.parametrize(("code", "reason"), cases(ONCE_MORE))
def test_what_may_help_later_says_when(code: str, reason: Reason) -> None:
    assert meaning(code).reason is reason
    assert meaning(code).retry_after


def test_only_what_was_not_processed_is_unavailable() -> None:
    assert [code for code, _ in cases(NEVER_AGAIN | ONCE_MORE) if meaning(code).unavailable] == [
        "63018",
        "20429",
        "429",
    ]


def test_no_code_means_nothing_known() -> None:
    assert meaning(None).reason is Reason.UNKNOWN
