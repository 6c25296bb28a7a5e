"""The sandbox's bank counter: a page where whoever tries the program out makes things go wrong, or go back."""

from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path

from aiohttp import web

from integrations.gocardless.problems import Problem
from integrations.gocardless.sandbox import Sandbox
from integrations.gocardless.sandbox_books import Json
from integrations.gocardless.sandbox_page import pressed
from integrations.gocardless.sandbox_payments import NEXT

_PAGE = Path(__file__).with_name("sandbox_counter.html").read_text(encoding="utf-8")
_PATH = "/sandbox/bank"
# What can be done to which kind of thing, as the button says it.
_DEEDS: dict[str, tuple[str, str, Callable[[Sandbox, str], Awaitable[object]]]] = {
    "will_fail": ("payments", "Fail when due", Sandbox.will_fail),
    "fail": ("payments", "Fail now", Sandbox.fails_payment),
    "charge_back": ("payments", "Charge back", Sandbox.charges_back),
    "cancel": ("mandates", "Cancel", Sandbox.cancels_mandate),
    "replace": ("mandates", "Move to another bank", Sandbox.replaces_mandate),
    "expire": ("mandates", "Let it expire", Sandbox.expires_mandate),
}


class SandboxCounter:
    def __init__(self, bank: Sandbox) -> None:
        self._bank = bank

    def routes(self) -> list[web.RouteDef]:
        return [web.get(_PATH, self._show), web.post(_PATH, self._press)]

    async def _show(self, _: web.Request) -> web.Response:
        rows = [_row(kind, thing) for kind in ("mandates", "payments") for thing in await self._bank.all(kind)]
        text = _PAGE.replace("{next}", NEXT).replace("{rows}", "".join(rows))
        return web.Response(text=text, content_type="text/html")

    async def _press(self, request: web.Request) -> web.Response:
        form = await pressed(request)
        deed, id_ = form.get("deed", ""), form.get("id", "")
        if deed not in _DEEDS:
            raise web.HTTPBadRequest(text=f"deed is one of {', '.join(_DEEDS)}")
        try:
            await _DEEDS[deed][2](self._bank, id_)
        except Problem as problem:
            return web.Response(text=str(problem), status=problem.status)
        raise web.HTTPSeeOther(_PATH)


def _row(kind: str, thing: Json) -> str:
    what = f"£{thing['amount'] / 100:.2f} on {thing['charge_date']}" if kind == "payments" else "Direct Debit"
    buttons = "".join(
        f'<button name="deed" value="{deed}">{words}</button>' for deed, (of, words, _) in _DEEDS.items() if of == kind
    )
    shown = f"<b>{escape(what)}</b> {escape(thing['status'].replace('_', ' '))} <small>{escape(thing['id'])}</small>"
    return f'<form method="post"><p>{shown}</p><input type="hidden" name="id" value="{thing["id"]}">{buttons}</form>\n'
