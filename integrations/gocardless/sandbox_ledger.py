"""What every part of the sandbox's bank needs: the books, and the moment."""

from datetime import datetime
from typing import Any

from bot.club.working_days import working_days_after
from integrations.gocardless.problems import Problem
from integrations.gocardless.sandbox_books import Books, Json
from integrations.gocardless.sandbox_days import day_zero

LIVING = {"pending_submission", "submitted", "active"}
LATER = 3  # working days from the submission to the charge, on a mandate that is known
_FIRST = 4  # and on a new one
_LINKS = {
    "billing_requests": "billing_request",
    "mandates": "mandate",
    "payments": "payment",
    "subscriptions": "subscription",
    "refunds": "refund",
}


class Ledger:
    def __init__(self, books: Books, now: datetime) -> None:
        self.books = books
        self.now = now

    def get(self, kind: str, id_: str) -> Json:
        try:
            return self.books.of(kind)[id_]
        except KeyError:
            raise Problem(404, "invalid_api_usage", "resource_not_found") from None

    def make(self, kind: str, **fields: Any) -> Json:
        return self.books.make(kind, self.now, **fields)

    def tell(
        self, kind: str, action: str, thing: Json, cause: str = "", *, origin: str = "gocardless", **links: str
    ) -> None:
        own = {_LINKS[kind]: thing["id"]}
        self.books.tell(self.now, kind, action, own | links, cause or f"{_LINKS[kind]}_{action}", origin)

    def possible(self, mandate: Json) -> str | None:
        if mandate["status"] not in LIVING:
            return None
        first = working_days_after(day_zero(datetime.fromisoformat(mandate["created_at"])), _FIRST)
        return max(first, working_days_after(day_zero(self.now), LATER)).isoformat()

    def on(self, kind: str, mandate: Json) -> list[Json]:
        return [thing for thing in self.books.of(kind).values() if thing["links"].get("mandate") == mandate["id"]]

    def rise(self, kind: str, id_: str, before: str, after: str) -> None:
        """What has gone another way meanwhile stays there."""
        thing = self.get(kind, id_)
        if thing["status"] == before:
            thing["status"] = after
            self.tell(kind, after, thing)
