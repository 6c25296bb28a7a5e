"""A local Twilio: the REST API as far as we use it, strict about requests, failing on demand, recording everything."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, localtime, parsedate_to_datetime
from typing import Any, Self
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from aiohttp import ClientSession, encode_basic_auth, web

from tests.standins.twilio_records import Failure, Operation, Request, signature
from tests.standins.twilio_rules import (
    LIST_PARAMETERS,
    Broken,
    check_approval,
    check_content,
    check_message,
)

Handler = Callable[[web.Request], Awaitable[web.Response]]

_GIVEN = web.RequestKey("given", dict[str, Any])
_ACCOUNT = "/2010-04-01/Accounts/{account}"


@dataclass
class TwilioStandIn:
    account_sid: str = "AC" + "a" * 32
    auth_token: str = "token of the stand-in"
    now: Callable[[], datetime] = lambda: localtime().astimezone(UTC)
    requests: list[Request] = field(default_factory=list)
    messages: list[dict[str, Any]] = field(default_factory=list)  # the newest first, as Twilio lists them
    contents: dict[str, dict[str, Any]] = field(default_factory=dict)
    approvals: dict[str, dict[str, Any]] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)  # by path
    broken_rules: list[str] = field(default_factory=list)
    url: str = ""
    statuses: Sequence[str] = ()  # reported of every message taken, one after the other
    reached_at: str = ""  # where webhooks really go, when the public address is only a name
    _attached: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    _failures: dict[Operation, list[Failure]] = field(default_factory=dict)
    _reports: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        self._session = ClientSession()
        self._runner = web.AppRunner(self._app(), access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = "http://{}:{}".format(*self._runner.addresses[0][:2])
        return self

    async def __aexit__(self, *_: object) -> None:
        for report in self._reports:
            report.cancel()
        await asyncio.gather(*self._reports, return_exceptions=True)
        await self._session.close()
        await self._runner.cleanup()

    def fail(self, operation: Operation, *failures: Failure) -> None:
        """The next requests of that kind, one failure each."""
        self._failures.setdefault(operation, []).extend(failures)

    def add_content(self, body: str) -> str:
        sid = f"HX{uuid4().hex}"
        self.contents[sid] = {"sid": sid, "friendly_name": sid, "types": {"twilio/text": {"body": body}}}
        return sid

    def add_media(self, content: bytes) -> str:
        path = f"{_ACCOUNT.format(account=self.account_sid)}/Messages/MM{uuid4().hex}/Media/ME{uuid4().hex}"
        self.media[path] = content
        return self.url + path

    def asked(self, operation: Operation) -> list[Request]:
        return [request for request in self.requests if request.operation == operation]

    def hears(self, sender: str, to: str, text: str, at: datetime, media: Sequence[str] = ()) -> str:
        """An inbound message in Twilio's records, whose webhook came nowhere; `media` are kinds of content."""
        sid = f"SM{uuid4().hex}"
        path = f"{_ACCOUNT.format(account=self.account_sid)}/Messages/{sid}/Media"
        self._attached[sid] = [
            {"sid": f"ME{number}", "content_type": kind, "uri": f"{path}/ME{number}.json"}
            for number, kind in enumerate(media)
        ]
        self.media |= {each["uri"].removesuffix(".json"): b"sent along" for each in self._attached[sid]}
        made = {
            "sid": sid,
            "account_sid": self.account_sid,
            "body": text,
            "to": to,
            "from": sender,
            "status": "received",
            "date_created": format_datetime(at),
            "date_sent": format_datetime(at),
            "direction": "inbound",
            "error_code": None,
            "num_media": str(len(media)),
        }
        self.messages.insert(0, made)
        return sid

    async def report(self, message: Mapping[str, Any], status: str, **more: str) -> int:
        """Posts a signed status callback for a message; returns the HTTP status of the answer."""
        for known in self.messages:
            known["status"] = status if known["sid"] == message["sid"] else known["status"]
        fields = {"MessageSid": message["sid"], "MessageStatus": status, "To": message["to"], **more}
        return await self.post(message["_callback"], fields)

    async def post(self, url: str, fields: Mapping[str, str]) -> int:
        """Posts a signed webhook to the address we are known by."""
        headers = {"X-Twilio-Signature": signature(self.auth_token, url, fields.items())}
        where = self.reached_at + urlsplit(url)._replace(scheme="", netloc="").geturl() if self.reached_at else url
        async with self._session.post(where, data=fields, headers=headers) as response:
            return response.status

    async def _report_all(self, message: Mapping[str, Any]) -> None:
        for status in self.statuses:
            await self.report(message, status)

    def _app(self) -> web.Application:
        app = web.Application()
        app.add_routes(
            [
                web.post(f"{_ACCOUNT}/Messages.json", self._operation("create_message", self._create_message)),
                web.get(f"{_ACCOUNT}/Messages.json", self._operation("list_messages", self._list_messages)),
                web.delete(f"{_ACCOUNT}/Messages/{{message}}.json", self._operation("delete_message", self._delete)),
                web.get(f"{_ACCOUNT}/Messages/{{message}}/Media.json", self._operation("list_media", self._list_media)),
                web.post("/v1/Content", self._operation("create_content", self._create_content)),
                web.get("/v1/Content", self._operation("list_contents", self._list_contents)),
                web.post("/v1/Content/{sid}/ApprovalRequests/whatsapp", self._operation("approve", self._approve)),
                web.get("/v1/Content/{sid}/ApprovalRequests", self._operation("approve", self._approval)),
                web.get(f"{_ACCOUNT}/Messages/{{message}}/Media/{{sid}}", self._operation("media", self._media)),
                web.delete(f"{_ACCOUNT}/Messages/{{message}}/Media/{{sid}}", self._operation("media", self._media)),
                web.get("/signed", self._signed),
            ]
        )
        return app

    def _operation(self, operation: Operation, obey: Handler) -> Handler:
        async def answer(request: web.Request) -> web.StreamResponse:
            await self._record(operation, request)
            waiting = self._failures.get(operation)
            failure = waiting.pop(0) if waiting else Failure()
            await asyncio.sleep(failure.delay)
            if failure.cut == "before" or failure.status >= 300:
                return self._failed(request, failure)
            answered = await self._obeyed(request, obey)
            return self._failed(request, failure) if failure.cut or failure.body is not None else answered

        return answer  # type: ignore[return-value]  # aiohttp takes any StreamResponse

    async def _record(self, operation: Operation, request: web.Request) -> None:
        read: Callable[[], Awaitable[Any]] = (
            request.json if request.content_type == "application/json" else request.post
        )
        given: dict[str, Any] = dict(await read()) if request.method == "POST" else {}
        request[_GIVEN] = given
        query, headers = dict(request.query), dict(request.headers)
        self.requests.append(Request(operation, request.method, request.path, query, headers, given))

    def _failed(self, request: web.Request, failure: Failure) -> web.Response:
        if failure.cut and request.transport:
            request.transport.abort()
        if failure.body is not None:
            return web.Response(body=failure.body.encode(errors="surrogateescape"), status=failure.status)
        headers = {"Retry-After": failure.retry_after} if failure.retry_after else {}
        return _error(failure.status, failure.code, "as asked", headers)

    async def _obeyed(self, request: web.Request, obey: Handler) -> web.Response:
        if request.headers.get("Authorization") != encode_basic_auth(self.account_sid, self.auth_token):
            return _error(401, 20003, "Authenticate")
        if request.match_info.get("account", self.account_sid) != self.account_sid:
            return _error(404, 20404, "no such account")
        try:
            return await obey(request)
        except Broken as rule:
            self.broken_rules.append(f"{rule.code}: {rule}")
            return _error(400, rule.code, str(rule))

    async def _create_message(self, request: web.Request) -> web.Response:
        if request.content_type != "application/x-www-form-urlencoded":
            raise Broken(20001, "the type of the body")
        form = _given(request)
        now = format_datetime(self.now())
        made = {
            "sid": f"SM{uuid4().hex}",
            "account_sid": self.account_sid,
            "body": check_message(form, self.contents),
            "to": form["To"],
            "from": form.get("From"),
            "status": "queued" if "From" in form else "accepted",
            "messaging_service_sid": form.get("MessagingServiceSid"),
            "date_created": now,
            "date_sent": None,
            "direction": "outbound-api",
            "error_code": None,
            "_callback": form.get("StatusCallback"),
        }
        self.messages.insert(0, made)
        if self.statuses:
            report = asyncio.create_task(self._report_all(made))
            self._reports.add(report)
            report.add_done_callback(self._reports.discard)
        return web.json_response(_public(made), status=201)

    async def _list_messages(self, request: web.Request) -> web.Response:
        if unknown := set(request.query) - LIST_PARAMETERS:
            raise Broken(20001, f"unknown: {unknown}")
        size = int(request.query.get("PageSize", 50))
        to, page = request.query.get("To"), int(request.query.get("Page", 0))
        day = request.query.get("DateSent>", "")[:10]
        found = [
            _public(message)
            for message in self.messages
            if to in {None, message["to"]} and (not day or _day(message["date_sent"]) >= day)
        ]
        some, more = found[page * size : (page + 1) * size], len(found) > (page + 1) * size
        following = f"{request.path}?{urlencode({**request.query, 'Page': page + 1})}" if more else None
        return web.json_response({"messages": some, "page": page, "page_size": size, "next_page_uri": following})

    async def _delete(self, request: web.Request) -> web.Response:
        """Not what is on its way; the media of a message are deleted each for itself."""
        found = [each for each in self.messages if each["sid"] == request.match_info["message"]]
        if not found:
            return _error(404, 20404, "no such message")
        if found[0]["status"] in {"accepted", "scheduled", "queued", "sending"}:
            return _error(400, 20009, "Cannot delete this resource before it is complete")
        self.messages.remove(found[0])
        return web.Response(status=204)

    async def _list_media(self, request: web.Request) -> web.Response:
        attached = self._attached.get(request.match_info["message"], [])
        attached = [each for each in attached if each["uri"].removesuffix(".json") in self.media]
        return web.json_response({"media_list": attached, "page": 0, "page_size": 50, "next_page_uri": None})

    async def _create_content(self, request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            raise Broken(20001, "the type of the body")
        content = dict(_given(request))
        check_content(content)
        content["sid"] = f"HX{uuid4().hex}"
        self.contents[content["sid"]] = content
        return web.json_response(content, status=201)

    async def _list_contents(self, request: web.Request) -> web.Response:
        size, page = int(request.query.get("PageSize", 50)), int(request.query.get("Page", 0))
        some = list(self.contents.values())[page * size : (page + 1) * size]
        more = len(self.contents) > (page + 1) * size
        following = f"{self.url}/v1/Content?PageSize={size}&Page={page + 1}" if more else None
        return web.json_response({"contents": some, "meta": {"key": "contents", "next_page_url": following}})

    async def _approve(self, request: web.Request) -> web.Response:
        sid = request.match_info["sid"]
        if sid not in self.contents or sid in self.approvals:
            raise Broken(20001, "no such content, or submitted already")
        check_approval(_given(request), self.contents[sid])
        self.approvals[sid] = {**_given(request), "status": "received"}
        return web.json_response(self.approvals[sid], status=201)

    async def _approval(self, request: web.Request) -> web.Response:
        sid = request.match_info["sid"]
        return web.json_response({"sid": sid, "whatsapp": self.approvals.get(sid, {"status": "unsubmitted"})})

    async def _media(self, request: web.Request) -> web.Response:
        path = request.path.removesuffix(".json")
        if path not in self.media:
            return _error(404, 20404, "no such media")
        if request.method == "DELETE":
            del self.media[path]
            return web.Response(status=204)
        raise web.HTTPTemporaryRedirect(f"/signed?path={request.path}")

    async def _signed(self, request: web.Request) -> web.Response:
        if "Authorization" in request.headers:
            self.broken_rules.append("the credential was shown to the signed address")
            return web.Response(status=400)
        return web.Response(body=self.media[request.query["path"]])


def _given(request: web.Request) -> dict[str, Any]:
    return request[_GIVEN]


def _day(sent: str | None) -> str:
    return f"{parsedate_to_datetime(sent):%Y-%m-%d}" if sent else ""


def _public(message: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in message.items() if not name.startswith("_")}


def _error(status: int, code: int | None, message: str, headers: Mapping[str, str] | None = None) -> web.Response:
    text = json.dumps({"code": code or status, "message": message, "status": status})
    return web.Response(text=text, status=status, content_type="application/json", headers=headers)


__all__ = ["Failure", "Request", "TwilioStandIn", "signature"]
