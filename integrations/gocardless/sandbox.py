"""A twin of GoCardless without GoCardless: its books, its page, its webhooks, and people and banks that do as told."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

import structlog
from aiohttp import web
from pydantic import SecretStr

from bot.ports import Clock
from integrations.gocardless.problems import Problem
from integrations.gocardless.sandbox_api import SandboxApi
from integrations.gocardless.sandbox_bank import Bank
from integrations.gocardless.sandbox_books import Json, Shelf, stamp
from integrations.gocardless.sandbox_payments import NEXT
from integrations.gocardless.webhooks import Webhooks, signature

T = TypeVar("T")
log = structlog.get_logger()
_MOST_EVENTS = 250
_LOOK_SECONDS = 1.0
_NO_FUNDS = "insufficient_funds"


@dataclass
class Post:
    """How webhooks travel: in order and at once, or as told. `chance` shuffles them, and decides what is lost."""

    chance: Random | None = None
    copies: int = 1
    delay: timedelta = timedelta()
    lost: float = 0.0
    together: int = _MOST_EVENTS

    def sort(self, events: list[Json]) -> list[Json]:
        sorted_ = [event for event in events for _ in range(self.copies)]
        if self.chance is not None:
            self.chance.shuffle(sorted_)
            return [event for event in sorted_ if self.chance.random() >= self.lost]
        return [] if self.lost else sorted_


class Sandbox:
    def __init__(self, shelf: Shelf, clock: Clock, public_url: str, secret: SecretStr, hook: Webhooks) -> None:
        self.api = SandboxApi(shelf, clock, public_url)
        self.post = Post()
        self._clock = clock
        self._secret = secret.get_secret_value()
        self._hook = hook

    def fail_next(self, how: str | int, times: int = 1) -> None:
        """What the next calls are answered: a status, `reset` (nothing done) or `timeout` (done, not answered)."""
        self.api.fail_next(how, times)

    # The payer

    async def pays(self, billing_request_id: str, *, fee: str = "confirmed", at_once: bool = True) -> None:
        """`fee` may be the cause why the fee fails. Not `at_once`, the clock brings what becomes of it."""

        def deed(bank: Bank) -> None:
            request = bank.get("billing_requests", billing_request_id)
            bank.fulfil(request, fee=fee)
            if at_once and "payment_request_payment" in request["links"]:
                bank.settle(request["links"]["payment_request_payment"])

        await self.api.look(deed)

    async def is_refused(self, billing_request_id: str, cause: str = _NO_FUNDS) -> None:
        """By their bank, on the payment page: nothing is paid, and they may try again."""
        await self._on("billing_requests", billing_request_id, lambda bank, it: bank.reject(it, cause))

    async def cancels_request(self, billing_request_id: str) -> None:
        await self._on("billing_requests", billing_request_id, lambda bank, it: bank.cancel_request(it, "payer"))

    async def goes_back(self, billing_request_id: str) -> None:
        await self._on("billing_requests", billing_request_id, _exited)

    async def cancels_mandate(self, mandate_id: str) -> None:
        await self._ends_mandate(mandate_id, "cancelled", "bank_account_closed")

    # The bank

    async def fails_mandate(self, mandate_id: str, cause: str = "invalid_bank_details") -> None:
        await self._ends_mandate(mandate_id, "failed", cause)

    async def expires_mandate(self, mandate_id: str) -> None:
        await self._ends_mandate(mandate_id, "expired", "mandate_expired")

    async def replaces_mandate(self, mandate_id: str) -> str:
        """The id of the new one."""
        return str((await self._on("mandates", mandate_id, Bank.replace_mandate))["id"])

    async def reinstates_mandate(self, mandate_id: str) -> None:
        await self._on("mandates", mandate_id, Bank.reinstate)

    async def will_fail(self, payment_id: str = NEXT, cause: str = _NO_FUNDS) -> None:
        """That payment when its day comes, or the next one whichever it is."""

        def deed(bank: Bank) -> None:
            if payment_id != NEXT:
                bank.get("payments", payment_id)
            bank.books.causes[payment_id] = cause

        await self.api.look(deed)

    async def fails_payment(self, payment_id: str, cause: str = _NO_FUNDS) -> None:
        """Now; long after it was confirmed this is a late failure."""
        await self._on("payments", payment_id, lambda bank, it: bank.fail(it, cause))

    async def charges_back(self, payment_id: str) -> None:
        await self._on("payments", payment_id, Bank.charge_back)

    async def refunds(self, payment_id: str, amount: int) -> None:
        await self._on("payments", payment_id, lambda bank, it: bank.refund(it, amount))

    async def fails_refund(self, refund_id: str) -> None:
        await self._on("refunds", refund_id, Bank.fail_refund)

    async def calls_off_charge_back(self, payment_id: str) -> None:
        await self._on("payments", payment_id, Bank.call_off_charge_back)

    async def pauses_subscription(self, subscription_id: str) -> None:
        await self._on("subscriptions", subscription_id, Bank.pause_subscription)

    # The treasurer looks

    async def all(self, kind: str) -> list[Json]:
        """As the service shows them, in the order they were made."""
        return await self.api.look(lambda bank: [bank.shown(kind, each) for each in bank.books.of(kind).values()])

    async def billing_request_of(self, flow_id: str) -> tuple[Json, Json]:
        def deed(bank: Bank) -> tuple[Json, Json]:
            flow = bank.get("billing_request_flows", flow_id)
            if flow["expires_at"] <= stamp(bank.now):
                raise Problem(410, "invalid_state", "flow_expired")
            return flow, bank.get("billing_requests", flow["links"]["billing_request"])

        return await self.api.look(deed)

    # The post

    async def settled(self) -> bool:
        """Delivers what there is to tell: False when there was nothing."""
        events = await self.api.look(lambda bank: _taken(bank, bank.now - self.post.delay))
        told = self.post.sort(events)
        for start in range(0, len(told), self.post.together):
            await self._deliver(told[start : start + self.post.together])
        return bool(events)

    async def run(self) -> None:
        """Until cancelled: what is due by the clock happens, and is told."""
        while True:
            try:
                await self.settled()
            except Exception:  # the twin goes on: what was not told, the sweep finds
                log.exception("the sandbox could not deliver its webhooks")
            await asyncio.sleep(_LOOK_SECONDS)

    async def _deliver(self, events: list[Json]) -> None:
        body = json.dumps({"events": events, "meta": {"webhook_id": f"WB{events[0]['id'][2:]}"}}).encode()
        try:
            await self._hook.take(body, signature(self._secret, body))
        except web.HTTPException as answer:
            log.warning("a webhook of the sandbox was refused", status=answer.status)

    async def _ends_mandate(self, mandate_id: str, action: str, cause: str) -> None:
        await self._on("mandates", mandate_id, lambda bank, it: bank.end_mandate(it, action, cause))

    async def _on(self, kind: str, id_: str, deed: Callable[[Bank, Json], T]) -> T:
        return await self.api.look(lambda bank: deed(bank, bank.get(kind, id_)))


def _exited(bank: Bank, request: Json) -> None:
    bank.tell("billing_requests", "flow_exited", request, origin="payer")


def _taken(bank: Bank, until: datetime) -> list[Json]:
    waiting = set(bank.books.mail)
    told = [event for event in bank.books.events if event["id"] in waiting and event["created_at"] <= stamp(until)]
    gone = {event["id"] for event in told}
    bank.books.mail = [each for each in bank.books.mail if each not in gone]
    return told
