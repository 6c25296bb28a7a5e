"""What a family pays, and when: of all its children in one answer."""

import re
from datetime import date

from bot.model.accounts import UNDER_WAY, Account
from bot.model.money import RefundState
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.asking import words
from conversations.money.news import what_for
from conversations.money.settling import account_of
from conversations.understanding.questions import asked
from conversations.words import money_texts as texts
from conversations.words.naming import pounds
from conversations.words.plan_words import written

_ASKS = re.compile(
    r"\b(?:what|how much)\b.{0,25}\b(?:i|we)\b.{0,15}\b(?:pay|paying|owe|charged)\b"
    r"|\b(?:what|how much)\b.{0,15}\b(?:left|still|more) to pay\b"
    r"|\b(?:when|what day|which day|what date)\b.{0,30}\b(?:collect\w*|pay\w*|take\w*|charged?|debit|due|come out)\b"
    r"|\b(?:have|did|has)\b.{0,12}\b(?:paid|refund\w*|pay)\b"
    r"|\bmy (?:payments?|fees|direct debit)\b.{0,20}\?",
    re.IGNORECASE,
)


def what_they_pay(turn: Turn, text: str) -> str | None:
    """None when that is not what they ask, or nothing is agreed yet: then the club's fees are the answer."""
    agreed = [each for each in turn.registrations if each.season == turn.club.season.name and _has_joined(each)]
    if not agreed or not any(_ASKS.search(question) for question in asked(text)):
        return None
    return "\n".join(_line(turn, each, account_of(each)) for each in agreed)


def _has_joined(registration: Registration) -> bool:
    return registration.account is not None and account_of(registration).joined_at is not None


def _line(turn: Turn, registration: Registration, account: Account) -> str:
    parts = [_fee(registration, account), _monthly(turn, registration, account), _owed_again(account)]
    coming = sum(each.amount for each in account.refunds.values() if each.state is RefundState.ON_ITS_WAY)
    if coming:
        parts.append(texts.REFUND_COMING.format(amount=pounds(coming)))
    if account.refunded:
        parts.append(texts.REFUNDED_SO_FAR.format(amount=pounds(account.refunded)))
    said = "; ".join(part for part in parts if part)
    return texts.OF_A_CHILD.format(said=said, **words(turn, registration))


def _fee(registration: Registration, account: Account) -> str:
    if not registration.signing_on_fee:
        return ""
    pattern = texts.FEE_TO_PAY
    if account.is_fee_paid:
        pattern = texts.FEE_PAID
    elif account.is_fee_under_way:
        pattern = texts.FEE_ON_ITS_WAY
    return pattern.format(amount=pounds(registration.signing_on_fee))


def _monthly(turn: Turn, registration: Registration, account: Account) -> str:
    values = words(turn, registration)
    made = account.plan
    if account.has_left:
        return _still(account)
    if account.mandate is None or made is None or not made.exists:
        return texts.MONTHLY_NOT_SET_UP.format(amount=values["monthly"], link=values["link"])
    dates = sorted(_expected(account, month, planned) for month, planned, _ in made.plan.charges)
    coming = [day for day in dates if day >= turn.today]
    if not coming or account.is_cancelled_by_hand:
        return texts.MONTHLY_NONE
    amount = pounds(made.plan.charges[0].amount)
    if len(coming) == 1:
        return texts.MONTHLY_ONE.format(amount=amount, next=written(coming[0]))
    return texts.MONTHLY_NEXT.format(
        amount=amount, count=len(coming), next=written(coming[0]), last=written(coming[-1])
    )


def _owed_again(account: Account) -> str:
    taken_back = account.taken_back
    if not taken_back:
        return ""
    months = ", ".join(what_for(account, payment) for _, payment in taken_back)
    return texts.OWED_AGAIN.format(amount=pounds(sum(each.amount for _, each in taken_back)), months=months)


def _expected(account: Account, month: str, planned: date) -> date:
    """What the service says of the charge, once it is made."""
    made = [payment.charge_date for for_month, payment in account.monthly() if for_month == month]
    return next((day for day in made if day), planned)


def _still(account: Account) -> str:
    still = [payment for payment in account.payments.values() if payment.status in UNDER_WAY]
    if not still:
        return texts.MONTHLY_NONE
    return texts.STILL_TO_COME.format(
        charges=", ".join(f"{pounds(each.amount)} ({what_for(account, each)})" for each in still)
    )
