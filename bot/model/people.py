"""The people a turn is about and what is known of them, as it may change them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from bot.club.club import Role
from bot.club.registration import HAS_LEFT, STATUS_OF_STATE, PaymentStatus, RegistrationStatus, State
from bot.model.asked import Asked
from bot.model.facts import Facts
from bot.model.messages import Handle, HandleKind, Medium, Reason, Status
from bot.model.profile import Profile

_BEFORE_A_PLACE = {State.WAITING_LIST, State.INFO_COLLECTION, State.REVIEW}
SERVICE_WINDOW = timedelta(hours=24)


def new_id() -> str:
    return uuid4().hex


@dataclass
class Reach:
    """How a handle can be reached on one medium."""

    last_inbound_at: datetime | None = None
    opted_out_at: datetime | None = None
    unreachable_until: datetime | None = None
    window_closed_at: datetime | None = None

    def window_open(self, now: datetime) -> bool:
        if self.last_inbound_at is None:
            return False
        if self.window_closed_at is not None and self.window_closed_at >= self.last_inbound_at:
            return False
        return now < self.last_inbound_at + SERVICE_WINDOW


@dataclass
class KnownHandle:
    id: int
    handle: Handle
    reach: dict[Medium, Reach] = field(default_factory=dict)

    def on(self, medium: Medium) -> Reach:
        return self.reach.setdefault(medium, Reach())


def has_stopped(handles: Sequence[KnownHandle]) -> bool:
    """No invitation and no reminder goes to them on any medium.

    So says a STOP on WhatsApp; one by SMS, whose sender can be forged, says it where they have never written there.
    """
    on_whatsapp = reaches(handles, Medium.WHATSAPP)
    wrote_there = any(reach.last_inbound_at for reach in on_whatsapp)
    closing = on_whatsapp if wrote_there else [*on_whatsapp, *reaches(handles, Medium.SMS)]
    return any(reach.opted_out_at for reach in closing)


def reaches(handles: Sequence[KnownHandle], medium: Medium) -> list[Reach]:
    return [known.reach[medium] for known in handles if medium in known.reach]


@dataclass
class Contact:
    id: str
    profile: Profile
    handles: list[KnownHandle]

    @property
    def first_name(self) -> str | None:
        return first_name(self.profile.name)

    def has(self, handle: Handle) -> bool:
        return any(known.handle == handle for known in self.handles)

    @property
    def phone(self) -> str | None:
        return next((known.handle.value for known in self.handles if known.handle.kind is HandleKind.PHONE), None)


@dataclass(frozen=True)
class Guardian:
    """One of several of a child, as the others may know them."""

    contact_id: str
    first_name: str | None


@dataclass
class Child:
    id: str
    profile: dict[str, Any]
    guardians: tuple[Guardian, ...] = ()  # in the order they came; empty for a child who has but one

    @property
    def first_name(self) -> str:
        return first_name(self.profile.get("name")) or "your child"


@dataclass
class TeamPlace:
    id: str
    age_group: str
    name: str
    new_kit: bool
    capacity: int | None = field(default=None, compare=False)  # None: a place for all who come

    @property
    def full_name(self) -> str:
        return f"{self.age_group} {self.name}"


@dataclass
class Registration:
    """One child in one season."""

    id: str
    child: Child
    contact_id: str
    team: TeamPlace | None
    season: str
    signing_on_fee: int  # pence
    monthly_fee: int  # pence
    created_at: datetime
    entered_at: datetime
    state: State = State.INITIAL_CONTACT
    left_state: State | None = None
    payment_status: PaymentStatus = PaymentStatus.NONE
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)  # section → field → value
    facts: Facts = field(default_factory=Facts)
    billing_request_id: str | None = None
    shirt_number: int | None = None
    invitation_id: int | None = None
    already_started_at: datetime | None = None
    confirmed_at: datetime | None = None
    account: dict[str, Any] | None = None  # what is known of its money
    archived_at: datetime | None = None
    place_until: datetime | None = None  # an offered place is theirs until then
    version: int = 0

    @property
    def status(self) -> RegistrationStatus:
        return STATUS_OF_STATE[self.state]

    @property
    def is_unplanned(self) -> bool:
        """Confirmed or about to be, and what it pays a month is not fixed: that depends on its place in the family."""
        left = self.state in HAS_LEFT
        is_near = self.confirmed_at is not None or self.state is State.REVIEW
        return is_near and not left and not (self.account or {}).get("price")

    def enter(self, state: State, now: datetime) -> None:
        self.state, self.entered_at = state, now
        if state in HAS_LEFT:
            self.shirt_number = None
        if state not in _BEFORE_A_PLACE:
            self.place_until = None


@dataclass(frozen=True)
class Manager:
    """A contact who runs teams; an admin runs all of them, and adds managers.

    Who holds an office sees all of them; the secretary runs them, too.
    """

    name: str
    teams: tuple[TeamPlace, ...]
    is_admin: bool = False
    offices: frozenset[Role] = frozenset()  # one person may hold several

    def holds(self, office: Role) -> bool:
        return office in self.offices

    @property
    def may_appoint(self) -> bool:
        return self.is_admin or self.holds(Role.SECRETARY)

    @property
    def sees_all(self) -> bool:
        return self.is_admin or bool(self.offices)

    @property
    def runs_teams(self) -> bool:
        return bool(self.teams) or self.may_appoint

    def runs(self, team: TeamPlace | None) -> bool:
        return self.may_appoint or team in self.teams


@dataclass(frozen=True)
class Sent:
    """A message of ours and what became of it."""

    medium: Medium
    status: Status
    reason: Reason | None
    at: datetime


@dataclass(frozen=True)
class Standing:
    """A registration as it stands with its guardian, for who runs the team. Both are others' rows: only looked at."""

    registration: Registration
    guardian: Contact
    handed_over_until: datetime | None
    last_sent: Sent | None


@dataclass
class Conversation:
    """What the talk with one contact stands at."""

    registration_id: str | None = None
    asked: Asked | None = None  # the open question; written by `Turn.put` alone
    handed_over_until: datetime | None = None  # till then a volunteer talks, and the bot is silent
    replies: list[float] = field(default_factory=list)  # when we lately said nothing new, in seconds since 1970
    paused_until: datetime | None = None  # they wrote too often, and were told so
    wakes_at: datetime | None = None  # when the clock's next letter to them is due
    version: int = 0


def first_name(name: str | None) -> str | None:
    return name.split()[0] if name and name.split() else None
