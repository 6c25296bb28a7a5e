"""Stands in for GoCardless: a payment page of its own, where one press pays. No money moves."""

import hashlib
from pathlib import Path
from uuid import uuid4

from aiohttp import web

from bot.ports import IncomingPayments

_PAGE = Path(__file__).with_name("checkout_sandbox.html").read_text(encoding="utf-8")


class SandboxCheckout:
    def __init__(self, public_url: str, incoming: IncomingPayments) -> None:
        self._public_url = public_url
        self._incoming = incoming

    async def request(self, key: str, registration_id: str, amount: int) -> str:  # noqa: ARG002 - it keeps no books
        return "BRQ" + hashlib.sha256(key.encode()).hexdigest()[:20].upper()

    async def flow(self, billing_request_id: str) -> str:
        return f"{self._public_url}/sandbox/pay/{billing_request_id}"

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sandbox/pay/{billing_request_id}", self._page),
            web.post("/sandbox/pay/{billing_request_id}", self._press),
        ]

    async def _page(self, _request: web.Request) -> web.Response:
        return web.Response(text=_PAGE, content_type="text/html")

    async def _press(self, request: web.Request) -> web.Response:
        billing_request_id = request.match_info["billing_request_id"]
        outcome = (await request.post()).get("outcome")
        if outcome not in {"paid", "failed"}:
            raise web.HTTPBadRequest(text="outcome is paid or failed")
        await self._incoming.payment(billing_request_id, f"sandbox:{uuid4().hex}", paid=outcome == "paid")
        raise web.HTTPSeeOther(f"{self._public_url}/reg_setup/{billing_request_id}/back?outcome={outcome}")
