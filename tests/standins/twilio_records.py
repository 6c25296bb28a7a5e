"""What the local Twilio keeps of a request, how one goes wrong, and how Twilio signs."""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Operation = Literal[
    "create_message",
    "list_messages",
    "delete_message",
    "list_media",
    "create_content",
    "list_contents",
    "approve",
    "media",
]


@dataclass(frozen=True)
class Failure:
    """How one request goes wrong; `cut` is before or after the request has been obeyed."""

    status: int = 200
    code: int | None = None
    retry_after: str | None = None
    body: str | None = None
    cut: Literal["before", "after"] | None = None
    delay: float = 0.0


@dataclass(frozen=True)
class Request:
    operation: Operation
    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Mapping[str, Any]


def signature(token: str, url: str, pairs: Iterable[tuple[str, str]]) -> str:
    """X-Twilio-Signature, as Twilio's security page describes it."""
    signed = url + "".join(name + value for name, value in sorted(set(pairs)))
    return base64.b64encode(hmac.digest(token.encode(), signed.encode(), hashlib.sha1)).decode()
