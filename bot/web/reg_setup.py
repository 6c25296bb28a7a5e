"""The payment link: it never expires, each visit makes a fresh flow. The one vendor call inside a request."""

import asyncio
import math
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Protocol

from aiohttp import web

from bot.club.registration import HAS_LEFT
from bot.engine.bells import Bells, Work
from bot.model.accounts import Account, look
from bot.model.money import Payer
from bot.model.people import Contact, Registration
from bot.ports import Clock, DirectDebit, Refused, Unavailable
from bot.store import deeds, registrations, turns
from bot.store.database import Database
from bot.web.flow_cookie import LASTS, Flow, FlowCookie
from bot.web.pages import PRIVATE, only_looks, page_answer
from bot.web.throttle import Quota

_PATIENCE = 10  # seconds, as long as a person waits for a page
_LOOKS, _PAUSE = 8, 0.5  # how often, and after how many seconds, we see whether a new request is made
_FLOWS_AN_HOUR = 30  # for one registration
_REFERENCE = re.compile(r"[\w-]{1,100}", re.ASCII)
_UNKNOWN = ("unknown", 404)


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
        self._cookie = FlowCookie(database.vault, is_secure=public_url.startswith("https"))
        self._flows = Quota(_FLOWS_AN_HOUR, timedelta(hours=1))

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/reg_setup/{billing_request_id}", self._visit),
            web.get("/reg_setup/{billing_request_id}/back", self._back),
            web.get("/reg_setup/{billing_request_id}/stopped", self._stopped),
        ]

    async def _visit(self, request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(_PATIENCE):
                return await self._lead_on(request)
        except (Unavailable, TimeoutError):
            return self._answer("unavailable", 503)

    async def _lead_on(self, request: web.Request) -> web.Response:
        """Any link of ours leads to the request that is open now; where that is none any more, a new one is awaited."""
        tried: str | None = None
        for _ in range(_LOOKS):
            registration = await self._registration(request.match_info["billing_request_id"])
            objection = _objection(registration)
            if registration is None or objection is not None:
                return self._answer(*(objection or _UNKNOWN))
            if only_looks(request):
                return self._answer("preview", 200)
            if registration.billing_request_id != tried:
                tried = registration.billing_request_id
                if answer := self._shared(request, registration) or await self._fresh(registration):
                    return answer
            await self._clock.sleep(_PAUSE)
        return self._answer("preparing", 503)

    def _shared(self, request: web.Request, registration: Registration) -> web.Response | None:
        """Where this browser was led to just now, unless anything has happened there since."""
        flow = self._cookie.read(request)
        if flow is None or flow.billing_request_id != registration.billing_request_id:
            return None
        heard = Account.model_validate(registration.account or {}).seen.get(flow.billing_request_id, flow.made_at)
        is_fresh = heard <= flow.made_at <= self._clock.now() < flow.made_at + LASTS
        return _onward(flow.address) if is_fresh else None

    async def _fresh(self, registration: Registration) -> web.Response | None:
        """None when the request is not open any more."""
        now, request_id = self._clock.now(), registration.billing_request_id or ""
        if (wait := self._flows.wait(registration.id, now)) is not None:
            answer = self._answer("often", 429)
            answer.headers["Retry-After"] = str(math.ceil(wait.total_seconds()))
            return answer
        self._flows.take(registration.id, now)
        here = f"{self._public_url}/reg_setup/{request_id}"
        try:
            payer = self._payers.payer_of(registration, await self._contact(registration), now.date())
            address = await self._debit.flow(request_id, payer, f"{here}/back", f"{here}/stopped")
        except Refused:
            await self._look_again(registration)
            return None
        answer = _onward(address)
        self._cookie.write(answer, Flow(request_id, now, address))
        return answer

    async def _back(self, request: web.Request) -> web.Response:
        """They may be faster than the news of what they did."""
        registration = await self._registration(request.match_info["billing_request_id"])
        if registration is not None and not only_looks(request):
            await self._look_again(registration)
        return self._left("back")

    async def _stopped(self, _: web.Request) -> web.Response:
        return self._left("stopped")

    def _left(self, name: str) -> web.Response:
        """What they come from is over: the next visit begins anew."""
        answer = self._answer(name, 200)
        self._cookie.forget(answer)
        return answer

    async def _registration(self, reference: str) -> Registration | None:
        if not _REFERENCE.fullmatch(reference):
            return None
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
        return page_answer(self._page(name), status)


def _onward(address: str) -> web.Response:
    return web.Response(status=302, headers={**PRIVATE, "Location": address})


def _objection(registration: Registration | None) -> tuple[str, int] | None:
    if registration is None:
        return _UNKNOWN
    if registration.state in HAS_LEFT:
        return "withdrawn", 410
    account, fee = Account.model_validate(registration.account or {}), registration.signing_on_fee
    if not account.is_all_done(fee):
        return None
    return ("paid", 200) if fee == 0 or account.is_fee_paid else ("on_its_way", 200)
