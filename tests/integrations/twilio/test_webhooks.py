"""What becomes of Twilio's posts, and what is answered."""

import hashlib
import json
from collections.abc import Mapping
from urllib.parse import quote

import pytest

from bot.model.messages import Handle, HandleKind, Media, Medium, Reason, Receipt, Status
from tests.integrations.twilio.examples import PUBLIC_URL, SAM
from tests.integrations.twilio.posts import MESSAGE, STATUS, TOKEN, Client, post, send
from tests.standins.ports import KeptIncoming
from tests.standins.twilio import signature


@pytest.mark.parametrize("path", ["/webhooks/twilio/message", "/webhook"])
async def test_a_message_is_stored_and_answered_with_silence(client: Client, incoming: KeptIncoming, path: str) -> None:
    headers = {"X-Twilio-Signature": signature(TOKEN, PUBLIC_URL + path, MESSAGE.items())}
    async with client.post(path, data=MESSAGE, headers=headers) as response:
        assert (response.status, response.content_type) == (200, "text/xml")
        assert await response.text() == "<Response/>"
    assert (incoming.messages[0].key, incoming.messages[0].text) == ("SM1", "Hello")


async def test_what_we_do_not_know_is_kept(client: Client, incoming: KeptIncoming) -> None:
    fields = {**MESSAGE, "OptOutType": "STOP", "ChannelMetadata": "{}", "Empty": ""}
    assert await post(client, fields) == 200
    assert incoming.raw == [fields]


async def test_words_of_all_the_world_arrive_whole(client: Client, incoming: KeptIncoming) -> None:
    words = "Zoë & 日本 🎉 +44 100% =\r\n\ttrue"
    assert await post(client, {**MESSAGE, "Body": words}) == 200
    assert incoming.messages[0].text == words


async def test_a_form_with_more_fields_than_anybody_sends_is_a_bad_request(
    client: Client, incoming: KeptIncoming
) -> None:
    assert await send(client, "/webhooks/twilio/message", b"&".join([b"a=1"] * 501), "any") == 400
    assert incoming.messages == []


@pytest.mark.parametrize("missing", ["MessageSid", "From"])
async def test_a_message_from_nobody_is_a_bad_request(client: Client, missing: str) -> None:
    assert await post(client, {name: value for name, value in MESSAGE.items() if name != missing}) == 400


async def test_an_empty_body_is_a_bad_request(client: Client) -> None:
    assert await post(client, {}) == 400


SENDERS = [
    ("whatsapp:+447700900123", Medium.WHATSAPP, HandleKind.PHONE, "+447700900123"),
    ("whatsapp:GB.x1y2z3", Medium.WHATSAPP, HandleKind.WHATSAPP_ID, "GB.x1y2z3"),
    ("+447700900123", Medium.SMS, HandleKind.PHONE, "+447700900123"),
    ("60777", Medium.SMS, HandleKind.PHONE, "60777"),
    ("HMRC", Medium.SMS, HandleKind.PHONE, "HMRC"),
]


@pytest.mark.parametrize("sender", SENDERS)
async def test_every_kind_of_sender_is_a_handle(
    client: Client, incoming: KeptIncoming, sender: tuple[str, Medium, HandleKind, str]
) -> None:
    address, medium, kind, value = sender
    assert await post(client, {**MESSAGE, "From": address}) == 200
    assert incoming.messages[0].medium is medium
    assert incoming.messages[0].sender == Handle(kind=kind, value=value)


async def test_other_addresses_of_the_person_come_along(client: Client, incoming: KeptIncoming) -> None:
    hidden = Handle(kind=HandleKind.WHATSAPP_ID, value="GB.x1y2z3")
    await post(client, {**MESSAGE, "WaId": "447700900123", "ExternalUserId": "GB.x1y2z3"})
    await post(client, {**MESSAGE, "From": "whatsapp:GB.x1y2z3", "WaId": "447700900123", "ExternalUserId": "GB.x1y2z3"})
    assert [(message.sender, message.also) for message in incoming.messages] == [(SAM, (hidden,)), (hidden, (SAM,))]


