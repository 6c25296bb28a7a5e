from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.templates import Wordings, load_wordings
from integrations.twilio.client import TwilioChannel
from tests.integrations.twilio.examples import PUBLIC_URL, settings_for
from tests.integrations.twilio.posts import Client, MakeClient, serve
from tests.standins.ports import KeptIncoming, StoppedClock
from tests.standins.twilio import TwilioStandIn


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def incoming() -> KeptIncoming:
    return KeptIncoming()


@pytest.fixture(scope="session")
def wordings() -> Wordings:
    return load_wordings(Path("conversations/words/templates.json"), {"club": "Urmston Town Juniors", "bot": "Omega"})


@pytest.fixture
async def twilio(clock: StoppedClock) -> AsyncIterator[TwilioStandIn]:
    async with TwilioStandIn(now=clock.now) as standin:
        yield standin


@pytest.fixture
async def channel(twilio: TwilioStandIn, wordings: Wordings) -> AsyncIterator[TwilioChannel]:
    sid = twilio.add_content(wordings["continue"].text.replace("{", "{{").replace("}", "}}"))
    channel = TwilioChannel(settings_for(twilio, twilio_templates={"continue": sid}), wordings, PUBLIC_URL)
    yield channel
    assert twilio.broken_rules == []
    await channel.close()


@pytest.fixture
async def client(aiohttp_client: MakeClient, incoming: KeptIncoming) -> Client:
    return await serve(aiohttp_client, incoming)
