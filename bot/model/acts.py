"""What a person does, with whatever they do it: the few acts that typed words, buttons and a model's reading become.

An act says what was meant and nothing of what follows: that is decided where it is accepted, and done where it is
applied. The letters it stands in come with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from bot.model.asked import Beside
from bot.model.messages import Inbound


class Source(StrEnum):
    """A model's reading only ever puts what decides something: it never does it."""

    WRITTEN = "written"  # typed or pressed
    MODEL = "model"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Act:
    words: str = ""  # that it was read from
    letters: tuple[Inbound, ...] = field(default=(), repr=False, compare=False)
    source: Source = Source.WRITTEN

    @property
    def letter(self) -> Inbound:
        """The last one."""
        return self.letters[-1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stop(_Act):
    """No more messages on this medium."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Start(_Act):
    """Messages on this medium again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Help(_Act):
    """What can be written."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reaction(_Act):
    """Nothing is answered by it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildWrites(_Act):
    """A child holds the phone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WantPerson(_Act):
    """A volunteer shall answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WrongNumber(_Act):
    """None of this is theirs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MyData(_Act):
    """What is held about them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EraseMe(_Act):
    """What is held about them shall go."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CarryOn(_Act):
    """Where it stopped."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StartAgain(_Act):
    """All answers anew."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdraw(_Act):
    """A child does not play after all; of several the one whom the words name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Back(_Act):
    """To the last answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WrongChild(_Act):
    """What was told last was meant for another child."""


class About(StrEnum):
    """What a question is answered from."""

    CLUB = "club"  # the club file, or what this family pays
    GENUINE = "genuine"  # who writes here, and for whom
    NUMBER = "number"  # where their number is from
    STANDING = "standing"  # the state
    GUARDIANS = "guardians"  # whether there may be two


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask(_Act):
    about: About = About.CLUB
    answer: str = ""  # as the club file has it
    is_alone: bool = True  # nothing else of the message is left: the open question is put again


@dataclass(frozen=True, kw_only=True, slots=True)
class Later(_Act):
    """Not now, which is no no."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Leave(_Act):
    """No more messages, in their own words: they hear how to stop."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LeaveList(_Act):
    """No longer waiting for a place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class UseCode(_Act):
    """A code of the club, for a team and perhaps for a child who played before."""

    team: str
    age_group: str
    child: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Twins(_Act):
    """Two at once: they are told that it is one after the other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AnotherChild(_Act):
    """One more; `told` is what is known of that child, as an enquiry keeps it."""

    told: Mapping[str, Any]
    is_later: bool = False  # what else the message says comes first


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnTo(_Act):
    """Another of their children is spoken of from here on."""

    registration_id: str
    is_alone: bool = False  # nothing is said of them yet


@dataclass(frozen=True, kw_only=True, slots=True)
class AddGuardian(_Act):
    """Another parent shall join; `problem` is why the number cannot be used."""

    name: str | None
    phone: str | None
    problem: str = ""
    missed: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeMind(_Act):
    """A consent taken back or given after all, whatever is open."""

    purpose: str
    given: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply(_Act):
    """To what was asked beside the journey: yes, no, or neither."""

    to: Beside | Literal["join", "second_guardian", "guess"]
    yes: bool | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Pick(_Act):
    """One of the topics that were offered."""

    topic: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PassOver(_Act):
    """What was asked beside the journey is left lying: the words are about something else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Thank(_Act):
    """Kind words to an offer, which still stands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Identify(_Act):
    """Who they are, by what only they and we know."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Invite(_Act):
    """Whom a manager would invite, told freely: it is shown back before anybody is written to."""

    children: Sequence[Mapping[str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tell(_Act):
    """Words for the open question, or about an earlier answer: the section's readers read them."""


Act = (
    Stop
    | Start
    | Help
    | Reaction
    | ChildWrites
    | WantPerson
    | WrongNumber
    | MyData
    | EraseMe
    | CarryOn
    | StartAgain
    | Withdraw
    | Back
    | WrongChild
    | Ask
    | Later
    | Leave
    | LeaveList
    | UseCode
    | Twins
    | AnotherChild
    | TurnTo
    | AddGuardian
    | ChangeMind
    | Reply
    | Pick
    | PassOver
    | Thank
    | Identify
    | Invite
    | Tell
)
