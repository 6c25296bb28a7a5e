"""Whom we show our credential, and how much we take."""

from collections.abc import AsyncIterator

import pytest

from bot.model.messages import Media
from bot.ports import Refused, Unavailable
from integrations.twilio import media as module
from integrations.twilio.media import TwilioMedia
from tests.integrations.twilio.examples import settings_for
from tests.standins.twilio import Failure, TwilioStandIn


@pytest.fixture
async def media(twilio: TwilioStandIn) -> AsyncIterator[TwilioMedia]:
    client = TwilioMedia(settings_for(twilio))
    yield client
    await client.close()


def picture(url: str, content_type: str = "image/jpeg") -> Media:
    return Media(url=url, content_type=content_type)


async def test_a_picture_is_fetched_and_the_signed_address_never_sees_our_credential(
    media: TwilioMedia, twilio: TwilioStandIn
) -> None:
    assert await media.fetch(picture(twilio.add_media(b"jpeg"))) == b"jpeg"
    assert twilio.broken_rules == []


async def test_a_picture_is_deleted_and_twice_does_no_harm(media: TwilioMedia, twilio: TwilioStandIn) -> None:
    url = twilio.add_media(b"jpeg")
    await media.delete(picture(url))
    await media.delete(picture(url))
    assert twilio.media == {}


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/media",
        "https://twilio.com.evil.example/media",
        "https://eviltwilio.com/media",
        "https://api.twilio.com@evil.example/media",
        "https://api.twilio.com:8443/media",
        "http://api.twilio.com/media",
        "http://127.0.0.1:1/media",
        "file:///etc/passwd",
        "not an address",
        "",
        "http://[::1",
    ],
)
async def test_nobody_but_twilio_is_asked(media: TwilioMedia, url: str) -> None:
    with pytest.raises(Refused):
        await media.fetch(picture(url))
    with pytest.raises(Refused):
        await media.delete(picture(url))


async def test_a_file_too_large_is_refused_while_it_comes(
    media: TwilioMedia, twilio: TwilioStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 10)
    assert await media.fetch(picture(twilio.add_media(b"x" * 10))) == b"x" * 10
    with pytest.raises(Refused):
        await media.fetch(picture(twilio.add_media(b"x" * 11)))


async def test_what_we_have_no_use_for_is_not_fetched(media: TwilioMedia, twilio: TwilioStandIn) -> None:
    with pytest.raises(Refused):
        await media.fetch(picture(twilio.add_media(b"MZ"), "application/x-msdownload"))
    assert twilio.requests == []


async def test_what_is_gone_is_refused_and_what_fails_may_be_tried_again(
    media: TwilioMedia, twilio: TwilioStandIn
) -> None:
    url = twilio.add_media(b"jpeg")
    twilio.fail("media", Failure(status=404), Failure(status=503), Failure(status=401))
    for expected in (Refused, Unavailable, Refused):
        with pytest.raises(expected):
            await media.fetch(picture(url))
    assert await media.fetch(picture(url)) == b"jpeg"
