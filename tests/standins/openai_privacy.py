"""What may leave for the model, as README lists it: what is unread, chat from before, and a few fields."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.standins.openai_rules import Broken

LISTED = frozenset({"task", "child", "age_group", "team", "season", "missing", "answered", "refused"})
_LONGEST_REMEMBERED = 300
_PERSONAL = {
    "a phone number": re.compile(r"(?:\+44|\b0)[ -]?7(?:[ -]?\d){9}\b"),
    "an email address": re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    "a date of birth": re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b"),
    "a postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
}


@dataclass
class Privacy:
    """What is `secret`, or looks personal, is told only where it stands in the words that are unread now."""

    secret: Sequence[str] = ()
    unread: Sequence[str] = ()

    def check(self, body: Mapping[str, Any]) -> None:
        """Raises Broken."""
        everything = json.dumps(body, ensure_ascii=False).casefold()
        for value in self.secret:
            if value.casefold() in everything and not self._is_unread(value):
                raise Broken("something secret was told")
        for what in _personal_in(json.dumps(body["input"], ensure_ascii=False)):
            if not self._is_unread(what[1]):
                raise Broken(f"{what[0]} was told")

    def _is_unread(self, value: str) -> bool:
        return any(value.casefold() in text.casefold() for text in self.unread)


@dataclass
class Listed(Privacy):
    """Of one parent, who is heard text by text: each item of the input is one of those that may be there."""

    heard: list[str] = field(default_factory=list)

    def hears(self, text: str) -> None:
        self.heard.append(text)
        self.unread = [text]

    def check(self, body: Mapping[str, Any]) -> None:
        super().check(body)
        said = [item for item in body["input"] if "content" in item]
        moments = [number for number, item in enumerate(said) if "\n{" in item["content"]]
        if len(moments) != 1:
            raise Broken("not one account of where the talk stands")
        [moment] = moments
        _check_moment(json.loads(said[moment]["content"].partition("\n")[2]))
        for item in said[:moment]:
            self._check_remembered(item)
        if not {item["content"] for item in said[moment + 1 :]} <= set(self.unread):
            raise Broken("words that are not unread")

    def _check_remembered(self, item: Mapping[str, Any]) -> None:
        text = item["content"]
        earlier = [heard[:_LONGEST_REMEMBERED] for heard in self.heard[:-1]]
        if item["role"] == "user" and (text not in earlier or re.search(r"[\d@]", text)):
            raise Broken("more than chat from before")
        if any(value.casefold() in text.casefold() for value in self.secret) or list(_personal_in(text)):
            raise Broken("something personal from before")


def _check_moment(moment: Mapping[str, Any]) -> None:
    if set(moment) - LISTED:
        raise Broken(f"not listed: {sorted(set(moment) - LISTED)}")
    if not all(re.fullmatch(r"[a-z_]+", name) for name in moment.get("answered", ())):
        raise Broken("more than the names of what is answered")


def _personal_in(text: str) -> Iterator[tuple[str, str]]:
    for what, pattern in _PERSONAL.items():
        yield from ((what, found) for found in pattern.findall(text))
