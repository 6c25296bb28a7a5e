"""Wordings that may be sent outside the service window, agreed with the carrier beforehand."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.model.messages import Template

_NAME = re.compile(r"\{([a-z_]+)\}")
_PLACE = re.compile(r"\{(\d+)\}")


class Wording(BaseModel):
    """A template's text with numbered places, {1} the first of its variables."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    category: str
    text: str
    variables: tuple[str, ...]
    defaults: Mapping[str, str] = {}
    buttons: tuple[str, ...] = ()

    def values(self, template: Template) -> list[str]:
        """The variables in order, on one line each; raises KeyError when one without a default is missing."""
        return [_one_line(template.variables.get(name, "")) or self.defaults[name] for name in self.variables]

    def render(self, template: Template) -> str:
        values = self.values(template)
        return _PLACE.sub(lambda place: values[int(place.group(1)) - 1], self.text)


Wordings = Mapping[str, Wording]


def load_wordings(path: Path, names: Mapping[str, str]) -> Wordings:
    """`names` are put in for good: what stands in {braces} with a name, and not a number, is no variable."""
    entries = json.loads(path.read_text(encoding="utf-8"))["templates"]
    for entry in entries.values():
        entry["text"] = _NAME.sub(lambda place: names[place.group(1)], entry["text"])
    return {name: Wording(name=name, **entry) for name, entry in entries.items()}


def _one_line(value: str) -> str:
    return " ".join(value.split())
