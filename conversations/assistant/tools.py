"""The model's tools. Each class is a strict schema, its docstring the manual; the fields are those of the forms.

Answers are proposed as the parent's own words, not as values: the same reader takes them that takes a typed answer, and
what nobody wrote cannot be recorded.
"""

from collections.abc import Iterator
from functools import cache
from inspect import cleandoc
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from bot.model.forms import Step, steps
from bot.model.prompts import Tool
from conversations.assistant import queries as questions
from conversations.assistant.snapshot import Snapshot
from conversations.form.forms import SECTIONS

# Not the wish, the review and the photo: those take a yes of the parent, or a picture.
RECORDED = (
    "enquiry",
    "past",
    "guardian",
    "child",
    "follow_up",
    "address",
    "address_check",
    "home",
    "child_address",
    "child_address_check",
    "own_contact",
    "emergency",
    "payment",
    "kit",
)
_PLACES = dict.fromkeys(("club", "size", "sizes", "lowest", "highest", "keepers"), "...") | {"child": "the child"}


class _Tool(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Proposal(_Tool):
    """What the model would have done: checked in the turn, and perhaps refused."""


class Question(_Tool):
    """What the model may ask in between: answered from the snapshot alone."""

    def answer(self, snapshot: Snapshot) -> str:
        raise NotImplementedError


class UpdateRegistrationStatus(Proposal):
    """The parent's own yes or no to the open question, in whatever words; and what they say besides.

    confirm: a yes to whichever yes-or-no question is open: to register the child, whether the summary or an address is
    right, whether the child lives there too, whether it played for this club, whether the club may send messages.
    Never together with something that they put right.
    decline: a no to that question; or, whatever is open, that the child shall not be registered after all.
    A doubt, a question or "it depends" is neither: then status is null.
    After a registration was declined or withdrawn, confirm means that they want to register the child after all.
    """

    status: Literal["confirm", "decline"] | None = Field(description="null when they say neither")
    quote: str | None = Field(
        description="the whole sentence of the parent that says so, letter by letter; null without a status"
    )
    notes: str | None = Field(
        description='the parent\'s own words that the manager should know, such as "he is a bit shy", else null'
    )
    is_returning_player: bool | None = Field(
        description="whether the child played for this club last season, only if the parent says it; then no status is "
        "needed for that question"
    )


class HandOver(Proposal):
    """The parent wants a person, is upset, or needs what only a volunteer can do. The bot may be silent afterwards."""

    quote: str = Field(description="the parent's own words that show it, copied letter by letter")


class StartOver(Proposal):
    """The parent wants to begin again from the start. They are asked whether they mean it."""

    quote: str = Field(description="the parent's own words that say so, copied letter by letter")


class InitialMessage(Proposal):
    """A manager describes whom to invite. It is shown to the manager, who has to agree before anything is sent.

    Everything in the manager's own words; null for what they did not say.
    """

    child_name: str | None = Field(description="the child's full name")
    team: str | None = Field(description="age group and team, such as U10 Tigers")
    parent_name: str | None = Field(description="the parent's full name")
    parent_phone: str | None = Field(description="the parent's mobile number")


class GetFees(Question):
    """What registering costs, when and how it is paid, and what brothers and sisters pay."""

    def answer(self, snapshot: Snapshot) -> str:
        return questions.fees(snapshot)


class GetClubInformation(Question):
    """What the club tells parents: kit, season, places, data, steps of the registration and more."""

    topic: str = Field(description="one or two words, such as kit, or parking")

    def answer(self, snapshot: Snapshot) -> str:
        return questions.club_information(snapshot, self.topic)


class GetTrainingTimes(Question):
    """When and where children train and play."""

    def answer(self, snapshot: Snapshot) -> str:
        return questions.training_times(snapshot)


class GetAgeGroup(Question):
    """Which age group a date of birth belongs to."""

    date_of_birth: str = Field(description="as 2016-05-03")

    def answer(self, snapshot: Snapshot) -> str:
        return questions.age_group(snapshot, self.date_of_birth)


class GetMissingInformation(Question):
    """What is still to be asked now."""

    def answer(self, snapshot: Snapshot) -> str:
        return questions.missing_information(snapshot)


_RECORD = """What the parent tells of what the form asks, now or later; null for everything else.

Copy the parent's own words for each in one piece, only those that tell this one thing: "12th of march 85", not a date
you made of it. For a yes, a no or a "none" copy the whole clause: "no allergies that I know of". Never guess, complete
or translate, and never put together what stands apart. Words that belong to another person or another field stay out.
"""
_CORRECT = """What the parent puts right of what is answered already.

The new answer in the parent's own words; null for everything else.
"""


def field_name(section: str, step: Step) -> str:
    return f"{section}_{step.name}"


FIELDS: dict[str, tuple[str, Step]] = {
    field_name(section, step): (section, step) for section in RECORDED for step in steps(SECTIONS[section])
}


def _of_the_form(name: str, manual: str) -> type[Proposal]:
    fields: dict[str, Any] = {
        field: (str | None, Field(description=step.ask.prompt.format_map(_PLACES)))
        for field, (_, step) in FIELDS.items()
    }
    return create_model(name, __base__=Proposal, __doc__=manual, **fields)


RecordAnswers = _of_the_form("RecordAnswers", _RECORD)
CorrectAnswers = _of_the_form("CorrectAnswers", _CORRECT)

_FOR_ALL: dict[str, type[_Tool]] = {
    "record_answers": RecordAnswers,
    "correct_answers": CorrectAnswers,
    "update_registration_status": UpdateRegistrationStatus,
    "hand_over": HandOver,
    "start_over": StartOver,
    "get_fees": GetFees,
    "get_club_information": GetClubInformation,
    "get_training_times": GetTrainingTimes,
    "get_age_group": GetAgeGroup,
    "get_missing_information": GetMissingInformation,
}
_FOR_MANAGERS: dict[str, type[_Tool]] = _FOR_ALL | {"initial_message": InitialMessage}


def tools_for(snapshot: Snapshot) -> dict[str, type[_Tool]]:
    return _FOR_MANAGERS if snapshot.is_manager else _FOR_ALL


@cache
def described(*, for_manager: bool) -> tuple[Tool, ...]:
    """As the model gets them: always the same, so that they are cached."""
    wanted = _FOR_MANAGERS if for_manager else _FOR_ALL
    return tuple(Tool(name=name, description=_manual(tool), parameters=_schema(tool)) for name, tool in wanted.items())


def _manual(tool: type[_Tool]) -> str:
    return cleandoc(tool.__doc__ or "")


def _schema(tool: type[_Tool]) -> dict[str, Any]:
    """Strict: pydantic makes every property required that has no default, and allows no others."""
    schema = {name: value for name, value in tool.model_json_schema().items() if name not in {"title", "description"}}
    properties = {name: dict(_without_title(about)) for name, about in schema.get("properties", {}).items()}
    return schema | {"properties": properties, "required": list(properties)}


def _without_title(about: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from ((name, value) for name, value in about.items() if name != "title")
