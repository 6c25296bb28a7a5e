"""A local OpenAI: the Responses API as far as we use it. It plays a script, and complains of what it should not see."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any, Self

from aiohttp import web

from tests.standins.openai_answers import Answer, Call, answered, output, usage
from tests.standins.openai_audio import heard, transcript
from tests.standins.openai_privacy import Privacy
from tests.standins.openai_rules import Broken, check

_LETTERS = 4  # to a token, more or less
_CACHED_IN = 128  # tokens
_LEAST_CACHED = 1024


@dataclass(frozen=True)
class Line:
    """What is said once to the words, or to the result of a tool, in which `to` stands."""

    to: str
    says: str = ""
    calls: Sequence[Call] = ()

    @classmethod
    def read(cls, line: Mapping[str, Any]) -> "Line":
        calls = [Call(each["name"], each.get("arguments", {})) for each in line.get("calls", ())]
        return cls(line["to"], line.get("says", ""), calls)


@dataclass
class OpenAIStandIn:
    script: list[Line] = field(default_factory=list)
    otherwise: Line | None = None  # said, as often as needed, to what is not in the script
    privacy: Privacy = field(default_factory=Privacy)
    api_key: str = "key of the stand-in"
    delay: float = 0.0
    requests: list[Mapping[str, Any]] = field(default_factory=list)
    sounds: list[bytes] = field(default_factory=list)
    broken_rules: list[str] = field(default_factory=list)
    url: str = ""
    _instead: list[Answer] = field(default_factory=list)
    _always: Answer | None = None
    _known: str = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=2**24)
        app.router.add_post("/v1/responses", self._respond)
        app.router.add_post("/v1/audio/transcriptions", self._transcribe)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = "http://{}:{}/v1".format(*self._runner.addresses[0][:2])
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def instead(self, *answers: Answer) -> None:
        """The next requests are answered so, whatever the script says."""
        self._instead.extend(answers)

    def always(self, answer: Answer | None) -> None:
        """Every request is answered so; None ends it."""
        self._always = answer

    def complaints(self) -> list[str]:
        """Rules that were broken, and lines of the script that nobody asked for."""
        return [*self.broken_rules, *(f"nobody said {line.to!r}" for line in self.script)]

    async def _transcribe(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("Authorization") != f"Bearer {self.api_key}":
            return _error(401, "invalid_api_key")
        try:
            sound = await heard(request)
        except Broken as rule:
            self.broken_rules.append(str(rule))
            return _error(400, "invalid_request_error")
        self.sounds.append(sound)
        await asyncio.sleep(self.delay)
        return await _given(request, self._instead.pop(0) if self._instead else transcript(sound))

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.requests.append(body)
        if request.headers.get("Authorization") != f"Bearer {self.api_key}":
            return _error(401, "invalid_api_key")
        answer = self._answer(body)
        await asyncio.sleep(answer.delay or self.delay)
        return await _given(request, answer)

    def _answer(self, body: Mapping[str, Any]) -> Answer:
        try:
            check(body)
            self.privacy.check(body)
            if self._instead:
                return self._instead.pop(0)
            return self._always or self._played(body)
        except Broken as rule:
            self.broken_rules.append(str(rule))
            return Answer(_refusal("invalid_request_error", str(rule)), 400)

    def _played(self, body: Mapping[str, Any]) -> Answer:
        newest = "\n".join(_newest(body["input"]))
        line = next((each for each in self.script if each.to.casefold() in newest.casefold()), None)
        if line is not None:
            self.script.remove(line)
        elif self.otherwise is not None:
            line = self.otherwise
        else:
            raise Broken(f"nothing in the script for {newest!r}")
        said = output(line.says, [_whole(call, body.get("tools", ())) for call in line.calls])
        return answered(said, usage=self._usage(body, said))

    def _usage(self, body: Mapping[str, Any], said: Sequence[Any]) -> Mapping[str, Any]:
        """About what it would cost: the beginning that was asked before is cached, in whole pieces."""
        asked = json.dumps([body["instructions"], body.get("tools"), body["input"]], ensure_ascii=False)
        same = next((n for n, (a, b) in enumerate(zip(asked, self._known, strict=False)) if a != b), len(self._known))
        self._known = asked
        cached = min(same, len(asked)) // _LETTERS // _CACHED_IN * _CACHED_IN
        written = sum(len(str(item.get("arguments", item.get("content")))) for item in said) // _LETTERS
        return usage(len(asked) // _LETTERS, cached if cached >= _LEAST_CACHED else 0, written)


def _whole(call: Call, tools: Sequence[Mapping[str, Any]]) -> Call:
    """As a strict schema has it written: what the script leaves out is null."""
    schema = next((tool["parameters"] for tool in tools if tool["name"] == call.name), None)
    if schema is None or isinstance(call.arguments, str):
        return call
    return replace(call, arguments=dict.fromkeys(schema["properties"]) | dict(call.arguments))


def _newest(items: Sequence[Mapping[str, Any]]) -> list[str]:
    """The last words, or all that came of the last calls."""
    if not _is_output(items[-1]):
        return [item["content"] for item in items[-2:] if isinstance(item.get("content"), str)][-1:]
    return [item["output"] for item in takewhile(_is_output, reversed(items))]


def _is_output(item: Mapping[str, Any]) -> bool:
    return item.get("type") == "function_call_output"


async def _given(request: web.Request, answer: Answer) -> web.StreamResponse:
    if answer.cut == "before" and request.transport:
        request.transport.abort()
    if answer.cut != "middle":
        return web.Response(
            body=answer.body, status=answer.status, headers=answer.headers, content_type=answer.content_type
        )
    half = web.StreamResponse(headers={"Content-Type": answer.content_type, "Content-Length": str(len(answer.body))})
    await half.prepare(request)
    await half.write(answer.body[: len(answer.body) // 2])
    if request.transport:
        request.transport.close()
    return half


def _error(status: int, code: str) -> web.Response:
    return web.Response(body=_refusal(code, "as asked"), status=status, content_type="application/json")


def _refusal(code: str, text: str) -> bytes:
    error = {"message": text, "type": "invalid_request_error", "param": None, "code": code}
    return json.dumps({"error": error}).encode()
