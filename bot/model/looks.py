"""Who looks at what of whom: each look of an operator or an official at a child's or guardian's record is kept."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    COMMAND = "command"  # on the machine itself
    MESSAGE = "message"
    PAGE = "page"


@dataclass(frozen=True)
class Looker:
    """`who` is an operator's account or an official's contact; with `harm` they asked for words of such matters."""

    who: str
    way: Way = Way.COMMAND
    harm: bool = False


@dataclass(frozen=True)
class Whom:
    """Nobody, where a list was looked at that could have told of anybody."""

    contact_id: str | None = None
    child_id: str | None = None


@dataclass(frozen=True)
class Look:
    """What a turn showed its contact of somebody else."""

    what: str
    whom: Whom


AN_OPERATOR = Looker("operator")
THE_PERSON = Looker("the person", Way.PAGE)
