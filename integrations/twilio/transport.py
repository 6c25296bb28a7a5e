"""The SDK's HTTP client made safe: bounded in time, silent, and with our two kinds of failure."""

import asyncio
import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlencode

import aiohttp
from twilio.base.exceptions import TwilioException
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.http.response import Response

from bot.model.messages import Reason
from bot.ports import Refused, Unavailable, Unsure
from integrations.twilio.codes import meaning

TIME_LIMIT = 10.0  # seconds, for one request and its answer
_CONNECT_LIMIT = 4.0

# The SDK logs addresses and query strings, which are people's numbers.
_SILENT = logging.Logger("twilio.silent", level=logging.CRITICAL + 1)  # noqa: LOG001 - in no hierarchy on purpose

_NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)
_CUT_OFF = (aiohttp.ClientError, TimeoutError, OSError, UnicodeDecodeError)


@contextmanager
def understood(*, changes: bool) -> Iterator[None]:
    """Around every call of the SDK, which stumbles over answers of another shape in ways of its own."""
    try:
        yield
    except (TwilioException, LookupError, TypeError, AttributeError, ValueError) as error:
        raise _unanswered(changes=changes)(f"Twilio's answer is not understood: {type(error).__name__}") from None


class Transport(AsyncTwilioHttpClient):  # type: ignore[misc]  # the SDK is untyped
    def __init__(self) -> None:
        super().__init__(pool_connections=False, logger=_SILENT)
        self.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(sock_connect=_CONNECT_LIMIT))

    async def request(  # noqa: PLR0913, PLR0917 - the SDK's signature
        self,
        method: str,
        url: str,
        params: Mapping[str, object] | None = None,
        data: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - the SDK passes it and ignores it
        allow_redirects: bool = False,  # noqa: FBT001, FBT002
    ) -> Response:
        with _failures(changes=method.upper() != "GET"):
            async with asyncio.timeout(TIME_LIMIT):
                response = await super().request(
                    method,
                    url,
                    params,
                    _encode(data, headers or {}),
                    _with_credential(headers or {}, auth),
                    allow_redirects=allow_redirects,
                )
        return _checked(response, changes=method.upper() != "GET")


def _encode(data: Mapping[str, object] | None, headers: Mapping[str, str]) -> object:
    # The synchronous client of the SDK sends JSON where it says so; the asynchronous one forgets to. It also leaves
    # the form to aiohttp, which takes three times as long over it.
    if headers.get("Content-Type") == "application/json":
        return json.dumps(data)
    return urlencode(data, doseq=True) if data else data


def _with_credential(headers: Mapping[str, str], auth: tuple[str, str] | None) -> dict[str, str]:
    # The SDK would use aiohttp's BasicAuth, which is deprecated and warns.
    return {**headers, **({"Authorization": aiohttp.encode_basic_auth(*auth)} if auth else {})}


@contextmanager
def _failures(*, changes: bool) -> Iterator[None]:
    # Without "from": the text of a client error may hold the address, which holds a number.
    try:
        yield
    except _NOT_SENT as error:
        raise Unavailable(f"Twilio cannot be reached: {type(error).__name__}") from None
    except _CUT_OFF as error:
        raise _unanswered(changes=changes)(f"Twilio did not answer: {type(error).__name__}") from None


def _unanswered(*, changes: bool) -> type[Unavailable]:
    return Unsure if changes else Unavailable


def _checked(response: Response, *, changes: bool) -> Response:
    if response.status_code >= 300:
        raise _failure(response, changes=changes)
    if response.status_code != 204 and _object(response.text) is None:
        raise _unanswered(changes=changes)("Twilio's answer cannot be read")
    return response


def _failure(response: Response, *, changes: bool) -> Exception:
    status = response.status_code
    code = str((_object(response.text) or {}).get("code") or status)
    if status in {401, 403}:
        return Refused(
            "Twilio does not accept TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN",
            reason=Reason.MISCONFIGURED,
            code=code,
        )
    if status >= 500 and changes:  # what is behind the door that failed may have done it
        return Unsure(f"Twilio answered {status}", retry_after=_retry_after(response))
    if status >= 500 or status == 429 or meaning(code).unavailable:
        wait = _retry_after(response)
        return Unavailable(f"Twilio answered {status} ({code})", retry_after=wait)
    return Refused(f"Twilio answered {status} ({code})", reason=meaning(code).reason, code=code)


def _retry_after(response: Response) -> float | None:
    given = (response.headers or {}).get("Retry-After", "")
    return float(given) if given.isdigit() else None


def _object(text: str) -> Mapping[str, object] | None:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
