"""What `python -m bot read FIELD` prints: how each line would be read."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from pydantic_core import to_jsonable_python

from bot.club.club import Club
from bot.model.forms import Again, Context, Form, Unclear
from conversations.form.columns import column_names, columns
from conversations.form.forms import Address, Child, Guardian
from conversations.understanding.readers import READERS, Medical
from conversations.understanding.sections.reading import read_section

SECTIONS: dict[str, type[Form]] = {"guardian": Guardian, "child": Child, "address": Address}

Read = dict[str, Any]


def read_lines(field: str, lines: Iterable[str], club: Club, today: date) -> Iterator[Read]:
    """Raises ValueError, naming what there is, for a field that nobody reads."""
    read, context = _chosen(field), Context(club, today)
    return (read(line.rstrip("\r\n"), context) for line in lines)


def readable() -> list[str]:
    return [*READERS, *(f"section:{name}" for name in SECTIONS)]


def _chosen(field: str) -> Callable[[str, Context], Read]:
    if field in READERS:
        return lambda line, context: _one(READERS[field].read(line, context))
    section = field.removeprefix("section:")
    if section == field or section not in SECTIONS:
        raise ValueError(f"no field {field!r}; there are {', '.join(readable())}")
    return lambda line, context: _section(section, line, context)


def _one(value: Any) -> Read:
    if isinstance(value, Unclear):
        return {"unclear": True}
    return {"again": value.sentence} if isinstance(value, Again) else {"value": _spelled(value)}


def _spelled(value: Any) -> Any:
    plain = to_jsonable_python(value)
    return {**plain, "follow_up_due": value.follow_up_due} if isinstance(value, Medical) else plain


def _section(section: str, line: str, context: Context) -> Read:
    reading = read_section(SECTIONS[section], line, context, {})
    if not reading.values and not reading.problems:
        return {"unclear": True}
    again = {
        column: problem.sentence
        for field, problem in reading.problems.items()
        for column in column_names(section, field)
    }
    return {"value": columns(section, reading.values)} | ({"again": again} if again else {})
