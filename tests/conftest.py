from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import AppSettings, build
from tests.databases import KINDS, fresh_database_url
from tests.world import HandClock, World


@pytest.fixture(params=KINDS)
def database_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def database_url(database_kind: str, tmp_path: Path) -> str:
    return await fresh_database_url(database_kind, tmp_path)


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    settings = AppSettings.read({"DATABASE_URL": database_url})
    clock = HandClock()
    async with build(settings, clock) as app:
        yield World(app, clock)
