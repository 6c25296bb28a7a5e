"""What is wrong with a club file, and in which line."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from bot.club.club import Club

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_PLAINER = {"missing": "is missing", "extra_forbidden": "is not known here: a slip of the pen?"}

Place = tuple[str | int, ...]


def problems_in(text: str) -> list[str]:
    """A sentence for each; none for a file that can be used."""
    try:
        Club.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        return [f"not TOML: {error}"]
    except ValidationError as error:
        lines = dict(_places(text))
        return [_sentence(problem, lines) for problem in error.errors()]
    return []


def _sentence(problem: Mapping[str, Any], lines: Mapping[Place, int]) -> str:
    place: Place = problem["loc"]
    wrong = _PLAINER.get(problem["type"]) or str(problem["msg"]).removeprefix("Value error, ")
    named = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
    line = _line_of(place, lines)
    return f"line {line}: {named}: {wrong}" if line else f"{named}: {wrong}"


def _line_of(place: Place, lines: Mapping[Place, int]) -> int | None:
    """Of what is named, or of the table it stands in, or should."""
    whole = (*place, 0)  # of a list of tables, the first
    return next((lines[whole[:end]] for end in range(len(whole), 0, -1) if whole[:end] in lines), None)


def _places(text: str) -> Iterator[tuple[Place, int]]:
    """Where each table and each key stands. Lists over several lines count as the line they begin in."""
    table: Place = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _table(header, counts)
            yield table, number
        elif key := _KEY.match(line):
            yield (*table, key.group(1)), number


def _table(header: re.Match[str], counts: dict[str, int]) -> Place:
    brackets, name = header.groups()
    if brackets == "[":
        return tuple(name.split("."))
    counts[name] = counts.get(name, -1) + 1
    return (name, counts[name])
