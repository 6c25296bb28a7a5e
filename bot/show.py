"""All that is held on a contact, for an operator."""

from typing import Any

from bot.store.database import Database


async def show(database: Database, handle: str) -> dict[str, Any]:
    raise NotImplementedError
