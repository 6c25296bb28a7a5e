"""The simulator's time: moved forward, and kept over a restart."""

from datetime import timedelta

from bot.engine.bells import Bells
from bot.store import memos
from bot.store.database import Database
from bot.web.simulator.phones import MovableClock

CLOCK_OFFSET = "clock_offset"


async def load_offset(database: Database) -> timedelta:
    async with database.begin() as tx:
        return timedelta(seconds=float(await memos.read(tx, CLOCK_OFFSET) or 0))


async def move_on(database: Database, clock: MovableClock, bells: Bells, by: timedelta) -> None:
    offset = clock.offset + by
    async with database.begin() as tx:
        await memos.write(tx, database, CLOCK_OFFSET, str(offset.total_seconds()))
    clock.offset = offset
    bells.ring()
