"""A turn: what is known when events are read, and what shall follow. It touches neither network nor database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from bot.club.club import Club
from bot.model.asked import Asked
from bot.model.complaints import Complaints
from bot.model.effects import Effect
from bot.model.events import Arrival, Event, Kind
from bot.model.happenings import Happening
from bot.model.links import LASTS, Link, Purpose, digest_of, new_token
from bot.model.looks import Look, Whom
from bot.model.matters import Matter, Matters
from bot.model.messages import Handle, Inbound, Medium, Option, Quoted, Template, Text
from bot.model.moments import Moment, moment_of
from bot.model.people import Child, Contact, Conversation, Manager, Registration, Standing, TeamPlace, new_id
from bot.model.prompts import Assistance
from bot.model.returning import Roster


@dataclass(frozen=True)
class Say:
    """Something to be sent to the turn's contact; `closed` says it outside the service window."""

    content: Text | Template
    closed: Template | None = None
    registration_id: str | None = None
    expires_in: timedelta | None = None  # after that it would only puzzle
    at_most_once: bool = False  # about money: rather not at all than twice
    opens: bool = False  # a first contact: its message becomes the registration's invitation
    only_by: Medium | None = None  # else by whichever reaches them
    not_before: datetime | None = None
    failure_to: str | None = None  # the contact in whose lane it is to be known when this does not arrive
    exempt: bool = False  # no guard counts it or holds it back: for staff, about money, about harm
    undo: tuple[Callable[[], None], ...] = ()  # what was recorded as said, when it is not written after all

    def unsay(self) -> None:
        for undo in self.undo:
            undo()

    @property
    def can_wait(self) -> bool:
        """Plain words, with nothing to press and no other wording when the window closes."""
        is_plain = isinstance(self.content, Text) and not self.content.options
        return is_plain and self.closed is None and self.only_by is None and not self.exempt


@dataclass(frozen=True)
class Notice:
    """Something staff must know. `key` makes it one notice however often it is noticed."""

    key: str
    kind: str
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Consent:
    purpose: str
    wording: str
    given: bool


@dataclass(frozen=True)
class Noted:
    """Something that happened to a registration and is not seen by how it stands after the turn."""

    happening: Happening
    registration_id: str | None


@dataclass(frozen=True)
class ManagersOf:
    """Who runs that team, but one; where it is None or has nobody else, `otherwise`, or the admins."""

    team: TeamPlace | None
    but: str | None = None
    otherwise: Handle | None = None


Addressee = Handle | ManagersOf | str


@dataclass(frozen=True)
class Tell:
    """An event for somebody else, by handle or contact: a turn writes its own contact's rows only."""

    to: Addressee
    arrival: Arrival


@dataclass(frozen=True)
class Audit:
    """What a manager had the bot do, or was refused."""

    command: str
    outcome: str
    detail: Mapping[str, Any] = field(default_factory=dict)


_NOTHING_NEW = {"not_understood", "too_many"}


@dataclass(frozen=True)
class Appointment:
    """What the turn's contact runs from now on: nothing, when it is neither a team nor all of them."""

    manager: Manager
    by: str  # the contact who said so


@dataclass(frozen=True)
class Ours:
    """Where the world reaches us, and the numbers that we write from."""

    public_url: str = ""
    numbers: frozenset[str] = frozenset()


