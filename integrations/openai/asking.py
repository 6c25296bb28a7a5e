"""A prompt as the Responses API takes it. A history that lost something is mended, or each call would be refused."""

import json
import re
from base64 import b64encode
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import count, groupby

from openai.types.responses import (
    EasyInputMessageParam,
    FunctionToolParam,
    ResponseFunctionToolCallParam,
    ResponseInputItemParam,
)
from openai.types.responses.response_create_params import ResponseCreateParamsNonStreaming
from openai.types.responses.response_input_item_param import FunctionCallOutput

from bot.model.prompts import Call, CallResult, Item, Prompt, Said, Shown, Tool

_LEAST_TOKENS = 16  # OpenAI takes no less
_LONGEST_ARGUMENTS = 10_000  # characters: more is no proposal, and each would be paid for again
_NO_RESULT = '{"error": "no result"}'


def asking(model: str, prompt: Prompt) -> ResponseCreateParamsNonStreaming:
    return {
        "model": model,
        "instructions": prompt.instructions,
        "tools": [_tool(tool) for tool in prompt.tools],
        "input": list(_mended(prompt.items)),
        "max_output_tokens": max(prompt.most_tokens, _LEAST_TOKENS),
        "safety_identifier": sha256(prompt.contact.encode()).hexdigest(),
        "store": False,
    }


def _tool(tool: Tool) -> FunctionToolParam:
    return {
        "type": "function",
        "name": tool.name,
        "description": tool.description,
        "parameters": dict(tool.parameters),
        "strict": True,
    }


def _mended(items: Sequence[Item]) -> Iterator[ResponseInputItemParam]:
    """Each call has its one result behind it. The ids are ours: a model may give one twice, or none."""
    results = defaultdict[str, deque[str]](deque)
    for item in items:
        if isinstance(item, CallResult):
            results[item.id].append(item.output)
    numbers = count(1)
    for kind, run in groupby(items, type):
        if kind is Said:
            yield from (_message(item) for item in run if isinstance(item, Said))
        elif kind is Shown:
            yield from (_picture(item) for item in run if isinstance(item, Shown))
        elif kind is Call:
            calls = [(f"call_{next(numbers)}", item) for item in run if isinstance(item, Call)]
            yield from (_call(id_, call) for id_, call in calls)
            yield from (_result(id_, results[call.id]) for id_, call in calls)


def _message(said: Said) -> EasyInputMessageParam:
    return {"role": said.role, "content": said.text}


def _picture(shown: Shown) -> EasyInputMessageParam:
    """Small, which is enough to see whether there is a face."""
    address = f"data:image/jpeg;base64,{b64encode(shown.jpeg).decode()}"
    return {"role": "user", "content": [{"type": "input_image", "image_url": address, "detail": "low"}]}


def _call(id_: str, call: Call) -> ResponseFunctionToolCallParam:
    return {
        "type": "function_call",
        "call_id": id_,
        "name": re.sub(r"[^a-zA-Z0-9_-]", "_", call.name)[:64] or "_",
        "arguments": call.arguments if _is_object(call.arguments) else "{}",
    }


def _result(id_: str, outputs: deque[str]) -> FunctionCallOutput:
    output = outputs.popleft() if outputs else _NO_RESULT
    return {"type": "function_call_output", "call_id": id_, "output": output}


def _is_object(arguments: str) -> bool:
    if len(arguments) > _LONGEST_ARGUMENTS:
        return False
    try:
        return isinstance(json.loads(arguments), dict)
    except (ValueError, RecursionError):
        return False
