"""Who was registered in an earlier season, as whoever invites for the new one must know them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.model.people import Contact, Registration


@dataclass(frozen=True)
class Returning:
    """A child of the earlier season, with the guardian who led that registration."""

    registration: Registration
    guardian: Contact
    is_asked: bool = False  # for the new season: invited, or begun by themselves
    is_watched: bool = False  # a matter is open that concerns the child or the guardian

    @property
    def child(self) -> str:
        told: str = self.registration.answers.get("child", {}).get("name") or self.registration.child.profile["name"]
        return told

    @property
    def born(self) -> date | None:
        told = self.registration.answers.get("child", {}).get("born")
        return date.fromisoformat(told) if told else None


@dataclass(frozen=True)
class Roster:
    """Of one season, in the order of their confirmation."""

    season: str
    children: Sequence[Returning] = ()


def invitation_key(season: str, registration_id: str) -> str:
    """The same whoever invites: a child is invited to a season once."""
    return f"invited:{season}:{registration_id}"
