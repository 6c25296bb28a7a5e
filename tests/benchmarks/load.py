"""Posts signed webhooks that were prepared beforehand, over some connections, and tells how long each answer took."""

import argparse
import asyncio
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from time import monotonic, perf_counter
from urllib.parse import urlsplit

from tests.benchmarks.people import webhook

_PATIENCE = 120  # seconds


@dataclass
class Result:
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    sent_at: list[float] = field(default_factory=list)
    refused: int = 0


class Caller(asyncio.Protocol):
    """One caller: the next request leaves when the answer to the one before is in; who hangs up is called again."""

    def __init__(self, requests: Iterator[bytes], result: Result, pause: float, at: tuple[str, int]) -> None:
        self._at = at
        self._requests = requests
        self._result = result
        self._pause = pause
        self._buffer = b""
        self._began = 0.0
        self.done = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, end, rest = self._buffer.partition(b"\r\n\r\n")
        if not end or len(rest) < _length(head):
            return
        self._buffer = b""
        self._result.waits.append(perf_counter() - self._began)
        self._result.refused += not head.startswith(b"HTTP/1.1 200")
        if b"\r\nconnection: close" in head.lower():
            self._transport.close()
            self._dialling = asyncio.create_task(self.dial())
        elif self._pause:
            asyncio.get_running_loop().call_later(self._pause, self._next)
        else:
            self._next()

    async def dial(self) -> None:
        await asyncio.get_running_loop().create_connection(lambda: self, *self._at)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._transport.is_closing() and not self.done.done():
            self.done.set_exception(exc or ConnectionError("the server hung up"))

    def _next(self) -> None:
        request = next(self._requests, None)
        if request is None:
            self.done.set_result(None)
            self._transport.close()
            return
        self._result.sent_at.append(monotonic())
        self._began = perf_counter()
        self._transport.write(request)


def _length(head: bytes) -> int:
    fields = (line.partition(b":") for line in head.split(b"\r\n"))
    return next((int(value) for name, _, value in fields if name.lower() == b"content-length"), 0)


def _prepared(arguments: argparse.Namespace) -> list[bytes]:
    """From person to person, each message with an id of its own."""
    return [
        webhook(
            arguments.url,
            number * arguments.step % arguments.people,
            f"SM{arguments.run}{number:026x}",
            button=arguments.button,
        )
        for number in range(arguments.count)
    ]


async def call(arguments: argparse.Namespace) -> Result:
    at = urlsplit(arguments.url)
    prepared = _prepared(arguments)
    result = Result()
    requests = iter(prepared)
    address = (str(at.hostname), at.port or 80)
    callers = [Caller(requests, result, arguments.pause, address) for _ in range(arguments.connections)]
    began = perf_counter()
    async with asyncio.timeout(_PATIENCE):
        await asyncio.gather(*(caller.dial() for caller in callers))
        await asyncio.gather(*(caller.done for caller in callers))
    result.seconds = perf_counter() - began
    return result


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--pause", type=float, default=0.0)
    parser.add_argument("--run", default="0000")
    parser.add_argument("--button", action="store_true")
    print(json.dumps(asdict(asyncio.run(call(parser.parse_args())))))


if __name__ == "__main__":
    main()
