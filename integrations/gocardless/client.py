"""Collects money by GoCardless. What it answers is read once, and each of its failures means one of ours."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import ValidationError

from bot.model.money import (
    BillingRequest,
    ChargeOrder,
    Mandate,
    MoneyEvent,
    Payer,
    Payment,
    Refund,
    RequestOrder,
    Subscription,
    SubscriptionOrder,
)
from bot.ports import Unavailable
from integrations.gocardless import parsing
from integrations.gocardless.api import Api, Json
from integrations.gocardless.problems import Problem, Silent, meaning

T = TypeVar("T")
_PAGE = 500
_LONGEST_NAME = 255
_CONFLICT = "idempotent_creation_conflict"


class GoCardless:
    def __init__(self, api: Api) -> None:
        self._api = api

    async def request(self, key: str, order: RequestOrder) -> BillingRequest:
        about = {"registration_id": order.registration_id}
        body: Json = {
            "metadata": about,
            "mandate_request": {"scheme": "bacs", "currency": "GBP", "metadata": about},
        }
        if order.fee is not None:
            body["payment_request"] = {
                "amount": order.fee,
                "currency": "GBP",
                "description": order.description,
                "metadata": about,
            }
        return await self._billing_request(await self._create("billing_requests", body, key))

    async def flow(self, billing_request_id: str, payer: Payer, back: str, stopped: str) -> str:
        body = {
            "redirect_uri": back,
            "exit_uri": stopped,
            "links": {"billing_request": billing_request_id},
            "prefilled_customer": payer.model_dump(exclude_none=True) | {"country_code": "GB"},
        }
        with understood():
            return str((await self._api.create("billing_request_flows", body))["authorisation_url"])

    async def cancel_request(self, billing_request_id: str) -> None:
        await self._cancel("billing_requests", billing_request_id)

    async def subscribe(self, key: str, order: SubscriptionOrder) -> Subscription:
        body = {
            "amount": order.amount,
            "currency": "GBP",
            "count": order.count,
            "interval": 1,
            "interval_unit": "monthly",
            "day_of_month": order.day_of_month,
            "start_date": order.start_date.isoformat(),
            "name": order.name[:_LONGEST_NAME],
            "metadata": {"registration_id": order.registration_id},
            "links": {"mandate": order.mandate},
        }
        return _read(parsing.subscription, await self._create("subscriptions", body, key))

    async def charge(self, key: str, order: ChargeOrder) -> Payment:
        body = {
            "amount": order.amount,
            "currency": "GBP",
            "charge_date": order.charge_date.isoformat(),
            "description": order.description,
            "metadata": {"registration_id": order.registration_id, "month": order.month},
            "links": {"mandate": order.mandate},
        }
        return _read(parsing.payment, await self._create("payments", body, key))

    async def cancel_subscription(self, subscription_id: str) -> Subscription:
        return _read(parsing.subscription, await self._cancel("subscriptions", subscription_id))

    async def cancel_payment(self, payment_id: str) -> Payment:
        return _read(parsing.payment, await self._cancel("payments", payment_id))

    async def billing_request(self, billing_request_id: str) -> BillingRequest:
        return await self._billing_request(await self._get("billing_requests", billing_request_id))

    async def mandate(self, mandate_id: str) -> Mandate:
        return _read(parsing.mandate, await self._get("mandates", mandate_id))

    async def payment(self, payment_id: str) -> Payment:
        return _read(parsing.payment, await self._get("payments", payment_id))

    async def subscription(self, subscription_id: str) -> Subscription:
        return _read(parsing.subscription, await self._get("subscriptions", subscription_id))

    async def payments_of(self, mandate_id: str) -> Sequence[Payment]:
        found = await self._all("payments", {"mandate": mandate_id})
        return [_read(parsing.payment, each) for each in found]

    async def subscriptions_of(self, mandate_id: str) -> Sequence[Subscription]:
        found = await self._all("subscriptions", {"mandate": mandate_id})
        return [_read(parsing.subscription, each) for each in found]

    async def refund(self, refund_id: str) -> Refund:
        return _read(parsing.refund, await self._get("refunds", refund_id))

    async def events(self, after: str | None, since: datetime) -> Sequence[MoneyEvent]:
        begin = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        found = await self._all("events", {"created_at[gte]": begin}, until=after)
        return [_read(parsing.event, each) for each in found]

    async def close(self) -> None:
        await self._api.close()

    async def _billing_request(self, given: Json) -> BillingRequest:
        """A billing request does not say when it was fulfilled: its events do."""
        if given.get("status") != "fulfilled":
            return _read(parsing.billing_request, given)
        heard = [_read(parsing.event, each) for each in await self._all("events", {"billing_request": given["id"]})]
        moments = [each.at for each in heard if (each.resource, each.action) == ("billing_requests", "fulfilled")]
        return _read(lambda it: parsing.billing_request(it, min(moments, default=None)), given)

    async def _create(self, kind: str, body: Mapping[str, Any], key: str) -> Json:
        with understood():
            try:
                return await self._api.create(kind, body, key)
            except Problem as problem:
                if problem.reason != _CONFLICT or problem.existing is None:
                    raise
                return await self._api.get(kind, problem.existing)

    async def _get(self, kind: str, id_: str) -> Json:
        with understood():
            return await self._api.get(kind, id_)

    async def _cancel(self, kind: str, id_: str) -> Json:
        """As it is afterwards: what cannot be cancelled any more stays what it is."""
        with understood():
            try:
                return await self._api.cancel(kind, id_)
            except Problem as problem:
                if problem.kind != "invalid_state":
                    raise
                return await self._api.get(kind, id_)

    async def _all(self, kind: str, query: Mapping[str, Any], until: str | None = None) -> list[Json]:
        """The oldest first, back to the one of that id, or to the first of all where there is none."""
        found: list[Json] = []
        cursor: Mapping[str, str] = {}
        with understood():
            while True:
                page, older = await self._api.list(kind, {**query, **cursor, "limit": _PAGE})
                ids = [each["id"] for each in page]
                if until in ids:
                    return (found + page[: ids.index(until)])[::-1]
                found += page
                if older is None or not page:
                    return found[::-1]
                cursor = {"after": older}


@contextmanager
def understood() -> Iterator[None]:
    try:
        yield
    except (Problem, Silent) as trouble:
        raise meaning(trouble) from None
    except (KeyError, TypeError, AttributeError):
        raise Unavailable("GoCardless's answer lacks what it should have") from None


def _read(parse: Callable[[Json], T], given: Json) -> T:
    try:
        return parse(given)
    except (KeyError, TypeError, AttributeError, ValidationError):
        raise Unavailable("GoCardless's answer lacks what it should have") from None
