"""The program's web side over a real database, with a talk of one sentence."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application
from playwright.async_api import Browser, async_playwright

from bot.club.club import Club, load_club
from bot.engine.bells import Bells
from bot.engine.turns import Turns
from bot.metrics import Metrics
from bot.model.events import Kind
from bot.model.messages import Template
from bot.model.people import Child, new_id
from bot.model.turn import Ours, Turn
from bot.store.database import Database
from bot.store.vault import Vault
from bot.web.server import build_server
from bot.web.simulator.pages import Setting
from bot.web.trigger import Trigger
from conversations.form.journey import JOURNEY
from conversations.words.wordings import wordings_of
from tests.databases import fresh_database_url
from tests.world import World

Client = TestClient[Any, Application]
Connect = Callable[..., Awaitable[Client]]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)


@dataclass
class StillClock:
    """Moves when told to."""

    at: datetime = START
    offset: timedelta = timedelta()
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.at + self.offset

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)


class Echo:
    """Says what it heard, and invites the first time it is asked to."""

    async def react(self, turn: Turn) -> None:
        for inbound, _ in turn.letters:
            turn.say(f"You said: {inbound.button or inbound.text}")
        for event in turn.events:
            if event.kind is Kind.INVITE:
                _invite(turn, str(event.payload["child_name"]))

    def pause(self, turn: Turn, until: datetime) -> None:  # noqa: ARG002 - never called
        raise AssertionError("nobody writes that much here")

    def apologise(self, turn: Turn) -> None:
        turn.say("Sorry")


def _invite(turn: Turn, child: str) -> None:
    known = next((each for each in turn.registrations if each.child.profile["name"] == child), None)
    if known is not None:
        turn.result = {"outcome": "already_invited", "registration_id": known.id}
        return
    made = turn.register(Child(new_id(), {"name": child}), None)
    turn.conversation.registration_id = made.id
    variables = {
        "child_first_name": child.split(maxsplit=1)[0],
        "signing_on_fee": "45.00",
        "monthly_fee": "27.50",
    }
    turn.send(Template(name="invitation", variables=variables), made, opens=True)
    turn.result = {"outcome": "invited", "registration_id": made.id}


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def club() -> Club:
    return load_club()


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
def bells() -> Bells:
    return Bells()


@pytest.fixture
async def database(database_folder: Path) -> AsyncIterator[Database]:
    folder = database_folder / "web"  # beside that of a world
    folder.mkdir(exist_ok=True)
    made = Database.connect(await fresh_database_url("sqlite", folder), Vault())
    yield made
    await made.close()


@pytest.fixture
def turns(database: Database, clock: StillClock, club: Club, bells: Bells, metrics: Metrics) -> Turns:
    return Turns(database, clock, club, Echo(), bells, metrics, Ours("http://localhost"))


@pytest.fixture
async def connect() -> AsyncIterator[Connect]:
    """A client of a server with these routes."""
    clients: list[Client] = []

    async def make(*tables: Any, **options: Any) -> Client:
        client = TestClient(TestServer(build_server(*tables, **options)))
        await client.start_server()
        clients.append(client)
        return client

    yield make
    for client in clients:
        await client.close()


@pytest.fixture
def setting(world: World) -> Setting:
    """The simulator over the whole program."""
    app = world.app
    return Setting(
        database=app.database,
        clock=world.clock,
        bells=app.bells,
        club=app.club,
        phones=world.carrier,
        media=world.media,
        trigger=Trigger(app.turns, app.clock, app.club, []),
        wordings=wordings_of(app.club),
        base_url="http://club.example",
        failure_codes=["30003", "63016"],
        states=tuple(JOURNEY),
    )


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One for all tests: each has pages of its own, which know nothing of each other."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()
