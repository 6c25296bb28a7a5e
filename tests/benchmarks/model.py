"""A language model that has nothing to say, and takes so many seconds to say it."""

import asyncio
import sys

from aiohttp import web

from tests.standins.openai_answers import answered

_NOTHING = answered([])


async def main(seconds: float) -> None:
    async def respond(request: web.Request) -> web.Response:
        await request.read()
        await asyncio.sleep(seconds)
        return web.Response(body=_NOTHING.body, content_type=_NOTHING.content_type)

    app = web.Application()
    app.router.add_post("/v1/responses", respond)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
    print("ready", runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))
