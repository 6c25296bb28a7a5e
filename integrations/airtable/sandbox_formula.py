"""The little of Airtable's formulas that we send: equalities, joined by AND and OR, ids, and what changed since."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from integrations.airtable.api import Json
from integrations.airtable.problems import Problem

_TOKEN = re.compile(
    r"\s*(?:'((?:[^'\\]|\\.)*)'|\{((?:[^}\\]|\\.)*)\}|(-?\d+(?:\.\d+)?)|([A-Z_]+)(?=\()|([=(),]))", re.DOTALL
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def holds(formula: str, record_id: str, record: Json) -> bool:
    """Raises Problem for one that cannot be read, as Airtable does."""
    reader = _Reader(list(_tokens(formula)), record_id, record)
    value = reader.value()
    reader.end()
    return bool(value)


def _tokens(formula: str) -> Iterator[tuple[str, Any]]:
    position = 0
    while position < len(formula):
        match = _TOKEN.match(formula, position)
        if match is None:
            raise _unreadable()
        text, field, number, name, sign = match.groups()
        if text is not None:
            yield "value", _ESCAPED.sub(r"\1", text)
        elif field is not None:
            yield "field", _ESCAPED.sub(r"\1", field)
        elif number is not None:
            yield "value", float(number)
        else:
            yield ("name", name) if name else ("sign", sign)
        position = match.end()


def _unreadable() -> Problem:
    return Problem(422, "INVALID_FILTER_BY_FORMULA", "The formula for filtering records is invalid")


class _Reader:
    def __init__(self, tokens: list[tuple[str, Any]], record_id: str, record: Json) -> None:
        self._tokens = tokens
        self._id = record_id
        self._record = record

    def value(self) -> Any:
        left = self._term()
        if self._tokens[:1] == [("sign", "=")]:
            self._tokens.pop(0)
            return _level(left) == _level(self._term())
        return left

    def end(self) -> None:
        if self._tokens:
            raise _unreadable()

    def _term(self) -> Any:
        kind, what = self._next()
        if kind == "value":
            return what
        if kind == "field":
            if what not in self._record["columns"]:
                raise Problem(422, "INVALID_FILTER_BY_FORMULA", f"Unknown field names: {what.casefold()}")
            return self._record["fields"].get(what, "")
        if kind == "name":
            return self._function(what, self._arguments())
        raise _unreadable()

    def _arguments(self) -> list[Any]:
        found: list[Any] = []
        self._expect("(")
        while self._tokens[:1] != [("sign", ")")]:
            found.append(self.value())
            if self._tokens[:1] == [("sign", ",")]:
                self._tokens.pop(0)
        self._expect(")")
        return found

    def _function(self, name: str, given: list[Any]) -> Any:
        match name, given:
            case "AND", _:
                return all(given)
            case "OR", _:
                return any(given)
            case "RECORD_ID", []:
                return self._id
            case "LAST_MODIFIED_TIME", []:
                return self._record["modified"]
            case "IS_AFTER", [one, other]:
                return datetime.fromisoformat(one) > datetime.fromisoformat(other)
        raise _unreadable()

    def _expect(self, sign: str) -> None:
        if self._next() != ("sign", sign):
            raise _unreadable()

    def _next(self) -> tuple[str, Any]:
        if not self._tokens:
            raise _unreadable()
        return self._tokens.pop(0)


def _level(value: Any) -> Any:
    return float(value) if isinstance(value, int | float) else value or ""