async def test_a_button_a_picture_and_a_place_are_read(client: Client, incoming: KeptIncoming) -> None:
    more = {
        "ButtonPayload": "yes",
        "ButtonText": "Yes",
        "Body": "",
        "NumMedia": "1",
        "MediaUrl0": "https://api.twilio.com/media",
        "MediaContentType0": "image/jpeg",
        "ProfileName": "Sam",
        "OriginalRepliedMessageSid": "SM0",
        "Latitude": "53.45",
        "Longitude": "-2.35",
    }
    await post(client, {**MESSAGE, **more})
    read = incoming.messages[0]
    assert (read.button, read.text, read.profile_name, read.in_reply_to) == ("yes", "Yes", "Sam", "SM0")
    assert read.media == (Media(url="https://api.twilio.com/media", content_type="image/jpeg"),)
    assert read.location == (53.45, -2.35)


@pytest.mark.parametrize("place", ["", "north", "nan", "inf"])
async def test_a_place_that_is_none_is_left_out(client: Client, incoming: KeptIncoming, place: str) -> None:
    await post(client, {**MESSAGE, "Latitude": place, "Longitude": "1"})
    assert incoming.messages[0].location is None


async def test_nul_is_taken_out_because_databases_refuse_it(client: Client, incoming: KeptIncoming) -> None:
    await post(client, {**MESSAGE, "Body": "Hel\0lo"})
    assert incoming.messages[0].text == "Hello"


async def status(client: Client, fields: Mapping[str, str], message: str = "7") -> int:
    return await post(client, fields, f"/webhooks/twilio/status?message={message}")


@pytest.mark.parametrize("said", ["queued", "sent", "delivered", "read"])
async def test_a_receipt_finds_its_message_by_our_own_id(client: Client, incoming: KeptIncoming, said: str) -> None:
    await status(client, {**STATUS, "MessageStatus": said})
    assert incoming.receipts == [Receipt(message_id=7, carrier_id="SM1", status=Status(said))]


@pytest.mark.parametrize(
    ("said", "code", "reason"),
    [
        ("failed", "63016", Reason.WINDOW_CLOSED),
        ("undelivered", "63024", Reason.UNREACHABLE_HERE),
        ("undelivered", "30003", Reason.HANDSET_OFF),
        ("failed", "63049", Reason.DECLINED_FOR_NOW),
        ("failed", "12345", Reason.UNKNOWN),
    ],
)
async def test_a_failure_says_why(client: Client, incoming: KeptIncoming, said: str, code: str, reason: Reason) -> None:
    await status(client, {**STATUS, "MessageStatus": said, "ErrorCode": code})
    receipt = incoming.receipts[0]
    assert (receipt.status, receipt.reason, receipt.code) == (Status(said), reason, code)


@pytest.mark.parametrize("said", ["", "partially_delivered", "receiving", "received", "waiting", "new in 2027"])
async def test_a_status_we_do_not_know_changes_nothing(client: Client, incoming: KeptIncoming, said: str) -> None:
    assert await status(client, {**STATUS, "MessageStatus": said}) == 200
    assert incoming.receipts == []


@pytest.mark.parametrize("message", ["", "abc", "-1", "٣", "9" * 19, "9" * 5000])
async def test_a_receipt_for_no_message_of_ours_changes_nothing(
    client: Client, incoming: KeptIncoming, message: str
) -> None:
    assert await status(client, STATUS, quote(message)) == 200
    assert incoming.receipts == []


async def test_json_is_read_like_a_form(client: Client, incoming: KeptIncoming) -> None:
    body = json.dumps(MESSAGE)
    path = f"/webhooks/twilio/message?bodySHA256={hashlib.sha256(body.encode()).hexdigest()}"
    assert await send(client, path, body, signature(TOKEN, PUBLIC_URL + path, []), "application/json") == 200
    assert incoming.messages[0].text == "Hello"
