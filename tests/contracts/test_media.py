"""What the fetching of media promises: the same for the sandbox and for the client in front of a local Twilio."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest

from bot.model.messages import Media
from bot.ports import Refused
from integrations.twilio import media, media_sandbox
from integrations.twilio.media import TwilioMedia
from integrations.twilio.media_sandbox import SandboxMedia
from tests.integrations.twilio.examples import settings_for
from tests.standins.twilio import TwilioStandIn


@dataclass
class World:
    media: TwilioMedia | SandboxMedia
    put: Callable[[bytes, str], Media]


@pytest.fixture(params=["sandbox", "client"])
async def world(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    for module in (media, media_sandbox):
        monkeypatch.setattr(module, "LARGEST", 10)
    if request.param == "sandbox":
        sandbox = SandboxMedia()
        yield World(sandbox, sandbox.put)
        return
    async with TwilioStandIn() as twilio:
        client = TwilioMedia(settings_for(twilio))
        yield World(client, lambda content, kind: Media(url=twilio.add_media(content), content_type=kind))
        await client.close()


async def test_what_was_sent_is_fetched_until_it_is_deleted(world: World) -> None:
    picture = world.put(b"jpeg", "image/jpeg")
    assert await world.media.fetch(picture) == b"jpeg"
    assert await world.media.fetch(picture) == b"jpeg"
    await world.media.delete(picture)
    await world.media.delete(picture)
    with pytest.raises(Refused):
        await world.media.fetch(picture)


@pytest.mark.parametrize(("content", "kind"), [(b"x" * 11, "image/jpeg"), (b"MZ", "application/x-msdownload")])
async def test_what_is_too_large_or_of_no_use_is_refused(world: World, content: bytes, kind: str) -> None:
    with pytest.raises(Refused):
        await world.media.fetch(world.put(content, kind))


async def test_the_largest_is_taken(world: World) -> None:
    assert await world.media.fetch(world.put(b"x" * 10, "audio/ogg; codecs=opus")) == b"x" * 10
