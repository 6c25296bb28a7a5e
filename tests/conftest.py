from collections.abc import AsyncIterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import structlog

from bot.app import build
from bot.configuration import AppSettings
from bot.web.logs import configure_logs
from tests.databases import KINDS, fresh_database_url
from tests.world import HandClock, World


@pytest.fixture(autouse=True)
def logs() -> StringIO:
    """What the program logs in a test, as production writes it."""
    stream = StringIO()
    configure_logs("DEBUG", "json", stream)
    structlog.configure(cache_logger_on_first_use=False)  # so that a test may look over its shoulder
    return stream


_SHARED = Path("/dev/shm")  # noqa: S108 - where there is one, a commit of a test waits for no disk
MEMORY = _SHARED if _SHARED.is_dir() else None


@pytest.fixture(params=KINDS)
def database_kind(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


@pytest.fixture
async def database_url(database_kind: str) -> AsyncIterator[str]:
    with TemporaryDirectory(dir=MEMORY) as folder:
        yield await fresh_database_url(database_kind, Path(folder))


@pytest.fixture
async def world(database_url: str, tmp_path: Path) -> AsyncIterator[World]:
    settings = AppSettings.read({"DATABASE_URL": database_url, "PHOTO_FOLDER": str(tmp_path / "photos")})
    clock = HandClock()
    async with build(settings, clock) as app:
        yield World(app, clock)
