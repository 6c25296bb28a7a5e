"""What is kept of people and for how long: one declaration, for the clock, the operators' command and the notice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.club.club import Club

_MONTH = timedelta(days=30.44)
_RAW = timedelta(days=30)


class Kind(StrEnum):
    RAW = "raw"
    READINGS = "readings"
    CHAT = "chat"
    PHOTOS = "photos"
    MEDICAL = "medical"
    MATTERS = "matters"
    MONEY = "money"
    COMPLAINTS = "complaints"
    LOOKS = "looks"
    ADDRESSES = "addresses"


@dataclass(frozen=True)
class Kept:
    """`lasts` counts from when it came; None where it ends with something else, as `until` says in words."""

    kind: Kind
    what: str
    until: Callable[[Club], str]
    lasts: Callable[[Club], timedelta | None] = lambda _club: None


def _months(count: int) -> str:
    return f"{count} months" if count != 1 else "a month"


KEPT = (
    Kept(Kind.RAW, "what other services send us, as it came", lambda _: "30 days", lambda _: _RAW),
    Kept(Kind.READINGS, "what a language model was asked and said", lambda _: "30 days", lambda _: _RAW),
    Kept(
        Kind.CHAT,
        "what was said in the chat",
        lambda club: _months(club.chat_kept_months),
        lambda club: _MONTH * club.chat_kept_months,
    ),
    Kept(Kind.PHOTOS, "photos of children", lambda _: "until the season ends"),
    Kept(Kind.MEDICAL, "medical notes", lambda _: "until the season ends"),
    Kept(
        Kind.MATTERS,
        "what belongs to the safety of a child",
        lambda club: (
            f"until the date the welfare officer sets, else until the child is {club.retention.matters_until_age}"
        ),
    ),
    Kept(
        Kind.MONEY,
        "money, and the registration it was for",
        lambda club: f"{club.retention.money_years} years after the season, as the law wants it",
    ),
    Kept(
        Kind.COMPLAINTS,
        "complaints about data, once they are closed",
        lambda club: f"{club.retention.complaints_years} years",
        lambda club: timedelta(days=365.25) * club.retention.complaints_years,
    ),
    Kept(
        Kind.LOOKS,
        "who of the club looked at your record",
        lambda club: _months(club.retention.looks_months),
        lambda club: _MONTH * club.retention.looks_months,
    ),
    Kept(Kind.ADDRESSES, "what a look-up of addresses answered", lambda _: "30 days", lambda _: _RAW),
)


def ends(club: Club, season: str) -> date | None:
    """The last day of a season: as the club file names it; of an earlier one the new one's cutoff day. None while this
    one has no day yet: then it ends when somebody says so."""
    if season == club.season.name:
        return club.season.closes
    return date(int(season[:4]) + 1, club.season.cutoff.month, club.season.cutoff.day)


def money_goes(club: Club, season: str) -> date:
    """Counted from the next cutoff day, whatever day a season was closed on."""
    cutoff = club.season.cutoff
    return date(int(season[:4]) + 1 + club.retention.money_years, cutoff.month, cutoff.day)
