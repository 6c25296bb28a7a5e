"""What is not written as it should be: refused as what it is, never a failure of ours, and never lost when signed."""

import hmac
from base64 import b64encode
from hashlib import sha1, sha256

import pytest

from tests.integrations.twilio.examples import PUBLIC_URL
from tests.integrations.twilio.posts import TOKEN, Client, send
from tests.standins.ports import KeptIncoming
from tests.standins.twilio import signature

PATH = "/webhooks/twilio/message"
FORM = b"From=whatsapp%3A%2B447700900123&MessageSid=SM1&Body="


def signed_as_bytes(body: bytes) -> str:
    fields = b"Body" + body + b"From" + b"whatsapp:+447700900123" + b"MessageSid" + b"SM1"
    return b64encode(hmac.digest(TOKEN.encode(), (PUBLIC_URL + PATH).encode() + fields, sha1)).decode()


@pytest.mark.parametrize("written", [b"Zo\xeb says yes", b"Zo%EB says yes"])
async def test_a_wrong_byte_in_a_signed_form_costs_one_letter(
    client: Client, incoming: KeptIncoming, written: bytes
) -> None:
    fields = [
        ("From", "whatsapp:+447700900123"),
        ("MessageSid", "SM1"),
        ("Body", "Zo\N{REPLACEMENT CHARACTER} says yes"),
    ]
    assert await send(client, PATH, FORM + written, signature(TOKEN, PUBLIC_URL + PATH, fields)) == 200
    assert await send(client, PATH, FORM + written, signed_as_bytes(b"Zo\xeb says yes")) == 200
    assert [each.text for each in incoming.messages] == ["Zo\N{REPLACEMENT CHARACTER} says yes"] * 2


@pytest.mark.parametrize("written", [b"Zo\xeb", b"Zo%EB"])
async def test_a_wrong_byte_that_nobody_signed_is_refused(
    client: Client, incoming: KeptIncoming, written: bytes
) -> None:
    assert await send(client, PATH, FORM + written, "any") == 403
    assert incoming.messages == []


@pytest.mark.parametrize("query", ["bodySHA256", "bodySHA256=", "bodySHA256=&bodySHA256=x"])
async def test_json_with_an_empty_hash_is_a_bad_request(client: Client, query: str) -> None:
    assert await send(client, f"{PATH}?{query}", "{}", "any", "application/json") == 400


@pytest.mark.parametrize("query", ["bodySHA256=x", "bodySHA256=%FF", "bodysha256=x", "bodySHA256=é", "x"])
async def test_json_with_a_wrong_hash_is_refused(client: Client, query: str) -> None:
    assert await send(client, f"{PATH}?{query}", "{}", "any", "application/json") == 403


@pytest.mark.parametrize(
    ("body", "status"), [(b'{"From": "+44', 400), (b"\xff", 400), (b"[" * 100_000, 400), (b"[]", 400)]
)
async def test_signed_json_that_is_none_is_a_bad_request(client: Client, body: bytes, status: int) -> None:
    path = f"{PATH}?bodySHA256={sha256(body).hexdigest()}"
    assert await send(client, path, body, signature(TOKEN, PUBLIC_URL + path, []), "application/json") == status


async def test_half_a_character_in_signed_json_costs_one_letter(client: Client, incoming: KeptIncoming) -> None:
    body = b'{"From": "+447700900123", "MessageSid": "SM1", "Body": "Sam\\ud83d here"}'
    path = f"{PATH}?bodySHA256={sha256(body).hexdigest()}"
    assert await send(client, path, body, signature(TOKEN, PUBLIC_URL + path, []), "application/json") == 200
    assert incoming.messages[0].text == "Sam? here"
