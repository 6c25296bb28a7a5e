"""A reply to each webhook with aiohttp alone, without a signature or a row."""

import asyncio
import sys

import aiohttp
from aiohttp import web

from tests.benchmarks.lab import free_port
from tests.benchmarks.people import ACCOUNT, TOKEN


def _echo(session: aiohttp.ClientSession, url: str) -> web.Application:
    async def message(request: web.Request) -> web.Response:
        form = await request.post()
        reply = {"To": str(form["From"]), "From": str(form["To"]), "Body": str(form["Body"])}
        async with session.post(url, data=reply) as answer:
            await answer.json()
        return web.Response(text="<Response/>", content_type="text/xml")

    application = web.Application()
    application.add_routes([web.post("/message", message)])
    return application


async def main(carrier: str) -> None:
    port = free_port()
    async with aiohttp.ClientSession(headers={"Authorization": aiohttp.encode_basic_auth(ACCOUNT, TOKEN)}) as session:
        url = f"{carrier}/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
        runner = web.AppRunner(_echo(session, url), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        print("ready", port, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
