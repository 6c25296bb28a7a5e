"""The simulator's time: moved forward, past all that falls due on the way, and kept over a restart."""

import asyncio
from datetime import datetime, timedelta

from bot.engine.bells import Bells
from bot.store import deeds, inbox, memos, outbox
from bot.store.database import Database
from bot.web.simulator.phones import MovableClock

CLOCK_OFFSET = "clock_offset"
_MOST_STOPS = 200  # on the way: what is left is read at its end
_PATIENCE = 1.0  # seconds for what is due at one moment
_LOOKS_EVERY = 0.02


async def load_offset(database: Database) -> timedelta:
    async with database.begin() as tx:
        return timedelta(seconds=float(await memos.read(tx, CLOCK_OFFSET) or 0))


async def move_on(database: Database, clock: MovableClock, bells: Bells, by: timedelta) -> None:
    """A letter that is due by day is read by day, even where it is night at both ends."""
    target = clock.now() + by
    for _ in range(_MOST_STOPS):
        async with database.begin() as tx:
            due = await inbox.next_due(tx, clock.now())
        if due is None or due >= target:
            break
        await _move_to(due, database, clock, bells)
        if not await _is_read(database, clock):
            break
    await _move_to(target, database, clock, bells)


async def _move_to(moment: datetime, database: Database, clock: MovableClock, bells: Bells) -> None:
    offset = clock.offset + max(moment - clock.now(), timedelta())
    async with database.begin() as tx:
        await memos.write(tx, database, CLOCK_OFFSET, str(offset.total_seconds()))
    clock.offset = offset
    bells.ring()


async def _is_read(database: Database, clock: MovableClock) -> bool:
    """False when nobody works, or it takes too long to wait for."""
    try:
        async with asyncio.timeout(_PATIENCE):
            while await _work_left(database, clock.now()):  # noqa: ASYNC110 - another process may do it
                await asyncio.sleep(_LOOKS_EVERY)
    except TimeoutError:
        return False
    return True


async def _work_left(database: Database, now: datetime) -> int:
    async with database.begin() as tx:
        events, _ = await inbox.oldest_waiting(tx, now)
        return events + await outbox.count_waiting(tx, now) + await deeds.count_waiting(tx, now)
