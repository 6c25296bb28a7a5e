"""Twilio's webhooks: proved, stored and answered; all work comes later."""

import json
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

import structlog
from aiohttp import web
from multidict import MultiDict
from pydantic import SecretStr
from twilio.request_validator import RequestValidator

from bot.ports import Incoming
from integrations.twilio import parsing

_log = structlog.get_logger()
_MOST_FIELDS = 500
_SIGNATURE = "X-Twilio-Signature"


class Webhooks:
    def __init__(self, auth_token: SecretStr, public_url: str, incoming: Incoming) -> None:
        self._token = auth_token.get_secret_value()
        self._validator = RequestValidator(self._token)
        self._public_url = public_url.rstrip("/")
        self._incoming = incoming

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/webhooks/twilio/message", self.message),
            web.post("/webhook", self.message),
            web.post("/webhooks/twilio/status", self.status),
        ]

    async def message(self, request: web.Request) -> web.Response:
        fields = await self._proved(request)
        try:
            inbound = parsing.inbound(fields)
        except KeyError as missing:
            raise web.HTTPBadRequest(text=f"The field {missing} is missing") from None
        await self._incoming.message(inbound, fields)
        return _empty()

    async def status(self, request: web.Request) -> web.Response:
        fields = await self._proved(request)
        receipt = parsing.receipt(request.query.get("message", ""), fields)
        if receipt is None:
            _log.info(
                "receipt ignored", status=fields.get("MessageStatus", "")[:32], carrier_id=fields.get("MessageSid")
            )
        else:
            await self._incoming.receipt(receipt, fields)
        return _empty()

    async def _proved(self, request: web.Request) -> dict[str, str]:
        body = await _text(request)
        if request.content_type == "application/json":
            return self._proved_json(request, body)
        pairs = _pairs(body)
        if not self._is_signed(request, pairs):
            raise _forbidden(request)
        return _clean(pairs)

    def _proved_json(self, request: web.Request, body: str) -> dict[str, str]:
        if "bodySHA256" not in request.query or not self._is_signed(request, body):
            raise _forbidden(request)
        try:
            given = json.loads(body)
        except ValueError:
            raise web.HTTPBadRequest(text="The body is not JSON") from None
        return _clean(given) if isinstance(given, dict) else {}

    def _is_signed(self, request: web.Request, given: MultiDict[str] | str) -> bool:
        signature = request.headers.get(_SIGNATURE)
        if not self._token or not signature:  # anybody could sign with an empty token
            return False
        url = self._url(request)
        try:
            # Twilio signs an apostrophe in the query as %27, however it sends it.
            return any(self._validator.validate(each, given, signature) for each in {url, url.replace("'", "%27")})
        except UnicodeEncodeError:
            return False

    def _url(self, request: web.Request) -> str:
        # The address as Twilio knows it. Host and X-Forwarded-* are the sender's to write, and decoding the path
        # or the query would change what was signed.
        path = request.raw_path
        return self._public_url + (
            path if path.startswith("/") else urlsplit(path)._replace(scheme="", netloc="").geturl()
        )


def _forbidden(request: web.Request) -> web.HTTPForbidden:
    _log.warning("webhook refused: not signed by Twilio for this address", path=request.path[:64])
    return web.HTTPForbidden(text="The signature does not match")


async def _text(request: web.Request) -> str:
    try:
        return (await request.read()).decode("utf-8")
    except UnicodeDecodeError:
        raise web.HTTPBadRequest(text="The body is not UTF-8") from None


def _pairs(body: str) -> MultiDict[str]:
    try:
        return MultiDict(parse_qsl(body, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise web.HTTPBadRequest(text="The form cannot be read") from None


def _clean(fields: Mapping[str, object]) -> dict[str, str]:
    # A database does not take NUL in a text.
    return {name: str(value).replace("\0", "") for name, value in fields.items() if value is not None}


def _empty() -> web.Response:
    return web.Response(text="<Response/>", content_type="text/xml")
