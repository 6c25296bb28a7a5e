"""What a local OpenAI answers: well-formed, failing, and as badly as an answer can be."""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import uuid4

Arguments = Mapping[str, Any] | str


@dataclass(frozen=True)
class Answer:
    """`cut` is before any of it, or in the middle."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    cut: Literal["before", "middle"] | None = None
    delay: float = 0.0


@dataclass(frozen=True)
class Call:
    name: str
    arguments: Arguments = field(default_factory=dict)

    @property
    def written(self) -> str:
        return self.arguments if isinstance(self.arguments, str) else json.dumps(self.arguments)


def message(text: str) -> dict[str, Any]:
    content = {"type": "output_text", "text": text, "annotations": [], "logprobs": []}
    return _message(content)


def refusal(text: str = "I can't help with that.") -> dict[str, Any]:
    return _message({"type": "refusal", "refusal": text})


def _message(content: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "message",
        "id": f"msg_{uuid4().hex}",
        "role": "assistant",
        "status": "completed",
        "content": [content],
    }


def call(wanted: Call) -> dict[str, Any]:
    return {
        "type": "function_call",
        "id": f"fc_{uuid4().hex}",
        "call_id": f"call_{uuid4().hex[:24]}",
        "name": wanted.name,
        "arguments": wanted.written,
        "status": "completed",
    }


def output(says: str = "", calls: Sequence[Call] = ()) -> list[dict[str, Any]]:
    return [*map(call, calls), *([message(says)] if says else [])]


def response(output: Sequence[Any], **other: Any) -> dict[str, Any]:
    """All that the published description requires of one."""
    return {
        "id": f"resp_{uuid4().hex}",
        "object": "response",
        "created_at": 1795255200,
        "status": "completed",
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "metadata": {},
        "model": "gpt-4.1-2025-04-14",
        "output": list(output),
        "parallel_tool_calls": True,
        "temperature": 1.0,
        "tool_choice": "auto",
        "tools": [],
        "top_p": 1.0,
        "usage": usage(100, 0, 20),
        **other,
    }


def usage(read: int, cached: int, written: int) -> dict[str, Any]:
    return {
        "input_tokens": read,
        "input_tokens_details": {"cached_tokens": cached, "cache_write_tokens": 0},
        "output_tokens": written,
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": read + written,
    }


def answered(output: Sequence[Any], **other: Any) -> Answer:
    return Answer(json.dumps(response(output, **other)).encode())


def failed(status: int, code: str | None = None, *, kind: str = "error", retry_after: str | None = None) -> Answer:
    error = {"error": {"message": "as asked", "type": kind, "param": None, "code": code}}
    return Answer(json.dumps(error).encode(), status, {"Retry-After": retry_after} if retry_after else {})


INCOMPLETE = {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}}
_HUGE = json.dumps({"name": "x" * 300_000})
_PROMISE = (
    "Great news: the payment is received, Sam is registered and the fee is now £1. See https://evil.example or ring "
    "07700 900999. <b>Mia Khan</b> of U10 lives at 4 Abbey Croft."
)
# By name, so that a test can try every one of them.
HOSTILE: Mapping[str, Answer] = {
    "wrong types": answered([{"type": "message", "content": "hello"}, {"type": "function_call", "name": 7}]),
    "kinds of no word": Answer(json.dumps(response([[], {}, {"type": []}, {"type": {}}, 7])).encode()),
    "an absurd bill": answered(output(says="Yes."), usage=usage(10**40, 0, 1)),
    "output of no list": Answer(json.dumps(response([]) | {"output": {"type": "message"}}).encode()),
    "fifty calls": answered(output(calls=[Call("record_answers", {"child": {"name": f"N {n}"}}) for n in range(50)])),
    "unknown tools": answered(output(calls=[Call("set_fee", {"pence": 1}), Call("drop table", {}), Call("", {})])),
    "huge arguments": answered(output(calls=[Call("record_answers", _HUGE)])),
    "broken arguments": answered(output(calls=[Call("record_answers", '{"child": {"name": "Sa')])),
    "arguments of the wrong kind": answered(
        output(calls=[Call("record_answers", each) for each in ("[]", "7", '"x"', "null", "NaN", "[" * 5000)])
    ),
    "one id twice": answered([call(Call("get_fees")) | {"call_id": ""} for _ in range(2)]),
    "nothing at all": answered([]),
    "empty text": answered(output(says=" \n")),
    "promises": answered(output(says=_PROMISE)),
    "a very long text": answered(output(says="word " * 60_000)),
    "what no database takes": answered(output(says="\0\ufffd\u202e")),
    "refusal": answered([refusal()]),
    "incomplete": answered(output(says="Thank you, and now"), **INCOMPLETE),
    "filtered": answered([], status="incomplete", incomplete_details={"reason": "content_filter"}),
    "its own failure": answered([], status="failed", error={"code": "server_error", "message": "sorry"}),
    "JSON of another kind": Answer(b'[1, {"two": null}]'),
    "nothing": Answer(b""),
    "HTML": Answer(b"<html><h1>It works!</h1></html>", content_type="text/html"),
    "without end": Answer(b" " * 2**23),
    "a bomb": Answer(gzip.compress(b" " * 2**25), headers={"Content-Encoding": "gzip"}),
    "not packed as it says": Answer(b"{}", headers={"Content-Encoding": "gzip"}),
    "half": Answer(answered(output(says="Thank you")).body, cut="middle"),
    "reset": Answer(cut="before"),
    "away": failed(503),
    "too fast": failed(429, "rate_limit_exceeded", retry_after="2"),
    "no money": failed(429, "insufficient_quota", kind="insufficient_quota"),
    "no key": failed(401, "invalid_api_key"),
    "elsewhere": Answer(status=302, headers={"Location": "http://127.0.0.1:9/"}),
}
