import asyncio
import zlib
from collections.abc import AsyncIterator, Iterator, Sequence
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import structlog

from bot.program.app import build
from bot.program.configuration import AppSettings
from bot.web.logs import configure_logs
from tests.databases import KINDS, fresh_database_url, kept_engines
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


_HERE = Path(__file__).parent
_OF_THE_DATABASE = [_HERE / "store", _HERE / "engine"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--both", action="store_true", help="play every test on both databases")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What is said and shown does not depend on the database: one half is played on each, the machine on both."""
    chosen = any("database_kind" in mark.args[0] for mark in metafunc.definition.iter_markers("parametrize"))
    if "database_kind" in metafunc.fixturenames and not chosen:
        metafunc.parametrize("database_kind", _kinds(metafunc), indirect=True)


def _kinds(metafunc: pytest.Metafunc) -> Sequence[str]:
    path = metafunc.definition.path
    if metafunc.config.getoption("both") or any(path.is_relative_to(each) for each in _OF_THE_DATABASE):
        return KINDS
    return [KINDS[zlib.crc32(metafunc.definition.nodeid.encode()) % len(KINDS)]]


@pytest.fixture
def database_kind(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


@pytest.fixture(scope="session", autouse=True)
async def _engines() -> AsyncIterator[None]:
    async with kept_engines():
        yield


@pytest.fixture(autouse=True)
async def _nothing_goes_on() -> AsyncIterator[None]:
    """What a test left running does not meet the next test."""
    before = asyncio.all_tasks()
    yield
    left = asyncio.all_tasks() - before - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


@pytest.fixture(scope="session")
def database_folder() -> Iterator[Path]:
    with TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


@pytest.fixture
async def database_url(database_kind: str, database_folder: Path) -> str:
    return await fresh_database_url(database_kind, database_folder)


@pytest.fixture
async def world(database_url: str, tmp_path: Path) -> AsyncIterator[World]:
    files = {"PHOTO_FOLDER": str(tmp_path / "photos"), "ERASED_LIST": str(tmp_path / "erased.txt")}
    settings = AppSettings.read({"DATABASE_URL": database_url, **files})
    clock = HandClock()
    async with build(settings, clock) as app:
        yield World(app, clock)
