"""Whether the club still needs the record of a child, and whether the law asks for the record of their money."""

from datetime import date

from bot.club.club import Club
from bot.club.registration import STATUS_OF_STATE, PaymentStatus, RegistrationStatus
from bot.model.accounts import Account
from bot.model.people import Registration

_PAYING = {PaymentStatus.INCOMPLETE, PaymentStatus.ACTIVE, PaymentStatus.FAILED}
_NOT_YET_OR_NO_MORE = {RegistrationStatus.PENDING, RegistrationStatus.DECLINED}


def plays(club: Club, today: date, registration: Registration) -> bool:
    """In the club's season, until it is closed; who only began, or never paid anything, does not play."""
    is_over = club.season.closes is not None and today >= club.season.closes
    if registration.season != club.season.name or registration.archived_at is not None or is_over:
        return False
    status = STATUS_OF_STATE[registration.state]
    if status in _NOT_YET_OR_NO_MORE:
        return False
    account = Account.model_validate(registration.account or {})
    is_paid_for = registration.payment_status in _PAYING or account.is_fee_under_way or account.is_fee_paid
    return status is RegistrationStatus.COMPLETED or is_paid_for


def has_money(registration: Registration) -> bool:
    """Payments, or the authority to collect them: kept for six years."""
    account = Account.model_validate(registration.account or {})
    return bool(account.payments or account.mandates or account.refunds)
