"""GoCardless's webhooks: proved, stored and answered; all work comes later."""

import hashlib
import hmac
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import structlog
from aiohttp import web
from pydantic import SecretStr, ValidationError

from bot.model.money import HeardOfMoney
from bot.ports import IncomingMoney
from integrations.gocardless import parsing

_log = structlog.get_logger()
_PATH = "/webhooks/gocardless"
_SIGNATURE = "Webhook-Signature"
_ID = re.compile(r"[\w-]{1,100}", re.ASCII)
BODIES = {_PATH: 2 * 1024 * 1024}  # 250 events, each with all its links and metadata


class NotProved(web.HTTPClientError):
    """As GoCardless asks for it."""

    status_code = 498


def signature(secret: str, body: bytes) -> str:
    return hmac.digest(secret.encode(), body, hashlib.sha256).hex()


class Webhooks:
    """Without a secret nothing is believed: anybody could sign with an empty one."""

    def __init__(
        self, secret: SecretStr, incoming: IncomingMoney, count_refused: Callable[[], object] = lambda: None
    ) -> None:
        self._secret = secret.get_secret_value()
        self._incoming = incoming
        self._count_refused = count_refused

    def routes(self) -> list[web.RouteDef]:
        return [web.post(_PATH, self.post), web.get(f"{_PATH}/test", self.test)]

    async def post(self, request: web.Request) -> web.Response:
        await self.take(await request.read(), request.headers.get(_SIGNATURE, ""))
        return web.Response(text="Stored")

    async def test(self, _: web.Request) -> web.Response:
        state = "A secret is set" if self._secret else "No secret is set, so every webhook is refused"
        return web.Response(text=f"The address for GoCardless's webhooks answers. {state}.")

    async def take(self, body: bytes, signed: str) -> None:
        """All its events are stored when this returns. Raises an HTTP answer for what is not taken."""
        if not self._secret or not hmac.compare_digest(_bytes(signature(self._secret, body)), _bytes(signed)):
            _log.warning("webhook refused: not signed by GoCardless", has_secret=bool(self._secret))
            self._count_refused()
            raise NotProved(text="The signature does not match")
        await self._incoming.money(list(_heard(_events(body))))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _events(body: bytes) -> list[Any]:
    try:
        events = json.loads(_whole(json.loads(body)))["events"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise web.HTTPBadRequest(text="The body holds no events") from None
    if not isinstance(events, list):
        raise web.HTTPBadRequest(text="The body holds no events")
    return events


def _whole(given: object) -> bytes:
    """Without halves of characters, which no database takes."""
    return json.dumps(given, ensure_ascii=False).encode("utf-8", "replace")


def _heard(events: list[Any]) -> Iterator[HeardOfMoney]:
    for given in events:
        try:
            event = parsing.event(given)
        except (KeyError, TypeError, AttributeError, ValidationError):
            event = None
        if event is None or not _ID.fullmatch(event.id):
            _log.warning("an event that cannot be read is left to the sweep")  # nothing in it tells which
        else:
            yield HeardOfMoney(event=event, raw=given)
