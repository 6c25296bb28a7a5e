"""What can be asked of Airtable, one request each, in its own words; it raises Problem or Silent."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

Json = dict[str, Any]


class Api(Protocol):
    async def page(self, table: str, formula: str | None, offset: str | None) -> tuple[list[Json], str | None]:
        """Up to a hundred rows, and where the next ones are."""

    async def get(self, table: str, record_id: str) -> Json: ...

    async def create(self, table: str, fields: Mapping[str, Any]) -> Json: ...

    async def upsert(self, table: str, records: Sequence[Json], merge_on: str) -> list[Json]:
        """At most ten, each with its id or with the field they are merged on."""

    async def delete(self, table: str, record_ids: Sequence[str]) -> None: ...

    async def tables(self) -> list[Json]:
        """The base's schema."""

    async def webhooks(self) -> list[Json]: ...

    async def make_webhook(self, address: str, specification: Json) -> Json: ...

    async def delete_webhook(self, webhook_id: str) -> None: ...

    async def refresh_webhook(self, webhook_id: str) -> None: ...

    async def payloads(self, webhook_id: str, cursor: int) -> Json: ...

    async def close(self) -> None: ...
