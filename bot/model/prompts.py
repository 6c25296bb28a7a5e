"""What a language model is asked, and what it answers, in the words of no vendor."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Literal

from bot.model.messages import Value


class Assistance(StrEnum):
    """How much of what people write is read by a language model."""

    OFF = "off"
    WHEN_NEEDED = "when-needed"
    ALWAYS = "always"


class Said(Value):
    type: Literal["said"] = "said"
    role: Literal["user", "assistant"]
    text: str


class Shown(Value):
    """A picture that the model is to look at."""

    type: Literal["shown"] = "shown"
    jpeg: bytes


class Call(Value):
    """The model calls a tool; `arguments` are as it wrote them, which need not be JSON."""

    type: Literal["call"] = "call"
    id: str
    name: str
    arguments: str


class CallResult(Value):
    type: Literal["call_result"] = "call_result"
    id: str
    output: str


Item = Said | Shown | Call | CallResult


class Tool(Value):
    """`parameters` is a strict JSON schema: every property required, no others allowed."""

    name: str
    description: str
    parameters: Mapping[str, Any]


class Prompt(Value):
    """`instructions` and `tools` are the same from call to call, so that they are cached; what changes comes last."""

    instructions: str
    tools: Sequence[Tool]
    items: Sequence[Item]
    contact: str  # whose talk it is: sent hashed, so that misuse can be traced
    most_tokens: int = 800


class Usage(Value):
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0


class Response(Value):
    """`text` is empty when it only called tools. A refused or incomplete one is to be taken for nothing said."""

    text: str = ""
    calls: Sequence[Call] = ()
    refused: bool = False
    incomplete: bool = False
    usage: Usage = Usage()
