"""Airtable's twin: the same client over a base of our own, which people edit on a page of the simulator."""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from secrets import token_bytes
from typing import Any, Protocol, TypeVar

from pydantic import SecretStr

from bot.ports import Clock
from integrations.airtable.api import Json
from integrations.airtable.problems import Problem
from integrations.airtable.sandbox_base import Base, new_id, stamp
from integrations.airtable.webhooks import Webhooks, signature

TABLE = "tblRegistrations0"
Result = TypeVar("Result")
SECRET = SecretStr(base64.b64encode(token_bytes(32)).decode())  # that nobody can know


class Keeper(Protocol):
    """Where the base stands. Whoever works on it has it alone."""

    async def work(self, work: Callable[[Base], Result]) -> Result: ...


class Memory:
    """A base that nobody else sees and no restart survives."""

    def __init__(self) -> None:
        self.base = Base()

    async def work(self, work: Callable[[Base], Result]) -> Result:
        return work(self.base)


class Shelf(Protocol):
    async def change(self, change: Callable[[str], str]) -> None: ...


class Shelved:
    """A base that is kept as text, sealed by `seal` and opened by `unseal`: names of children are in it."""

    def __init__(self, shelf: Shelf, seal: Callable[[str], str], unseal: Callable[[str], str]) -> None:
        self._shelf = shelf
        self._seal = seal
        self._unseal = unseal

    async def work(self, work: Callable[[Base], Result]) -> Result:
        done: list[Result] = []

        def change(text: str) -> str:
            before = self._unseal(text) if text else "{}"
            base = Base(**json.loads(before))
            done.append(work(base))
            after = json.dumps(vars(base), ensure_ascii=False)
            return text if after == before else self._seal(after)

        await self._shelf.change(change)
        return done[0]


class SandboxApi:
    """`columns` are those a new table has, by the names of the club."""

    def __init__(
        self,
        keeper: Keeper,
        clock: Clock,
        columns: Mapping[str, Json],
        tables: Sequence[str] = (TABLE,),
        address: str | None = None,
    ) -> None:
        """`address` is told of people's work from the beginning."""
        self._address = address
        self._keeper = keeper
        self._clock = clock
        self._columns = dict(columns)
        self._tables = tables

    async def page(self, table: str, formula: str | None, offset: str | None) -> tuple[list[Json], str | None]:
        return await self._on(lambda base: base.page(table, formula, offset))

    async def get(self, table: str, record_id: str) -> Json:
        return await self._on(lambda base: base.get(table, record_id))

    async def create(self, table: str, fields: Mapping[str, Any]) -> Json:
        return await self._on(lambda base: base.get(table, base.create(table, fields, self._clock.now())))

    async def upsert(self, table: str, records: Sequence[Json], merge_on: str) -> list[Json]:
        def write(base: Base) -> list[Json]:
            return [base.get(table, id_) for id_ in base.upsert(table, records, merge_on, self._clock.now())]

        return await self._on(write)

    async def delete(self, table: str, record_ids: Sequence[str]) -> None:
        await self._on(lambda base: base.delete(table, record_ids))

    async def tables(self) -> list[Json]:
        def shown(base: Base) -> list[Json]:
            return [{"id": id_, "name": id_, "fields": _fields(each)} for id_, each in base.tables.items()]

        return await self._on(shown)

    async def webhooks(self) -> list[Json]:
        def shown(base: Base) -> list[Json]:
            hook = base.webhook
            return [{**hook, "cursorForNextPayload": len(base.payloads) + 1}] if hook else []

        return await self._on(shown)

    async def make_webhook(self, address: str, specification: Json) -> Json:
        def make(base: Base) -> Json:
            base.webhook = {"id": new_id("ach"), "notificationUrl": address, "specification": specification}
            return {**base.webhook, "macSecretBase64": SECRET.get_secret_value()}

        return await self._on(make)

    async def delete_webhook(self, webhook_id: str) -> None:
        def delete(base: Base) -> None:
            if base.webhook is None or base.webhook["id"] != webhook_id:
                raise Problem(404, "NOT_FOUND")
            base.webhook = None

        await self._on(delete)

    async def refresh_webhook(self, webhook_id: str) -> None:
        if not any(each["id"] == webhook_id for each in await self.webhooks()):
            raise Problem(404, "NOT_FOUND")

    async def payloads(self, webhook_id: str, cursor: int) -> Json:
        await self.refresh_webhook(webhook_id)
        return await self._on(lambda base: base.payloads_from(cursor, self._clock.now()))

    async def close(self) -> None:
        pass

    async def _on(self, work: Callable[[Base], Result]) -> Result:
        def begun(base: Base) -> Result:
            for table in self._tables:
                base.tables.setdefault(table, {"columns": dict(self._columns), "rows": {}})
            if self._address and base.webhook is None:
                base.webhook = {"id": new_id("ach"), "notificationUrl": self._address, "specification": {}}
            return work(base)

        return await self._keeper.work(begun)

    async def change(self, work: Callable[[Base], Result]) -> Result:
        """Something that no request asks for."""
        return await self._on(work)


def _fields(table: Json) -> list[Json]:
    return [
        {
            "id": column["id"],
            "name": name,
            "type": column["type"],
            "options": {"choices": [{"name": each} for each in column["choices"]]},
        }
        for name, column in table["columns"].items()
    ]


class Sandbox:
    """What people do in the table; they are told of as Airtable tells of them."""

    def __init__(self, api: SandboxApi, clock: Clock, hook: Webhooks) -> None:
        self.api = api
        self._clock = clock
        self._hook = hook

    async def rows(self, table: str = TABLE) -> dict[str, Json]:
        return await self.api.change(
            lambda base: {id_: dict(row["fields"]) for id_, row in base.table(table)["rows"].items()}
        )

    async def columns(self, table: str = TABLE) -> dict[str, Json]:
        return await self.api.change(lambda base: dict(base.table(table)["columns"]))

    async def edits(self, record_id: str, who: str = "Jo Reed", table: str = TABLE, **cells: Any) -> None:
        def edit(base: Base) -> None:
            base.upsert(table, [{"id": record_id, "fields": cells}], "", self._clock.now())
            columns = base.table(table)["columns"]
            told = {"current": {"cellValuesByFieldId": {columns[name]["id"]: value for name, value in cells.items()}}}
            base.note(table, {"changedRecordsById": {record_id: told}}, who, self._clock.now())

        await self.api.change(edit)
        await self.rings()

    async def deletes(self, record_id: str, who: str = "Jo Reed", table: str = TABLE) -> None:
        def delete(base: Base) -> None:
            base.delete(table, [record_id])
            base.note(table, {"destroyedRecordIds": [record_id]}, who, self._clock.now())

        await self.api.change(delete)
        await self.rings()

    async def renames(self, column: str, to: str, table: str = TABLE) -> None:
        def rename(base: Base) -> None:
            there = base.table(table)
            there["columns"] = {to if name == column else name: each for name, each in there["columns"].items()}
            for row in there["rows"].values():
                row["fields"] = {to if name == column else name: each for name, each in row["fields"].items()}

        await self.api.change(rename)

    async def rings(self) -> None:
        if not await self.api.webhooks():
            return
        body = json.dumps({"base": {"id": "appSandbox"}, "timestamp": stamp(self._clock.now())}).encode()
        await self._hook.take(body, signature(SECRET.get_secret_value(), body))
