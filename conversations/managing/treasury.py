"""The treasurer's look at one child's money, month by month, and a payment link sent by hand."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bot.club.registration import HAS_LEFT
from bot.model.accounts import ARRIVED, BROKEN, UNDER_WAY, Account
from bot.model.events import Kind
from bot.model.money import Payment, PaymentState, RefundState
from bot.model.people import Registration, Standing
from bot.model.turn import Turn
from conversations.managing.one_child import ShowAfter, about_one, is_own, still_there
from conversations.managing.opened import confirm
from conversations.managing.targets import shown_name
from conversations.words import manager_texts
from conversations.words import treasury_texts as texts
from conversations.words.naming import pounds


def money(turn: Turn, rest: str, _key: str) -> None:
    about_one(turn, "money", rest, _show_money)


def link(turn: Turn, rest: str, _key: str) -> None:
    about_one(turn, "link", rest, _show_link)


def do_link(turn: Turn, wish: Mapping[str, Any], key: str) -> None:
    found = still_there(turn, wish["ids"])
    if not found:
        turn.say(manager_texts.UNKNOWN_CHILD)
        turn.record("link", "unknown_child")
        return
    registration = found[0].registration
    turn.tell(
        registration.contact_id,
        Kind.MANAGED,
        f"link:{key}",
        wish="link",
        registration_id=registration.id,
        by=turn.contact.id,
    )
    turn.say(texts.LINKING.format(child=shown_name(registration)))
    turn.record("link", "done", registration_id=registration.id)


def _show_money(turn: Turn, standing: Standing) -> None:
    registration = standing.registration
    head = texts.CHILD.format(**_named(registration), season=registration.season)
    account = Account.model_validate(registration.account or {})
    if registration.account is None:
        turn.say(f"{head} {texts.NOTHING_YET}")
    else:
        turn.say("\n".join([head, *_lines(registration, account)]))
    turn.record("money", "shown", registration_id=registration.id)


def _named(registration: Registration) -> dict[str, str]:
    team = registration.team.full_name if registration.team else manager_texts.NO_TEAM
    return {"child": shown_name(registration), "team": team}


def _lines(registration: Registration, account: Account) -> Iterator[str]:
    months = _planned(account)
    yield _fee(registration, account)
    for month, payment in account.monthly():
        yield _month(month, payment.amount, _how(account, payment))
    for month, amount, day in months:
        yield _month(month, amount, texts.PLANNED.format(day=_on(day)))
    yield texts.MANDATE.format(how=_mandate(account))
    coming = sum(each.amount for each in account.refunds.values() if each.state is RefundState.ON_ITS_WAY)
    if coming or account.refunded:
        yield texts.REFUNDS.format(paid=pounds(account.refunded), coming=pounds(coming))
    if account.has_left:
        yield texts.LEFT
    yield _sum(registration, account, sum(amount for _, amount, _ in months))


def _fee(registration: Registration, account: Account) -> str:
    fee = registration.signing_on_fee
    if not fee:
        return texts.NO_FEE
    newest = account.fee_payments[-1:]
    how = _how(account, newest[0]) if newest else texts.TO_PAY
    return texts.FEE.format(amount=pounds(fee), how=how)


def _month(month: str, amount: int, how: str) -> str:
    return texts.MONTH.format(month=f"{date.fromisoformat(f'{month}-01'):%B}", amount=pounds(amount), how=how)


def _how(account: Account, payment: Payment) -> str:
    cause = account.causes.get(payment.id, "")
    why = texts.BECAUSE.format(why=texts.WHY.get(cause, cause.replace("_", " "))) if cause else ""
    return texts.HOW[payment.status].format(day=_on(payment.charge_date), why=why)


def _on(day: date | None) -> str:
    return texts.ON.format(day=f"{day.day} {day:%b}") if day else ""


def _planned(account: Account) -> list[tuple[str, int, date]]:
    """Of the plan that holds, the months of which there is no charge yet."""
    made = {month for month, payment in account.monthly() if payment.status is not PaymentState.CANCELLED}
    charges = account.plan.plan.charges if account.plan and not account.has_left else ()
    return [(each.month, each.amount, each.expected_on) for each in charges if each.month not in made]


def _mandate(account: Account) -> str:
    if account.mandate is not None:
        return texts.MANDATE_ALIVE
    return account.lost_mandate.status if account.lost_mandate else texts.MANDATE_NONE


def _sum(registration: Registration, account: Account, planned: int) -> str:
    def total(states: set[PaymentState]) -> str:
        return pounds(sum(each.amount for each in account.payments.values() if each.status in states))

    is_fee_open = not account.is_fee_paid and not account.is_fee_under_way and not account.has_left
    due = planned + (registration.signing_on_fee if is_fee_open else 0)
    due += sum(each.amount for _, each in account.taken_back)
    return texts.SUM.format(paid=total(ARRIVED), coming=total(UNDER_WAY), broken=total(BROKEN), due=pounds(due))


def _show_link(turn: Turn, standing: Standing) -> None:
    """Only what there is to pay by it; nobody sends one for a child of their own."""
    registration = standing.registration
    child = shown_name(registration)
    problem = _no_link(turn, standing)
    if problem:
        turn.say(problem.format(child=child))
        turn.record("link", "refused", registration_id=registration.id)
        return
    account = Account.model_validate(registration.account or {})
    amount = pounds(registration.signing_on_fee)
    what = texts.WHAT_MANDATE if account.is_fee_paid else texts.WHAT_FEE.format(amount=amount)
    parent = standing.guardian.profile.name or manager_texts.THE_PARENT
    confirm(
        turn, "link", texts.LINK_ONE.format(parent=parent, what=what, **_named(registration)), ids=[registration.id]
    )
    turn.record("link", "shown", registration_id=registration.id)


def _no_link(turn: Turn, standing: Standing) -> str:
    registration, reports = standing.registration, manager_texts.REPORTS
    if is_own(turn, standing):
        return manager_texts.NOT_ONES_OWN
    if registration.state in HAS_LEFT:
        return reports[f"is_{registration.state}"]
    if registration.account is None:
        return reports["link_not_yet"]
    is_done = Account.model_validate(registration.account).is_all_done(registration.signing_on_fee)
    return reports["link_done"] if is_done else ""


SHOWS: dict[str, ShowAfter] = {
    "money": lambda turn, standing, _: _show_money(turn, standing),
    "link": lambda turn, standing, _: _show_link(turn, standing),
}
