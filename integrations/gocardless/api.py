"""GoCardless as its client sees it: a few verbs on kinds of resources."""

from collections.abc import Mapping
from typing import Any, Protocol

Json = dict[str, Any]
Page = tuple[list[Json], str | None]  # the newest first, and where the older ones go on


class Api(Protocol):
    """All raise Problem or Silent."""

    async def create(self, kind: str, body: Mapping[str, Any], key: str | None = None) -> Json: ...

    async def cancel(self, kind: str, id_: str) -> Json: ...

    async def get(self, kind: str, id_: str) -> Json: ...

    async def list(self, kind: str, query: Mapping[str, Any]) -> Page: ...

    async def close(self) -> None: ...
