"""Twilio's webhooks: proved, stored and answered; all work comes later."""

import hashlib
import hmac
import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, urlsplit

import structlog
from aiohttp import web
from pydantic import SecretStr

from bot.ports import Incoming
from integrations.twilio import parsing

_log = structlog.get_logger()
_MOST_FIELDS = 500
_SIGNATURE = "X-Twilio-Signature"
_DIGEST = "bodySHA256"

Pairs = list[tuple[str, str]]


class Webhooks:
    def __init__(
        self,
        auth_token: SecretStr,
        public_url: str,
        incoming: Incoming,
        count_refused: Callable[[], object] = lambda: None,
    ) -> None:
        self._token = auth_token.get_secret_value().encode()
        self._origins = _origins(public_url)
        self._incoming = incoming
        self._count_refused = count_refused

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
        body = await request.read()
        if request.content_type == "application/json":
            return self._proved_json(request, body)
        pairs = _pairs(body)
        if not self._is_signed(request, pairs, [(_whole(name), _whole(value)) for name, value in pairs]):
            raise self._refused(request)
        return _clean({_whole(name): _whole(value) for name, value in pairs})

    def _proved_json(self, request: web.Request, body: bytes) -> dict[str, str]:
        digest = request.query.get(_DIGEST)
        if digest == "":
            raise web.HTTPBadRequest(text=f"{_DIGEST} is empty")
        is_whole = hmac.compare_digest(hashlib.sha256(body).hexdigest().encode(), _bytes(digest or ""))
        if not is_whole or not self._is_signed(request, []):
            raise self._refused(request)
        try:
            given = json.loads(body.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            raise web.HTTPBadRequest(text="The body is not JSON") from None
        return _clean(given) if isinstance(given, dict) else {}

    def _is_signed(self, request: web.Request, *spelled: Pairs) -> bool:
        shown = _bytes(request.headers.get(_SIGNATURE, ""))
        if not self._token:  # anybody could sign with an empty token
            return False
        urls = [origin + _path(request) for origin in self._origins]
        # Twilio signs an apostrophe in the query as %27, however it sends it.
        urls += [url.replace("'", "%27") for url in urls if "'" in url]
        return any(hmac.compare_digest(self._signature(url, pairs), shown) for url in urls for pairs in spelled)

    def _signature(self, url: str, pairs: Pairs) -> bytes:
        """Not the SDK's, which takes no bytes that are not UTF-8."""
        signed = [_bytes(name) + _bytes(value) for name, value in sorted(set(pairs))]
        return b64encode(hmac.digest(self._token, _bytes(url) + b"".join(signed), hashlib.sha1))

    def _refused(self, request: web.Request) -> web.HTTPForbidden:
        _log.warning("webhook refused: not signed by Twilio for this address", path=request.path[:64])
        self._count_refused()
        return web.HTTPForbidden(text="The signature does not match")


def _origins(public_url: str) -> list[str]:
    """Twilio signs our address with its port or without one."""
    url = urlsplit(public_url.rstrip("/"))
    bare = url.netloc.removesuffix(f":{url.port}")
    port = url.port or (443 if url.scheme == "https" else 80)
    return [url._replace(netloc=netloc).geturl() for netloc in (bare, f"{bare}:{port}")]


def _path(request: web.Request) -> str:
    # The address as Twilio knows it. Host and X-Forwarded-* are the sender's to write, and decoding the path
    # or the query would change what was signed.
    path = request.raw_path
    return path if path.startswith("/") else request.rel_url.raw_path_qs


def _pairs(body: bytes) -> Pairs:
    """Bytes that are not UTF-8 stand in them as they came, because as such they may be signed."""
    text = body.decode("utf-8", "surrogateescape")
    try:
        return parse_qsl(text, keep_blank_values=True, errors="surrogateescape", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise web.HTTPBadRequest(text="The form cannot be read") from None


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _whole(text: str) -> str:
    """With a replacement character for what is no text: half a word is more than none."""
    return _bytes(text).decode("utf-8", "replace")


def _clean(fields: Mapping[str, object]) -> dict[str, str]:
    """Of what a database takes in a text: neither NUL nor half a character."""
    return {
        name: str(value).encode("utf-8", "replace").decode().replace("\0", "")
        for name, value in fields.items()
        if value is not None
    }


def _empty() -> web.Response:
    return web.Response(text="<Response/>", content_type="text/xml")
