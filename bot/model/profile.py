"""What is known of a contact beside the talk, each with whose it is and how long it is kept."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from bot.club.club import Role
from bot.club.registration import State as Stage
from bot.model.erasing import Erasing
from bot.model.facts import Kept, State, Until, Whose
from bot.model.messages import Inbound, Medium, Value


class Heard(Value):
    """When a handle last wrote, by days; once silent for long, it has to prove itself."""

    day: date
    silent: bool = False
    closed: tuple[str, ...] = ()  # registrations that its silence closed


class GivenTo(Value):
    """Who reads what they write, and whether an answer came."""

    role: Role
    answered: bool = False


class HandedTalk(Value):
    contact_id: str
    until: datetime


class Remembered(Value):
    """What an earlier reading read and said."""

    read: str
    said: str
    day: date


class Place(Value):
    """Where a talk stands."""

    registration: str | None
    state: Stage | None
    section: str | None
    field: str | None


class Unread(Value):
    """Letters that a reading is out for."""

    key: str  # of the reading that is out
    since: datetime
    letters: tuple[Inbound, ...]
    asked_with: int  # how many of the letters that reading has
    place: Place  # where the talk stood when it was asked for
    readings: int = 1
    refused: int = 0  # readings of these that only tried again
    has_said_wait: bool = False
    held: str = ""  # said already in the turns before, and not sent: it goes with the answer
    reply: str = ""  # what an earlier reading would have said, if the next has no words
    trouble: str = ""  # and why something could not be taken

    @property
    def told(self) -> str:
        return "\n".join(letter.text for letter in self.letters if letter.text.strip())


class OpenProof(Value):
    """An act wished by SMS that waits for its digits."""

    act: str
    wish: dict[str, Any]
    code: str
    until: datetime
    event: int
    overtaken: bool = False  # something else was asked since


class WrongCodes(Value):
    day: date
    count: int


class Proof(State):
    open: OpenProof | None = None
    wrong: WrongCodes | None = None


class Opened(Value):
    """What a manager was asked last; `asks` says what for."""

    asks: str
    until: datetime
    event: int
    text: str = ""
    command: str = ""
    wish: dict[str, Any] = {}
    before: str = ""  # what the answer stands between, to be the whole command
    after: str = ""
    lines: tuple[dict[str, Any], ...] = ()
    phones: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    about: "Opened | None" = None
    said: bool = False
    overtaken: bool = False  # the parent's side has asked something since: a plain yes is no longer plain


class DoneToday(Value):
    day: date
    invitations: int = 0
    nudges: int = 0


class ShownStatus(Value):
    at: datetime
    ids: tuple[str, ...]


class Pages(Value):
    """What of a list was not shown yet."""

    at: datetime
    what: str
    ids: tuple[str, ...]


class Manages(State):
    opened: dict[Medium, Opened] = {}
    closed: datetime | None = None
    commands: list[float] = []  # of the last hour, in seconds since 1970
    today: DoneToday | None = None
    status: ShownStatus | None = None
    pages: Pages | None = None
    for_parent: str | None = None  # what the parent's side shall read instead of the letter


class UpdateItem(Value):
    """The newest truth of a child, and what is said beside it."""

    child: str
    team_id: str | None
    team: str | None
    news: str | None = None
    asides: tuple[str, ...] = ()


class Updates(State):
    items: dict[str, UpdateItem] = {}  # by registration
    told_at: datetime | None = None
    asked: bool = False  # they were told that there is news, and it waits for their reply


class InvitedToday(Value):
    day: date
    times: int


class JoinAsked(Value):
    """By whom they are asked to help with which child."""

    child_id: str
    registration_id: str
    child: str
    asker_id: str
    asker: str | None
    name: str | None
    number: str


class Spoken(Value):
    """What was heard in a voice note and would decide something: it waits for a yes, where the talk stood then."""

    key: str
    text: str
    place: str


class Profile(State):
    name: Annotated[str | None, Kept(Whose.GIVER)] = None
    enquiry: Annotated[dict[str, Any] | None, Kept(Whose.GIVER, Until.DONE)] = None  # until there is a registration
    heard: Annotated[dict[str, Heard], Kept(Whose.CLUB)] = {}  # by handle
    identity: Annotated[dict[str, int], Kept(Whose.CLUB)] = {}  # by child: how often who they are could not be proved
    given_to: Annotated[GivenTo | None, Kept(Whose.CLUB)] = None
    handed_to_me: Annotated[dict[str, HandedTalk], Kept(Whose.CLUB)] = {}  # of a volunteer: four digits → the talk
    nudged_on: Annotated[date | None, Kept(Whose.CLUB)] = None  # by the clock, the last day
    nudges: Annotated[list[str], Kept(Whose.CLUB)] = []  # digests of what the clock said: never the same twice
    put_off_until: Annotated[datetime | None, Kept(Whose.CLUB)] = None  # too many were reached that day
    unread: Annotated[Unread | None, Kept(Whose.GIVER, Until.DONE)] = None
    spoken: Annotated[Spoken | None, Kept(Whose.GIVER, Until.DONE)] = None
    readings: Annotated[list[Remembered], Kept(Whose.GIVER)] = []  # what the last readings read and said
    last_reply: Annotated[str | None, Kept(Whose.CLUB)] = None  # digest of what was answered last: never twice running
    proof: Annotated[Proof, Kept(Whose.CLUB)] = Field(default_factory=Proof)
    manages: Annotated[Manages, Kept(Whose.CLUB)] = Field(default_factory=Manages)
    updates: Annotated[Updates, Kept(Whose.CLUB)] = Field(default_factory=Updates)
    invited_today: Annotated[InvitedToday | None, Kept(Whose.CLUB)] = None  # other people they had us write to
    asked_to_join: Annotated[dict[str, JoinAsked], Kept(Whose.GIVER, Until.DONE)] = {}  # by child
    asks_to_stop: Annotated[bool, Kept(Whose.CLUB, Until.DONE)] = False  # put to them as soon as they write on WhatsApp
    erasing: Annotated[Erasing | None, Kept(Whose.CLUB, Until.DONE)] = None  # they asked to be erased
    officer_offered: Annotated[date | None, Kept(Whose.CLUB)] = None  # the day on which the officer's number was said