@dataclass
class Turn:
    club: Club
    now: datetime
    contact: Contact
    conversation: Conversation
    registrations: list[Registration]
    events: Sequence[Event]
    teams: Sequence[TeamPlace] = ()
    taken_places: Mapping[str, int] = field(default_factory=dict)  # by team, of those that have only so many
    taken_numbers: Mapping[str, frozenset[int]] = field(default_factory=dict)  # by team
    ours: Ours = Ours()
    manager: Manager | None = None  # when the contact is one
    matters: Matters = field(default_factory=Matters)
    complaints: Complaints = field(default_factory=Complaints)  # about data
    hidden: frozenset[str] = frozenset()  # registrations of theirs of which nothing may be shown now
    roster: Sequence[Standing] = ()  # of the manager's teams
    last_season: Roster | None = None  # where they would be invited to the new one
    quoted: Mapping[str, Quoted] = field(default_factory=dict)  # by the carrier's id of our message
    assistance: Assistance = Assistance.OFF
    listens: bool = False  # somebody hears voice notes
    spoke_at: datetime | None = None  # when we last wrote to them, where letters were recovered
    unread: Sequence[Inbound] = ()  # letters of earlier turns, which this one reads
    hearing: Sequence[Inbound] = ()  # the letters of this turn that are being read: of one medium
    is_proven: bool = False  # what is being read came with the digits that only we and they know
    # Changes that wait for such digits, by registration and section.
    held: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    reached_today: int = 0  # people outside their service window, in a day; known where the clock reminds
    ranks: Mapping[str, int] = field(default_factory=dict)  # of registrations among those of the family, from 1

    says: list[Say] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    tells: list[Tell] = field(default_factory=list)
    noted: list[Noted] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    audits: list[Audit] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)  # of an official at somebody else's record
    references: dict[str, str] = field(default_factory=dict)  # what a payment service calls a thing → registration
    appointment: Appointment | None = None
    claims: list[str] = field(default_factory=list)  # teams with room, of which a place was taken for that
    joined: list[str] = field(default_factory=list)  # children whose guardian the contact is from now on
    new_handles: list[Handle] = field(default_factory=list)
    result: dict[str, Any] = field(default_factory=dict)  # for the caller of a turn taken at once
    put_off: list[Event] = field(default_factory=list)  # of what is hidden now: they stay in the inbox, none is lost
    to_go_on: dict[str, tuple[Registration, str]] = field(default_factory=dict)
    began: Moment = field(init=False)

    def __post_init__(self) -> None:
        self.began = moment_of(self.conversation, self.registration, self.contact.id)
        self._stood = self._stands()

    @property
    def brings_news(self) -> bool:
        """Something was learned, moved on or happened: not just words and a reply to them."""
        happened = len(self.letters) < len(self.events)
        did = any(audit.outcome not in _NOTHING_NEW for audit in self.audits)
        return happened or did or self._stands() != self._stood

    def _stands(self) -> dict[str, Any]:
        """All that a parent can bring further."""
        told: dict[str, Any] = {
            each.id: (
                each.state,
                {section: dict(answers) for section, answers in each.answers.items()},
                dict(each.facts.told_beside(self.contact.id)),
            )
            for each in self.registrations
        }
        return told | {"enquiry": dict(self.contact.profile.enquiry or {})}

    @property
    def today(self) -> date:
        """The club's day, not the server's."""
        return self.now.astimezone(self.club.zone).date()

    @property
    def registration(self) -> Registration | None:
        return self.find(self.conversation.registration_id)

    @property
    def is_hidden(self) -> bool:
        """Of the open registration nothing may be shown now."""
        return self.conversation.registration_id in self.hidden

    @property
    def medium(self) -> Medium:
        """Where they write: now, or last."""
        letters = self.hearing or self.unread or [letter for letter, _ in self.letters]
        if letters:
            return letters[-1].medium
        heard = [
            (reach.last_inbound_at, medium)
            for known in self.contact.handles
            for medium, reach in known.reach.items()
            if reach.last_inbound_at is not None
        ]
        return max(heard)[1] if heard else Medium.WHATSAPP

    @property
    def matter(self) -> Matter | None:
        """What this contact told of, while it is open."""
        return self.matters.of(self.contact.id)

    @property
    def has_complaint(self) -> bool:
        """About their data, open or made just now: until it is answered nobody nudges them."""
        return bool(self.complaints.made) or self.complaints.of(self.contact.id) is not None

    def find(self, registration_id: str | None) -> Registration | None:
        return next((each for each in self.registrations if each.id == registration_id), None)

    @cached_property
    def letters(self) -> list[tuple[Inbound, Event]]:
        """What the person sent, each with the event that brought it."""
        return [(Inbound.model_validate(e.payload["inbound"]), e) for e in self.events if "inbound" in e.payload]

    @property
    def asked(self) -> Asked | None:
        """The open question."""
        return self.conversation.asked

    @property
    def asked_section(self) -> str | None:
        return self.asked.section if self.asked else None

    @property
    def asked_field(self) -> str | None:
        return self.asked.field if self.asked else None

    def put(self, asked: Asked | None) -> None:
        """From now on that is what their words answer, in place of what was open."""
        self.conversation.asked = asked

    def say(
        self,
        text: str,
        *options: Option,
        closed: Template | None = None,
        expires_in: timedelta | None = None,
        exempt: bool = False,
        undo: Callable[[], None] | None = None,
    ) -> None:
        """Several sayings of one turn leave as one message: each reply is billed."""
        undos = (undo,) if undo else ()
        registration_id = self.conversation.registration_id
        if self.says and isinstance(self.says[-1].content, Text) and self.says[-1].only_by is None:
            before = self.says.pop()
            earlier = before.content
            assert isinstance(earlier, Text)  # noqa: S101 - narrows for the type checker
            text = f"{earlier.text}\n\n{text}"
            options = options or earlier.options
            closed = closed or before.closed
            expires_in = before.expires_in and expires_in
            exempt = exempt or before.exempt
            undos = (*before.undo, *undos)
        content = Text(text=text, options=options)
        self.says.append(Say(content, closed, registration_id, expires_in, exempt=exempt, undo=undos))

    def fresh(self, wordings: Sequence[str]) -> str:
        """The first that was not our last answer."""
        return next((each for each in wordings if digest_of(each) != self.contact.profile.last_reply), wordings[0])

    def withhold(self, says: Sequence[Say]) -> None:
        """Not written, and so not recorded as said."""
        self.says = [say for say in self.says if say not in says]
        for say in says:
            say.unsay()

    def hold(self) -> str:
        """What was said so far, taken back: it goes with what is still to be said, as each message is billed."""
        if not self.says or not self.says[-1].can_wait:
            return ""
        content = self.says.pop().content
        assert isinstance(content, Text)  # noqa: S101 - narrows for the type checker
        return content.text

    def copy(self, text: str, medium: Medium) -> None:
        """Also by another medium, where they can be reached there; it goes first and is joined to nothing."""
        self.says.insert(0, Say(Text(text=text), registration_id=self.conversation.registration_id, only_by=medium))

    def send(self, template: Template, registration: Registration, *, opens: bool = False) -> None:
        self.says.append(Say(template, registration_id=registration.id, opens=opens))

    def announce(self, template: Template) -> None:
        """About no registration of theirs."""
        self.says.append(Say(template))

    def perform(self, kind: str, key: str, **payload: Any) -> None:
        self.effects.append(Effect(kind, key, payload))

    def go_on(self, registration: Registration, trouble: str = "") -> None:
        """What is asked next is put once, when all is done that these words or this event bring about.

        `trouble` says why it is asked again.
        """
        _, before = self.to_go_on.pop(registration.id, (registration, ""))
        self.to_go_on[registration.id] = (registration, trouble or before)

    def make_link(self, purpose: Purpose, registration: Registration | None, lasts: timedelta = LASTS) -> str:
        """An address that can be used once; only who is told it can know it."""
        token = new_token()
        about = registration.id if registration else None
        self.links.append(Link(digest_of(token), purpose, about, self.now + lasts))
        return f"{self.ours.public_url}/{purpose}/{token}"

    def notice(self, key: str, kind: str, **detail: Any) -> None:
        self.notices.append(Notice(key, kind, detail))

    def note(self, happening: Happening, registration: Registration | None = None) -> None:
        """What the turn's own rows do not show; all else is noted by how a registration stood before and after."""
        self.noted.append(Noted(happening, registration.id if registration else None))

    def tell(self, to: Addressee, kind: Kind, key: str, due_in: timedelta = Arrival.due_in, **payload: Any) -> None:
        self.tells.append(Tell(to, Arrival("turn", key, kind, payload, due_in=due_in)))

    def record(self, command: str, outcome: str, **detail: Any) -> None:
        """For the audit trail."""
        self.audits.append(Audit(command, outcome, detail))

    def look(self, what: str, registration: Registration) -> None:
        """It was shown to this contact, who is no guardian of that child: for the access log."""
        self.looks.append(Look(what, Whom(registration.contact_id, registration.child.id)))

    def register(self, child: Child, team: TeamPlace | None) -> Registration:
        """A new registration of a child, which this contact leads."""
        registration = Registration(
            id=new_id(),
            child=child,
            contact_id=self.contact.id,
            team=team,
            season=self.club.season.name,
            signing_on_fee=self.club.fees.signing_on,
            monthly_fee=self.club.fees.monthly,
            created_at=self.now,
            entered_at=self.now,
        )
        self.registrations.append(registration)
        return registration
