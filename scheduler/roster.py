"""Keeps the club's table outside: what people did there is read, then what happened here is written.

Nothing is lost while the table is away: a row stays due until it stands there as it is drawn.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.model.turn import Notice
from bot.ports import Refused, RosterTable, Unavailable
from bot.store import memos, notices
from bot.store.memos import Memo
from scheduler.means import RosterMeans, TableMeans
from scheduler.roster_reading import read_roster
from scheduler.roster_writing import write_roster

log = structlog.get_logger()
_ALONE = "roster_alone_until"
_RESTS, _REST = "roster_rests_until", timedelta(minutes=10)
_LEASE = timedelta(minutes=9)  # a job has ten; who dies with it is waited for
_THRESHOLDS = (80, 100)  # percent of a month's requests, at which the secretary is told


@dataclass
class Purse:
    """What requests are left of the month."""

    table: RosterTable
    most: int
    spent: int
    begun_at: int = field(init=False)

    def __post_init__(self) -> None:
        self.begun_at = self.table.calls

    @property
    def now_spent(self) -> int:
        return self.spent + self.table.calls - self.begun_at

    @property
    def percent(self) -> int:
        return self.now_spent * 100 // self.most


async def keep_roster(means: TableMeans, *, is_forced: bool = False) -> int:
    """How many rows were written and how many edits were read. `is_forced`: what people did is asked for at once."""
    roster = means.roster
    if roster is None or (not is_forced and await _rests(means)):
        return 0
    async with _alone(means) as is_mine:
        if not is_mine:
            return 0
        async with _counted(means, roster.table) as purse:
            return await _keep(means, roster, purse, is_forced=is_forced)


async def _rests(means: TableMeans) -> bool:
    """It refused us, and people must mend something first."""
    async with means.database.begin() as tx:
        until = await memos.read(tx, _RESTS)
    return until is not None and means.clock.now() < datetime.fromisoformat(until)


async def _keep(means: TableMeans, roster: RosterMeans, purse: Purse, *, is_forced: bool) -> int:
    done = 0
    try:
        if purse.percent < _THRESHOLDS[-1]:
            done += await read_roster(means, roster, is_dear=purse.percent >= _THRESHOLDS[0], is_forced=is_forced)
        done += await write_roster(means, roster, lambda: purse.percent < _THRESHOLDS[-1])
    except Unavailable as error:
        log.info("the club's table is away", retry_after=error.retry_after)
    except Refused as error:
        log.warning("the club's table refuses", code=error.code)
        async with means.database.begin() as tx:
            await memos.write(tx, means.database, _RESTS, (means.clock.now() + _REST).isoformat())
        await tell(means, Notice(f"roster_refused:{_today(means)}", "roster_refused", {"code": error.code}))
    return done


async def tell(means: TableMeans, *told: Notice) -> None:
    async with means.database.begin() as tx:
        await notices.put(tx, means.database, [(None, notice) for notice in told], means.clock.now())


@asynccontextmanager
async def _alone(means: TableMeans) -> AsyncIterator[bool]:
    """Who reads must not take for people's work what is being written just then."""
    now = means.clock.now()
    until = (now + _LEASE).isoformat()
    memo, held = Memo(means.database, _ALONE), [""]

    def take(before: str) -> str:
        is_free = not before or datetime.fromisoformat(before) <= now
        held[0] = until if is_free else ""
        return until if is_free else before

    await memo.change(take)
    try:
        yield bool(held[0])
    finally:
        if held[0]:
            await memo.change(_given_back(until))


def _given_back(mine: str) -> Callable[[str], str]:
    return lambda before: "" if before == mine else before


@asynccontextmanager
async def _counted(means: TableMeans, table: RosterTable) -> AsyncIterator[Purse]:
    """A month has only so many requests; what was asked for is counted whatever came of it."""
    month = f"roster_calls:{_today(means):.7}"
    async with means.database.begin() as tx:
        purse = Purse(table, means.club.roster.calls_a_month, int(await memos.read(tx, month) or 0))
    before = purse.percent
    try:
        yield purse
    finally:
        async with means.database.begin() as tx:
            await memos.write(tx, means.database, month, str(purse.now_spent))
        reached = [percent for percent in _THRESHOLDS if before < percent <= purse.percent]
        await tell(
            means,
            *(Notice(f"{month}:{percent}", "roster_budget", {"percent": percent}) for percent in reached),
        )


def _today(means: TableMeans) -> str:
    return means.clock.now().astimezone(means.club.zone).date().isoformat()
