"""Which of many a STATUS is about: "STATUS U10 Tigers unpaid", "STATUS suspended"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.club.registration import PaymentStatus, State
from bot.model.people import Registration, Standing
from bot.model.turn import Turn
from conversations.managing.access import Sees, may_see

_ASKED = {State.KIT, State.PHOTO, State.AWAITING_PAYMENT, State.SUSPENDED}
_PAID = {PaymentStatus.ACTIVE, PaymentStatus.INCOMPLETE}


@dataclass(frozen=True)
class Filter:
    name: str  # as it is shown
    words: re.Pattern[str]
    holds: Callable[[Registration], bool]
    needs: Sees = Sees.PLACE  # who may not see that is not told by a filter either


def owes_fee(registration: Registration) -> bool:
    """Only those who have agreed and whose fee has not come."""
    is_unpaid = registration.payment_status not in _PAID and not _is_only_a_month(registration)
    return registration.state in _ASKED and is_unpaid


def _is_only_a_month(registration: Registration) -> bool:
    """A month that failed, of a child who is registered."""
    return registration.payment_status is PaymentStatus.FAILED and registration.state is State.COMPLETED


def owes_anything(registration: Registration) -> bool:
    """Also a month that failed, and a Direct Debit that is missing: for who may see the money."""
    return owes_fee(registration) or registration.payment_status in {PaymentStatus.FAILED, PaymentStatus.INCOMPLETE}


def _in(*states: State) -> Callable[[Registration], bool]:
    return lambda registration: registration.state in states


def _paid(*statuses: PaymentStatus) -> Callable[[Registration], bool]:
    return lambda registration: registration.payment_status in statuses


def _filter(name: str, words: str, holds: Callable[[Registration], bool], needs: Sees = Sees.PLACE) -> Filter:
    return Filter(name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE), holds, needs)


FILTERS = (
    _filter("unpaid", "unpaid|not paid|owing", owes_fee, Sees.PAID),
    _filter("payment failed", "failed(?: payments?)?", _paid(PaymentStatus.FAILED), Sees.MONEY),
    _filter("no Direct Debit", "no (?:direct debit|mandate|dd)", _paid(PaymentStatus.INCOMPLETE), Sees.MONEY),
    _filter("paid", "paid", _paid(*_PAID), Sees.PAID),
    _filter("suspended", "suspended", _in(State.SUSPENDED)),
    _filter("on the waiting list", "(?:on the )?waiting list|on the list", _in(State.WAITING_LIST)),
    _filter("declined", "declined", _in(State.DECLINED)),
    _filter("withdrawn", "withdrawn", _in(State.WITHDRAWN)),
    _filter("invited", "invited|unanswered", _in(State.INITIAL_CONTACT)),
    _filter("registered", "registered|completed", _in(State.COMPLETED)),
)


def find_filter(text: str) -> tuple[Filter | None, str]:
    """And the words without it."""
    for each in FILTERS:
        match = each.words.search(text)
        if match is not None:
            return each, f"{text[: match.start()]} {text[match.end() :]}".strip()
    return None, text


def passes(turn: Turn, wanted: Filter, standing: Standing) -> bool:
    return may_see(turn, wanted.needs, standing.registration) and wanted.holds(standing.registration)
