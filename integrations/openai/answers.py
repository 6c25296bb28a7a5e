"""What OpenAI answers, read by its shape and no further: what a call means is for whoever asked."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Discriminator, Field, Tag, ValidationError

from bot.model.prompts import Call, Response, Usage
from bot.ports import Refused
from integrations.openai.failures import Away

_AGAIN = frozenset({"server_error", "rate_limit_exceeded", "vector_store_timeout"})


class _Part(BaseModel):
    type: str
    text: str = ""


class _Message(BaseModel):
    type: Literal["message"]
    content: list[_Part]


class _Call(BaseModel):
    type: Literal["function_call"]
    call_id: str
    name: str
    arguments: str


_Tokens = Annotated[int, Field(ge=0, le=10_000_000)]  # one absurd bill would use up a day's budget


class _Cached(BaseModel):
    cached_tokens: _Tokens = 0


class _Usage(BaseModel):
    input_tokens: _Tokens = 0
    input_tokens_details: _Cached = _Cached()
    output_tokens: _Tokens = 0


class _Error(BaseModel):
    code: str = ""


class _Incomplete(BaseModel):
    reason: str = ""


def _kind(item: Any) -> str:
    kind = item.get("type") if isinstance(item, dict) else None
    return kind if isinstance(kind, str) and kind in {"message", "function_call"} else "other"


_Item = Annotated[
    Annotated[_Message, Tag("message")] | Annotated[_Call, Tag("function_call")] | Annotated[Any, Tag("other")],
    Discriminator(_kind),
]


class _Answer(BaseModel):
    status: str
    output: list[_Item]
    error: _Error | None = None
    incomplete_details: _Incomplete | None = None
    usage: _Usage | None = None


def read(body: bytes) -> Response:
    """Raises Away for what is no answer, and Refused when the model will never take this."""
    try:
        answer = _Answer.model_validate_json(body)
    except ValidationError:
        raise Away("unreadable") from None
    if answer.status not in {"completed", "incomplete"}:
        raise _failure(answer)
    parts = [part for item in answer.output if isinstance(item, _Message) for part in item.content]
    filtered = answer.incomplete_details is not None and answer.incomplete_details.reason == "content_filter"
    return Response(
        text="\n".join(part.text for part in parts if part.type == "output_text").replace("\0", "").strip(),
        calls=[_call(item) for item in answer.output if isinstance(item, _Call)],
        refused=filtered or any(part.type == "refusal" for part in parts),
        incomplete=answer.status == "incomplete",
        usage=_usage(answer.usage or _Usage()),
    )


def _failure(answer: _Answer) -> Exception:
    code = answer.error.code if answer.error else ""
    if answer.status == "failed" and code not in _AGAIN:
        return Refused("OpenAI could not answer what it was asked", code="failed")
    return Away("failed")


def _call(call: _Call) -> Call:
    return Call(id=call.call_id, name=call.name, arguments=call.arguments)


def _usage(usage: _Usage) -> Usage:
    return Usage(
        input_tokens=usage.input_tokens,
        cached_tokens=usage.input_tokens_details.cached_tokens,
        output_tokens=usage.output_tokens,
    )
