"""What every look-up of addresses promises. The examples are streets that the sandbox and the stand-in know."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest

from bot.ports import Addresses, Unavailable
from integrations.google_places.client import GoogleAddresses
from integrations.google_places.sandbox import SandboxAddresses
from integrations.google_places.settings import GooglePlacesSettings
from tests.standins.google_places import GooglePlacesStandIn


@dataclass
class World:
    addresses: Addresses
    fail_next: Callable[[], None]


@pytest.fixture(params=["sandbox", "client"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    if request.param == "sandbox":
        sandbox = SandboxAddresses()
        yield World(sandbox, sandbox.fail_next)
        return
    async with GooglePlacesStandIn() as google:
        given = {"google_places_url": google.url, "google_maps_api_key": google.key}
        client = GoogleAddresses(GooglePlacesSettings.model_validate(given))
        yield World(client, lambda: google.instead(503))
        await client.close()
        assert google.broken_rules == []


@pytest.mark.parametrize("postcode", ["M32 8JL", "m328jl", " M32  8JL "])
async def test_one_clear_match_is_given_whole(world: World, postcode: str) -> None:
    found = await world.addresses.find(postcode, "12")
    assert found is not None
    assert (found.line_1, found.town, found.city) == ("12 Larkhill Road", "Stretford", "Manchester")
    assert found.postcode == "M32 8JL"
    assert found.full == "12 Larkhill Road, Stretford, Manchester, M32 8JL"


async def test_a_house_may_have_a_name(world: World) -> None:
    found = await world.addresses.find("M41 6BB", "rose  COTTAGE")
    assert found is not None
    assert found.line_1 == "Rose Cottage, Abbey Croft"


@pytest.mark.parametrize(
    ("postcode", "house"),
    [
        ("M41 7BD", "12"),  # on two streets
        ("M41 7BD", "30"),  # on one of two
        ("M32 8JL", "400"),
        ("M32 8JL", "12B"),
        ("M32 8JL", "Flat 2, 12"),
        ("M32 8JL", "Rose Cottage"),
        ("SW1A 1AA", "1"),
        ("", ""),
    ],
)
async def test_what_is_not_sure_is_nothing(world: World, postcode: str, house: str) -> None:
    assert await world.addresses.find(postcode, house) is None


async def test_a_service_that_is_away_says_so_and_comes_back(world: World) -> None:
    world.fail_next()
    with pytest.raises(Unavailable):
        await world.addresses.find("M32 8JL", "12")
    assert await world.addresses.find("M32 8JL", "12") is not None
