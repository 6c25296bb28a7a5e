"""What Google is asked, what it costs, and what its failures mean."""

from collections.abc import AsyncIterator

import pytest

from bot.model.messages import Reason
from bot.ports import Refused, Unavailable
from integrations.google_places.client import GoogleAddresses
from integrations.google_places.settings import GooglePlacesSettings
from tests.standins.google_places import GooglePlacesStandIn


def settings_for(google: GooglePlacesStandIn, **other: str) -> GooglePlacesSettings:
    given = {"google_places_url": google.url, "google_maps_api_key": google.key}
    return GooglePlacesSettings.model_validate(given | other)


@pytest.fixture
async def google() -> AsyncIterator[GooglePlacesStandIn]:
    async with GooglePlacesStandIn() as standin:
        yield standin


@pytest.fixture
async def addresses(google: GooglePlacesStandIn) -> AsyncIterator[GoogleAddresses]:
    client = GoogleAddresses(settings_for(google))
    yield client
    await client.close()
    assert google.broken_rules == []


async def test_it_is_asked_for_a_house_in_britain_and_nothing_else(
    addresses: GoogleAddresses, google: GooglePlacesStandIn
) -> None:
    await addresses.find("M32 8JL", "Flat  2, 12")
    assert google.requests == [
        {
            "textQuery": "Flat 2, 12, M32 8JL, United Kingdom",
            "regionCode": "GB",
            "languageCode": "en",
            "pageSize": 10,
        }
    ]


async def test_without_a_house_nothing_is_asked(addresses: GoogleAddresses, google: GooglePlacesStandIn) -> None:
    assert await addresses.find("M32 8JL", " ") is None
    assert google.requests == []


@pytest.mark.parametrize(
    ("status", "headers", "retry_after"),
    [(429, {"Retry-After": "7"}, 7.0), (429, {}, None), (500, {}, None), (503, {"Retry-After": "soon"}, None)],
)
async def test_too_often_a_used_up_quota_and_a_failure_pass(
    addresses: GoogleAddresses,
    google: GooglePlacesStandIn,
    status: int,
    headers: dict[str, str],
    retry_after: float | None,
) -> None:
    google.instead(status, "RESOURCE_EXHAUSTED", headers=headers)
    with pytest.raises(Unavailable) as away:
        await addresses.find("M32 8JL", "12")
    assert away.value.retry_after == retry_after


@pytest.mark.parametrize("status", [400, 401, 403, 404])
async def test_a_key_of_no_use_is_named_and_an_address_is_not(
    addresses: GoogleAddresses, google: GooglePlacesStandIn, status: int
) -> None:
    google.instead(status, "PERMISSION_DENIED")
    with pytest.raises(Refused, match="GOOGLE_MAPS_API_KEY") as refused:
        await addresses.find("M32 8JL", "12")
    assert refused.value.reason is Reason.MISCONFIGURED
    assert "M32" not in str(refused.value)


async def test_a_wrong_key_is_told(google: GooglePlacesStandIn) -> None:
    client = GoogleAddresses(settings_for(google, google_maps_api_key="another"))
    with pytest.raises(Refused, match="GOOGLE_MAPS_API_KEY"):
        await client.find("M32 8JL", "12")
    await client.close()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"places": [{"addressComponents": 1}]}', b" " * 2_000_000])
async def test_what_is_no_answer_passes(addresses: GoogleAddresses, google: GooglePlacesStandIn, body: bytes) -> None:
    google.instead(200, body=body)
    with pytest.raises(Unavailable):
        await addresses.find("M32 8JL", "12")


async def test_nobody_waits_longer_than_the_limit(google: GooglePlacesStandIn) -> None:
    client = GoogleAddresses(settings_for(google), time_limit=0.0)
    with pytest.raises(Unavailable):
        await client.find("M32 8JL", "12")
    await client.close()


async def test_nobody_there_is_a_failure_that_passes(google: GooglePlacesStandIn) -> None:
    client = GoogleAddresses(settings_for(google, google_places_url="http://127.0.0.1:1"))
    with pytest.raises(Unavailable):
        await client.find("M32 8JL", "12")
    await client.close()
