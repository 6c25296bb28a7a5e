"""What a parent would have otherwise: "change email to kate@example.com", "his birthday is 4 May 2016"."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.model.forms import Again, Context, Form, Step, Unclear, steps


def read_correction(forms: Mapping[str, type[Form]], text: str, context: Context) -> dict[str, dict[str, Any]]:
    """By section and field, only where the field is named and a value was said for it."""
    changes: dict[str, dict[str, Any]] = {}
    for section, step, said in _named(forms, text):
        value = step.reader.read(said, context)
        if not isinstance(value, Unclear | Again) and value != context.answer(section, step.name):
            changes.setdefault(section, {})[step.name] = value
    return changes


def _named(forms: Mapping[str, type[Form]], text: str) -> Iterator[tuple[str, Step, str]]:
    """A label that only one field of all answers to, with what stands behind it."""
    for section, form in forms.items():
        for step in steps(form):
            for label in step.ask.labels:
                owners = [s for f in forms.values() for s in steps(f) if label in s.ask.labels]
                match = re.search(
                    rf"\b{re.escape(label)}\b(?:\s+(?:is|should be|to|was|=|:))*\s*(.+)", text, re.IGNORECASE
                )
                if match and len(owners) == 1:
                    yield section, step, match.group(1)
