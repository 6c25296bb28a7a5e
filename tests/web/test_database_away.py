"""While the database is away what comes is answered 503, so that whoever sent it tries again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
import sqlalchemy as sa

from bot.program.app import web_server
from bot.web.server import serve
from tests.world import World


@pytest.mark.parametrize(
    "error", [sa.exc.OperationalError("", {}, Exception("gone")), ConnectionRefusedError(), sa.exc.TimeoutError()]
)
async def test_what_cannot_be_stored_now_is_asked_for_again(
    world: World, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    async with serve(web_server(world.app), "127.0.0.1", 0) as port:

        @asynccontextmanager
        async def away() -> AsyncIterator[None]:
            if error:
                raise error
            yield

        monkeypatch.setattr(world.app.database, "begin", away)
        async with aiohttp.ClientSession() as browser:
            message = {"phone": "+447700900123", "medium": "sms", "text": "hello"}
            async with browser.post(f"http://127.0.0.1:{port}/simulator/messages", json=message) as answer:
                assert answer.status == 503
                assert (await answer.json())["error_code"] == "unavailable"
