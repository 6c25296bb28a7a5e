"""What it costs to move rows to a newer key, beside a bare loop that stops everything else and asks nothing."""

from time import perf_counter

import sqlalchemy as sa
from cryptography.fernet import Fernet, MultiFernet

from bot.engine.clock import SystemClock
from bot.store.database import Database
from bot.store.resealing import SEALINGS, needing_old_keys, reseal
from bot.store.tables import contacts
from bot.store.vault import Vault
from tests.benchmarks.lab import Lab
from tests.benchmarks.options import Options
from tests.benchmarks.stores import Stores
from tests.benchmarks.tables import middle, ratio, show

ROWS = 10_000
_PROFILE = {"name": "Kate Jones", "nudges": ["0123456789abcdef"] * 10}
_AT_ONCE = 2_000


async def measure(_lab: Lab, stores: Stores, options: Options) -> None:
    bare, ours = [], []
    for _ in range(options.trials):
        async with stores.copy(0, sealed=True) as url:
            bare.append(await _bare(url))
        async with stores.copy(0, sealed=True) as url:
            ours.append(await _ours(url))
    rows = [
        ["bare: one transaction for all", f"{ROWS / middle(bare):,.0f}", "1.00"],
        ["reseal, in batches that can be stopped", f"{ROWS / middle(ours):,.0f}", ratio(middle(ours), middle(bare))],
    ]
    show(f"{ROWS:,} rows to a newer key on {stores.kind}", ("", "rows/s", "time, ratio"), rows)


async def _ours(url: str) -> float:
    database = await _filled(url)
    since = perf_counter()
    changed = await reseal(database, lambda *_: None)
    taken = perf_counter() - since
    left = await needing_old_keys(database)
    await database.close()
    if changed != ROWS or left:
        raise RuntimeError(f"{changed} rows were moved, and left are {left}")
    return taken


async def _bare(url: str) -> float:
    """All of the one table there are rows in: read, turned over, written back."""
    database = await _filled(url)
    rotate = MultiFernet([Fernet(key) for key in _KEYS]).rotate
    [sealing] = [each for each in SEALINGS if each.table is contacts]
    change = sa.text("UPDATE contacts SET profile = :profile WHERE id = :id")
    since = perf_counter()
    async with database.begin() as tx:
        rows = (await tx.execute(sealing.rows())).all()
        new = [{"id": row.key, "profile": rotate(row.profile.encode()).decode()} for row in rows]
        await tx.execute(change, new)
    taken = perf_counter() - since
    await database.close()
    return taken


_KEYS = [Fernet.generate_key().decode() for _ in range(2)]


async def _filled(url: str) -> Database:
    """With rows under the older key."""
    now, earlier = SystemClock().now(), Database.connect(url, Vault(_KEYS[1:]))
    async with earlier.begin() as tx:
        for first in range(0, ROWS, _AT_ONCE):
            places = range(first, first + _AT_ONCE)
            rows = [{"id": f"{place:032}", "profile": _PROFILE, "created_at": now} for place in places]
            await tx.execute(sa.insert(contacts), rows)
    await earlier.close()
    return Database.connect(url, Vault(_KEYS))
