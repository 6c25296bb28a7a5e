"""What jobs work with."""

from dataclasses import dataclass

from bot.club.club import Club
from bot.ports import Channel, Clock, DirectDebit, Incoming
from bot.store.database import Database


@dataclass(frozen=True)
class Means:
    database: Database
    clock: Clock
    club: Club
    debit: DirectDebit
    channel: Channel
    intake: Incoming
