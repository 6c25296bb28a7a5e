"""What is known when letters are read: what is open, who writes, and of which child."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.club.registration import State
from bot.model.asked import Asked
from bot.model.forms import Context, Form
from conversations.understanding.sections.reading import SectionReading, read_section


@dataclass(frozen=True)
class OtherChild:
    """One of theirs who is not the open one."""

    registration_id: str
    first_name: str
    is_invited: bool  # and has not been answered for


@dataclass(frozen=True)
class Scene:
    context: Context  # of the open registration; of nobody where there is none
    outside: Context  # of nobody
    answer: Callable[[str], str | None]  # what is said to a question of the club, or of what this family pays
    asked: Asked | None = None
    state: State | None = None  # of the open registration
    section: str | None = None  # that is open
    form: type[Form] | None = None  # of that section
    stored: Mapping[str, Any] = field(default_factory=dict)  # of it, as it is known
    child: str = ""  # first name
    others: Sequence[OtherChild] = ()
    names: Sequence[str] = ()  # of all their children, in full
    invited_by: str | None = None
    runs_teams: bool = False
    knows_guardian: bool = False
    knows_child: bool = False
    is_joining: bool = False  # they were asked to help with a child
    may_identify: bool = False
    is_silent: bool = False  # the number has to prove itself
    reads_all: bool = False  # a model reads everything: questions are not answered beforehand
    consents: Sequence[str] = ()  # purposes that were chosen already

    def reading_of(self, text: str) -> SectionReading | None:
        """As answers to what is open."""
        return None if self.form is None else read_section(self.form, text, self.context, self.stored)
