"""A SQLite file belongs to one process: a second one would void the first one's leases."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.settings import SettingsError
from bot.store.database import Database


@contextmanager
def sole_owner(database: Database) -> Iterator[None]:
    """Raises SettingsError when another process has the file. The system lets go of it however this one ends."""
    file = database.engine.url.database
    if not database.is_sqlite or not file or file == ":memory:":
        yield
        return
    with Path(f"{file}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SettingsError(
                f"DATABASE_URL: another process is working with {file}. Stop it first, or use PostgreSQL for several."
            ) from None
        yield
