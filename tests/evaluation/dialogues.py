"""Dialogues as data: what a parent says when something is asked, and what must be on record in the end."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.standins.openai import Line, OpenAIStandIn
from tests.standins.openai_privacy import Listed

_SECRET = (
    "guardian.born",
    "guardian.email",
    "child.born",
    "child.medical",
    "address.postcode",
    "parent_last_name",
    "parent_dob",
    "player_dob",
)
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
    def secrets(self) -> list[str]:
        """Of the family, and long enough to be in no other word."""
        told = [self.answers[name] for name in _SECRET if name in self.answers]
        kept = [self.expected[column] for column in _SECRET if column in self.expected]
        return ["7700900123", *told, *kept]


def standin_for(dialogue: Dialogue) -> OpenAIStandIn:
    """It may be told what the parent has just written, and nothing else that is theirs."""
    return OpenAIStandIn(dialogue.lines, privacy=Listed(dialogue.secrets))


def load_dialogues() -> list[Dialogue]:
    return [_read(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(_FOLDER.glob("*.json"))]


def _read(given: Mapping[str, Any]) -> Dialogue:
    messages = [Message(**message) for message in given["messages"]]
    return Dialogue(**{**given, "messages": messages})
