"""A local GoCardless: the twin's books over HTTP, strict about requests, failing on demand, recording everything."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from bot.ports import Clock
from integrations.gocardless.problems import Problem, Silent
from integrations.gocardless.sandbox_api import SandboxApi
from integrations.gocardless.sandbox_books import Memory

TOKEN = "token of the stand-in"
_METADATA: Mapping[str, Any] = {}
# What each create takes, as far as its published description says: names and types, and which must be there.
_FIELDS: Mapping[str, Mapping[str, Any]] = {
    "billing_requests": {
        "metadata": _METADATA,
        "payment_request": {"amount": int, "currency": str, "description": str, "metadata": _METADATA},
        "mandate_request": {"scheme": str, "currency": str, "metadata": _METADATA},
    },
    "billing_request_flows": {
        "redirect_uri": str,
        "exit_uri": str,
        "links": {"billing_request": str},
        "prefilled_customer": {
            "given_name": str,
            "family_name": str,
            "email": str,
            "address_line1": str,
            "city": str,
            "postal_code": str,
            "country_code": str,
        },
    },
    "payments": {
        "amount": int,
        "currency": str,
        "charge_date": str,
        "description": str,
        "metadata": _METADATA,
        "links": {"mandate": str},
    },
    "subscriptions": {
        "amount": int,
        "currency": str,
        "count": int,
        "interval": int,
        "interval_unit": str,
        "day_of_month": int,
        "start_date": str,
        "name": str,
        "metadata": _METADATA,
        "links": {"mandate": str},
    },
}
_REQUIRED = {
    "billing_requests": set[str](),
    "billing_request_flows": {"links"},
    "payments": {"amount", "currency", "links"},
    "subscriptions": {"amount", "currency", "interval_unit", "links"},
}
_FILTERS = {
    "payments": {"mandate", "limit", "after"},
    "subscriptions": {"mandate", "limit", "after"},
    "events": {"billing_request", "limit", "after", "created_at[gte]"},
}


@dataclass
class GoCardlessStandIn:
    clock: Clock
    url: str = ""
    broken_rules: list[str] = field(default_factory=list)
    requests: list[web.Request] = field(default_factory=list)
    silence: asyncio.Event | None = None  # nothing is answered before it is over
    raw: deque[web.Response | None] = field(default_factory=deque)  # answered as it is; None hangs up

    async def __aenter__(self) -> Self:
        self.api = SandboxApi(Memory(), self.clock, "https://pay.example.org")
        app = web.Application(middlewares=[self._checked])
        app.add_routes(
            [
                web.post("/{kind}", self._create),
                web.get("/{kind}", self._list),
                web.get("/{kind}/{id}", self._get),
                web.post("/{kind}/{id}/actions/cancel", self._cancel),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = "http://{}:{}".format(*self._runner.addresses[0][:2])
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    @web.middleware
    async def _checked(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        self.requests.append(request)
        self._require(request.headers.get("GoCardless-Version") == "2015-07-06", "the version")
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return _refusal(Problem(401, "invalid_api_usage", "unauthorized"))
        if self.silence is not None:
            await self.silence.wait()
        if self.raw:
            return self._as_told(request)
        try:
            return await handler(request)
        except Problem as problem:
            return _refusal(problem)
        except Silent:
            return _hang_up(request)

    def _as_told(self, request: web.Request) -> web.StreamResponse:
        told = self.raw.popleft()
        return told if isinstance(told, web.Response) else _hang_up(request)

    async def _create(self, request: web.Request) -> web.Response:
        kind, body = request.match_info["kind"], await request.json()
        self._require(list(body) == [kind], f"the envelope of {kind}")
        self._check(body[kind], _FIELDS[kind], kind)
        self._require(set(body[kind]) >= _REQUIRED[kind], f"what {kind} need")
        key = request.headers["Idempotency-Key"]
        self._require(0 < len(key) <= 128, "the idempotency key")
        made = await self.api.create(kind, body[kind], key)
        return web.json_response({kind: made}, status=201)

    async def _list(self, request: web.Request) -> web.Response:
        kind = request.match_info["kind"]
        self._require(set(request.query) <= _FILTERS[kind], f"the filters of {kind}")
        self._require(1 <= int(request.query.get("limit", 50)) <= 500, "the limit")
        page, older = await self.api.list(kind, dict(request.query))
        cursors = {"before": None, "after": older}
        return web.json_response({kind: page, "meta": {"cursors": cursors, "limit": 50}})

    async def _get(self, request: web.Request) -> web.Response:
        kind = request.match_info["kind"]
        return web.json_response({kind: await self.api.get(kind, request.match_info["id"])})

    async def _cancel(self, request: web.Request) -> web.Response:
        kind = request.match_info["kind"]
        return web.json_response({kind: await self.api.cancel(kind, request.match_info["id"])})

    def _check(self, given: Mapping[str, Any], known: Mapping[str, Any], where: str) -> None:
        for name, value in given.items():
            kind = known.get(name)
            place = f"{where}.{name}"
            self._require(kind is not None, f"{place} is not known")
            if kind is _METADATA:
                self._require(len(value) <= 3 and all(isinstance(each, str) for each in value.values()), place)
            elif isinstance(kind, Mapping):
                self._check(value, kind, place)
            elif kind is not None:
                self._require(type(value) is kind, f"{place} is of another type")

    def _require(self, condition: bool, rule: str) -> None:  # noqa: FBT001 - reads as a sentence
        if not condition:
            self.broken_rules.append(rule)
            raise Problem(400, "invalid_api_usage", "bad_request")


def _hang_up(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


def _refusal(problem: Problem) -> web.Response:
    detail: dict[str, Any] = {"message": "No"}
    if problem.reason:
        detail["reason"] = problem.reason
    if problem.existing:
        detail["links"] = {"conflicting_resource_id": problem.existing}
    errors = [detail | {"field": name, "request_pointer": f"/x/{name}"} for name in problem.fields] or [detail]
    error = {"code": problem.status, "type": problem.kind, "message": "No", "request_id": "1", "errors": errors}
    headers = {"Retry-After": str(int(problem.retry_after))} if problem.retry_after else {}
    return web.Response(
        text=json.dumps({"error": error}), status=problem.status, content_type="application/json", headers=headers
    )
