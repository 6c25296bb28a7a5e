"""Posts as Twilio makes them."""

from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlencode

from aiohttp import web
from aiohttp.test_utils import TestClient
from pydantic import SecretStr

from integrations.twilio.webhooks import Webhooks
from tests.integrations.twilio.examples import PUBLIC_URL
from tests.standins.ports import KeptIncoming
from tests.standins.twilio import signature

TOKEN = "12345"
FORM = "application/x-www-form-urlencoded"
MESSAGE = {"MessageSid": "SM1", "From": "whatsapp:+447700900123", "To": "whatsapp:+441615550199", "Body": "Hello"}
STATUS = {"MessageSid": "SM1", "MessageStatus": "delivered"}

Client = TestClient[web.Request, web.Application]
MakeClient = Callable[[web.Application], Awaitable[Client]]


async def serve(
    aiohttp_client: MakeClient, incoming: KeptIncoming, token: str = TOKEN, public_url: str = PUBLIC_URL
) -> Client:
    webhooks = Webhooks(SecretStr(token), public_url, incoming)
    app = web.Application()
    app.add_routes([*webhooks.routes(), web.post("/myapp.php", webhooks.status)])
    return await aiohttp_client(app)


async def post(client: Client, fields: Mapping[str, str], path: str = "/webhooks/twilio/message") -> int:
    return await send(client, path, urlencode(fields), signature(TOKEN, PUBLIC_URL + path, fields.items()))


async def send(
    client: Client, path: str, body: str | bytes, signed: str | None, content_type: str = FORM, **headers: str
) -> int:
    more = {"X-Twilio-Signature": signed} if signed is not None else {}
    async with client.post(path, data=body, headers={"Content-Type": content_type, **more, **headers}) as response:
        return response.status
