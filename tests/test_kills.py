"""SIGKILL in the middle of traffic: nothing acknowledged is lost, nothing is answered twice, order is kept."""

import asyncio
import json
import re
from collections import Counter
from datetime import timedelta
from uuid import uuid4

import aiohttp
import pytest

from bot.club.club import load_club
from bot.engine.clock import SystemClock
from bot.engine.sends import LEASE, PATIENCE
from bot.program.app import build
from bot.program.configuration import AppSettings
from conversations.words.wordings import wordings_of
from tests.programs import free_port, running
from tests.standins.twilio import TwilioStandIn

_MANAGER = "whatsapp:+447700900001"
_CHILDREN = [f"{first}{rest}" for first in "BDHLM" for rest in ("ara", "ella", "ina", "olo", "uri")]
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


async def _write(standin: TwilioStandIn, url: str, sender: str, sid: str, body: str = "HELP") -> str | None:
    """The sender, if the program took the message."""
    fields = {"MessageSid": sid, "From": sender, "To": "whatsapp:+441615550123", "Body": body, "NumMedia": "0"}
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
            asking = asyncio.gather(*(_write(standin, program.url, sender, f"SM{uuid4().hex}") for sender in _PARENTS))
            await _until(standin, replies_before)
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
            taken = [await _write(standin, program.url, sender, f"SM{uuid4().hex}") for sender in _PARENTS[:20]]
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
                await asyncio.gather(*(_write(standin, program.url, sender, sid) for sender, sid in sids.items()))
                await program.kill()
        await _finish(environ)
        assert Counter(message["to"] for message in standin.messages) == Counter(list(sids))


@pytest.mark.parametrize("sent_before", [1, 10])
async def test_a_squad_that_is_invited_in_the_moment_of_a_kill_is_invited_once(
    database_url: str, sent_before: int
) -> None:
    squad = [f"whatsapp:+4477009003{n:02}" for n in range(25)]
    lines = "\n".join(f"{name} Jones, Kate Jones 077009003{n:02}" for n, name in enumerate(_CHILDREN))
    wording = re.sub(r"\{(\d+)\}", r"{{\1}}", wordings_of(load_club())["invitation"].text)
    async with TwilioStandIn() as standin:
        invitation = standin.add_content(wording)
        environ = _environ(standin, database_url) | {"TWILIO_TEMPLATES": json.dumps({"invitation": invitation})}
        async with running(environ) as program:
            await _write(standin, program.url, _MANAGER, f"SM{uuid4().hex}", f"INVITE U10 Tigers\n{lines}")
            await _until(standin, 1)
            assert await _write(standin, program.url, _MANAGER, f"SM{uuid4().hex}", "YES")
            await _until(standin, 1 + sent_before)
            await program.kill()
        await _finish(environ)
        written_to = Counter(message["to"] for message in standin.messages if message["to"] != _MANAGER)
        assert written_to == Counter(squad)


async def _until(standin: TwilioStandIn, count: int) -> None:
    async with asyncio.timeout(30):
        while len(standin.messages) < count:  # noqa: ASYNC110 - another process fills it
            await asyncio.sleep(0.001)
