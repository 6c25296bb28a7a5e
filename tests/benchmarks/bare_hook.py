"""The least an honest webhook does: verify the signature, commit one row, answer."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable

import aiosqlite
import asyncpg
from aiohttp import web
from twilio.request_validator import RequestValidator

from tests.benchmarks.lab import free_port
from tests.benchmarks.people import TOKEN

_TABLE = "CREATE TABLE bare (key varchar(64) PRIMARY KEY, sender varchar(64), payload text, arrived_at varchar(32))"
_INSERT = "INSERT INTO bare VALUES ({}) ON CONFLICT DO NOTHING"

Keep = Callable[[str, str, str, str], Awaitable[None]]


async def _postgres(url: str) -> Keep:
    pool = await asyncpg.create_pool(url, min_size=10, max_size=10)
    await pool.execute(_TABLE)
    insert = _INSERT.format("$1, $2, $3, $4")

    async def keep(*row: str) -> None:
        await pool.execute(insert, *row)

    return keep


async def _sqlite(url: str) -> Keep:
    connection = await aiosqlite.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    await connection.execute("PRAGMA journal_mode=WAL")
    await connection.execute("PRAGMA synchronous=FULL")
    await connection.execute(_TABLE)
    insert = _INSERT.format("?, ?, ?, ?")

    async def keep(*row: str) -> None:
        async with connection.execute(insert, row):
            pass

    return keep


def _hook(keep: Keep, url: str) -> web.Application:
    validator = RequestValidator(TOKEN)

    async def message(request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        if not validator.validate(f"{url}{request.path_qs}", form, request.headers.get("X-Twilio-Signature", "")):
            return web.Response(status=403)
        await keep(form["MessageSid"], form["From"], json.dumps(form), "2026-11-21T10:00:00")
        return web.Response(text="<Response/>", content_type="text/xml")

    application = web.Application()
    application.add_routes([web.post("/webhooks/twilio/message", message)])
    return application


async def main(database_url: str) -> None:
    port = free_port()
    keep = await (_sqlite if database_url.startswith("sqlite") else _postgres)(database_url)
    runner = web.AppRunner(_hook(keep, f"http://127.0.0.1:{port}"), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print("ready", port, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
