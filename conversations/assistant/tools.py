"""The model's tools: it points, and never speaks. Each class is a strict schema, its docstring the manual.

Answers are proposed as the parent's own words, not as values: the same reader takes them that takes a typed answer, and
what nobody wrote cannot be recorded. What is said to the parent stands with us: the model names a topic or a kindness.
"""

from collections.abc import Iterator
from functools import lru_cache
from inspect import cleandoc
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from bot.model.forms import Step, steps
from bot.model.prompts import Tool
from conversations.form.forms import SECTIONS
from conversations.words.kindness import KINDNESS

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
NOT_KNOWN = "not_known"  # the topic of what the club has no answer to
MOST_TOPICS = 2  # in one message
_PLACES = dict.fromkeys(("club", "size", "sizes", "lowest", "highest", "keepers"), "...") | {"child": "the child"}


Topics = tuple[tuple[str, str], ...]  # each with what it is asked by


class Proposal(BaseModel):
    """What the model would have done: checked in the turn, and perhaps refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class UpdateRegistrationStatus(Proposal):
    """The parent's own yes or no to the open question, in whatever words; and what they say besides.

    confirm: a yes to whichever yes-or-no question is open. Never together with something that they put right.
    decline: a no to that question.
    leave: whatever is open, that the child shall not be registered after all.
    A doubt, a question, "later" or "it depends" is none of them: then status is null.
    """

    status: Literal["confirm", "decline", "leave"] | None = Field(description="null when they say none of it")
    quote: str | None = Field(
        description="the whole sentence of the parent that says so, letter by letter; null without a status"
    )
    notes: str | None = Field(
        description='the parent\'s own words that the manager should know, such as "he is a bit shy", else null'
    )


class Kindness(Proposal):
    """A kind word of the bot, where the parent tells something of themselves. Never instead of an answer."""

    kind: Literal[*KINDNESS]  # type: ignore[valid-type]  # the kinds are the texts there are


class Later(Proposal):
    """The parent wants to go on another time. The open question is kept."""

    quote: str = Field(description="the parent's own words that say so, copied letter by letter")


class AnotherChild(Proposal):
    """The parent wants to register one more child, besides the one that is open. Both go on.

    Everything in the parent's own words; null for what they did not say.
    """

    quote: str = Field(description="the parent's own words that say so, copied letter by letter")
    child_name: str | None = Field(description="that child's full name")
    team: str | None = Field(description="age group and team, such as U10 Tigers")


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

_ANSWER = """A question about the club, answered by the bot in the club's own words.

Name the one or two topics that answer what the parent asks, best first. not_known, where none of them does: then a
volunteer is offered. Topics, and what they are asked by:
"""

_FOR_ALL: dict[str, type[Proposal]] = {
    "record_answers": RecordAnswers,
    "correct_answers": CorrectAnswers,
    "update_registration_status": UpdateRegistrationStatus,
    "kindness": Kindness,
    "later": Later,
    "another_child": AnotherChild,
    "hand_over": HandOver,
    "start_over": StartOver,
}


@lru_cache(maxsize=64)
def tools_for(topics: Topics, *, is_manager: bool) -> dict[str, type[Proposal]]:
    ours = _FOR_ALL | {"answer_from_club": _answer_from_club(topics)}
    return ours | {"initial_message": InitialMessage} if is_manager else ours


@lru_cache(maxsize=64)
def described(topics: Topics, *, is_manager: bool) -> tuple[Tool, ...]:
    """As the model gets them: of one club always the same, so that they are cached."""
    tools = tools_for(topics, is_manager=is_manager)
    return tuple(Tool(name=name, description=_manual(tool), parameters=_schema(tool)) for name, tool in tools.items())


def _answer_from_club(topics: Topics) -> type[Proposal]:
    ids = (*(topic for topic, _ in topics), NOT_KNOWN)
    one_of: Any = Literal[ids]  # known when the club file is
    listed = "\n".join(f"{topic}: {asked_by}" for topic, asked_by in topics)
    fields: dict[str, Any] = {"topics": (list[one_of], Field(description="one, or two at most"))}
    return create_model("AnswerFromClub", __base__=Proposal, __doc__=f"{_ANSWER}{listed}", **fields)


def _manual(tool: type[Proposal]) -> str:
    return cleandoc(tool.__doc__ or "")


def _schema(tool: type[Proposal]) -> dict[str, Any]:
    """Strict: pydantic makes every property required that has no default, and allows no others."""
    schema = {name: value for name, value in tool.model_json_schema().items() if name not in {"title", "description"}}
    properties = {name: dict(_without_title(about)) for name, about in schema.get("properties", {}).items()}
    return schema | {"properties": properties, "required": list(properties)}


def _without_title(about: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from ((name, value) for name, value in about.items() if name != "title")
