"""GoCardless's JSON in our words. Nothing but what we use is relied on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from bot.model.money import (
    BillingRequest,
    Mandate,
    MandateStatus,
    MoneyEvent,
    Payment,
    PaymentState,
    Refund,
    RefundState,
    RequestStatus,
    Subscription,
    SubscriptionStatus,
)

Json = Mapping[str, Any]
T = TypeVar("T")

_REQUESTS = {
    "pending": RequestStatus.PENDING,
    "ready_to_fulfil": RequestStatus.READY,
    "fulfilling": RequestStatus.FULFILLING,
    "fulfilled": RequestStatus.FULFILLED,
    "cancelled": RequestStatus.CANCELLED,
}
_MANDATES = {
    "pending_customer_approval": MandateStatus.PENDING,
    "pending_submission": MandateStatus.PENDING,
    "submitted": MandateStatus.PENDING,
    "active": MandateStatus.ACTIVE,
    "suspended_by_payer": MandateStatus.SUSPENDED,
    "failed": MandateStatus.FAILED,
    "blocked": MandateStatus.FAILED,
    "cancelled": MandateStatus.CANCELLED,
    "expired": MandateStatus.EXPIRED,
    "consumed": MandateStatus.EXPIRED,
}
_PAYMENTS = {
    "pending_customer_approval": PaymentState.PENDING,
    "pending_submission": PaymentState.PENDING,
    "submitted": PaymentState.SUBMITTED,
    "confirmed": PaymentState.CONFIRMED,
    "paid_out": PaymentState.PAID_OUT,
    "failed": PaymentState.FAILED,
    "cancelled": PaymentState.CANCELLED,
    "customer_approval_denied": PaymentState.CANCELLED,
    "charged_back": PaymentState.CHARGED_BACK,
}
_SUBSCRIPTIONS = {
    "pending_customer_approval": SubscriptionStatus.ACTIVE,
    "active": SubscriptionStatus.ACTIVE,
    "paused": SubscriptionStatus.PAUSED,
    "finished": SubscriptionStatus.FINISHED,
    "cancelled": SubscriptionStatus.CANCELLED,
    "customer_approval_denied": SubscriptionStatus.CANCELLED,
}


_REFUNDS = {
    "paid": RefundState.PAID,
    "cancelled": RefundState.FAILED,
    "bounced": RefundState.FAILED,
    "funds_returned": RefundState.FAILED,
}


def billing_request(given: Json, fulfilled_at: datetime | None = None) -> BillingRequest:
    links = given.get("links") or {}
    return BillingRequest(
        id=given["id"],
        status=_REQUESTS.get(given["status"], RequestStatus.PENDING),
        mandate=links.get("mandate_request_mandate"),
        payment=links.get("payment_request_payment"),
        customer=links.get("customer"),
        fulfilled_at=fulfilled_at,
    )


def mandate(given: Json) -> Mandate:
    replaced_by = (given.get("links") or {}).get("new_mandate")
    status = _MANDATES.get(given["status"], MandateStatus.UNKNOWN)
    return Mandate(
        id=given["id"],
        status=MandateStatus.REPLACED if replaced_by else status,
        next_possible_charge_date=given.get("next_possible_charge_date"),
        replaced_by=replaced_by,
    )


def payment(given: Json) -> Payment:
    links = given.get("links") or {}
    return Payment(
        id=given["id"],
        status=_PAYMENTS.get(given["status"], PaymentState.UNKNOWN),
        amount=given["amount"],
        refunded=given.get("amount_refunded") or 0,
        charge_date=given.get("charge_date"),
        mandate=links.get("mandate"),
        subscription=links.get("subscription"),
        metadata=given.get("metadata") or {},
        created_at=given["created_at"],
    )


def refund(given: Json) -> Refund:
    state = _REFUNDS.get(given.get("status") or "", RefundState.ON_ITS_WAY)
    return Refund(id=given["id"], payment=given["links"]["payment"], amount=given["amount"], state=state)


def subscription(given: Json) -> Subscription:
    return Subscription(
        id=given["id"],
        status=_SUBSCRIPTIONS.get(given["status"], SubscriptionStatus.UNKNOWN),
        amount=given["amount"],
        start_date=given["start_date"],
        day_of_month=given.get("day_of_month"),
        count=given.get("count"),
        mandate=given["links"]["mandate"],
        metadata=given.get("metadata") or {},
    )


def event(given: Json) -> MoneyEvent:
    details = given.get("details") or {}
    return MoneyEvent(
        id=given["id"],
        at=given["created_at"],
        resource=given["resource_type"],
        action=given["action"],
        links={name: link for name, link in (given.get("links") or {}).items() if isinstance(link, str)},
        cause=details.get("cause"),
        description=details.get("description"),
    )
