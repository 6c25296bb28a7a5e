"""What was looked up is known for thirty days, sealed, and by no address."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from bot.club.retention import Kind
from bot.model.addresses import Address
from bot.ports import Unavailable
from bot.store import tables
from integrations.google_places.cached import KEPT, CachedAddresses
from scheduler.forgetting import forget
from tests.talks import world_on
from tests.world import World

HOME = Address(line_1="12 Larkhill Road", town="Stretford", city="Manchester", postcode="M32 8JL")


@dataclass
class Counted:
    found: Address | None = HOME
    asked: list[tuple[str, str]] = field(default_factory=list)

    async def find(self, postcode: str, house: str) -> Address | None:
        self.asked.append((postcode, house))
        if self.found is None and not house:
            raise Unavailable("away")
        return self.found


def cached(world: World, addresses: Counted) -> CachedAddresses:
    return CachedAddresses(addresses, world.app.database, world.clock)


async def test_the_same_house_is_asked_for_once_however_it_is_written(world: World) -> None:
    counted = Counted()
    addresses = cached(world, counted)
    for told in (("M32 8JL", "12"), ("m328jl", "12"), ("M32 8JL", " 12 ")):
        assert await addresses.find(*told) == HOME
    assert await addresses.find("M32 8JL", "14") == HOME
    assert len(counted.asked) == 2


async def test_that_nothing_was_found_is_known_too_but_not_that_nobody_answered(world: World) -> None:
    counted = Counted(found=None)
    addresses = cached(world, counted)
    assert await addresses.find("M32 8JL", "400") is None
    assert await addresses.find("M32 8JL", "400") is None
    assert len(counted.asked) == 1
    for _ in range(2):
        with pytest.raises(Unavailable):
            await addresses.find("M32 8JL", "")
    assert len(counted.asked) == 3


async def test_after_thirty_days_it_is_asked_anew_and_kept_again(world: World) -> None:
    counted = Counted()
    addresses = cached(world, counted)
    await addresses.find("M32 8JL", "12")
    world.clock.move(KEPT + timedelta(seconds=1))
    counted.found = None
    assert await addresses.find("M32 8JL", "12") is None
    assert await addresses.find("M32 8JL", "12") is None
    assert len(counted.asked) == 2


async def test_the_clock_forgets_what_is_older(world: World) -> None:
    addresses = cached(world, Counted())
    await addresses.find("M32 8JL", "12")
    assert await forget(world.means, Kind.ADDRESSES) == 0
    world.clock.move(KEPT + timedelta(seconds=1))
    await addresses.find("M32 8JL", "14")
    assert await forget(world.means, Kind.ADDRESSES) == 1
    assert len(await world.rows(tables.known_addresses)) == 1


async def test_neither_the_house_nor_its_postcode_can_be_read_in_the_table(database_url: str) -> None:
    key = Fernet.generate_key().decode()
    async with world_on(database_url, DATA_ENCRYPTION_KEYS=key, HANDLE_KEY="a long secret of ours") as world:
        await cached(world, Counted()).find("M32 8JL", "12")
        async with world.app.database.begin() as tx:
            query = sa.text("SELECT digest, found FROM known_addresses")
            [row] = list(await tx.execute(query))
    assert "Larkhill" not in str(row)
    assert "M32" not in str(row)
