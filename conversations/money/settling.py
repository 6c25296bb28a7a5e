"""What was heard of money, and what follows: deeds, statuses, and words that are true when they are said."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from bot.club.plan import Terms
from bot.club.registration import HAS_LEFT, PaymentStatus, State
from bot.model.accounts import Account, Seen
from bot.model.events import Event
from bot.model.facts import AskedForMoney
from bot.model.money import MoneyEvent
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.announcing import announce
from conversations.form.asking import words
from conversations.form.prices import price_of
from conversations.money.differences import note_differences
from conversations.money.news import say_news
from conversations.money.outstanding import Agreed, deeds_due
from conversations.words import money_texts as texts

Result = Mapping[str, Any]


def account_of(registration: Registration) -> Account:
    return Account.model_validate(registration.account or {})


def whose(turn: Turn, registration_id: str | None) -> Registration | None:
    """Also by the name it had before it was begun anew."""
    return turn.find(registration_id) or next(
        (each for each in turn.registrations if registration_id in account_of(each).formerly), None
    )


def hear(turn: Turn, registration: Registration, event: Event) -> None:
    account, result = account_of(registration), event.payload["result"]
    if "seen" in result:
        account.take(Seen.model_validate(result["seen"]))
    _HEARD[event.payload["effect"]](account, result)
    _follow(turn, registration, account)
    if result.get("is_daily"):
        note_differences(turn, registration, account)


def settle_up(turn: Turn, registration: Registration) -> None:
    """After something was agreed, changed or ended. Without a payment day nothing is due yet."""
    if registration.account is not None or (registration.state not in HAS_LEFT and _day(registration) is not None):
        _follow(turn, registration, account_of(registration))


def is_complete(registration: Registration) -> bool:
    return account_of(registration).is_complete(registration.signing_on_fee)


def is_all_done(registration: Registration) -> bool:
    """By the parent: nothing is asked of them any more."""
    return account_of(registration).is_all_done(registration.signing_on_fee)


def move(turn: Turn, old: Registration, fresh: Registration) -> None:
    """A registration that is begun anew keeps its money."""
    if old.account is None:
        return
    account = account_of(old)
    account.formerly.append(old.id)
    _refer(turn, account, fresh)
    fresh.account, old.account = account.model_dump(mode="json"), None
    fresh.billing_request_id, old.billing_request_id = old.billing_request_id, None
    fresh.payment_status = old.payment_status
    fresh.facts.link = old.facts.link


def _follow(turn: Turn, registration: Registration, account: Account) -> None:
    agreed = _agreed(turn, registration)
    if agreed is not None:
        turn.effects += deeds_due(account, agreed)
    _keep(turn, registration, account)
    _move_on(turn, registration, account)
    say_news(turn, registration, account)
    registration.account = account.model_dump(mode="json")


def _keep(turn: Turn, registration: Registration, account: Account) -> None:
    registration.payment_status = account.status(registration.signing_on_fee)
    if account.request_id is not None:
        registration.billing_request_id = account.request_id
        registration.facts.link = f"{turn.ours.public_url}/reg_setup/{account.request_id}"
    _refer(turn, account, registration)
    _note_what_is_asked(turn, registration, account)


def _note_what_is_asked(turn: Turn, registration: Registration, account: Account) -> None:
    """Since when the parent is asked for what: a failure, and a mandate that is lost, begin anew."""
    is_open = account.request_id is not None and registration.state not in HAS_LEFT
    if not is_open or account.is_all_done(registration.signing_on_fee):
        registration.facts.asked_for_money = None
        return
    what: Literal["fee", "mandate"]
    what = "mandate" if registration.payment_status is PaymentStatus.INCOMPLETE else "fee"
    asked = registration.facts.asked_for_money
    if asked is None or asked.what != what:
        registration.facts.asked_for_money = AskedForMoney(what=what, at=turn.now)


def _refer(turn: Turn, account: Account, registration: Registration) -> None:
    before = account_of(registration).names | {registration.id} if registration.account else frozenset[str]()
    turn.references |= dict.fromkeys(({registration.id} | account.names) - before, registration.id)


def _move_on(turn: Turn, registration: Registration, account: Account) -> None:
    fee = registration.signing_on_fee
    if registration.state is State.PAYMENT and account.request_id is not None:
        registration.enter(State.KIT, turn.now)
    elif registration.state is State.COMPLETED and account.lost_mandate is not None:
        registration.enter(State.AWAITING_PAYMENT, turn.now)
    elif registration.state is State.SUSPENDED and account.is_all_done(fee):
        registration.enter(State.AWAITING_PAYMENT, turn.now)
        announce(turn, registration, "reinstated")
        _hold_number(turn, registration)
        turn.say(texts.REINSTATED.format(**words(turn, registration)))


def _hold_number(turn: Turn, registration: Registration) -> None:
    """The shirt number may have been freed: it is theirs again unless somebody has it, and then they are asked."""
    if registration.shirt_number is not None:
        return
    kit = registration.answers.get("kit", {})
    taken = turn.taken_numbers.get(registration.team.id, frozenset()) if registration.team else frozenset[int]()
    if kit.get("number") in taken:
        del kit["number"]
    else:
        registration.shirt_number = kit.get("number")


def _agreed(turn: Turn, registration: Registration) -> Agreed | None:
    day = _day(registration)
    if day is None:
        return None
    club = turn.club
    return Agreed(
        registration_id=registration.id,
        fee=registration.signing_on_fee,
        day=day,
        terms=Terms.of(club, price_of(turn, registration)),
        has_left=registration.state in HAS_LEFT,
        zone=club.zone,
        fee_name=f"{club.short_name} signing-on fee {registration.season}",
        monthly_name=f"{club.short_name} monthly fee {registration.season}",
    )


def _day(registration: Registration) -> int | None:
    day: int | None = registration.answers.get("payment", {}).get("day")
    return day


def _request_made(account: Account, result: Result) -> None:
    for order in account.orders:
        if order.number == result["number"] and "billing_request_id" in result:
            order.id = result["billing_request_id"]


def _subscribed(account: Account, result: Result) -> None:
    for made in account.plans:
        if made.number == result["number"] and "subscribe" in made.awaits:
            made.awaits.remove("subscribe")
            made.subscription = result.get("subscription")
            made.is_over = made.is_over or made.subscription is None
            made.is_settled = False


def _charged(account: Account, result: Result) -> None:
    for made in account.plans:
        if made.number == result["number"] and "charge" in made.awaits:
            made.awaits.remove("charge")
            made.interim_payment = result.get("payment")
            made.is_over = made.is_over or made.interim_payment is None
            made.is_settled = False


def _stopped(account: Account, result: Result) -> None:
    if "refused" in result:
        return
    for made in account.plans:
        made.is_settled = made.is_settled or (made.number <= result["number"] and made.is_over and not made.awaits)
    if account.has_left:
        account.settled_leaves = account.leaves


def _looked(account: Account, result: Result) -> None:
    """Only the event says why a thing failed, and perhaps when a request was fulfilled."""
    if "event" not in result:
        return
    event = MoneyEvent.model_validate(result["event"])
    if event.cause and (event.resource, event.action) in _FAILURES:
        account.causes[event.links.get("payment", "")] = event.cause
    if (event.resource, event.action) == ("billing_requests", "failed") and event.id not in account.refusals:
        account.refusals.append(event.id)
    request = account.requests.get(event.links.get("billing_request", ""))
    if request and request.fulfilled_at is None and event.action == "fulfilled":
        account.requests[request.id] = request.model_copy(update={"fulfilled_at": event.at})


_FAILURES = {("payments", "failed"), ("payments", "charged_back"), ("payments", "late_failure_settled")}
_HEARD: dict[str, Callable[[Account, Result], None]] = {
    "billing_request": _request_made,
    "subscribe": _subscribed,
    "charge": _charged,
    "stop_collecting": _stopped,
    "look_at_money": _looked,
    "money_event": _looked,
}
HEARD = frozenset(_HEARD)
