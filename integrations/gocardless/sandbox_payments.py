"""Payments on their way through the banks."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from bot.club.working_days import collected_on, working_days_after
from integrations.gocardless.problems import Problem
from integrations.gocardless.sandbox_books import Json
from integrations.gocardless.sandbox_days import LONDON, at
from integrations.gocardless.sandbox_ledger import LATER, Ledger

NEXT = "NEXT"  # a cause that waits for the next payment, whichever it is
_FEE_SECONDS = 30  # an instant bank payment is confirmed so much later


class Payments(Ledger):
    def take_fee(self, asked: Mapping[str, Any], fee: str) -> Json:
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

    def charge(self, mandate: Json, amount: int, day: date, metadata: Mapping[str, str], **links: str) -> Json:
        """On that day or, when banks are closed, the next."""
        charged = collected_on(day)
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
        self.books.plan(max(self.now, at(working_days_after(charged, -LATER), 16)), "submit_payment", payment["id"])
        self.books.plan(at(working_days_after(charged, 1), 10), "settle", payment["id"])
        return payment

    def cancel_payment(self, payment: Json, cause: str = "payment_cancelled", origin: str = "api") -> None:
        if payment["status"] != "pending_submission":
            raise Problem(422, "invalid_state", "cancellation_failed")
        payment["status"] = "cancelled"
        self.tell("payments", "cancelled", payment, cause, origin=origin)

    def submit_payment(self, id_: str) -> None:
        self.rise("payments", id_, "pending_submission", "submitted")

    def settle(self, id_: str) -> None:
        payment = self.get("payments", id_)
        if payment["status"] != "submitted":
            return
        if cause := self.books.causes.pop(id_, None) or self.books.causes.pop(NEXT, None):
            self.fail(payment, cause)
            return
        self.rise("payments", id_, "submitted", "confirmed")
        day = self.now.astimezone(LONDON).date()
        self.books.plan(at(working_days_after(day, 1), 12), "pay_out", id_)

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
        links = {"payment": payment["id"]}
        refund = self.make("refunds", amount=amount, currency="GBP", status="created", metadata={}, links=links)
        self.tell("refunds", "created", refund, origin="api")
        day = self.now.astimezone(LONDON).date()
        self.books.plan(at(working_days_after(day, 2), 12), "pay_refund", refund["id"])

    def pay_refund(self, id_: str) -> None:
        refund = self.get("refunds", id_)
        if refund["status"] == "created":
            refund["status"] = "paid"
            self.tell("refunds", "paid", refund, origin="gocardless")

    def fail_refund(self, refund: Json) -> None:
        """The payer's bank did not take it."""
        refund["status"] = "bounced"
        self.get("payments", refund["links"]["payment"])["amount_refunded"] -= refund["amount"]
        self.tell("refunds", "failed", refund, "refund_failed", origin="bank")

    def call_off_charge_back(self, payment: Json) -> None:
        payment["status"] = "confirmed"
        self.tell("payments", "chargeback_cancelled", payment, origin="bank")

    def pay_out(self, id_: str) -> None:
        self.rise("payments", id_, "confirmed", "paid_out")
