"""A local Airtable: the twin's base over HTTP, strict about requests, failing on demand, recording everything."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from aiohttp import web
from jsonschema import Draft202012Validator

from bot.ports import Clock
from integrations.airtable.api import Json
from integrations.airtable.problems import Problem
from integrations.airtable.sandbox import TABLE, Memory, SandboxApi

TOKEN = "patStandIn.token"
BASE = "appStandIn0000000"
_SCHEMA = json.loads(Path(__file__).with_name("airtable.schema.json").read_text(encoding="utf-8"))["definitions"]
_FILTERS = {"filterByFormula", "pageSize", "offset"}


@dataclass
class AirtableStandIn:
    clock: Clock
    columns: dict[str, Json]
    url: str = ""
    broken_rules: list[str] = field(default_factory=list)
    requests: list[tuple[str, str]] = field(default_factory=list)
    silence: asyncio.Event | None = None  # nothing is answered before it is over
    raw: deque[web.Response | None] = field(default_factory=deque)  # answered as it is; None hangs up

    async def __aenter__(self) -> Self:
        self.memory = Memory()
        self.api = SandboxApi(self.memory, self.clock, self.columns)
        app = web.Application(middlewares=[self._checked], client_max_size=2 * 1024 * 1024)
        hooks = f"/v0/bases/{BASE}/webhooks"
        app.add_routes(
            [
                web.get(f"/v0/meta/bases/{BASE}/tables", self._tables),
                web.get(hooks, self._webhooks),
                web.post(hooks, self._make_webhook),
                web.delete(hooks + "/{id}", self._delete_webhook),
                web.post(hooks + "/{id}/refresh", self._refresh),
                web.get(hooks + "/{id}/payloads", self._payloads),
                web.get(f"/v0/{BASE}/{{table}}", self._list),
                web.post(f"/v0/{BASE}/{{table}}/listRecords", self._list_long),
                web.post(f"/v0/{BASE}/{{table}}", self._create),
                web.patch(f"/v0/{BASE}/{{table}}", self._update),
                web.delete(f"/v0/{BASE}/{{table}}", self._delete),
                web.get(f"/v0/{BASE}/{{table}}/{{id}}", self._get),
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
        self.requests.append((request.method, request.path))
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return _refusal(Problem(401, "AUTHENTICATION_REQUIRED", "Authentication required"))
        if self.silence is not None:
            await self.silence.wait()
        if self.raw:
            told = self.raw.popleft()
            return told if isinstance(told, web.Response) else _hang_up(request)
        try:
            return await handler(request)
        except Problem as problem:
            return _refusal(problem)

    async def _tables(self, _: web.Request) -> web.Response:
        return web.json_response({"tables": await self.api.tables()})

    async def _list(self, request: web.Request) -> web.Response:
        self._require(set(request.query) <= _FILTERS, "the filters of a list")
        self._require(1 <= int(request.query.get("pageSize", 100)) <= 100, "the size of a page")
        return await self._page(request.match_info["table"], dict(request.query))

    async def _list_long(self, request: web.Request) -> web.Response:
        """Where an address would be too long."""
        given = await request.json()
        self._require(set(given) <= _FILTERS, "the filters of a list")
        return await self._page(request.match_info["table"], given)

    async def _page(self, table: str, given: dict[str, Any]) -> web.Response:
        rows, offset = await self.api.page(table, given.get("filterByFormula"), given.get("offset"))
        return web.json_response({"records": rows} | ({"offset": offset} if offset else {}))

    async def _get(self, request: web.Request) -> web.Response:
        return web.json_response(await self.api.get(request.match_info["table"], request.match_info["id"]))

    async def _create(self, request: web.Request) -> web.Response:
        body = self._valid("create", await request.json())
        return web.json_response(await self.api.create(request.match_info["table"], body["fields"]))

    async def _update(self, request: web.Request) -> web.Response:
        body = self._valid("update_many", await request.json())
        self._require(body.get("typecast", False) is False, "options are not made by the way")
        [merged] = body.get("performUpsert", {}).get("fieldsToMergeOn", [""])
        written = await self.api.upsert(request.match_info["table"], body["records"], merged)
        ids = [each["id"] for each in written]
        return web.json_response({"records": written, "createdRecords": [], "updatedRecords": ids})

    async def _delete(self, request: web.Request) -> web.Response:
        ids = request.query.getall("records[]", []) or request.query.getall("records", [])
        self._require(1 <= len(ids) <= 10, "how many are deleted")
        await self.api.delete(request.match_info["table"], ids)
        return web.json_response({"records": [{"id": each, "deleted": True} for each in ids]})

    async def _webhooks(self, _: web.Request) -> web.Response:
        return web.json_response({"webhooks": await self.api.webhooks()})

    async def _make_webhook(self, request: web.Request) -> web.Response:
        body = await request.json()
        self._require(set(body) == {"notificationUrl", "specification"}, "what a webhook needs")
        self._require(body["specification"]["options"]["filters"]["dataTypes"] == ["tableData"], "what it tells of")
        made = await self.api.make_webhook(body["notificationUrl"], body["specification"])
        return web.json_response({"id": made["id"], "macSecretBase64": made["macSecretBase64"]})

    async def _delete_webhook(self, request: web.Request) -> web.Response:
        await self.api.delete_webhook(request.match_info["id"])
        return web.Response()

    async def _refresh(self, request: web.Request) -> web.Response:
        await self.api.refresh_webhook(request.match_info["id"])
        return web.json_response({"expirationTime": "2026-08-10T10:00:00.000Z"})

    async def _payloads(self, request: web.Request) -> web.Response:
        cursor = int(request.query["cursor"])
        self._require(cursor >= 1, "the cursor")
        return web.json_response(await self.api.payloads(request.match_info["id"], cursor))

    def _valid(self, shape: str, body: Json) -> Json:
        for error in Draft202012Validator(_SCHEMA[shape]).iter_errors(body):
            self.broken_rules.append(f"{shape}: {error.message[:200]}")
        return body

    def _require(self, holds: bool, what: str) -> None:  # noqa: FBT001 - it is what is claimed
        if not holds:
            self.broken_rules.append(what)


def _refusal(problem: Problem) -> web.Response:
    error: Any = {"type": problem.kind, "message": problem.words} if problem.words else problem.kind
    return web.json_response({"error": error}, status=problem.status)


def _hang_up(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


__all__ = ["BASE", "TABLE", "TOKEN", "AirtableStandIn"]
