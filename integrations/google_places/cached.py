"""What was looked up once is known for a while: sealed, and found again by a digest that tells no address."""

from datetime import timedelta

from bot.model.addresses import Address
from bot.ports import Addresses, Clock
from bot.store import known_addresses
from bot.store.database import Database

KEPT = timedelta(days=30)


class CachedAddresses:
    """Also what was not found: asked again at once, Google would say the same and want to be paid."""

    def __init__(self, addresses: Addresses, database: Database, clock: Clock) -> None:
        self._addresses = addresses
        self._database = database
        self._clock = clock

    async def find(self, postcode: str, house: str) -> Address | None:
        digest = self._digest(postcode, house)
        async with self._database.begin() as tx:
            known = await known_addresses.read(tx, digest, self._clock.now() - KEPT)
        if known is not None:
            return known.address
        found = await self._addresses.find(postcode, house)
        async with self._database.begin() as tx:
            await known_addresses.keep(tx, self._database, digest, found, self._clock.now())
        return found

    def _digest(self, postcode: str, house: str) -> str:
        told = f"{''.join(postcode.upper().split())}|{' '.join(house.casefold().split())}"
        return self._database.vault.sign(f"address:{told}")
