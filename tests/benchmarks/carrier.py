"""A Twilio that takes every message at once: as little work as can be, so that it is never what is measured."""

import asyncio
import json
from time import monotonic

_MESSAGE = (
    b'{"sid": "SM%032x", "account_sid": "AC", "api_version": "2010-04-01", "body": "", "date_created": '
    b'"Sat, 21 Nov 2026 10:00:00 +0000", "date_sent": null, "date_updated": "Sat, 21 Nov 2026 10:00:00 +0000", '
    b'"direction": "outbound-api", "error_code": null, "error_message": null, "from": "whatsapp:+441615550123", '
    b'"messaging_service_sid": null, "num_media": "0", "num_segments": "1", "price": null, "price_unit": null, '
    b'"status": "queued", "subresource_uris": {}, "to": "whatsapp:+447700900000", "uri": "/2010-04-01"}'
)
_HEAD = b"HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


class Carrier:
    """What was accepted: when, and the form that was sent."""

    def __init__(self) -> None:
        self.accepted: list[tuple[float, bytes]] = []
        self.contents = 0

    def answer(self, line: bytes, body: bytes) -> bytes:
        if line.startswith(b"POST /2010-04-01/"):
            self.accepted.append((monotonic(), body))
            return _whole(201, _MESSAGE % len(self.accepted))
        if line.startswith(b"POST /v1/Content"):
            self.contents += 1
            return _whole(201, json.dumps({"sid": f"HX{self.contents:032x}"}).encode())
        if line.startswith(b"GET /v1/Content"):
            return _whole(200, b'{"contents": [], "meta": {"key": "contents", "next_page_url": null}}')
        if line.startswith(b"GET /accepted"):
            return _whole(200, json.dumps([(at, form.decode()) for at, form in self.accepted]).encode())
        return _whole(200, b"%d" % len(self.accepted))


class Line(asyncio.Protocol):
    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while request := _cut(self._buffer):
            line, body, self._buffer = request
            assert self._transport is not None
            self._transport.write(self._carrier.answer(line, body))


def _cut(buffer: bytes) -> tuple[bytes, bytes, bytes] | None:
    """The first line, the body and what follows, once a request is whole."""
    head, end, rest = buffer.partition(b"\r\n\r\n")
    if not end:
        return None
    length = 0
    for field in head.split(b"\r\n")[1:]:
        name, _, value = field.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return (head, rest[:length], rest[length:]) if len(rest) >= length else None


def _whole(status: int, body: bytes) -> bytes:
    return _HEAD % (status, len(body)) + body


async def main() -> None:
    carrier = Carrier()
    server = await asyncio.get_running_loop().create_server(lambda: Line(carrier), "127.0.0.1", 0, backlog=1024)
    print("ready", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
