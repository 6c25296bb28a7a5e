"""What a bank and GoCardless do with what they are given, by the clock."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from integrations.gocardless.problems import Problem
from integrations.gocardless.sandbox_books import Books, Json, stamp
from integrations.gocardless.sandbox_days import LONDON, at, day_zero, rolled, working_days_from

NEXT = "NEXT"  # a cause that waits for the next payment, whichever it is
_FEE_SECONDS = 30  # an instant bank payment is confirmed so much later
_FIRST, _LATER = 4, 3  # working days from the submission to the charge, on a new mandate and on one that is known
_AHEAD = 5  # working days before its date a subscription makes a payment
_LIVING = {"pending_submission", "submitted", "active"}
_OPEN = {"pending", "ready_to_fulfil"}


class Bank:
    """The books at a moment. What was due by then has happened, each thing at its own time."""

    def __init__(self, books: Books, now: datetime) -> None:
        self.books = books
        self.now = now
        while books.due and books.due[0][0] <= stamp(now):
            when, _, what, which = books.due.pop(0)
            self.now = datetime.fromisoformat(when)
            _COURSE[what](self, which)
        self.now = now

    def get(self, kind: str, id_: str) -> Json:
        try:
            return self.books.of(kind)[id_]
        except KeyError:
            raise Problem(404, "invalid_api_usage", "resource_not_found") from None

    def make(self, kind: str, **fields: Any) -> Json:
        return self.books.make(kind, self.now, **fields)

    def tell(
        self, kind: str, action: str, thing: Json, cause: str = "", *, origin: str = "gocardless", **links: str
    ) -> None:
        own = {_LINKS[kind]: thing["id"]}
        self.books.tell(self.now, kind, action, own | links, cause or f"{_LINKS[kind]}_{action}", origin)

    def shown(self, kind: str, thing: Json) -> Json:
        """As GoCardless would show it now."""
        if kind == "mandates":
            return thing | {"next_possible_charge_date": self.possible(thing)}
        if kind == "subscriptions":
            return thing | {"upcoming_payments": self._upcoming(thing)}
        return thing

    def possible(self, mandate: Json) -> str | None:
        if mandate["status"] not in _LIVING:
            return None
        first = working_days_from(day_zero(datetime.fromisoformat(mandate["created_at"])), _FIRST)
        return max(first, working_days_from(day_zero(self.now), _LATER)).isoformat()

    # Billing requests

    def fulfil(self, request: Json, *, fee: str = "confirmed") -> None:
        """`fee` is what becomes of the signing-on fee: confirmed, or the cause why it fails."""
        self._open(request)
        request["status"] = "fulfilled"
        links = request["links"]
        links["customer"] = self.make("customers", metadata={})["id"]
        made: dict[str, str] = {}
        if request["mandate_request"]:
            made["mandate_request_mandate"] = self.authorise(request["mandate_request"], links["customer"])["id"]
        if request["payment_request"]:
            made["payment_request_payment"] = self._take_fee(request["payment_request"], fee)["id"]
        links.update(made)
        self.tell("billing_requests", "fulfilled", request, origin="payer", customer=links["customer"], **made)

    def reject(self, request: Json, cause: str) -> None:
        """The bank said no to the payer, who may try again."""
        self._open(request)
        self.tell("billing_requests", "failed", request, cause, origin="payer")

    def cancel_request(self, request: Json, origin: str = "api") -> None:
        self._open(request)
        request["status"] = "cancelled"
        self.tell("billing_requests", "cancelled", request, origin=origin)

    def _open(self, request: Json) -> None:
        if request["status"] not in _OPEN:
            raise Problem(422, "invalid_state", "billing_request_not_pending")

    def _take_fee(self, asked: Mapping[str, Any], fee: str) -> Json:
        payment = self.make(
            "payments",
            status="submitted",
            amount=asked["amount"],
            amount_refunded=0,
            currency=asked["currency"],
            charge_date=self.now.astimezone(LONDON).date().isoformat(),
            metadata=asked["metadata"],
            scheme="faster_payments",
            links={},
        )
        if fee != "confirmed":
            self.books.causes[payment["id"]] = fee
        self.tell("payments", "created", payment, origin="payer")
        self.tell("payments", "submitted", payment)
        self.books.plan(self.now + timedelta(seconds=_FEE_SECONDS), "settle", payment["id"])
        return payment

    # Mandates

    def authorise(self, asked: Mapping[str, Any], customer: str) -> Json:
        mandate = self.make(
            "mandates",
            status="pending_submission",
            scheme=asked["scheme"],
            metadata=asked["metadata"],
            links={"customer": customer},
        )
        self.tell("mandates", "created", mandate, origin="payer")
        first = day_zero(self.now)
        self.books.plan(at(first, 16), "submit_mandate", mandate["id"])
        self.books.plan(at(working_days_from(first, 2), 9), "activate_mandate", mandate["id"])
        return mandate

    def end_mandate(self, mandate: Json, action: str, cause: str, origin: str = "bank", **links: str) -> None:
        """Cancelled, failed or expired: what was not yet with the bank ends with it, the rest will fail there."""
        if mandate["status"] not in _LIVING:
            raise Problem(422, "invalid_state", "cancellation_failed")
        mandate["status"] = action
        self.tell("mandates", action, mandate, cause, origin=origin, **links)
        for subscription in self._on("subscriptions", mandate):
            if subscription["status"] == "active":
                self.cancel_subscription(subscription, "mandate_cancelled", origin)
        for payment in self._on("payments", mandate):
            if payment["status"] == "pending_submission":
                self.cancel_payment(payment, "mandate_cancelled", origin)
            elif payment["status"] == "submitted":
                self.books.causes[payment["id"]] = "mandate_cancelled"

    def replace_mandate(self, mandate: Json) -> Json:
        """The payer's bank account moved: a new mandate takes over all there is."""
        new = self.authorise(
            {"scheme": mandate["scheme"], "metadata": mandate["metadata"]}, mandate["links"]["customer"]
        )
        for thing in (*self._on("subscriptions", mandate), *self._on("payments", mandate)):
            if thing["status"] in {"active", "pending_submission"}:
                thing["links"]["mandate"] = new["id"]
        mandate["status"] = "cancelled"
        mandate["links"]["new_mandate"] = new["id"]
        self.tell("mandates", "replaced", mandate, "bank_account_transferred", origin="bank", new_mandate=new["id"])
        return new

    def reinstate(self, mandate: Json) -> None:
        mandate["status"] = "active"
        self.tell("mandates", "reinstated", mandate)

    def submit_mandate(self, id_: str) -> None:
        self._rise("mandates", id_, "pending_submission", "submitted")

    def activate_mandate(self, id_: str) -> None:
        self._rise("mandates", id_, "submitted", "active")

    # Payments

    def charge(self, mandate: Json, amount: int, day: date, metadata: Mapping[str, str], **links: str) -> Json:
        """On that day or, when banks are closed, the next."""
        charged = rolled(day)
        payment = self.make(
            "payments",
            status="pending_submission",
            amount=amount,
            amount_refunded=0,
            currency="GBP",
            charge_date=charged.isoformat(),
            metadata=dict(metadata),
            scheme="bacs",
            links={"mandate": mandate["id"]} | links,
        )
        self.tell("payments", "created", payment, origin="api")
        self.books.plan(max(self.now, at(working_days_from(charged, -_LATER), 16)), "submit_payment", payment["id"])
        self.books.plan(at(working_days_from(charged, 1), 10), "settle", payment["id"])
        return payment

    def cancel_payment(self, payment: Json, cause: str = "payment_cancelled", origin: str = "api") -> None:
        if payment["status"] != "pending_submission":
            raise Problem(422, "invalid_state", "cancellation_failed")
        payment["status"] = "cancelled"
        self.tell("payments", "cancelled", payment, cause, origin=origin)

    def submit_payment(self, id_: str) -> None:
        self._rise("payments", id_, "pending_submission", "submitted")

    def settle(self, id_: str) -> None:
        payment = self.get("payments", id_)
        if payment["status"] != "submitted":
            return
        if cause := self.books.causes.pop(id_, None) or self.books.causes.pop(NEXT, None):
            self.fail(payment, cause)
            return
        self._rise("payments", id_, "submitted", "confirmed")
        day = self.now.astimezone(LONDON).date()
        self.books.plan(at(working_days_from(day, 1), 12), "pay_out", id_)

    def fail(self, payment: Json, cause: str) -> None:
        """Also long after it was confirmed; then it is a late failure."""
        is_late = payment["status"] in {"confirmed", "paid_out"}
        payment["status"] = "failed"
        self.tell("payments", "failed", payment, cause, origin="bank")
        if is_late:
            self.tell("payments", "late_failure_settled", payment, cause)

    def charge_back(self, payment: Json) -> None:
        payment["status"] = "charged_back"
        self.tell("payments", "charged_back", payment, "authorisation_disputed", origin="bank")

    def refund(self, payment: Json, amount: int) -> None:
        payment["amount_refunded"] += amount
        refund = self.make("refunds", amount=amount, currency="GBP", metadata={}, links={"payment": payment["id"]})
        self.tell("refunds", "created", refund, origin="api", payment=payment["id"])

    def pay_out(self, id_: str) -> None:
        self._rise("payments", id_, "confirmed", "paid_out")

    # Subscriptions

    def subscribe(self, mandate: Json, asked: Mapping[str, Any]) -> Json:
        subscription = self.make(
            "subscriptions",
            status="active",
            **{name: asked[name] for name in _TERMS},
            metadata=asked.get("metadata", {}),
            links={"mandate": mandate["id"]},
        )
        self.tell("subscriptions", "created", subscription, origin="api")
        self._plan_next(subscription)
        return subscription

    def cancel_subscription(
        self, subscription: Json, cause: str = "subscription_cancelled", origin: str = "api"
    ) -> None:
        if subscription["status"] != "active":
            raise Problem(422, "invalid_state", "cancellation_failed")
        subscription["status"] = "cancelled"
        self.tell("subscriptions", "cancelled", subscription, cause, origin=origin)

    def collect(self, id_: str) -> None:
        """One more payment of a subscription; after the last one it is finished."""
        subscription = self.get("subscriptions", id_)
        if subscription["status"] != "active":
            return
        mandate = self.get("mandates", subscription["links"]["mandate"])
        day = max(self._days(subscription)[0], date.fromisoformat(self.possible(mandate) or "9999-12-31"))
        payment = self.charge(mandate, subscription["amount"], day, {}, subscription=id_)
        self.tell("subscriptions", "payment_created", subscription, payment=payment["id"])
        if self._days(subscription):
            self._plan_next(subscription)
        else:
            subscription["status"] = "finished"
            self.tell("subscriptions", "finished", subscription)

    def _plan_next(self, subscription: Json) -> None:
        ahead = at(working_days_from(self._days(subscription)[0], -_AHEAD), 9)
        self.books.plan(max(self.now, ahead), "collect", subscription["id"])

    def _days(self, subscription: Json) -> list[date]:
        """Of the payments it has still to make."""
        made = sum(p["links"].get("subscription") == subscription["id"] for p in self.books.of("payments").values())
        start, is_last = date.fromisoformat(subscription["start_date"]), subscription["day_of_month"] == -1
        months = (months_later(start, n, is_last=is_last) for n in range(made, subscription["count"]))
        return [rolled(day, -1 if is_last else 1) for day in months]

    def _upcoming(self, subscription: Json) -> list[Json]:
        days = self._days(subscription) if subscription["status"] == "active" else []
        return [{"charge_date": day.isoformat(), "amount": subscription["amount"]} for day in days[:10]]

    def _on(self, kind: str, mandate: Json) -> list[Json]:
        return [thing for thing in self.books.of(kind).values() if thing["links"].get("mandate") == mandate["id"]]

    def _rise(self, kind: str, id_: str, before: str, after: str) -> None:
        """What has gone another way meanwhile stays there."""
        thing = self.get(kind, id_)
        if thing["status"] == before:
            thing["status"] = after
            self.tell(kind, after, thing)


def months_later(day: date, number: int, *, is_last: bool) -> date:
    """The same day of a later month; or its last."""
    month = day.month - 1 + number
    first = date(day.year + month // 12, month % 12 + 1, 1)
    if not is_last:
        return first.replace(day=day.day)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


_TERMS = ("amount", "currency", "count", "interval", "interval_unit", "day_of_month", "start_date")
_LINKS = {
    "billing_requests": "billing_request",
    "mandates": "mandate",
    "payments": "payment",
    "subscriptions": "subscription",
    "refunds": "refund",
}
_COURSE: dict[str, Callable[[Bank, str], None]] = {
    "submit_mandate": Bank.submit_mandate,
    "activate_mandate": Bank.activate_mandate,
    "submit_payment": Bank.submit_payment,
    "settle": Bank.settle,
    "pay_out": Bank.pay_out,
    "collect": Bank.collect,
}
