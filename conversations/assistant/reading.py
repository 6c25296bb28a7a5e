"""One reading: the model is asked, and what it proposes is collected; what it writes besides is not looked at.

Nothing is taken here, and nothing the model answers raises: what is wrong with it is told to it, a few times at most.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog
from pydantic import ValidationError

from bot.model.messages import Reason
from bot.model.prompts import Call, CallResult, Item, Prompt, Response, Usage
from bot.ports import Assistant, Refused, Unavailable
from conversations.assistant.harm_reading import is_harm
from conversations.assistant.photo_reading import look
from conversations.assistant.prompting import prompt_of
from conversations.assistant.snapshot import Snapshot
from conversations.assistant.tools import tools_for

log = structlog.get_logger()
MISCONFIGURED = "misconfigured"  # staff can mend it, and nobody else
MOST_ROUNDS = 2  # a call that is not as the schema wants it may be mended once
MOST_CALLS = 12  # in one answer; what is beyond is not looked at
_LONGEST_ARGUMENTS = 8000
_LONGEST_NAME = 64
_LONGEST_LOGGED = 1000
_SECONDS = 35.0  # for all rounds together; less than the lease of a reading
_NOTED = "Noted. The form checks it."


@dataclass
class _Read:
    """What came of it so far. `said` tells the whole course, for who looks at it later."""

    proposals: list[dict[str, Any]] = field(default_factory=list)
    said: list[dict[str, Any]] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)

    def as_result(self, failed: str = "") -> dict[str, Any]:
        result = {"proposals": self.proposals, "said": self.said, "usage": self.usage.model_dump()}
        return result | ({"failed": failed} if failed else {})


class Reading:
    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    async def read(self, snapshot: Mapping[str, Any]) -> Mapping[str, Any]:
        read = _Read()
        try:
            async with asyncio.timeout(_SECONDS):
                failed = await self._rounds(Snapshot.model_validate(snapshot), read)
        except (Unavailable, TimeoutError):
            failed = "unavailable"
        except Refused as error:
            log.warning("reading refused", code=error.code)
            failed = MISCONFIGURED if error.reason is Reason.MISCONFIGURED else "refused"
        return read.as_result(failed)

    async def is_harm(self, text: str, contact: str) -> bool:
        return await is_harm(self._assistant, text, contact)

    async def look(self, jpeg: bytes, contact: str) -> Mapping[str, bool]:
        return await look(self._assistant, jpeg, contact)

    async def _rounds(self, snapshot: Snapshot, read: _Read) -> str:
        """Why nothing of it may be taken, or nothing when it may."""
        prompt = prompt_of(snapshot)
        for _ in range(MOST_ROUNDS):
            response = await self._assistant.respond(prompt)
            read.usage = _sum(read.usage, response.usage)
            calls = list(_sane(response.calls))
            outcomes = [_outcome(call, snapshot) for call in calls]
            read.said.append(_as_said(response, calls, outcomes))
            if response.refused or response.incomplete:
                return "refused" if response.refused else "incomplete"
            read.proposals += [outcome.proposal for outcome in outcomes if outcome.proposal]
            if all(outcome.proposal for outcome in outcomes):
                return ""
            prompt = _with(prompt, calls, outcomes)
        return ""


@dataclass(frozen=True)
class _Outcome:
    output: str
    proposal: dict[str, Any] | None = None


def _outcome(call: Call, snapshot: Snapshot) -> _Outcome:
    tool = tools_for(snapshot.topics, is_manager=snapshot.is_manager).get(call.name)
    if tool is None:
        return _Outcome("There is no such tool.")
    if len(call.arguments) > _LONGEST_ARGUMENTS:
        return _Outcome("Too long.")
    try:
        wanted = tool.model_validate_json(call.arguments)
    except ValidationError as error:
        places = {".".join(map(str, problem["loc"])) or "the whole" for problem in error.errors()[:5]}
        return _Outcome(f"Not as the schema wants it: {', '.join(sorted(places))[:200]}")
    given = {name: value for name, value in wanted.model_dump().items() if value is not None}
    return _Outcome(_NOTED, {"tool": call.name, "arguments": given})


def _sane(calls: Sequence[Call]) -> Iterator[Call]:
    """Those that can stand in a history: each id once. What is beyond is as if it had never been called."""
    seen: set[str] = set()
    for call in calls[:MOST_CALLS]:
        if call.id and call.id not in seen and len(call.id) <= _LONGEST_NAME and 0 < len(call.name) <= _LONGEST_NAME:
            seen.add(call.id)
            yield call


def _with(prompt: Prompt, calls: Sequence[Call], outcomes: Sequence[_Outcome]) -> Prompt:
    """The next question, with each call and its output."""
    more: list[Item] = []
    for call, outcome in zip(calls, outcomes, strict=True):
        fits = len(call.arguments) <= _LONGEST_ARGUMENTS
        more.append(call if fits else call.model_copy(update={"arguments": "{}"}))
        more.append(CallResult(id=call.id, output=outcome.output))
    return prompt.model_copy(update={"items": (*prompt.items, *more)})


def _as_said(response: Response, calls: Sequence[Call], outcomes: Sequence[_Outcome]) -> dict[str, Any]:
    return {
        "calls": [
            {
                "name": call.name,
                "arguments": call.arguments[:_LONGEST_LOGGED],
                "output": outcome.output[:_LONGEST_LOGGED],
            }
            for call, outcome in zip(calls, outcomes, strict=True)
        ],
        "not_looked_at": len(response.calls) - len(calls),
        "refused": response.refused,
        "incomplete": response.incomplete,
    }


def _sum(one: Usage, other: Usage) -> Usage:
    counted = {name: getattr(one, name) + getattr(other, name) for name in Usage.model_fields}
    return Usage(**counted)
