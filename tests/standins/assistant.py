"""A language model that says what a test has it say, and keeps what it was asked."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.model.prompts import Call, CallResult, Prompt, Response, Said, Usage

Answer = Response | Exception | Callable[[Prompt], Response]
_ids: Iterator[int] = count(1)


def calls(name: str, **arguments: Any) -> Call:
    """As the model writes it; a record's other fields are null, as the schema wants it."""
    return Call(id=f"call_{next(_ids)}", name=name, arguments=json.dumps(arguments))


def says(text: str = "", *called: Call, **other: Any) -> Response:
    return Response(text=text, calls=called, usage=Usage(input_tokens=1000, output_tokens=50), **other)


def kind(word: str) -> Call:
    return calls("kindness", kind=word)


def answers(*topics: str) -> Call:
    return calls("answer_from_club", topics=list(topics))


@dataclass
class ScriptedAssistant:
    """Answers in turn; the last answer again and again when `endless`."""

    answers: list[Answer] = field(default_factory=list)
    prompts: list[Prompt] = field(default_factory=list)
    endless: bool = False
    wondered: list[str] = field(default_factory=list)  # what it was asked beyond its answers

    def will(self, *answers: Answer) -> None:
        self.answers += answers

    async def respond(self, prompt: Prompt) -> Response:
        self.prompts.append(prompt)
        if not self.answers:
            self.wondered.append(self.read)
            return says()
        answer = self.answers[0] if self.endless and len(self.answers) == 1 else self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, Response) else answer(prompt)

    @property
    def asked(self) -> int:
        return len(self.prompts)

    @property
    def read(self) -> str:
        """All that left, in the newest question."""
        items = [item.text if isinstance(item, Said) else item.model_dump_json() for item in self.prompts[-1].items]
        return "\n".join([self.prompts[-1].instructions, *items])

    @property
    def outputs(self) -> list[str]:
        return [item.output for item in self.prompts[-1].items if isinstance(item, CallResult)]


def record(tool: str = "record_answers", **fields: str) -> Callable[[Prompt], Response]:
    """A call with every field of the schema, as a strict model writes it."""

    def answer(prompt: Prompt) -> Response:
        [schema] = [each.parameters for each in prompt.tools if each.name == tool]
        return says("", calls(tool, **(dict.fromkeys(schema["properties"]) | fields)))

    return answer
