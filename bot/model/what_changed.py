"""What happened to a registration, told from how it stood before a turn and after it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.club.registration import HAS_LEFT, State
from bot.model import happenings as h
from bot.model.accounts import Account
from bot.model.complete import must_know
from bot.model.money import PaymentState, RefundState
from bot.model.people import Registration

_PHOTO, _CONSENTS, _KIT = "photo", "consents", "kit"
LATER = "later"  # in place of a photo
Told = Mapping[str, Mapping[str, Any]]
# What a state is called once it is entered, beside that it was.
_ENTERED: Mapping[State, type[h.Happening] | None] = {
    State.INITIAL_CONTACT: None,
    State.RETURNING_PLAYER_CHECK: None,
    State.INFO_COLLECTION: None,
    State.WAITING_LIST: h.JoinedList,
    State.REVIEW: None,
    State.PAYMENT: None,
    State.KIT: None,
    State.PHOTO: None,
    State.AWAITING_PAYMENT: None,
    State.COMPLETED: h.Completed,
    State.DECLINED: h.Declined,
    State.WITHDRAWN: h.Withdrawn,
    State.SUSPENDED: h.Suspended,
}
must_know("_ENTERED", _ENTERED, State)
_Paid = Callable[..., h.Happening]
_PAYMENTS: Mapping[PaymentState, _Paid | None] = {
    PaymentState.PENDING: None,
    PaymentState.SUBMITTED: h.PaymentSubmitted,
    PaymentState.CONFIRMED: h.PaymentConfirmed,
    PaymentState.PAID_OUT: h.PaymentConfirmed,
    PaymentState.FAILED: h.PaymentFailed,
    PaymentState.CANCELLED: h.PaymentCancelled,
    PaymentState.CHARGED_BACK: h.PaymentChargedBack,
    PaymentState.UNKNOWN: None,
}
must_know("_PAYMENTS", _PAYMENTS, PaymentState)


def what_changed(before: Registration | None, after: Registration, by: str) -> Iterator[h.Happening]:
    """In the order in which it is told; `by` is the contact whose turn it was."""
    if before is None:
        yield h.Opened(anew=bool((after.account or {}).get("formerly")))
        before = Registration(
            after.id,
            after.child,
            after.contact_id,
            after.team,
            after.season,
            after.signing_on_fee,
            after.monthly_fee,
            after.created_at,
            after.entered_at,
        )
    yield from _answers(before.answers, after.answers, by)
    yield from _details(before, after, by)
    if before.account != after.account:
        yield from _money(_account(before), _account(after))
    if before.payment_status is not after.payment_status:
        yield h.PaymentStatusChanged(before=before.payment_status, after=after.payment_status)
    yield from _state(before, after)
    if before.archived_at is None and after.archived_at is not None:
        yield h.Archived()


def _answers(before: Told, after: Told, by: str) -> Iterator[h.Happening]:
    for section in sorted({*before, *after} - {_PHOTO, _CONSENTS}):
        known, told = before.get(section, {}), after.get(section, {})
        given = tuple(name for name in told if name not in known)
        changed = tuple(name for name in {**known, **told} if name in known and known[name] != told.get(name))
        if given:
            yield h.AnswerGiven(section=section, fields=given, by=by)
        if changed:
            yield h.AnswerChanged(section=section, fields=changed, by=by)
    yield from _consents(before.get(_CONSENTS, {}), after.get(_CONSENTS, {}))
    if before.get(_KIT, {}) != after.get(_KIT, {}) and after.get(_KIT):
        yield h.KitChosen(size=after[_KIT].get("size"), number=after[_KIT].get("number"))
    had, has = (told.get(_PHOTO, {}).get(_PHOTO, LATER) for told in (before, after))
    if had != has:
        yield h.PhotoRemoved() if has == LATER else h.PhotoIn()


def _consents(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[h.Happening]:
    for purpose, given in after.items():
        if given is not None and before.get(purpose) is not given:
            yield (h.ConsentGiven if given else h.ConsentTakenBack)(purpose=purpose)


def _details(before: Registration, after: Registration, by: str) -> Iterator[h.Happening]:
    if before.confirmed_at is None and after.confirmed_at is not None:
        yield h.Confirmed()
    if before.billing_request_id != after.billing_request_id and after.billing_request_id:
        yield h.LinkMade(billing_request=after.billing_request_id)
    was, is_now = (each.team.id if each.team else None for each in (before, after))
    if was != is_now:
        yield h.Moved(before=was, after=is_now)
    told = tuple(name for name, value in _written_down(after).items() if value != _written_down(before)[name])
    if told:
        yield h.DetailsChanged(fields=told, by=by)


def _written_down(registration: Registration) -> Mapping[str, Any]:
    """What nobody answered, and the club shows all the same."""
    facts = registration.facts
    return {
        "led_by": registration.contact_id,
        "price": (registration.account or {}).get("price"),
        "child": registration.child.profile.get("name"),
        "addresses": facts.lookups,
        "notes": facts.club_notes,
        "kit_type": facts.kit_type,
        "new_kit": facts.new_kit,
        "reminded": facts.reminded.get("unpaid"),
    }


def _state(before: Registration, after: Registration) -> Iterator[h.Happening]:
    is_waiting = before.state is State.WAITING_LIST
    if before.state is after.state:
        if is_waiting and after.place_until and before.place_until != after.place_until:
            yield h.PlaceOffered()
        return
    yield h.StateChanged(before=before.state, after=after.state)
    if before.state is State.INITIAL_CONTACT and after.state not in HAS_LEFT:
        yield h.Started()
    if is_waiting:
        yield h.LeftList(to=after.state)
    if before.state is State.SUSPENDED and after.state in {State.AWAITING_PAYMENT, State.COMPLETED}:
        yield h.Reinstated()
    named = _ENTERED[after.state]
    if named is not None:
        yield named()


def _account(registration: Registration) -> Account:
    return Account.model_validate(registration.account or {})


def _money(before: Account, after: Account) -> Iterator[h.Happening]:
    for payment in sorted(after.payments.values(), key=lambda each: (each.created_at, each.id)):
        known = before.payments.get(payment.id)
        noted = _PAYMENTS[payment.status]
        if noted is not None and (known is None or _PAYMENTS[known.status] is not noted):
            yield noted(payment=payment.id, amount=payment.amount, month=after.month_of(payment))
    for refund in after.refunds.values():
        earlier = before.refunds.get(refund.id)
        if refund.state is RefundState.PAID and (earlier is None or earlier.state is not RefundState.PAID):
            yield h.PaymentRefunded(payment=refund.payment, amount=refund.amount)
    yield from _agreements(before, after)


def _agreements(before: Account, after: Account) -> Iterator[h.Happening]:
    had, has = before.mandate, after.mandate
    if has is not None and (had is None or had.id != has.id):
        yield h.MandateAuthorised(mandate=has.id)
    elif had is not None and has is None:
        yield h.MandateLost(mandate=had.id)
    were, are = ({each.id for each in account.running} for account in (before, after))
    yield from (h.SubscriptionActivated(subscription=each) for each in sorted(are - were))
    yield from (h.SubscriptionCancelled(subscription=each) for each in sorted(were - are))
