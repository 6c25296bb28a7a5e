"""Pictures and voice notes that people send: fetched from Twilio, and deleted there afterwards."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from ipaddress import ip_address

import aiohttp
import aiohttp.abc
from yarl import URL

from bot.model.documents import DECLARED
from bot.model.messages import Media, Reason
from bot.model.pictures import LARGEST, Flaw
from bot.ports import Refused, Unavailable, Unusable
from integrations.twilio.settings import TwilioSettings

# What a phone sends as a file is often declared as nothing in particular: its bytes will tell.
_TYPES = ("image/", "audio/", "video/", "application/pdf", "application/octet-stream")
_TIME_LIMIT = 30.0
_MOST_REDIRECTS = 3
_CHUNK = 64 * 1024


class TwilioMedia:
    """To be made inside the running loop."""

    def __init__(self, settings: TwilioSettings) -> None:
        self._own = URL(settings.twilio_api_url).origin() if settings.twilio_api_url else None
        self._session = aiohttp.ClientSession(
            cookie_jar=aiohttp.DummyCookieJar(),
            connector=aiohttp.TCPConnector(resolver=_PublicOnly(self._own), use_dns_cache=False),
        )
        account, token = settings.twilio_account_sid, settings.twilio_auth_token.get_secret_value()
        self._credential = {"Authorization": aiohttp.encode_basic_auth(account, token)}

    async def close(self) -> None:
        await self._session.close()

    async def fetch(self, media: Media, largest: int | None = None) -> bytes:
        """Raises Unusable for what is too large, gone or of no use, Refused for what is not at Twilio, Unavailable."""
        url = self._trusted(useful(media).url)
        with _failures():
            async with asyncio.timeout(_TIME_LIMIT), self._followed(url) as response:
                return await _read(response, largest or LARGEST)

    async def delete(self, media: Media) -> None:
        """Twilio keeps media until then. One that is gone already is no failure."""
        url = self._trusted(media.url)
        with _failures():
            async with (
                asyncio.timeout(_TIME_LIMIT),
                self._session.delete(url, headers=self._credential, allow_redirects=False) as response,
            ):
                if response.status not in {204, 404}:
                    _check(response)

    @asynccontextmanager
    async def _followed(self, url: URL) -> AsyncIterator[aiohttp.ClientResponse]:
        # The first address takes our credential and answers with a signed one, which must never see it.
        headers = self._credential
        for _ in range(_MOST_REDIRECTS + 1):
            async with self._session.get(url, headers=headers, allow_redirects=False) as response:
                if not 300 <= response.status < 400:
                    _check(response)
                    yield response
                    return
                url, headers = self._onward(url, response.headers.get("Location", "")), {}
        raise Refused("The media redirects for ever")

    def _onward(self, url: URL, location: str) -> URL:
        onward = url.join(_parsed(location)) if "//" in location else url.join(URL(location))
        is_own = self._own is not None and onward.origin() == self._own
        if not is_own and (onward.scheme != "https" or _is_private(onward.host or "")):
            raise Refused("The media redirects to an address that is not safe")
        return onward

    def _trusted(self, address: str) -> URL:
        """Only Twilio is shown our credential."""
        url = _parsed(address)
        is_twilio = url.scheme == "https" and (url.host or "").endswith((".twilio.com",)) and url.port == 443
        if is_twilio or (self._own and url.origin() == self._own):
            return url.with_user(None)
        raise Refused("The media is not at Twilio", reason=Reason.MISCONFIGURED)


class _PublicOnly(aiohttp.abc.AbstractResolver):
    """A name may lead anywhere, also into our own network: looked at when it is connected to, so that it cannot change.

    What is an address already is never asked for here.
    """

    def __init__(self, own: URL | None) -> None:
        self._own = own.host if own else None
        self._resolver = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[aiohttp.abc.ResolveResult]:
        found = await self._resolver.resolve(host, port, family)
        if host != self._own and any(_is_private(each["host"]) for each in found):
            raise Refused("The media leads to an address that is not public")
        return found

    async def close(self) -> None:
        await self._resolver.close()


def _is_private(host: str) -> bool:
    """Of an address; a name is neither."""
    try:
        address = ip_address(host)
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return not address.is_global or address.is_multicast


def useful(media: Media) -> Media:
    declared = media.content_type.lower()
    if not declared.startswith(_TYPES) and declared.partition(";")[0].strip() not in DECLARED:
        raise Unusable(Flaw.WRONG_KIND)
    return media


def _parsed(address: str) -> URL:
    try:
        url = URL(address)
    except ValueError:
        raise Refused("The media has no address") from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise Refused("The media has no address")
    return url


def _check(response: aiohttp.ClientResponse) -> None:
    if response.status == 429 or response.status >= 500:
        raise Unavailable(f"The media answered {response.status}")
    if response.status in {401, 403}:
        raise Refused("The media is not shown to TWILIO_ACCOUNT_SID", reason=Reason.MISCONFIGURED)
    if response.status == 404:
        raise Unusable(Flaw.GONE)
    if response.status >= 300:
        raise Refused(f"The media answered {response.status}")


async def _read(response: aiohttp.ClientResponse, largest: int) -> bytes:
    # The length is only what the sender says of it: count what comes.
    if (response.content_length or 0) > largest:
        raise Unusable(Flaw.TOO_LARGE)
    taken = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        taken += chunk
        if len(taken) > largest:
            raise Unusable(Flaw.TOO_LARGE)
    return bytes(taken)


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except aiohttp.InvalidURL:
        raise Refused("The media has no address") from None
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Unavailable(f"The media did not arrive: {type(error).__name__}") from None
