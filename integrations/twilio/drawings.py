"""Options as WhatsApp draws them: buttons, a list, or, where neither fits, numbers below the text."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.model.messages import Option, Text
from bot.model.texts import length

LANGUAGE = "en"
LIST_BUTTON = "Choose"  # what opens a list
_LONGEST_BODY = 1024
_MOST_LINES = 50


class Drawing(NamedTuple):
    """A content, made once for all messages of this shape, and the values of one message."""

    name: str
    content: Mapping[str, object]
    variables: Mapping[str, str]


def draw(text: Text) -> Drawing | None:
    """None where WhatsApp has nothing to draw the options with."""
    # A variable's value may not hold a newline, so every line is one: the lines' places make the shape.
    lines = [" ".join(line.split()) for line in text.text.strip().splitlines()]
    kind = _kind(text.options)
    if kind is None or not _fits(lines):
        return None
    content = {"language": LANGUAGE, "types": {kind: _DRAW[kind](_layout(lines), text.options)}}
    return Drawing(f"omega-{digest(content)}", content, number(filter(None, lines)))


def numbered(text: Text) -> str:
    """The options as numbers below the text; without options the text itself."""
    if not text.options:
        return text.text
    return f"{text.text}\n\n" + "\n".join(f"{place} {_entry(option)}" for place, option in enumerate(text.options, 1))


def number(values: Iterable[str]) -> dict[str, str]:
    """{"1": the first, "2": the second, …}, as Twilio names the variables of a content."""
    return {str(place): value for place, value in enumerate(values, 1)}


def digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def _fits(lines: Sequence[str]) -> bool:
    return any(lines) and len(lines) <= _MOST_LINES and length("\n".join(lines)) <= _LONGEST_BODY


def _layout(lines: Iterable[str]) -> str:
    places = iter(range(1, _MOST_LINES + 1))
    return "\n".join(f"{{{{{next(places)}}}}}" if line else "" for line in lines)


def _entry(option: Option) -> str:
    return f"{option.title}: {option.description}" if option.description else option.title


def _kind(options: Sequence[Option]) -> str | None:
    if len({option.title for option in options}) < len(options):
        return None  # WhatsApp refuses two of the same title
    return next((kind for kind, fits in _LIMITS.items() if options and fits(options)), None)


def _are_buttons(options: Sequence[Option]) -> bool:
    return len(options) <= 3 and all(length(option.title) <= 20 for option in options)


def _are_a_list(options: Sequence[Option]) -> bool:
    return len(options) <= 10 and all(
        length(option.title) <= 24 and length(option.description or "") <= 72 for option in options
    )


def _buttons(body: str, options: Sequence[Option]) -> dict[str, object]:
    actions = [{"type": "QUICK_REPLY", "title": option.title, "id": option.id} for option in options]
    return {"body": body, "actions": actions}


def _list(body: str, options: Sequence[Option]) -> dict[str, object]:
    return {"body": body, "button": LIST_BUTTON, "items": [_item(option) for option in options]}


def _item(option: Option) -> dict[str, str]:
    described = {"description": option.description} if option.description else {}
    return {"id": option.id, "item": option.title, **described}


_LIMITS: Mapping[str, Callable[[Sequence[Option]], bool]] = {
    "twilio/quick-reply": _are_buttons,
    "twilio/list-picker": _are_a_list,
}
_DRAW: Mapping[str, Callable[[str, Sequence[Option]], dict[str, object]]] = {
    "twilio/quick-reply": _buttons,
    "twilio/list-picker": _list,
}
