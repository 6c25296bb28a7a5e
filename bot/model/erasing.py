"""An erasure: what somebody wants erased of themselves, how far it is, and what stays behind for a reason."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.messages import Value

WAY_BACK = timedelta(hours=48)
GIVEN_UP = timedelta(days=3)  # so long the last message may take to arrive


class Step(StrEnum):
    WAITING = "waiting"  # it can be taken back
    ERASING = "erasing"  # from here on nothing leads back
    TOLD = "told"  # the receipt is written; what is left goes when that has arrived


class Copy(StrEnum):
    """Where there is one of what we know of somebody. Whoever keeps another adds it here, with its effects."""

    RECORDS = "records"
    PHOTOS = "photos"
    CARRIER = "carrier"
    TABLE = "table"  # of the club, outside


class Stays(Value):
    """What is not erased: first names of children, and whether there is money."""

    season: tuple[str, ...] = ()
    guardian: tuple[str, ...] = ()
    money: bool = False


class Gone(Value):
    at: datetime
    is_absent: bool = False  # there never was one
    refused: int = 0  # things that the service would not erase: the secretary knows of them


class Erasing(Value):
    asked: datetime
    due: datetime
    step: Step = Step.WAITING
    stays: Stays = Stays()
    gone: Mapping[Copy, Gone] = {}
    said_wait: bool = False
