"""The payment link: it never expires, each visit makes a fresh flow. The one vendor call inside a request."""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Protocol

from aiohttp import web

from bot.club.registration import State
from bot.engine.bells import Bells, Work
from bot.model.accounts import Account, look
from bot.model.money import Payer
from bot.model.people import Contact, Registration
from bot.ports import Clock, DirectDebit, Refused, Unavailable
from bot.store import deeds, registrations, turns
from bot.store.database import Database

_PATIENCE = 10  # seconds, as long as a person waits for a page
_LOOKS, _PAUSE = 8, 0.5  # how often, and after how many seconds, we see whether a new request is made
_CLOSED = {State.DECLINED, State.WITHDRAWN}


class Payers(Protocol):
    """Whose page it is, and what it is filled in with."""

    def who_pays(self, registration: Registration) -> str: ...

    def payer_of(self, registration: Registration, contact: Contact, today: date) -> Payer: ...


class RegSetup:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        bells: Bells,
        debit: DirectDebit,
        payers: Payers,
        page: Callable[[str], str],
        *,
        public_url: str,
    ) -> None:
        self._database = database
        self._clock = clock
        self._bells = bells
        self._debit = debit
        self._payers = payers
        self._page = page
        self._public_url = public_url

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/reg_setup/{billing_request_id}", self._visit),
            web.get("/reg_setup/{billing_request_id}/back", self._back),
            web.get("/reg_setup/{billing_request_id}/stopped", self._stopped),
        ]

    async def _visit(self, request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(_PATIENCE):
                return await self._lead_on(request.match_info["billing_request_id"])
        except (Unavailable, TimeoutError):
            return self._answer("unavailable", 503)

    async def _lead_on(self, reference: str) -> web.Response:
        """Any link of ours leads to the request that is open now; where that is none any more, a new one is awaited."""
        tried: str | None = None
        for _ in range(_LOOKS):
            registration = await self._registration(reference)
            if registration is None:
                return self._answer("unknown", 404)
            objection = _objection(registration)
            if objection is not None:
                status, name = objection
                return self._answer(name, status)
            if registration.billing_request_id != tried:
                tried = registration.billing_request_id
                await self._go_to_pay(registration)
            await self._clock.sleep(_PAUSE)
        return self._answer("preparing", 503)

    async def _go_to_pay(self, registration: Registration) -> None:
        here = f"{self._public_url}/reg_setup/{registration.billing_request_id}"
        payer = self._payers.payer_of(registration, await self._contact(registration), self._clock.now().date())
        try:
            address = await self._debit.flow(
                registration.billing_request_id or "", payer, f"{here}/back", f"{here}/stopped"
            )
        except Refused:
            await self._look_again(registration)
        else:
            raise web.HTTPFound(address)

    async def _back(self, request: web.Request) -> web.Response:
        """They may be faster than the news of what they did."""
        registration = await self._registration(request.match_info["billing_request_id"])
        if registration is not None:
            await self._look_again(registration)
        return self._answer("back", 200)

    async def _stopped(self, _: web.Request) -> web.Response:
        return self._answer("stopped", 200)

    async def _registration(self, reference: str) -> Registration | None:
        async with self._database.begin() as tx:
            return await registrations.by_reference(tx, reference)

    async def _contact(self, registration: Registration) -> Contact:
        who = self._payers.who_pays(registration)
        async with self._database.begin() as tx:
            contact, _ = (await turns.load_contacts(tx, [who]))[who]
        return contact

    async def _look_again(self, registration: Registration) -> None:
        now = self._clock.now()
        effect = look(registration.id, registration.account, f"visit:{now:%Y-%m-%dT%H:%M}")
        async with self._database.begin() as tx:
            await deeds.put(tx, self._database, [(registration.contact_id, effect)], now)
        self._bells.ring(Work.EFFECTS)

    def _answer(self, name: str, status: int) -> web.Response:
        return web.Response(text=self._page(name), content_type="text/html", status=status)


def _objection(registration: Registration) -> tuple[int, str] | None:
    if registration.state in _CLOSED:
        return 410, "withdrawn"
    account, fee = Account.model_validate(registration.account or {}), registration.signing_on_fee
    if not account.is_all_done(fee):
        return None
    return (200, "paid") if fee == 0 or account.is_fee_paid else (200, "on_its_way")
