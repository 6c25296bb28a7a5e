"""Where money and records do not agree, or something went wrong that a person should know: for the treasurer."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from bot.club.club import Role
from bot.model.accounts import BROKEN, Account
from bot.model.events import Event, Kind
from bot.model.messages import Handle, HandleKind
from bot.model.money import PaymentState
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.asking import words
from conversations.money.news import what_for
from conversations.words import money_texts as texts
from conversations.words.naming import pounds

_HOUR = 10  # when the treasurer reads it
Difference = tuple[str, str, Mapping[str, str]]  # what, of which, and the words for it


def note_differences(turn: Turn, registration: Registration, account: Account) -> None:
    """Each is told once."""
    treasurer = next(iter(turn.club.those(Role.TREASURER)), None)
    if treasurer is None:
        return
    child, to = words(turn, registration)["child"], Handle(kind=HandleKind.PHONE, value=treasurer.phone)
    for what, which, values in _differences(account):
        line = texts.TREASURER_LINE.format(child=child, what=texts.DIFFERENCES[what].format(**values))
        key = f"money:{registration.id}:{what}:{which}"
        turn.tell(to, Kind.DIFFERENCE, key, due_in=_until_read(turn), line=line)


def tell_differences(turn: Turn, event: Event) -> None:
    """All that fall due together in one message."""
    together = [each for each in turn.events if each.kind is Kind.DIFFERENCE]
    if event is together[0]:
        lines = "\n".join(each.payload["line"] for each in together)
        turn.say(texts.TREASURER.format(day=f"{turn.today.day} {turn.today:%B}", lines=lines), exempt=True)


def _until_read(turn: Turn) -> timedelta:
    here = turn.now.astimezone(turn.club.zone)
    today = here.replace(hour=_HOUR, minute=0, second=0, microsecond=0)
    due = today if here < today else (today.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=turn.club.zone)
    return due - turn.now


def _differences(account: Account) -> Iterator[Difference]:
    yield from _of_the_plan(account)
    yield from _of_payments(account)
    for payment in account.payments.values():
        values = {"amount": pounds(payment.amount), "what": what_for(account, payment)}
        if payment.status is PaymentState.CHARGED_BACK:
            yield "charged_back", payment.id, values
        elif payment.status in BROKEN:
            yield "unpaid", f"{payment.id}:{payment.charge_date}", values


def _of_the_plan(account: Account) -> Iterator[Difference]:
    for made in account.plans:
        if made.plan.missed:
            yield "months_missed", str(made.number), {"months": _months(made.plan.missed)}
        if made.awaits:
            yield "not_made", str(made.number), {}
    if account.is_cancelled_by_hand and account.plan:
        yield "ended_by_hand", str(account.plan.number), {}
    if account.has_left and account.running and account.settled_leaves == account.leaves:
        yield "still_running", account.running[0].id, {}


def _of_payments(account: Account) -> Iterator[Difference]:
    taken = [(month, each) for month, each in account.monthly() if each.status is not PaymentState.CANCELLED]
    twice = [month for month, count in Counter(month for month, _ in taken).items() if count > 1]
    if twice:
        yield "charged_twice", ",".join(twice), {"months": _months(twice)}
    for _, payment in taken:
        if payment.amount != account.price:
            values = {"amount": pounds(payment.amount), "planned": pounds(account.price or 0)}
            yield "wrong_amount", payment.id, values
    known = {each.id for _, each in taken} | {each.id for each in account.fee_payments}
    for payment in account.payments.values():
        if payment.id not in known and payment.status is not PaymentState.CANCELLED:
            yield "not_planned", payment.id, {"amount": pounds(payment.amount)}


def _months(months: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"{date.fromisoformat(f'{month}-01'):%B}" for month in months)
