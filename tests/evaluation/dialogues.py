"""Dialogues as data: what a parent says when something is asked, and what must be on record in the end."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.standins.openai import Line, OpenAIStandIn
from tests.standins.openai_rules import Privacy

_FOLDER = Path(__file__).parent / "dialogues"


@dataclass(frozen=True)
class Message:
    """Said once, when that section is asked."""

    to: str
    say: str


@dataclass(frozen=True)
class Dialogue:
    """`answers` are given, by section and field, to what has to be asked again after the messages."""

    style: str
    invited: Mapping[str, str]
    messages: Sequence[Message]
    answers: Mapping[str, str]
    expected: Mapping[str, Any]
    script: Sequence[Mapping[str, Any]]

    @property
    def lines(self) -> list[Line]:
        return [Line.read(line) for line in self.script]

    @property
    def words(self) -> list[str]:
        """All that the parent may say."""
        return [*(message.say for message in self.messages), *self.answers.values()]


def standin_for(dialogue: Dialogue) -> OpenAIStandIn:
    """It may be told what the parent has just written, and nothing else that is theirs."""
    return OpenAIStandIn(dialogue.lines, privacy=Privacy(allowed=dialogue.words, secret=["7700900123"]))


def load_dialogues() -> list[Dialogue]:
    return [_read(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(_FOLDER.glob("*.json"))]


def _read(given: Mapping[str, Any]) -> Dialogue:
    messages = [Message(**message) for message in given["messages"]]
    return Dialogue(**{**given, "messages": messages})
