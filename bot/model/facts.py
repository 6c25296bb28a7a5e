"""What is so about a registration besides its answers, each with whose it is and how long it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from bot.model.addresses import Address
from bot.model.messages import Value

Told = dict[str, dict[str, Any]]  # section → field → value, as JSON keeps it


class Whose(StrEnum):
    """Who may have it shown and erased."""

    GIVER = "giver"  # the guardian who told it
    FAMILY = "family"  # all who are recorded for the child
    CLUB = "club"  # how the club's own work stands: it tells nothing of a person


class Until(StrEnum):
    DONE = "done"  # taken away by what it waited for
    SEASON = "season"  # the end of the registration's season


@dataclass(frozen=True)
class Kept:
    whose: Whose
    until: Until = Until.SEASON


class AskedForMoney(Value):
    """The fee or the mandate, and since when."""

    what: Literal["fee", "mandate"] = Field(validation_alias=AliasChoices("what", "for"))  # of an early version
    at: datetime


class NamedTime(Value):
    """The time a parent named to go on, and when they said so."""

    at: datetime
    said: datetime


class Reminded(Value):
    """How many steps of a rule are done since what it counts from, and when the last was."""

    since: datetime | None
    done: int
    at: datetime


class AskedGuardian(Value):
    """Who was asked to join, by whom they were named, and what came of it."""

    name: str | None
    said: str | None = None
    times: int = 1


class Answered(NamedTuple):
    """One step of the way back."""

    section: str
    names: list[str]
    by: str | None = None  # of an early version: the guardian who leads


class State(BaseModel):
    """Typed state that is kept as JSON: only what differs from the beginning is written."""

    model_config = ConfigDict(validate_assignment=True)  # what an earlier version kept and none needs falls away

    def stored(self) -> dict[str, Any]:
        return self.model_dump(mode="json", exclude_defaults=True)


class Facts(State):
    manager: Annotated[str | None, Kept(Whose.CLUB)] = None  # who invited
    age_group: Annotated[str | None, Kept(Whose.FAMILY)] = None  # of the invitation
    link: Annotated[str, Kept(Whose.FAMILY)] = ""  # to the payment page
    lookups: Annotated[dict[str, Address | None], Kept(Whose.GIVER)] = {}  # by section; None: nothing sure was found
    streets: Annotated[dict[str, str], Kept(Whose.GIVER)] = {}  # by section, as typed: for when nothing is found
    looked_up: Annotated[dict[str, int], Kept(Whose.CLUB)] = {}  # how often, by section
    given_by: Annotated[dict[str, str], Kept(Whose.CLUB)] = {}  # section or section.field → contact
    also_told: Annotated[dict[str, Told], Kept(Whose.GIVER)] = {}  # by guardian: what stands beside another's own
    answered_from: Annotated[list[str], Kept(Whose.CLUB)] = []  # the handles the answers came from
    trail: Annotated[list[Answered], Kept(Whose.CLUB)] = []  # what was answered, the newest last: the way "back"
    unshown: Annotated[dict[str, list[tuple[str, str]]], Kept(Whose.CLUB)] = {}  # by guardian: since the summary
    recalled: Annotated[list[str], Kept(Whose.CLUB)] = []  # the guardians who were shown what they told a season ago
    set_aside: Annotated[list[Told], Kept(Whose.GIVER)] = []  # told by a number that could not prove itself
    club_notes: Annotated[str, Kept(Whose.CLUB)] = ""  # what people of the club wrote in their table
    kit_type: Annotated[str | None, Kept(Whose.CLUB)] = None  # as they wrote there: Goalkeeper or Outfield
    new_kit: Annotated[str | None, Kept(Whose.CLUB)] = None  # as they wrote there: Y or N
    notes: Annotated[list[str], Kept(Whose.GIVER)] = []  # what the parent wants the manager to know
    choosing_consents: Annotated[bool, Kept(Whose.CLUB)] = False  # they want to be asked one by one
    team_or_name: Annotated[str | None, Kept(Whose.GIVER, Until.DONE)] = None  # told alone where both were asked for
    asked_guardians: Annotated[dict[str, AskedGuardian], Kept(Whose.GIVER)] = {}  # by number
    manager_decides: Annotated[str | None, Kept(Whose.FAMILY, Until.DONE)] = None  # the child's other age group
    decides_since: Annotated[datetime | None, Kept(Whose.CLUB)] = None
    allowed: Annotated[bool, Kept(Whose.CLUB)] = False  # by the manager
    ended_by_club: Annotated[bool, Kept(Whose.CLUB)] = False  # a parent's yes does not open it again
    wrong_number: Annotated[bool, Kept(Whose.CLUB)] = False
    asked_for_money: Annotated[AskedForMoney | None, Kept(Whose.CLUB, Until.DONE)] = None
    later_at: Annotated[NamedTime | None, Kept(Whose.CLUB)] = None
    reminded: Annotated[dict[str, Reminded], Kept(Whose.CLUB)] = {}  # by rule
    offered_at: Annotated[datetime | None, Kept(Whose.CLUB)] = None  # a place in the team
    offers_passed: Annotated[int, Kept(Whose.CLUB)] = 0  # places that went on to the next
    nudged_on: Annotated[date | None, Kept(Whose.CLUB)] = None  # by a manager, the last day
    photo_coached: Annotated[bool, Kept(Whose.CLUB)] = False  # something was said of the photo: once is enough
    told_complete: Annotated[bool, Kept(Whose.CLUB)] = False
    answered_from_state: Annotated[int, Kept(Whose.CLUB)] = -1  # which of two wordings was said last

    def told_beside(self, contact_id: str) -> Mapping[str, Mapping[str, Any]]:
        return self.also_told.get(contact_id, {})
