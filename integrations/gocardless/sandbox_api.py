"""The sandbox's answers: from its books, or as it is told to fail."""

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from bot.ports import Clock
from integrations.gocardless.api import Json, Page
from integrations.gocardless.problems import Problem, Silent
from integrations.gocardless.sandbox_bank import Bank
from integrations.gocardless.sandbox_books import Books, Shelf
from integrations.gocardless.sandbox_rules import CANCELS, MAKES

T = TypeVar("T")
_MOST = 500
_FILTERS = ("billing_request", "mandate", "subscription", "payment")


class SandboxApi:
    def __init__(self, shelf: Shelf, clock: Clock, public_url: str) -> None:
        self.failures: deque[str] = deque()
        self._shelf = shelf
        self._clock = clock
        self._public_url = public_url

    def fail_next(self, how: str | int, times: int = 1) -> None:
        """`how` is a status, `reset` (nothing done) or `timeout` (done, but not answered)."""
        self.failures.extend([str(how)] * times)

    async def look(self, deed: Callable[[Bank], T]) -> T:
        """What the deed gives, done on the books as they are now; what it raises leaves them as they were."""
        given: list[T] = []

        def change(text: str) -> str:
            books = Books.read(text)
            given.append(deed(Bank(books, self._clock.now())))
            return books.written()

        await self._shelf.change(change)
        return given[-1]

    async def create(self, kind: str, body: Mapping[str, Any], key: str | None = None) -> Json:
        def deed(bank: Bank) -> Json:
            if key in bank.books.keys:
                raise Problem(409, "invalid_state", "idempotent_creation_conflict", existing=bank.books.keys[key or ""])
            made = MAKES[kind](bank, body)
            if key is not None:
                bank.books.keys[key] = made["id"]
            return self._shown(bank, kind, made)

        return await self._answered(deed)

    async def cancel(self, kind: str, id_: str) -> Json:
        def deed(bank: Bank) -> Json:
            thing = bank.get(kind, id_)
            CANCELS[kind](bank, thing)
            return self._shown(bank, kind, thing)

        return await self._answered(deed)

    async def get(self, kind: str, id_: str) -> Json:
        return await self._answered(lambda bank: self._shown(bank, kind, bank.get(kind, id_)))

    async def list(self, kind: str, query: Mapping[str, Any]) -> Page:
        def deed(bank: Bank) -> Page:
            things = bank.books.events if kind == "events" else list(bank.books.of(kind).values())
            found = [thing for thing in reversed(things) if _fits(thing, query)]
            ids = [thing["id"] for thing in found]
            start = ids.index(query["after"]) + 1 if "after" in query else 0
            page = found[start : start + int(query.get("limit", 50))]
            is_last = start + len(page) == len(found)
            return [self._shown(bank, kind, thing) for thing in page], None if is_last else page[-1]["id"]

        return await self._answered(deed)

    async def close(self) -> None:
        """There is nothing to end."""

    async def _answered(self, deed: Callable[[Bank], T]) -> T:
        how = self.failures.popleft() if self.failures else None
        if how == "reset":
            raise Silent("the sandbox hung up")
        if how == "429":
            raise Problem(429, "invalid_api_usage", "rate_limit_exceeded", retry_after=30.0)
        if how is not None and how != "timeout":
            raise Problem(int(how), "gocardless" if how.startswith("5") else "invalid_api_usage")
        answer = await self.look(deed)
        if how == "timeout":
            raise Silent("the sandbox does not answer")
        return answer

    def _shown(self, bank: Bank, kind: str, thing: Json) -> Json:
        if kind == "billing_request_flows":
            return thing | {"authorisation_url": f"{self._public_url}/sandbox/bank/pay/{thing['id']}"}
        return bank.shown(kind, thing)


def _fits(thing: Json, query: Mapping[str, Any]) -> bool:
    is_after = thing["created_at"] >= query.get("created_at[gte]", "")
    return is_after and all(thing["links"].get(name) == query[name] for name in _FILTERS if name in query)
