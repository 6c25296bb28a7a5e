"""The program, killed instead of one of its commits: python -m tests.killed COMMIT SECONDS.

SECONDS is how far its clock is, and what is due by then is what it works on.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import count
from unittest.mock import patch

from bot.program.app import build
from bot.program.configuration import AppSettings
from bot.store.database import Connection, Database
from tests.world import HandClock, World

KILLED = 137


async def _main(commit: int, seconds: float) -> None:
    clock = HandClock()
    clock.move(timedelta(seconds=seconds))
    async with build(AppSettings.read(os.environ), clock) as app:  # noqa: TID251
        begin, commits = Database.begin, count(1)

        @asynccontextmanager
        async def counted(self: Database) -> AsyncIterator[Connection]:
            async with begin(self) as tx:
                yield tx
                if next(commits) == commit:
                    os._exit(KILLED)

        with patch.object(Database, "begin", counted):
            await World(app, clock).settle()


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1]), float(sys.argv[2])))
