"""Addresses from Google's text search. It gets a postcode and a house, and nothing else: not whose they are."""

import asyncio
from collections.abc import Sequence

import httpx
from pydantic import BaseModel, ValidationError

from bot.model.addresses import Address
from bot.model.messages import Reason
from bot.ports import Refused, Unavailable
from integrations.google_places.matching import Place, match
from integrations.google_places.settings import ADDRESS, GooglePlacesSettings

TIME_LIMIT = 10.0  # seconds for all of it: a parent waits
_FIELDS = "places.addressComponents"  # what is not asked for is not paid for, and cannot be kept
_MOST_PLACES = 10
_LONGEST = 2**20  # bytes of an answer
_RULED_OUT = frozenset({400, 401, 403, 404})  # the key, what it may do, how we ask


class _Answer(BaseModel):
    places: list[Place] = []


class GoogleAddresses:
    """To be made inside the running loop."""

    def __init__(self, settings: GooglePlacesSettings, *, time_limit: float = TIME_LIMIT) -> None:
        base = (settings.google_places_url or ADDRESS).rstrip("/")
        self._url = f"{base}/v1/places:searchText"
        self._time_limit = time_limit
        self._client = httpx.AsyncClient(
            headers={
                "X-Goog-Api-Key": settings.google_maps_api_key.get_secret_value(),
                "X-Goog-FieldMask": _FIELDS,
                "Accept-Encoding": "identity",
            },
            timeout=httpx.Timeout(time_limit),
            follow_redirects=False,
            trust_env=False,
        )

    async def close(self) -> None:
        await self._client.aclose()

    async def find(self, postcode: str, house: str) -> Address | None:
        """The one clear match. Raises Unavailable, or Refused where the key is of no use."""
        postcode, house = " ".join(postcode.split()), " ".join(house.split())
        if not (postcode and house):
            return None
        return match(postcode, house, await self._search(f"{house}, {postcode}, United Kingdom"))

    async def _search(self, text: str) -> Sequence[Place]:
        asked = {"textQuery": text, "regionCode": "GB", "languageCode": "en", "pageSize": _MOST_PLACES}
        try:
            async with asyncio.timeout(self._time_limit):
                body = await self._answered(asked)
            return _Answer.model_validate_json(body).places
        except (httpx.HTTPError, TimeoutError) as error:  # without "from": its request quotes the address
            raise Unavailable(f"Google did not answer: {type(error).__name__}") from None
        except ValidationError:
            raise Unavailable("Google's answer cannot be read") from None

    async def _answered(self, asked: dict[str, object]) -> bytes:
        async with self._client.stream("POST", self._url, json=asked) as response:
            _check(response)
            body = bytearray()
            async for piece in response.aiter_raw():
                body += piece
                if len(body) > _LONGEST:
                    raise Unavailable("Google's answer is too long to be one")
            return bytes(body)


def _check(response: httpx.Response) -> None:
    """Too often, and the day's quota, are both 429."""
    status = response.status_code
    if status in _RULED_OUT:
        raise Refused(
            f"Google does not accept GOOGLE_MAPS_API_KEY for Places API (New) ({status})",
            reason=Reason.MISCONFIGURED,
            code=str(status),
        )
    if status != 200:
        raise Unavailable(f"Google answered {status}", retry_after=_seconds(response.headers.get("Retry-After", "")))


def _seconds(told: str) -> float | None:
    return float(told) if told.isascii() and told.isdecimal() and len(told) < 6 else None
