"""What the Responses API refuses, as its published description has it."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

_TAKEN = frozenset(  # of all that is published; the others keep something there, or are of no use to us
    {
        "model",
        "instructions",
        "tools",
        "input",
        "max_output_tokens",
        "safety_identifier",
        "store",
        "parallel_tool_calls",
        "prompt_cache_key",
        "temperature",
        "tool_choice",
    }
)
_ROLES = frozenset({"user", "assistant", "system", "developer"})
_NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_NOT_STRICT = frozenset({"allOf", "oneOf", "not", "if", "then", "else", "dependentRequired", "default"})
_MOST_TOOLS = 19


class Broken(Exception):
    """A rule was broken; the text says which."""


def check(body: Mapping[str, Any]) -> None:
    """Raises Broken."""
    _must(not set(body) - _TAKEN, f"not to be asked with: {sorted(set(body) - _TAKEN)}")
    _must(body.get("store") is False, "it is to be stored")
    _must(isinstance(body.get("model"), str) and body["model"], "no model")
    _must(isinstance(body.get("instructions"), str), "no instructions")
    _check_limits(body)
    _check_tools(body.get("tools", []))
    _check_items(body.get("input"))


def _check_limits(body: Mapping[str, Any]) -> None:
    most = body.get("max_output_tokens")
    _must(isinstance(most, int) and 16 <= most <= 4000, "no bounds to the answer")
    identifier = body.get("safety_identifier")
    _must(isinstance(identifier, str) and re.fullmatch(r"[0-9a-f]{32,64}", identifier), "not a hashed identifier")


def _check_tools(tools: Any) -> None:
    _must(isinstance(tools, list) and len(tools) <= _MOST_TOOLS, "too many tools")
    names = [tool.get("name") for tool in tools]
    _must(len(set(names)) == len(names), "two tools of one name")
    for tool in tools:
        _must(tool.get("type") == "function" and tool.get("strict") is True, "a tool that is not strict")
        _must(_NAME.fullmatch(str(tool.get("name"))), "the name of a tool")
        _must(isinstance(tool.get("description"), str) and tool["description"], "a tool without its manual")
        _check_schema(json.dumps(tool.get("parameters")))


@cache  # the same tools come with every question
def _check_schema(written: str) -> None:
    schema = json.loads(written)
    _must(isinstance(schema, dict) and schema.get("type") == "object", "parameters are an object")
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError:
        raise Broken("not a schema") from None
    for part in _parts(schema):
        _must(not set(part) & _NOT_STRICT, f"not for a strict schema: {sorted(set(part) & _NOT_STRICT)}")
        _must("$ref" not in part or len(part) == 1, "a reference stands alone")
        if part.get("type") == "object" or "properties" in part:
            _must(part.get("additionalProperties") is False, "an object open to other properties")
            _must(set(part.get("required", ())) == set(part.get("properties", {})), "each property is required")


def _parts(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """It and every schema in it; the names of properties are no schemas."""
    yield schema
    for name, value in schema.items():
        inner = value.values() if name in {"properties", "$defs"} else value if isinstance(value, list) else [value]
        for each in inner:
            if isinstance(each, dict):
                yield from _parts(each)


def _check_items(items: Any) -> None:
    _must(isinstance(items, list) and items, "no input")
    open_calls: list[str] = []
    seen: set[str] = set()
    for item in items:
        kind = item.get("type", "message")
        if kind == "function_call":
            _check_call(item)
            _must(item["call_id"] not in seen, "two calls of one id")
            seen.add(item["call_id"])
            open_calls.append(item["call_id"])
        elif kind == "function_call_output":
            _must(item.get("call_id") in open_calls, "No tool call found for function call output")
            _must(isinstance(item.get("output"), str), "an output is text")
            open_calls.remove(item["call_id"])
        else:
            _must(kind == "message" and item.get("role") in _ROLES, "an item of no kind")
            _check_content(item.get("content"), item["role"])
            _must(not open_calls, "No tool output found for function call")
    _must(not open_calls, "No tool output found for function call")


def _check_content(content: Any, role: str) -> None:
    if isinstance(content, str):
        return
    _must(isinstance(content, list) and content and role == "user", "a message is text, or what somebody shows")
    for part in content:
        _must(set(part) == {"type", "image_url", "detail"} and part["type"] == "input_image", "a part of no kind")
        _must(part["image_url"].startswith("data:image/jpeg;base64,"), "a picture comes along, and lies nowhere")
        _must(part["detail"] == "low", "a picture that costs more than it need")


def _check_call(item: Mapping[str, Any]) -> None:
    _must(_NAME.fullmatch(str(item.get("name"))), "the name of a call")
    _must(isinstance(item.get("call_id"), str) and 1 <= len(item["call_id"]) <= 64, "the id of a call")
    try:
        arguments = json.loads(item["arguments"])
    except (KeyError, TypeError, ValueError):
        raise Broken("arguments that are no JSON") from None
    _must(isinstance(arguments, dict), "arguments that are no object")


def _must(holds: object, otherwise: str) -> None:
    if not holds:
        raise Broken(otherwise)
