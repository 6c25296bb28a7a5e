"""Forms: a section of the registration, declared field by field.

The annotation of a field says how an answer is read (a `Reader`) and how it is asked for (an `Ask`);
the class itself is the check of the finished record and its JSON schema.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import cache
from typing import Any, ClassVar, Generic, Protocol, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic.fields import FieldInfo

from bot.club.club import Club

T = TypeVar("T")
Answers = Mapping[str, Any]  # field → value, of one section


class Unclear:
    """Nothing could be taken from the answer: the question is put again."""

    def __repr__(self) -> str:
        return "UNCLEAR"


UNCLEAR = Unclear()


@dataclass(frozen=True)
class Again:
    """The answer was understood and cannot be used; the sentence tells the parent why."""

    sentence: str


@dataclass(frozen=True)
class Context:
    """What a reader may know besides the words: never anything of another family."""

    club: Club
    today: date
    sender: str | None = None  # the E.164 number they write from, None behind a hidden one
    answers: Mapping[str, Answers] = field(default_factory=dict)  # by section
    found: frozenset[str] = frozenset()  # the sections whose address the look-up knows
    knew_guardian: bool = False  # before last season was asked about
    has_place: bool = True  # in the team, or will have
    is_offered: bool = False  # a place, which they have not answered
    has_new_kit: bool = False  # the team
    is_allowed: bool = False  # by the manager, without a consent that it takes
    taken_numbers: frozenset[int] = frozenset()  # of shirts

    def answer(self, section: str, name: str) -> Any:
        return self.answers.get(section, {}).get(name)


@dataclass(frozen=True)
class Found(Generic[T]):
    """What was read from a part of a longer text: a value, or the reason it cannot be used."""

    value: T | Again
    start: int
    end: int


class Finds(IntEnum):
    """By what a reader knows its answer in a longer message; what one finds is hidden from those below it."""

    BY_SHAPE = 1  # an email address, a date
    BY_WORD = 2  # "boy", "no medical"
    BY_REST = 3  # names: any words that mean nothing else


class Reader(Protocol[T]):
    """Reads one kind of answer.

    `read` takes the whole text as the answer to this very question. `find` looks for such an answer inside
    a message that answers other questions too, and returns only what it is sure of. A reader may also have
    `amend(text, known, context)` for a correction that names only a part of the answer ("it's the 4th"), and
    `is_unsettled_by(rest, follows)` for words that were not read and may be another answer of its kind.
    """

    @property
    def name(self) -> str: ...

    @property
    def finds(self) -> Finds: ...

    def read(self, text: str, context: Context) -> T | Unclear | Again: ...

    def find(self, text: str, context: Context) -> list[Found[T]]: ...


@dataclass(frozen=True)
class Ask:
    """How a field is asked for: `prompt` follows "Please send me"; `question` stands alone.

    `labels` are the words by which a parent points at this field: "my email", "his birthday". `ahead` says when it is
    read where it is told, and asked for elsewhere.
    """

    prompt: str
    question: str | None = None
    example: str | None = None
    options: tuple[str, ...] = ()
    when: Callable[[Context], bool] | None = None
    labels: tuple[str, ...] = ()
    ahead: Callable[[Context], bool] | None = None


class Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    about: ClassVar[str] = ""  # whom its answers are about, where a message may also speak of somebody else


@dataclass(frozen=True)
class Step:
    """One field of a form with the two halves of its annotation."""

    name: str
    ask: Ask
    reader: Reader[Any]

    def due(self, context: Context) -> bool:
        return self.ask.when is None or self.ask.when(context)

    def is_ahead(self, context: Context) -> bool:
        return self.ask.ahead is not None and self.ask.ahead(context)


@cache
def steps(form: type[Form]) -> tuple[Step, ...]:
    return tuple(_step(name, info) for name, info in form.model_fields.items())


def missing(form: type[Form], answers: Answers, context: Context) -> list[Step]:
    return [step for step in unanswered(form, answers, context) if not step.is_ahead(context)]


def unanswered(form: type[Form], answers: Answers, context: Context) -> list[Step]:
    """What may be told here, asked for or not."""
    return [step for step in steps(form) if step.name not in answers and step.due(context)]


def dump(form: type[Form], values: Answers) -> dict[str, Any]:
    """As JSON can keep them."""
    return {name: _adapter(form, name).dump_python(value, mode="json") for name, value in values.items()}


def load(form: type[Form], stored: Answers) -> dict[str, Any]:
    """As the readers gave them."""
    return {name: _adapter(form, name).validate_python(value) for name, value in stored.items()}


@cache
def _adapter(form: type[Form], name: str) -> TypeAdapter[Any]:
    adapter: TypeAdapter[Any] = TypeAdapter(form.model_fields[name].annotation or Any)
    return adapter


def _step(name: str, info: FieldInfo) -> Step:
    parts = [*info.metadata, *_annotations(info.annotation)]
    ask = next((part for part in parts if isinstance(part, Ask)), None)
    reader = next((part for part in parts if hasattr(part, "read")), None)
    if ask is None or reader is None:
        raise TypeError(f"the field {name!r} needs a reader and an Ask in its annotation")
    return Step(name, ask, reader)


def _annotations(annotation: object) -> Iterator[object]:
    """What stands inside `Annotated[...] | None`, where pydantic leaves it."""
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _annotations(inner)
