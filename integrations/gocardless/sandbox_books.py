"""The books of the sandbox, in GoCardless's own words. They keep ids, days and amounts, and no words about people."""

import json
from bisect import insort
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import uuid4

Json = dict[str, Any]
_PREFIXES = {
    "billing_requests": "BRQ",
    "billing_request_flows": "BRF",
    "customers": "CU",
    "mandates": "MD",
    "payments": "PM",
    "subscriptions": "SB",
    "events": "EV",
    "refunds": "RF",
}


class Shelf(Protocol):
    """Where the books stand. Whoever changes them has them alone."""

    async def change(self, change: Callable[[str], str]) -> None: ...


@dataclass
class Memory:
    """Books that nobody else reads and no restart survives."""

    text: str = ""

    async def change(self, change: Callable[[str], str]) -> None:
        self.text = change(self.text)


@dataclass
class Books:
    resources: dict[str, dict[str, Json]] = field(default_factory=dict)  # kind → id, in the order they were made
    keys: dict[str, str] = field(default_factory=dict)  # idempotency keys
    events: list[Json] = field(default_factory=list)
    due: list[tuple[str, int, str, str]] = field(default_factory=list)  # when, its number, what, and of which
    mail: list[str] = field(default_factory=list)  # events nobody was told of yet
    causes: dict[str, str] = field(default_factory=dict)  # why the payment of that id will fail, or the NEXT one
    drawn: int = 0

    @classmethod
    def read(cls, text: str) -> "Books":
        books = cls(**json.loads(text)) if text else cls()
        books.due = [(when, number, what, which) for when, number, what, which in books.due]
        return books

    def written(self) -> str:
        return json.dumps(vars(self), separators=(",", ":"))

    def of(self, kind: str) -> dict[str, Json]:
        return self.resources.setdefault(kind, {})

    def make(self, kind: str, now: datetime, **fields: Any) -> Json:
        made = {"id": new_id(kind), "created_at": stamp(now)} | fields
        self.of(kind)[made["id"]] = made
        return made

    def plan(self, when: datetime, what: str, which: str) -> None:
        self.drawn += 1
        insort(self.due, (stamp(when), self.drawn, what, which))

    def tell(self, now: datetime, kind: str, action: str, links: Mapping[str, str], cause: str, origin: str) -> None:
        event: Json = {
            "id": new_id("events"),
            "created_at": stamp(now),
            "resource_type": kind,
            "action": action,
            "links": dict(links),
            "details": {"origin": origin, "cause": cause, "description": f"{kind} {action}: {cause}"},
            "metadata": {},
        }
        self.events.append(event)
        self.mail.append(event["id"])


def new_id(kind: str) -> str:
    return _PREFIXES[kind] + uuid4().hex[:20].upper()


def stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"
