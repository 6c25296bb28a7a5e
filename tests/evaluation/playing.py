"""Plays a dialogue with the whole program, and holds its record against what is expected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bot.model.forms import steps
from bot.program.show import answers_shown
from bot.store import tables
from conversations.form.columns import column_names
from conversations.form.forms import SECTIONS
from tests.evaluation.dialogues import Dialogue
from tests.standins.openai import OpenAIStandIn
from tests.standins.openai_privacy import Listed
from tests.world import Parent, World

_MOST_MESSAGES = 30
_OVER = frozenset({None, "photo"})


@dataclass
class Played:
    """Fields right at once, right after they were asked for singly, and wrong; and what it took."""

    style: str
    right: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    messages: int = 0
    calls: int = 0
    tokens: dict[str, int] = field(default_factory=dict)


async def play(world: World, dialogue: Dialogue, standin: OpenAIStandIn | None = None) -> Played:
    """The stand-in is told what is said, so that it knows what may be unread."""
    parent = world.parent()
    await parent.invited(**dialogue.invited)
    asked = await _talk(parent, dialogue, standin)
    played = Played(dialogue.style, messages=len(await parent.replies()))
    _judge(played, dialogue, await _record(parent), asked)
    _count(played, world)
    return played


async def _talk(parent: Parent, dialogue: Dialogue, standin: OpenAIStandIn | None) -> set[str]:
    """What had to be asked once more."""
    left = list(dialogue.messages)
    again: set[str] = set()
    for _ in range(_MOST_MESSAGES):
        section, name = await _open(parent)
        if section in _OVER:
            break
        message = next((each for each in left if each.to == section), None)
        if message is not None:
            left.remove(message)
            await _say(parent, message.say, standin)
        elif answer := dialogue.answers.get(f"{section}.{name}", dialogue.answers.get(str(section))):
            again.update(_columns_of(str(section), name))
            await _say(parent, answer, standin)
        else:
            break  # it asks what this parent does not know: the record will tell
    return again


def _columns_of(section: str, name: str | None) -> Iterator[str]:
    """Of one field, or of all where a section is asked as a whole."""
    for each in [name] if name else [step.name for step in steps(SECTIONS[section])]:
        yield from column_names(section, each) or (f"{section}.{each}",)


async def _say(parent: Parent, text: str, standin: OpenAIStandIn | None) -> None:
    if standin is not None and isinstance(standin.privacy, Listed):
        standin.privacy.hears(text)
    await parent.says(text)


async def _open(parent: Parent) -> tuple[str | None, str | None]:
    [conversation] = [
        each for each in await parent.world.rows(tables.conversations) if each.contact_id == await _contact(parent)
    ]
    question: Mapping[str, Any] = conversation.question or {}
    return question.get("section"), question.get("field")


async def _contact(parent: Parent) -> int:
    database = parent.world.app.database
    async with database.begin() as tx:
        digest = database.vault.digest(parent.handle)
        query = sa.select(tables.handles.c.contact_id).where(tables.handles.c.digest == digest)
        contact_id: int = (await tx.execute(query)).scalar_one()
        return contact_id


async def _record(parent: Parent) -> dict[str, Any]:
    [registration] = await parent.registrations()
    return answers_shown(registration.answers)


def _judge(played: Played, dialogue: Dialogue, record: Mapping[str, Any], asked: set[str]) -> None:
    for column, expected in dialogue.expected.items():
        if record.get(column) != expected:
            played.wrong.append(f"{column}: {record.get(column)!r}, not {expected!r}")
        else:
            (played.asked if column in asked else played.right).append(column)


def _count(played: Played, world: World) -> None:
    registry = world.app.metrics.registry
    samples = [sample for metric in registry.collect() for sample in metric.samples]
    played.calls = sum(int(each.value) for each in samples if each.name == "omega_assistant_calls_total")
    played.tokens = {
        each.labels["kind"]: int(each.value) for each in samples if each.name == "omega_assistant_tokens_total"
    }
