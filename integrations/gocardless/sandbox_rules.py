"""What the sandbox makes on request, and what it refuses as GoCardless would."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from integrations.gocardless.problems import Problem
from integrations.gocardless.sandbox_bank import Bank, months_later
from integrations.gocardless.sandbox_books import Json, stamp

Body = Mapping[str, Any]
_FLOW_DAYS = timedelta(days=7)
_NAME = 255


def billing_request(bank: Bank, body: Body) -> Json:
    fee, mandate = body.get("payment_request"), body.get("mandate_request")
    _require(bool(fee or mandate), "mandate_request")
    _check_metadata(body)
    if fee:
        _check_amount(fee)
        _check_metadata(fee)
    if mandate:
        _require(mandate.get("scheme") == "bacs" and mandate.get("currency") == "GBP", "scheme")
        _check_metadata(mandate)
    made = bank.make(
        "billing_requests",
        status="pending",
        metadata=dict(body.get("metadata", {})),
        payment_request=_kept(fee, "amount", "currency"),
        mandate_request=_kept(mandate, "scheme", "currency"),
        links={},
    )
    bank.tell("billing_requests", "created", made, origin="api")
    return made


def flow(bank: Bank, body: Body) -> Json:
    request = bank.get("billing_requests", body["links"]["billing_request"])
    if request["status"] != "pending":
        raise Problem(422, "invalid_state", "billing_request_not_pending")
    made = bank.make(
        "billing_request_flows",
        redirect_uri=body["redirect_uri"],
        exit_uri=body["exit_uri"],
        expires_at=stamp(bank.now + _FLOW_DAYS),
        links={"billing_request": request["id"]},
    )
    bank.tell("billing_requests", "flow_created", request, origin="api", billing_request_flow=made["id"])
    return made


def payment(bank: Bank, body: Body) -> Json:
    mandate = _mandate(bank, body)
    _check_amount(body)
    _check_metadata(body)
    possible = bank.possible(mandate) or ""
    day = body.get("charge_date", possible)
    _require(day >= possible, "charge_date")
    return bank.charge(mandate, body["amount"], date.fromisoformat(day), body.get("metadata", {}))


def subscription(bank: Bank, body: Body) -> Json:
    mandate = _mandate(bank, body)
    _check_amount(body)
    _check_metadata(body)
    _require(len(body.get("name", "")) <= _NAME, "name")
    _require(body.get("interval_unit") == "monthly" and body.get("interval", 1) == 1, "interval_unit")
    _require(isinstance(body.get("count"), int) and body["count"] >= 1, "count")
    day = body.get("day_of_month")
    _require(day == -1 or (isinstance(day, int) and 1 <= day <= 28), "day_of_month")
    start = date.fromisoformat(body["start_date"])
    _require(start.isoformat() >= (bank.possible(mandate) or ""), "start_date")
    # What GoCardless does with a start beside its own rule is not documented, so here it is an error.
    _require(start == months_later(start, 0, is_last=True) if day == -1 else start.day == day, "start_date")
    return bank.subscribe(mandate, {"interval": 1} | dict(body))


def _mandate(bank: Bank, body: Body) -> Json:
    mandate = bank.get("mandates", body["links"]["mandate"])
    if new := mandate["links"].get("new_mandate"):
        raise Problem(422, "invalid_state", "mandate_replaced", existing=new)
    if bank.possible(mandate) is None:
        raise Problem(422, "invalid_state", "mandate_is_inactive")
    return mandate


def _check_amount(body: Body) -> None:
    _require(isinstance(body.get("amount"), int) and body["amount"] >= 1, "amount")
    _require(body.get("currency") == "GBP", "currency")


def _check_metadata(body: Body) -> None:
    metadata = body.get("metadata", {})
    fits = all(isinstance(value, str) and len(name) <= 50 and len(value) <= 500 for name, value in metadata.items())
    _require(len(metadata) <= 3 and fits, "metadata")


def _kept(asked: Body | None, *names: str) -> Json | None:
    return {name: asked[name] for name in names} | {"metadata": dict(asked.get("metadata", {}))} if asked else None


def _require(condition: bool, field: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not condition:
        raise Problem(422, "validation_failed", fields=(field,))


MAKES: dict[str, Callable[[Bank, Body], Json]] = {
    "billing_requests": billing_request,
    "billing_request_flows": flow,
    "payments": payment,
    "subscriptions": subscription,
}
CANCELS: dict[str, Callable[[Bank, Json], None]] = {
    "billing_requests": Bank.cancel_request,
    "payments": Bank.cancel_payment,
    "subscriptions": Bank.cancel_subscription,
}
