"""The payment link: it never expires, each visit makes a fresh flow. The one vendor call inside a request."""

import asyncio
from collections.abc import Callable

from aiohttp import web

from bot.club.registration import PaymentStatus, State
from bot.model.people import Registration
from bot.ports import Checkout, Refused, Unavailable
from bot.store import registrations
from bot.store.database import Database

_PATIENCE = 10  # seconds, as long as a person waits for a page
_PAID = {PaymentStatus.ACTIVE}
_CLOSED = {State.DECLINED, State.WITHDRAWN}


class RegSetup:
    def __init__(self, database: Database, checkout: Checkout, page: Callable[[str], str]) -> None:
        self._database = database
        self._checkout = checkout
        self._page = page

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/reg_setup/{billing_request_id}", self._visit),
            web.get("/reg_setup/{billing_request_id}/back", self._back),
        ]

    async def _visit(self, request: web.Request) -> web.Response:
        billing_request_id = request.match_info["billing_request_id"]
        async with self._database.begin() as tx:
            registration = await registrations.by_billing_request(tx, billing_request_id)
        objection = _objection(registration)
        if objection is not None:
            status, name = objection
            return self._answer(name, status)
        try:
            async with asyncio.timeout(_PATIENCE):
                address = await self._checkout.flow(billing_request_id)
        except (Unavailable, Refused, TimeoutError):
            return self._answer("unavailable", 503)
        raise web.HTTPFound(address)

    async def _back(self, request: web.Request) -> web.Response:
        return self._answer("back" if request.query.get("outcome") == "paid" else "stopped", 200)

    def _answer(self, name: str, status: int) -> web.Response:
        return web.Response(text=self._page(name), content_type="text/html", status=status)


def _objection(registration: Registration | None) -> tuple[int, str] | None:
    if registration is None:
        return 404, "unknown"
    if registration.state in _CLOSED:
        return 410, "withdrawn"
    return (200, "paid") if registration.payment_status in _PAID else None
