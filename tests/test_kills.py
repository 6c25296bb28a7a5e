"""SIGKILL in the middle of traffic: nothing acknowledged is lost, nothing is answered twice, order is kept."""

import asyncio
from collections import Counter
from datetime import timedelta
from uuid import uuid4

import aiohttp
import pytest

from bot.app import build
from bot.configuration import AppSettings
from bot.engine.clock import SystemClock
from bot.engine.sends import LEASE, PATIENCE
from tests.programs import free_port, running
from tests.standins.twilio import TwilioStandIn

_PARENTS = [f"whatsapp:+4477009{n:05}" for n in range(60)]


def _environ(standin: TwilioStandIn, database_url: str) -> dict[str, str]:
    port = free_port()
    return {
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "TWILIO_API_URL": standin.url,
        "TWILIO_ACCOUNT_SID": standin.account_sid,
        "TWILIO_AUTH_TOKEN": standin.auth_token,
        "TWILIO_WHATSAPP_NUMBER": "+441615550123",
    }


async def _ask_for_help(standin: TwilioStandIn, url: str, sender: str, sid: str) -> str | None:
    """The sender, if the program took the message."""
    fields = {"MessageSid": sid, "From": sender, "To": "whatsapp:+441615550123", "Body": "HELP", "NumMedia": "0"}
    try:
        taken = await standin.post(f"{url}/webhooks/twilio/message", fields) == 200
    except aiohttp.ClientError:
        return None
    return sender if taken else None


async def _finish(environ: dict[str, str]) -> None:
    """The program again, so much later that every lease has ended and every receipt would have come."""
    async with build(AppSettings.read(environ), SystemClock(PATIENCE + LEASE + timedelta(minutes=1))) as app:
        for _ in range(3):
            await app.worker.drain()


@pytest.mark.parametrize("replies_before", [1, 20])
async def test_what_was_acknowledged_before_a_kill_is_answered_once(database_url: str, replies_before: int) -> None:
    async with TwilioStandIn() as standin:
        environ = _environ(standin, database_url)
        async with running(environ) as program:
            asking = asyncio.gather(
                *(_ask_for_help(standin, program.url, sender, f"SM{uuid4().hex}") for sender in _PARENTS)
            )
            async with asyncio.timeout(30):
                while len(standin.messages) < replies_before:  # noqa: ASYNC110 - another process fills it
                    await asyncio.sleep(0.001)
            await program.kill()
            acknowledged = {sender for sender in await asking if sender}
        assert acknowledged
        await _finish(environ)
        answered = Counter(message["to"] for message in standin.messages)
        assert acknowledged <= set(answered)
        assert set(answered.values()) == {1}


async def test_a_program_that_is_told_to_stop_finishes_what_is_under_way(database_url: str) -> None:
    async with TwilioStandIn() as standin:
        environ = _environ(standin, database_url)
        async with running(environ) as program:
            taken = [await _ask_for_help(standin, program.url, sender, f"SM{uuid4().hex}") for sender in _PARENTS[:20]]
            assert await program.terminate() == 0
        assert None not in taken
        await _finish(environ)
        answered = Counter(message["to"] for message in standin.messages)
        assert answered == Counter(_PARENTS[:20])
        assert standin.broken_rules == []


async def test_a_webhook_posted_again_after_a_kill_is_not_answered_again(database_url: str) -> None:
    async with TwilioStandIn() as standin:
        environ = _environ(standin, database_url)
        sids = {sender: f"SM{uuid4().hex}" for sender in _PARENTS[:20]}
        for _ in range(2):
            async with running(environ) as program:
                await asyncio.gather(
                    *(_ask_for_help(standin, program.url, sender, sid) for sender, sid in sids.items())
                )
                await program.kill()
        await _finish(environ)
        assert Counter(message["to"] for message in standin.messages) == Counter(list(sids))
