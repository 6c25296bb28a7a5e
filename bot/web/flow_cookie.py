"""What a browser remembers of the payment page it was led to, so that looking twice does not make it twice."""

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import web

from bot.store.vault import Vault

LASTS = timedelta(minutes=5)
_NAME, _PATH = "flow", "/reg_setup"


@dataclass(frozen=True)
class Flow:
    billing_request_id: str
    made_at: datetime
    address: str


class FlowCookie:
    """Signed, as it leads somewhere: only what we gave is taken back."""

    def __init__(self, vault: Vault, *, is_secure: bool) -> None:
        self._vault = vault
        self._is_secure = is_secure

    def read(self, request: web.Request) -> Flow | None:
        text, _, signature = request.cookies.get(_NAME, "").partition(".")
        if not hmac.compare_digest(self._vault.sign(text).encode(), signature.encode("utf-8", "surrogateescape")):
            return None
        billing_request_id, made_at, address = json.loads(urlsafe_b64decode(text))
        return Flow(billing_request_id, datetime.fromisoformat(made_at), address)

    def write(self, answer: web.Response, flow: Flow) -> None:
        plain = json.dumps([flow.billing_request_id, flow.made_at.isoformat(), flow.address])
        text = urlsafe_b64encode(plain.encode()).decode()
        seconds = int(LASTS.total_seconds())
        value = f"{text}.{self._vault.sign(text)}"
        answer.set_cookie(
            _NAME, value, path=_PATH, max_age=seconds, httponly=True, secure=self._is_secure, samesite="Lax"
        )

    def forget(self, answer: web.Response) -> None:
        answer.del_cookie(_NAME, path=_PATH)
