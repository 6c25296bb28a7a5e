"""Whose posts are taken: only those that Twilio signed for the address it knows us by."""

import hashlib
from collections.abc import Sequence
from io import StringIO
from typing import NamedTuple
from urllib.parse import quote, urlencode

import pytest
from yarl import URL

from tests.integrations.twilio.examples import PUBLIC_URL
from tests.integrations.twilio.posts import FORM, MESSAGE, STATUS, TOKEN, Client, MakeClient, post, send, serve
from tests.standins.ports import KeptIncoming
from tests.standins.twilio import signature


class Vector(NamedTuple):
    signed: str | None
    status: int = 200
    public_url: str = "https://mycompany.com"
    pairs: Sequence[tuple[str, str]] = ()


# Official vectors: the token 12345, the path /myapp.php?foo=1&bar=2, and the fields Twilio's libraries are tested with.
CALL = [
    ("CallSid", "CA1234567890ABCDE"),
    ("Digits", "1234"),
    ("From", "+14158675309"),
    ("To", "+18005551212"),
    ("Caller", "+14158675309"),
]
RIGHT = "RSOYDt4T1cUTdK1PDd93/VVr8B8="
ONE, OTHER = ("MessagingBinding.Address", "+1325xxxxxxx"), ("MessagingBinding.Address", "+1415xxxxxxx")
DIGITS = [("Sid", "CA123"), ("SidAccount", "AC123"), ("Digits", "5678"), ("Digits", "1234"), ("Digits", "1234")]
VECTORS = {
    "plain": Vector(RIGHT, pairs=CALL),
    "https with another port, not signed": Vector(RIGHT, 200, "https://mycompany.com:1234", CALL),
    "http with a port": Vector("Zmvh+3yNM1Phv2jhDCwEM3q5ebU=", 200, "http://mycompany.com:1234", CALL),
    "https, signed with its port": Vector("kvajT1Ptam85bY51eRf/AJRuM3w=", pairs=CALL),
    "http, signed with its port": Vector("0ZXoZLH/DfblKGATFgpif+LLRf4=", 200, "http://mycompany.com", CALL),
    "credentials": Vector("CukzLTc1tT5dXEDIHm/tKBanW10=", 200, "https://user:pass@mycompany.com", CALL),
    "a field twice": Vector("83O6e2vORAoJHUNzJjDWN1jz+BA=", pairs=[ONE, OTHER]),
    "a field twice, turned round": Vector("83O6e2vORAoJHUNzJjDWN1jz+BA=", pairs=[OTHER, ONE]),
    "the same twice": Vector("IK+Dwps556ElfBT0I3Rgjkr1wJU=", pairs=DIGITS),
    "a field added": Vector(RIGHT, 403, pairs=[*CALL, ("X", "")]),
    "a field removed": Vector(RIGHT, 403, pairs=CALL[1:]),
    "another scheme": Vector(RIGHT, 403, "http://mycompany.com", CALL),
    "another host": Vector(RIGHT, 403, "https://mycompany2.com", CALL),
    "a longer signature": Vector(f"NOT{RIGHT}", 403, pairs=CALL),
    "an empty signature": Vector("", 403, pairs=CALL),
    "a signature of letters": Vector("é", 403, pairs=CALL),
    "no signature": Vector(None, 403, pairs=CALL),
}


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS)
async def test_the_signature_decides(aiohttp_client: MakeClient, incoming: KeptIncoming, vector: Vector) -> None:
    client = await serve(aiohttp_client, incoming, public_url=vector.public_url)
    assert await send(client, "/myapp.php?foo=1&bar=2", urlencode(vector.pairs), vector.signed) == vector.status


PROPERTY = '{"property": "value", "boolean": true}'
JSON_VECTORS = [
    ("foo=1&bar=2&bodySHA256=", PROPERTY, "a9nBmqA0ju/hNViExpshrM61xv4=", 200),
    ("bodySHA256=", PROPERTY, "y77kIzt2vzLz71DgmJGsen2scGs=", 200),
    ("foo=1&bar=2&bodySHA256=", "{}", "Ldidvp12m26NI7eqEvxnEpkd9Hc=", 200),
    ("foo=1&bar=2", PROPERTY, RIGHT, 403),
]


async def test_an_apostrophe_in_the_query_is_signed_encoded(aiohttp_client: MakeClient, incoming: KeptIncoming) -> None:
    client = await serve(aiohttp_client, incoming, public_url="https://mycompany.com")
    url = client.make_url("/").origin().join(URL("/myapp.php?foo=1&bar=2&Body=It's+amazing", encoded=True))
    headers = {"X-Twilio-Signature": "TfZzewPq8wqrGlMfyAud8+/IvJ0=", "Content-Type": FORM}
    async with client.session.post(url, data=urlencode(CALL), headers=headers) as response:
        assert response.status == 200


@pytest.mark.parametrize("vector", JSON_VECTORS)
async def test_a_json_body_is_proved_by_its_hash(
    aiohttp_client: MakeClient, incoming: KeptIncoming, vector: tuple[str, str, str, int]
) -> None:
    query, body, signed, status = vector
    client = await serve(aiohttp_client, incoming, public_url="https://mycompany.com")
    digest = hashlib.sha256(body.encode()).hexdigest() if query.endswith("=") else ""
    path = f"/myapp.php?{query}{digest}"
    assert await send(client, path, body, signed, "application/json") == status
    assert await send(client, path, body.replace("{", "{ "), signed, "application/json") == 403


async def test_what_the_request_says_of_its_own_host_counts_for_nothing(client: Client) -> None:
    path = "/webhooks/twilio/message"
    signed = signature(TOKEN, f"https://evil.example{path}", MESSAGE.items())
    forged = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    assert await send(client, path, urlencode(MESSAGE), signed, FORM, **forged) == 403


async def test_the_query_is_signed_as_it_was_sent(client: Client, incoming: KeptIncoming) -> None:
    path = f"/webhooks/twilio/status?message=7&note={quote('It’s — %')}&empty="
    assert await post(client, STATUS, path) == 200
    assert incoming.receipts[0].message_id == 7


async def test_without_a_token_nobody_can_sign(aiohttp_client: MakeClient, incoming: KeptIncoming) -> None:
    client = await serve(aiohttp_client, incoming, token="")
    path = "/webhooks/twilio/message"
    assert await send(client, path, urlencode(MESSAGE), signature("", PUBLIC_URL + path, MESSAGE.items())) == 403


async def test_a_refused_post_leaves_no_word_in_the_log(client: Client, logs: StringIO) -> None:
    assert await send(client, "/webhooks/twilio/message", urlencode(MESSAGE), "wrong") == 403
    logged = logs.getvalue()
    assert "not signed" in logged
    assert "Hello" not in logged
    assert "447700900123" not in logged
