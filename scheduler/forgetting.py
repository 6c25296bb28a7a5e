"""What is kept only for a while goes by the clock, by the one declaration of what is kept and for how long."""

from bot.club.retention import KEPT, Kind
from bot.store import retention, seasons
from bot.store.retained_seasons import seasons_over
from bot.store.runs import Swept
from scheduler.means import Means

_MOST_ROUNDS = 200  # of so many rows each; the rest goes next time


async def forget_what_is_over(means: Means) -> Swept:
    forgotten = sum([await forget(means, kept.kind) for kept in KEPT])
    return Swept(forgotten, forgotten)


async def forget(means: Means, kind: Kind) -> int:
    """In rounds, each a transaction of its own, so that nobody waits long."""
    forgotten = 0
    for _ in range(_MOST_ROUNDS):
        async with means.database.begin() as tx:
            some = await retention.forget(tx, kind, means.club, means.clock.now())
        forgotten += some
        if not some:
            break
    return forgotten


async def close_the_season(means: Means) -> Swept:
    """On the day the club file names, and as long as somebody is left: all of it happens once. Earlier ones, too."""
    async with means.database.begin() as tx:
        over = await seasons_over(tx, means.club, means.clock.now())
    closed = [await seasons.close(means.database, season, means.clock.now()) for season in over]
    return Swept(sum(each.found for each in closed), sum(each.done for each in closed))
