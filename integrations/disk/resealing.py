"""Photos on disk sealed anew under the newest key: each replaced whole, and only where it is still there."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.store.vault import Vault
from integrations.disk.photos import alone, is_photo, replace


async def reseal_photos(folder: Path, vault: Vault, progress: Callable[[int, int], None]) -> int:
    """How many were sealed anew."""
    photos = await asyncio.to_thread(lambda: list(_photos(folder)))
    changed = 0
    for done, path in enumerate(photos, start=1):
        changed += await asyncio.to_thread(_reseal, path, vault)
        progress(done, len(photos))
    return changed


async def photos_needing_old_keys(folder: Path, vault: Vault) -> int:
    def count() -> int:
        return sum(not vault.is_newest_file(kept) for path in _photos(folder) if (kept := _read(path)) is not None)

    return await asyncio.to_thread(count)


def _photos(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.glob("*/*")) if is_photo(path))


def _read(path: Path) -> bytes | None:
    """None where it is forgotten by now."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _reseal(path: Path, vault: Vault) -> bool:
    """Nobody forgets it between the look and the change: what is forgotten stays forgotten."""
    with alone(path.parent) as is_there:
        kept = _read(path) if is_there else None
        if kept is None or vault.is_newest_file(kept):
            return False
        replace(path, vault.seal_bytes(vault.open_bytes(kept)))
        return True
