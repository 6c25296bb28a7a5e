"""Airtable's webhooks: a ping without data, proved and noted; what happened is asked for later."""

import base64
import hashlib
import hmac
from collections.abc import Callable

import structlog
from aiohttp import web
from pydantic import SecretStr

from bot.ports import IncomingRoster

_log = structlog.get_logger()
PATH = "/webhooks/airtable"
_MAC = "X-Airtable-Content-MAC"
BODIES = {PATH: 64 * 1024}


def signature(secret: str, body: bytes) -> str:
    return "hmac-sha256=" + hmac.digest(base64.b64decode(secret), body, hashlib.sha256).hex()


class Webhooks:
    """Without a secret nothing is believed."""

    def __init__(
        self, secret: SecretStr, incoming: IncomingRoster, count_refused: Callable[[], object] = lambda: None
    ) -> None:
        self._secret = secret.get_secret_value()
        self._incoming = incoming
        self._count_refused = count_refused

    def routes(self) -> list[web.RouteDef]:
        return [web.post(PATH, self.post)]

    async def post(self, request: web.Request) -> web.Response:
        await self.take(await request.read(), request.headers.get(_MAC, ""))
        return web.Response(status=204)

    async def take(self, body: bytes, signed: str) -> None:
        given = signed.encode("utf-8", "surrogateescape")
        if not self._secret or not hmac.compare_digest(signature(self._secret, body).encode(), given):
            _log.warning("webhook refused: not signed by Airtable", has_secret=bool(self._secret))
            self._count_refused()
            raise web.HTTPForbidden(text="The signature does not match")
        await self._incoming.roster_changed()
