"""The open question: what was put to a person last and what it takes, so that their next words are read as its answer.

One kind for each that waits for something of its own; the sections of the journey share one.
"""

from typing import Annotated, Any, Literal, get_args

from pydantic import AliasChoices, Discriminator, Field, Tag, TypeAdapter

from bot.model.messages import Medium, Value


class _Asked(Value):
    section: str
    field: str | None = None  # None: the section as a whole
    registration_id: str | None = None
    options: tuple[str, ...] = ()  # the titles that were offered, in order
    missed: int = 0  # how often the answer could not be read

    @property
    def place(self) -> str:
        """As our own buttons begin."""
        return f"{self.section}.{self.field}"


class AskedSection(_Asked):
    """A section of the journey, or one field of it."""

    both: bool = False  # the address, and whether the child lives there too


class AskedEnquiry(_Asked):
    """Which child, and which team: of who has no registration yet."""

    section: Literal["enquiry"] = "enquiry"
    is_asked: bool = True  # else they were met, and what they wrote first is being read


Beside = Literal["start_again", "withdraw", "another", "next_child"]


class AskedBeside(_Asked):
    """A yes or no beside the journey."""

    section: Beside
    medium: Medium | None = None  # where it is protected


Guessed = Literal["stop", "person", "withdraw", "another_child", "later", "status", "genuine", "topics"]


class AskedGuess(_Asked):
    """What words that nobody could read may have meant: a yes, a no, or one of the topics."""

    section: Literal["guess"] = "guess"
    field: Guessed
    topics: tuple[str, ...] = ()  # by their options
    words: str = ""
    before: dict[str, Any] | None = None  # the open question, which all other words answer


class AskedSecondGuardian(_Asked):
    """Whether that person may be asked to join; what is missing of them, before."""

    section: Literal["second_guardian"] = "second_guardian"
    medium: Medium
    name: str | None
    phone: str | None


class AskedToJoin(_Asked):
    section: Literal["join"] = "join"
    child_id: str


class AskedWho(_Asked):
    """The proof of a number that was silent for long."""

    section: Literal["identity"] = "identity"


class AskedComplaint(_Asked):
    """Whether a complaint is about data or about something else; in which words it was made."""

    section: Literal["complaint"] = "complaint"
    words: str


class LookingUp(_Asked):
    """Nothing: the answer of a look-up will ask."""

    section: Literal["looking"] = "looking"
    wanted: tuple[str, str, str] = Field(validation_alias=AliasChoices("wanted", "for"))  # section, postcode, house


class WithPerson(_Asked):
    """Nothing: a volunteer reads what is written, or who has a matter of harm."""

    section: Literal["handed_over", "passed_on"]


def _kind(told: Any) -> str:
    section = told["section"] if isinstance(told, dict) else told.section
    return next((name for name, sections in _SECTIONS.items() if section in sections), "section")


_SECTIONS = {
    "enquiry": {"enquiry"},
    "beside": set(get_args(Beside)),
    "guess": {"guess"},
    "second_guardian": {"second_guardian"},
    "join": {"join"},
    "who": {"identity"},
    "looking": {"looking"},
    "complaint": {"complaint"},
    "person": {"handed_over", "passed_on"},
}
Asked = (
    AskedSection
    | AskedEnquiry
    | AskedBeside
    | AskedGuess
    | AskedSecondGuardian
    | AskedToJoin
    | AskedWho
    | AskedComplaint
    | LookingUp
    | WithPerson
)
_ASKED: TypeAdapter[Asked] = TypeAdapter(
    Annotated[
        Annotated[AskedSection, Tag("section")]
        | Annotated[AskedEnquiry, Tag("enquiry")]
        | Annotated[AskedBeside, Tag("beside")]
        | Annotated[AskedGuess, Tag("guess")]
        | Annotated[AskedSecondGuardian, Tag("second_guardian")]
        | Annotated[AskedToJoin, Tag("join")]
        | Annotated[AskedWho, Tag("who")]
        | Annotated[AskedComplaint, Tag("complaint")]
        | Annotated[LookingUp, Tag("looking")]
        | Annotated[WithPerson, Tag("person")],
        Discriminator(_kind),
    ]
)


def read_asked(stored: Any) -> Asked | None:
    """Also as earlier versions kept it."""
    return None if stored is None else _ASKED.validate_python(stored)


def stored_asked(asked: Asked | None) -> dict[str, Any] | None:
    return None if asked is None else {"section": asked.section, **asked.model_dump(mode="json", exclude_defaults=True)}
