"""What jobs work with."""

from dataclasses import dataclass

from bot.club.club import Club
from bot.ports import Clock, DirectDebit
from bot.store.database import Database


@dataclass(frozen=True)
class Means:
    database: Database
    clock: Clock
    club: Club
    debit: DirectDebit
