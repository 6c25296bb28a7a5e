"""`python -m bot reseal`: all that is sealed moves to the newest key, and says whether an older one can be dropped."""

import sys
from pathlib import Path
from typing import Any

from bot.store.database import Database
from bot.store.resealing import drop_old_keys, needing_old_keys, reseal
from integrations.disk.resealing import photos_needing_old_keys, reseal_photos


async def move(database: Database, folder: Path) -> dict[str, Any]:
    """And looks over all of it once more: what was written meanwhile under an older key needs another run."""
    resealed = await reseal(database, _tell)
    photos = await reseal_photos(folder, database.vault, lambda done, count: _tell("photos", done, count))
    found = await check(database, folder)
    if found["old_keys_can_be_dropped"]:
        await drop_old_keys(database)
    return {"resealed": {"rows": resealed, "photos": photos}} | found


async def check(database: Database, folder: Path) -> dict[str, Any]:
    """What still needs an older key, or is plain."""
    rows, photos = await needing_old_keys(database), await photos_needing_old_keys(folder, database.vault)
    return {
        "needs_an_old_key": rows | ({"photos": photos} if photos else {}),
        "old_keys_can_be_dropped": not (rows or photos),
    }


def _tell(what: str, done: int, count: int) -> None:
    """Beside the answer: whoever waits sees how far it is."""
    step = max(count // 10, 1)
    if done == count or done % step < 1:
        print(f"{what}: {done} of {count}", file=sys.stderr, flush=True)  # noqa: T201
