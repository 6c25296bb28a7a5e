"""What jobs work with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from bot.club.club import Club
from bot.model.roster import Entry, Fields
from bot.ports import Channel, Clock, DirectDebit, Incoming, RosterTable
from bot.store.database import Database


@dataclass(frozen=True)
class RosterMeans:
    """The club's table outside, and how a registration stands in it."""

    table: RosterTable
    draw: Callable[[Entry, Club], Fields]
    listens: bool  # it tells us of what people do there
    link: Callable[[str], Awaitable[str]] | None = None  # to a photo, for an hour; None where nobody else can fetch it


class TableMeans(Protocol):
    """What keeping that table works with."""

    @property
    def database(self) -> Database: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def club(self) -> Club: ...

    @property
    def roster(self) -> RosterMeans | None: ...


@dataclass(frozen=True)
class Means:
    database: Database
    clock: Clock
    club: Club
    debit: DirectDebit
    channel: Channel
    intake: Incoming
    roster: RosterMeans | None = None  # None: the club has no such table
