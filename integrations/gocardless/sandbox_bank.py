"""What a bank and GoCardless do with what they are given, by the clock."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from bot.club.working_days import collected_on, working_days_after
from integrations.gocardless.problems import Problem
from integrations.gocardless.sandbox_books import Books, Json, stamp
from integrations.gocardless.sandbox_days import at, day_zero
from integrations.gocardless.sandbox_ledger import LIVING
from integrations.gocardless.sandbox_payments import Payments

_AHEAD = 5  # working days before its date a subscription makes a payment
_OPEN = {"pending", "ready_to_fulfil"}


class Bank(Payments):
    """The books at a moment. What was due by then has happened, each thing at its own time."""

    def __init__(self, books: Books, now: datetime) -> None:
        super().__init__(books, now)
        while books.due and books.due[0][0] <= stamp(now):
            when, _, what, which = books.due.pop(0)
            self.now = datetime.fromisoformat(when)
            _COURSE[what](self, which)
        self.now = now

    def shown(self, kind: str, thing: Json) -> Json:
        """As GoCardless would show it now."""
        if kind == "mandates":
            return thing | {"next_possible_charge_date": self.possible(thing)}
        if kind == "subscriptions":
            return thing | {"upcoming_payments": self._upcoming(thing)}
        return thing

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
            made["payment_request_payment"] = self.take_fee(request["payment_request"], fee)["id"]
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
        self.books.plan(at(working_days_after(first, 2), 9), "activate_mandate", mandate["id"])
        return mandate

    def end_mandate(self, mandate: Json, action: str, cause: str, origin: str = "bank", **links: str) -> None:
        """Cancelled, failed or expired: what was not yet with the bank ends with it, the rest will fail there."""
        if mandate["status"] not in LIVING:
            raise Problem(422, "invalid_state", "cancellation_failed")
        mandate["status"] = action
        self.tell("mandates", action, mandate, cause, origin=origin, **links)
        for subscription in self.on("subscriptions", mandate):
            if subscription["status"] in {"active", "paused"}:
                self.cancel_subscription(subscription, "mandate_cancelled", origin)
        for payment in self.on("payments", mandate):
            if payment["status"] == "pending_submission":
                self.cancel_payment(payment, "mandate_cancelled", origin)
            elif payment["status"] == "submitted":
                self.books.causes[payment["id"]] = "mandate_cancelled"

    def replace_mandate(self, mandate: Json) -> Json:
        """The payer's bank account moved: a new mandate takes over all there is."""
        new = self.authorise(
            {"scheme": mandate["scheme"], "metadata": mandate["metadata"]}, mandate["links"]["customer"]
        )
        for thing in (*self.on("subscriptions", mandate), *self.on("payments", mandate)):
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
        self.rise("mandates", id_, "pending_submission", "submitted")

    def activate_mandate(self, id_: str) -> None:
        self.rise("mandates", id_, "submitted", "active")

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
        if subscription["status"] not in {"active", "paused"}:
            raise Problem(422, "invalid_state", "cancellation_failed")
        subscription["status"] = "cancelled"
        self.tell("subscriptions", "cancelled", subscription, cause, origin=origin)

    def pause_subscription(self, subscription: Json) -> None:
        subscription["status"] = "paused"
        self.tell("subscriptions", "paused", subscription, origin="api")

    def collect(self, id_: str) -> None:
        """One more payment of a subscription; after the last one it is finished."""
        subscription = self.get("subscriptions", id_)
        mandate = self.get("mandates", subscription["links"]["mandate"])
        possible = self.possible(mandate)
        if subscription["status"] != "active" or possible is None:
            return
        day = max(self._days(subscription)[0], date.fromisoformat(possible))
        payment = self.charge(mandate, subscription["amount"], day, {}, subscription=id_)
        self.tell("subscriptions", "payment_created", subscription, payment=payment["id"])
        if self._days(subscription):
            self._plan_next(subscription)
        else:
            subscription["status"] = "finished"
            self.tell("subscriptions", "finished", subscription)

    def _plan_next(self, subscription: Json) -> None:
        ahead = at(working_days_after(self._days(subscription)[0], -_AHEAD), 9)
        self.books.plan(max(self.now, ahead), "collect", subscription["id"])

    def _days(self, subscription: Json) -> list[date]:
        """Of the payments it has still to make."""
        made = sum(p["links"].get("subscription") == subscription["id"] for p in self.books.of("payments").values())
        start, is_last = date.fromisoformat(subscription["start_date"]), subscription["day_of_month"] == -1
        months = (months_later(start, n, is_last=is_last) for n in range(made, subscription["count"]))
        return [collected_on(day, subscription["day_of_month"]) for day in months]

    def _upcoming(self, subscription: Json) -> list[Json]:
        days = self._days(subscription) if subscription["status"] == "active" else []
        return [{"charge_date": day.isoformat(), "amount": subscription["amount"]} for day in days[:10]]


def months_later(day: date, number: int, *, is_last: bool) -> date:
    """The same day of a later month; or its last."""
    month = day.month - 1 + number
    first = date(day.year + month // 12, month % 12 + 1, 1)
    if not is_last:
        return first.replace(day=day.day)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


_TERMS = ("amount", "currency", "count", "interval", "interval_unit", "day_of_month", "start_date")
_COURSE: dict[str, Callable[[Bank, str], None]] = {
    "submit_mandate": Bank.submit_mandate,
    "activate_mandate": Bank.activate_mandate,
    "submit_payment": Bank.submit_payment,
    "settle": Bank.settle,
    "pay_out": Bank.pay_out,
    "pay_refund": Bank.pay_refund,
    "collect": Bank.collect,
}
