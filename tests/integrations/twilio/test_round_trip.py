"""Client, Twilio and webhooks together: what one writes the other reads."""

import pytest

from bot.model.messages import Receipt, Status
from bot.model.templates import Wordings
from integrations.twilio.client import TwilioChannel
from integrations.twilio.media import TwilioMedia
from tests.integrations.twilio.examples import PUBLIC_URL, SAM, YES_NO, settings_for, whatsapp
from tests.integrations.twilio.posts import MESSAGE, MakeClient, serve
from tests.standins.ports import KeptIncoming
from tests.standins.twilio import TwilioStandIn


@pytest.fixture
async def reachable(aiohttp_client: MakeClient, incoming: KeptIncoming, twilio: TwilioStandIn) -> None:
    client = await serve(aiohttp_client, incoming, token=twilio.auth_token)
    twilio.reached_at = str(client.make_url("")).rstrip("/")


async def test_the_receipts_of_a_message_come_back_under_our_id(
    reachable: None, channel: TwilioChannel, incoming: KeptIncoming, twilio: TwilioStandIn
) -> None:
    taken = await channel.send(whatsapp("Hello"))
    for said in ("sent", "delivered", "read"):
        assert await twilio.report(twilio.messages[0], said) == 200
    assert incoming.receipts == [
        Receipt(message_id=7, carrier_id=taken.carrier_id, status=status)
        for status in (Status.SENT, Status.DELIVERED, Status.READ)
    ]


async def test_the_button_that_comes_back_is_the_option_that_went_out(
    reachable: None, channel: TwilioChannel, incoming: KeptIncoming, twilio: TwilioStandIn
) -> None:
    await channel.send(whatsapp("Is that right?", *YES_NO))
    pressed = twilio.asked("create_content")[0].body["types"]["twilio/quick-reply"]["actions"][0]
    answer = {**MESSAGE, "Body": pressed["title"], "ButtonPayload": pressed["id"]}
    assert await twilio.post(f"{PUBLIC_URL}/webhooks/twilio/message", answer) == 200
    assert (incoming.messages[0].sender, incoming.messages[0].button) == (SAM, "yes")


async def test_a_picture_that_comes_in_can_be_fetched(
    reachable: None, incoming: KeptIncoming, twilio: TwilioStandIn, wordings: Wordings
) -> None:
    picture = {"NumMedia": "1", "MediaUrl0": twilio.add_media(b"jpeg"), "MediaContentType0": "image/jpeg"}
    await twilio.post(f"{PUBLIC_URL}/webhook", {**MESSAGE, **picture})
    media = TwilioMedia(settings_for(twilio))
    assert await media.fetch(incoming.messages[0].media[0]) == b"jpeg"
    await media.close()
