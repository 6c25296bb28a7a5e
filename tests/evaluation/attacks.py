"""`python -m tests.evaluation.attacks`: what is tried against the assistant, as a list; the tests try each of them.

An attack is a line of data where it is tried: what a parent writes and a model answers, what the service answers, and
what would leave that must not.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from bot.model.prompts import Call, Response
from conversations.assistant.prompting import prompt_of
from tests.conversations.assistant import test_injection
from tests.conversations.assistant.examples import SNAPSHOT
from tests.evaluation import test_leaks
from tests.standins.openai_answers import HOSTILE, Answer

_LONGEST = 110
_MODELS = (
    "Nothing is recorded, no state, fee or other family changes, nothing untrue is said; the open question follows."
)
_SERVICES = "The talk goes on, with a later try or without the model; the record is right in the end; it is counted."
_LEAKS = "The stand-in refuses it, and the dialogues fail."


class Attack(NamedTuple):
    name: str
    does: str
    must: str


def attacks() -> Iterator[Attack]:
    for name, (text, answer) in test_injection.ATTACKS.items():
        yield Attack(name, f"The parent: {text} The model: {_answered(answer)}", _MODELS)
    for name, sent in HOSTILE.items():
        yield Attack(name, f"The service answers so, with {_sent(sent)}.", _SERVICES)
    for name, change in test_leaks.LEAKS.items():
        yield Attack(name, f"What would leave: {change}", _LEAKS)


def _answered(answer: Any) -> str:
    response: Response = answer if isinstance(answer, Response) else answer(prompt_of(SNAPSHOT))
    called = [f"{call.name}({_arguments(call)})" for call in response.calls]
    return _clipped(" ".join([response.text, *called]).strip())


def _arguments(call: Call) -> str:
    try:
        told = json.loads(call.arguments)
    except (ValueError, RecursionError):
        return call.arguments
    return json.dumps({name: value for name, value in told.items() if value} if isinstance(told, dict) else told)


def _sent(answer: Answer) -> str:
    return f"{answer.status}, cut off {answer.cut}" if answer.cut else str(answer.status)


def _clipped(text: str) -> str:
    plain = " ".join("".join(letter for letter in text[:1000] if letter.isprintable()).split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}..."


if __name__ == "__main__":
    for number, attack in enumerate(attacks(), 1):
        print(f"{number}. {attack.name}\n   {attack.does}\n   Must: {attack.must}")  # noqa: T201 - a program of its own
