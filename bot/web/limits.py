"""What one caller may take of the server: bytes, seconds and connections."""

import asyncio
import resource
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid4

import structlog
from aiohttp import web
from aiohttp.http import HttpProcessingError
from aiohttp.typedefs import Handler

from bot.web.answers import Problem, failure

log = structlog.get_logger()
MEGABYTE = 1024 * 1024
BROKEN_BY_THEM = (web.RequestPayloadError, HttpProcessingError, ConnectionError)
_FILES_FOR_OTHERS = 100  # the database, vendors, the log


@dataclass(frozen=True)
class Limits:
    body: int = MEGABYTE
    bodies: Mapping[str, int] = field(default_factory=lambda: {"/webhook": MEGABYTE // 4})  # by beginning of the path
    head_seconds: float = 10.0  # for a whole request head
    body_seconds: float = 15.0
    patience: Mapping[str, float] = field(default_factory=dict)  # body_seconds by beginning of the path
    idle_seconds: float = 75.0  # between two requests of one connection
    linger_seconds: float = 1.0  # for the rest of a body nobody wants
    connections: int = 1000

    def body_of(self, path: str) -> int:
        return next((size for start, size in self.bodies.items() if path.startswith(start)), self.body)

    def seconds_of(self, path: str) -> float:
        return next((seconds for start, seconds in self.patience.items() if path.startswith(start)), self.body_seconds)


DEFAULT_LIMITS = Limits()


async def within_limits(request: web.Request, handler: Handler, limits: Limits) -> web.StreamResponse:
    """The handler reads at most so many bytes, which must come in time."""
    largest = limits.body_of(request.path)
    if (request.content_length or 0) > largest:
        raise Problem(413)
    if largest != limits.body:
        request = request.clone(client_max_size=largest)
    return await _in_time(request, handler, limits.seconds_of(request.path))


async def _in_time(request: web.Request, handler: Handler, seconds: float) -> web.StreamResponse:
    if request.content.is_eof():
        return await handler(request)
    limit = asyncio.timeout(seconds)
    try:
        async with limit:
            request.content.on_eof(lambda: None if limit.expired() else _lift(limit))
            return await handler(request)
    except TimeoutError:
        if limit.expired():
            raise Problem(408) from None
        raise


def _lift(limit: asyncio.Timeout) -> None:
    try:
        limit.reschedule(None)
    except RuntimeError:
        return  # the body was of no interest: the answer is out already


class Door:
    """The connections of one server. When there are too many, one that asks for nothing makes room."""

    def __init__(self, server: web.Server, limits: Limits) -> None:
        self.server = server
        self.limits = limits
        self._most = min(limits.connections, _open_files() - _FILES_FOR_OTHERS)
        self._idle: dict[Connection, None] = {}  # in the order in which they became idle

    def __call__(self) -> "Connection":
        return Connection(self)

    def entered(self, connection: "Connection") -> None:
        self.idle(connection)
        if len(self.server.connections) > self._most:
            next(iter(self._idle)).force_close()

    def idle(self, connection: "Connection") -> None:
        self._idle[connection] = None

    def busy(self, connection: "Connection") -> None:
        self._idle.pop(connection, None)


class Connection(web.RequestHandler):
    """A connection that owes a whole request head in time, and gets our own answer for one that cannot be read."""

    __slots__ = ("_deadline", "_door")

    def __init__(self, door: Door) -> None:
        limits = door.limits
        super().__init__(
            door.server,
            loop=asyncio.get_running_loop(),
            access_log=None,  # type: ignore[arg-type]  # the server writes its own; None turns this one off
            keepalive_timeout=limits.idle_seconds,
            lingering_time=limits.linger_seconds,
        )
        self._door = door
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._expect_head()
        self._door.entered(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._got_head()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        heads = self._request_count
        super().data_received(data)
        if self._request_count > heads:
            self._got_head()
        elif self._deadline is None and self._waiter is not None and not self._waiter.done():
            self._expect_head()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,  # noqa: ARG002 - it quotes what was sent
    ) -> web.StreamResponse:
        log.info("request not understood", status=status, error=type(exc).__name__)
        if request.writer.output_size > 0:
            raise ConnectionError("the answer has begun: it cannot become another")
        request_id = str(uuid4())
        answer = failure(Problem(status), request_id)
        answer.headers["X-Request-ID"] = request_id
        answer.force_close()
        return answer

    def log_exception(self, *_: object, **kw: object) -> None:
        """What the library would write quotes the request. What the other side broke is no failure of ours."""
        error = kw.get("exc_info")
        write = log.info if isinstance(error, BROKEN_BY_THEM) else log.error
        write("connection broken", error=type(error).__name__)

    def _expect_head(self) -> None:
        self._deadline = self._loop.call_later(self._door.limits.head_seconds, self.force_close)
        self._door.idle(self)

    def _got_head(self) -> None:
        self._door.busy(self)
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def _open_files() -> int:
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return soft if soft != resource.RLIM_INFINITY else 1_000_000
