"""The sandbox's payment page, where a press pays. No bank is asked and no money moves."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import parse_qsl

from aiohttp import web

from integrations.gocardless.problems import Problem
from integrations.gocardless.sandbox import Sandbox

_PAGE = Path(__file__).with_name("sandbox.html").read_text(encoding="utf-8")
_CLOSED = "<h1>This page is closed</h1><p>Open the link in the chat again.</p>"
_MOST_FIELDS = 10
_PATH = "/sandbox/bank/pay/{flow}"


async def _pay(bank: Sandbox, request_id: str) -> None:
    await bank.pays(request_id, at_once=False)


_PRESSES: dict[str, tuple[Callable[[Sandbox, str], Awaitable[None]], str]] = {
    "paid": (_pay, "redirect_uri"),
    "failed": (Sandbox.is_refused, "exit_uri"),
    "cancelled": (Sandbox.cancels_request, "exit_uri"),
    "back": (Sandbox.goes_back, "exit_uri"),
}


async def pressed(request: web.Request) -> dict[str, str]:
    """The fields of a form of ours, which has few: what comes in parts is none."""
    text = (await request.read()).decode("utf-8", "replace")
    try:
        return dict(parse_qsl(text, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise web.HTTPBadRequest(text="The form cannot be read") from None


class SandboxPage:
    def __init__(self, bank: Sandbox) -> None:
        self._bank = bank

    def routes(self) -> list[web.RouteDef]:
        return [web.get(_PATH, self._show), web.post(_PATH, self._press)]

    async def _show(self, request: web.Request) -> web.Response:
        try:
            _, asked = await self._bank.billing_request_of(request.match_info["flow"])
        except Problem as problem:
            return web.Response(text=_CLOSED, content_type="text/html", status=problem.status)
        fee = asked["payment_request"]
        price = f"£{fee['amount'] / 100:.2f} now, then monthly by Direct Debit" if fee else "Monthly by Direct Debit"
        return web.Response(text=_PAGE.replace("{price}", price), content_type="text/html")

    async def _press(self, request: web.Request) -> web.Response:
        outcome = (await pressed(request)).get("outcome", "")
        if outcome not in _PRESSES:
            raise web.HTTPBadRequest(text=f"outcome is one of {', '.join(_PRESSES)}")
        deed, way = _PRESSES[outcome]
        try:
            flow, asked = await self._bank.billing_request_of(request.match_info["flow"])
            await deed(self._bank, asked["id"])
        except Problem as problem:  # a second press, or one after the request was closed
            return web.Response(text=_CLOSED, content_type="text/html", status=problem.status)
        raise web.HTTPSeeOther(flow[way])
