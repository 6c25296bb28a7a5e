"""The least an honest worker does for a turn: the same commits and the same send, and nothing thought.

Lock the contact, read its event, write the reply, mark the event; claim the reply; send it; settle it.
"""

import asyncio
import sys
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from typing import Protocol

import aiohttp

from tests.benchmarks.bare_postgres import PostgresTurns
from tests.benchmarks.bare_sqlite import SqliteTurns
from tests.benchmarks.people import ACCOUNT, OUR_NUMBER, TOKEN

_AT_ONCE = 16
_IDLE = 0.005  # seconds
_TEXT = "Lovely. First, about you. Please send me your full name, what you are to the child and your date of birth. "


class BareTurns(Protocol):
    async def turn(self, text: str) -> bool:
        """One event answered, in one commit; False when nobody waits."""

    async def claim(self) -> tuple[int, str] | None:
        """The id of a message and the number it goes to."""

    async def settle(self, message_id: int, carrier_id: str) -> None: ...


async def work(turns: BareTurns, session: aiohttp.ClientSession, url: str) -> None:
    while True:
        answered = await turns.turn(_TEXT)
        claimed = await turns.claim()
        if claimed is None:
            await asyncio.sleep(0 if answered else _IDLE)
            continue
        message_id, number = claimed
        form = {
            "To": f"whatsapp:{number}",
            "From": f"whatsapp:{OUR_NUMBER}",
            "Body": _TEXT,
            "StatusCallback": f"http://127.0.0.1:8080/webhooks/twilio/status?message={message_id}",
        }
        async with session.post(url, data=form) as answer:
            made = await answer.json()
        await turns.settle(message_id, made["sid"])


async def main(database_url: str, carrier: str) -> None:
    async with AsyncExitStack() as stack:
        is_sqlite = database_url.startswith("sqlite")
        connected: AbstractAsyncContextManager[BareTurns] = (
            SqliteTurns.connect(database_url) if is_sqlite else PostgresTurns.connect(database_url, _AT_ONCE)
        )
        turns = await stack.enter_async_context(connected)
        headers = {"Authorization": aiohttp.encode_basic_auth(ACCOUNT, TOKEN)}
        session = await stack.enter_async_context(aiohttp.ClientSession(headers=headers))
        print("ready 0", flush=True)
        url = f"{carrier}/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
        await asyncio.gather(*(work(turns, session, url) for _ in range(_AT_ONCE)))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
