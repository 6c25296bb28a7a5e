"""Our hooks alone in a process, without a worker: the counterpart of the bare one."""

import asyncio
import sys

from bot.program.app import build, web_server
from bot.program.configuration import AppSettings
from bot.web.logs import configure_logs
from bot.web.server import serve
from tests.benchmarks.lab import Place, environ, free_port


async def main(database_url: str) -> None:
    place = Place(free_port())
    configure_logs("INFO", "json")
    settings = AppSettings.read(environ(database_url, Place(9), place))
    async with build(settings) as app, serve(web_server(app), "127.0.0.1", place.port):
        print("ready", place.port, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
