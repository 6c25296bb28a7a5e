"""A redirect may not lead us into our own network, by whatever spelling or name."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.model.messages import Media
from bot.ports import Refused
from integrations.twilio.media import TwilioMedia
from integrations.twilio.settings import TwilioSettings

Fetch = Callable[[str], Awaitable[bytes]]


@pytest.fixture
async def fetch() -> AsyncIterator[Fetch]:
    """What comes when Twilio sends us on to that address."""

    async def answers(request: web.Request) -> web.Response:
        if "to" in request.query:
            return web.Response(status=307, headers={"Location": request.query["to"]})
        return web.Response(body=b"jpeg")

    app = web.Application()
    app.router.add_get("/media", answers)
    server = TestServer(app)
    await server.start_server()
    url = str(server.make_url("/media"))
    given = {"TWILIO_API_URL": url, "TWILIO_ACCOUNT_SID": "AC1", "TWILIO_AUTH_TOKEN": "a token"}
    media = TwilioMedia(TwilioSettings.read(given))

    async def fetched(to: str) -> bytes:
        where = server.make_url("/media").with_query({"to": to})
        return await media.fetch(Media(url=str(where), content_type="image/jpeg"))

    yield fetched
    await media.close()
    await server.close()


@pytest.mark.parametrize(
    "to",
    [
        "https://127.0.0.1/latest",
        "https://10.0.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fd00::1]/",
        "https://localhost/",
        "https://localhost:5432/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "http://93.184.216.34/",
        "ftp://93.184.216.34/",
        "file:///etc/passwd",
    ],
)
async def test_a_redirect_leads_to_public_addresses_only(fetch: Fetch, to: str) -> None:
    with pytest.raises(Refused):
        await fetch(to)


async def test_a_redirect_within_the_carrier_is_followed(fetch: Fetch) -> None:
    assert await fetch("/media") == b"jpeg"
