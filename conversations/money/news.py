"""What the guardian has not been told yet and is so now. Each thing is said once, whatever brought the news."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.club.club import Role
from bot.club.plan import plan_if_paid
from bot.model.accounts import ARRIVED, UNDER_WAY, Account
from bot.model.messages import HandleKind, Medium, Template
from bot.model.money import Payment, PaymentState, RefundState
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.asking import words
from conversations.understanding.readers.payment_day import LAST_DAY
from conversations.words import money_texts as texts
from conversations.words import texts as common
from conversations.words.naming import people, pounds
from conversations.words.plan_words import plan_if_paid_today, plan_made, written


@dataclass(frozen=True)
class News:
    """`key` makes it one piece of news however often it is noticed; a template may announce what `is_problem`."""

    key: str
    text: str
    is_problem: bool = False


def say_news(turn: Turn, registration: Registration, account: Account) -> None:
    fresh = [news for news in _news(turn, registration, account) if news.key not in account.said]
    problems = [news.key for news in fresh if news.is_problem and not _may_write(turn)]
    if set(problems) - set(account.unexplained):
        turn.send(_problem(turn, registration), registration)
    account.unexplained = problems
    for news in fresh:
        if news.key not in problems:
            account.said.append(news.key)
            turn.say(news.text, exempt=True, undo=partial(_unsay, registration, news.key))
            _also_by_sms(turn, registration, news)


def _unsay(registration: Registration, key: str) -> None:
    if registration.account is not None:
        registration.account["said"].remove(key)


def explain(turn: Turn, registration: Registration) -> bool:
    """Now that they have written, what a template only announced."""
    if not (registration.account or {}).get("unexplained"):
        return False
    account = Account.model_validate(registration.account)
    say_news(turn, registration, account)
    registration.account = account.model_dump(mode="json")
    return True


def _may_write(turn: Turn) -> bool:
    """Freely: by SMS always, on WhatsApp within the service window."""
    reaches = [known.on(Medium.WHATSAPP) for known in turn.contact.handles]
    return turn.medium is not Medium.WHATSAPP or any(reach.window_open(turn.now) for reach in reaches)


def _problem(turn: Turn, registration: Registration) -> Template:
    return Template(name="payment_problem", variables=_named(turn, registration))


def _named(turn: Turn, registration: Registration) -> dict[str, str]:
    return {
        "parent_first_name": turn.contact.first_name or "",
        "child_first_name": words(turn, registration)["child"],
    }


def _news(turn: Turn, registration: Registration, account: Account) -> Iterator[News]:
    if account.has_left:
        yield from _stopped(turn, registration, account)
    else:
        yield from _fee(turn, registration, account)
        yield from _plan(turn, registration, account)
        yield from _trouble(turn, registration, account)
        yield from _links(turn, registration, account)
    yield from _refunds(turn, registration, account)


def _fee(turn: Turn, registration: Registration, account: Account) -> Iterator[News]:
    """In one message with the dates of the plan: what is being made is waited for."""
    if account.plan and account.plan.awaits:
        return
    values = words(turn, registration)
    for payment in account.fee_payments:
        amount = pounds(payment.amount)
        if payment.status in UNDER_WAY:
            yield News(f"under_way:{payment.id}", texts.ON_ITS_WAY.format(amount=amount, **values))
        elif payment.status in ARRIVED:
            yield News(f"fee:{payment.id}", common.PAID.format(**values))


def _plan(turn: Turn, registration: Registration, account: Account) -> Iterator[News]:
    made = account.plan
    if made is None or not made.exists or account.mandate is None:
        return
    values = words(turn, registration)
    if made.number > 1:
        before = account.plans[-2]
        lead = texts.DAY_CHANGED if before.day != made.day else texts.IN_ORDER_AGAIN
        said = plan_made(made.plan, values["child"])
        yield News(f"plan:{made.number}", f"{lead.format(**values)} {said}")
    else:
        said = plan_made(made.plan, values["child"], _discount(turn, registration, account.price))
        yield News(f"plan:{made.number}", said)


def _links(turn: Turn, registration: Registration, account: Account) -> Iterator[News]:
    """Of the request that is open: the first one, or one for what is missing now."""
    order = account.orders[-1] if account.orders else None
    if order is None or order.id is None or order.id not in account.open_requests:
        return
    values = words(turn, registration)
    for refusal in account.refusals:
        yield News(f"refused:{refusal}", common.PAYMENT_FAILED.format(**values), is_problem=True)
    if order.number == 1:
        yield News(f"link:{order.id}", _first_link(turn, registration))
    elif order.fee is not None:
        yield News(f"link:{order.id}", texts.FEE_LINK.format(amount=pounds(order.fee), **values))
    else:
        gone = account.lost_mandate
        lost = texts.LOST.get(gone.status, texts.NO_DIRECT_DEBIT) if gone else texts.NO_DIRECT_DEBIT
        yield News(f"link:{order.id}", texts.MANDATE_LINK.format(lost=lost, **values), is_problem=True)


def _first_link(turn: Turn, registration: Registration) -> str:
    """With what is to be expected, before they agree to it."""
    values = words(turn, registration)
    day, price = registration.answers.get("payment", {}).get("day"), values["monthly_pence"]
    parts = [common.LAST_DAY] if day == LAST_DAY else []
    parts.append(common.LINK.format(**values))
    if day is not None:
        expected = plan_if_paid(turn.club, price, day, turn.now)
        parts.append(plan_if_paid_today(expected, values["child"], _discount(turn, registration, price)))
    return "\n".join(parts)


def _discount(turn: Turn, registration: Registration, price: int | None) -> int:
    return 0 if price in {None, registration.monthly_fee} else turn.club.fees.sibling_discount_percent


def _trouble(turn: Turn, registration: Registration, account: Account) -> Iterator[News]:
    for payment in sorted(account.payments.values(), key=lambda each: each.created_at):
        key = f"failed:{payment.id}:{payment.charge_date}"
        values = {"amount": pounds(payment.amount), "what": what_for(account, payment), **words(turn, registration)}
        times = account.charge_backs.get(payment.id, 0)
        if payment.status is PaymentState.CHARGED_BACK:
            said = texts.CHARGED_BACK if times <= 1 else texts.CHARGED_BACK_AGAIN
            yield News(_back(payment, times), said.format(**values), is_problem=True)
        elif payment.status in ARRIVED and _back(payment, times) in account.said:
            yield News(f"kept:{payment.id}:{times}", texts.NOT_CHARGED_BACK.format(**values))
        elif payment.status is PaymentState.FAILED:
            yield News(key, _failure(turn, account, payment, values, texts.NOT_TRIED_AGAIN), is_problem=True)
        elif payment.id in account.causes and payment.status in UNDER_WAY and payment.charge_date:
            again = texts.TRIED_AGAIN.format(day=written(payment.charge_date))
            yield News(key, _failure(turn, account, payment, values, again), is_problem=True)


def _back(payment: Payment, times: int) -> str:
    return f"back:{payment.id}" if times <= 1 else f"back:{payment.id}:{times}"


_OF_THE_MOMENT = {"insufficient_funds", "refer_to_payer"}  # the account is in order


def _failure(turn: Turn, account: Account, payment: Payment, values: dict[str, str], next_try: str) -> str:
    cause = account.causes.get(payment.id, "")
    hardship = people(turn.club.those(Role.HARDSHIP_CONTACT))
    parts = [texts.FAILED.format(why=texts.WHY.get(cause, texts.WHY_NOT_KNOWN), **values)]
    if account.mandate is not None:
        parts.append(next_try)
    if cause in _OF_THE_MOMENT and account.month_of(payment):
        parts.append(texts.OTHER_DAY)
    if cause in {*_OF_THE_MOMENT, ""}:
        help_ = texts.HELP_WITH_MONEY.format(hardship=hardship) if hardship else texts.HELP_IN_CONFIDENCE
        parts.append(help_)
    return " ".join(parts)


def _refunds(turn: Turn, registration: Registration, account: Account) -> Iterator[News]:
    """What came back is told only to who has heard that it was coming."""
    values = words(turn, registration)
    for refund in account.refunds.values():
        payment = account.payments.get(refund.payment)
        coming, key = f"refund:{refund.id}:{RefundState.ON_ITS_WAY}", f"refund:{refund.id}:{refund.state}"
        was_told = bool({coming, f"refund:{refund.id}:{RefundState.PAID}"} & set(account.said))
        if payment is not None and (refund.state is not RefundState.FAILED or was_told):
            said = _REFUND[refund.state]
            yield News(key, said.format(amount=pounds(refund.amount), what=what_for(account, payment), **values))


_REFUND = {
    RefundState.ON_ITS_WAY: texts.REFUND_ON_ITS_WAY,
    RefundState.PAID: texts.REFUNDED,
    RefundState.FAILED: texts.REFUND_FAILED,
}


def _stopped(turn: Turn, registration: Registration, account: Account) -> Iterator[News]:
    """When it is so, and with what the bank cannot give back any more."""
    if not account.mandates or account.settled_leaves < account.leaves or account.running:
        return
    still = [each for each in account.payments.values() if each.status in UNDER_WAY]
    values = words(turn, registration)
    if still:
        charges = ", ".join(f"{pounds(each.amount)} ({what_for(account, each)})" for each in still)
        said = texts.STILL_COLLECTED if account.mandate else texts.MAY_BE_COLLECTED
        text = said.format(charges=charges, **values)
    else:
        text = texts.NOTHING_MORE.format(**values)
    yield News(f"left:{account.leaves}", text)


def what_for(account: Account, payment: Payment) -> str:
    month = account.month_of(payment)
    return f"{date.fromisoformat(f'{month}-01'):%B}" if month else texts.SIGNING_ON_FEE


def _also_by_sms(turn: Turn, registration: Registration, news: News) -> None:
    has_number = any(known.handle.kind is HandleKind.PHONE for known in turn.contact.handles)
    if news.key.startswith("link:") and turn.medium is Medium.WHATSAPP and has_number:
        turn.copy(texts.LINK_BY_SMS.format(**words(turn, registration)), Medium.SMS)
