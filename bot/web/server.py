"""The web server: every answer has a request id and our shape, every request is logged without what it says."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from http import HTTPStatus
from time import perf_counter
from uuid import uuid4

import structlog
from aiohttp import hdrs, web
from aiohttp.http import HttpProcessingError
from aiohttp.typedefs import Handler, Middleware

from bot.store.database import is_away
from bot.web.answers import REQUEST_ID, Problem, failure
from bot.web.limits import DEFAULT_LIMITS, Door, Limits, within_limits
from bot.web.pages import page_answer, wants_page

log = structlog.get_logger()
_KEPT_HEADERS = ("Allow", "Retry-After")
_BACKLOG = 1024


def build_server(
    *tables: Iterable[web.AbstractRouteDef],
    limits: Limits = DEFAULT_LIMITS,
    quiet: Iterable[str] = (),
    missed: Callable[[int], str] | None = None,
    is_public: bool = False,
) -> web.Application:
    """`quiet` are the paths whose good answers are logged at DEBUG only: what machines ask all the time.

    `missed` is the page with which a browser is told of an error, by its status.
    """
    shaped = [_shaped] if missed is None else [_paged(missed), _shaped]
    server = web.Application(
        client_max_size=limits.body, middlewares=[_identified(frozenset(quiet)), *shaped, _limited(limits)]
    )
    server.on_response_prepare.append(_head)
    if is_public:
        server.on_response_prepare.append(_only_by_https)
    for table in tables:
        server.add_routes(list(table))
    return server


@asynccontextmanager
async def serve(
    server: web.Application, host: str, port: int, limits: Limits = DEFAULT_LIMITS, *, grace: float = 10.0
) -> AsyncIterator[int]:
    """Listens, and gives the port. At the end requests under way are answered, for at most `grace` seconds."""
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=grace)
    await runner.setup()
    try:
        assert runner.server is not None  # noqa: S101 - narrows for the type checker
        door = Door(runner.server, limits)
        listener = await asyncio.get_running_loop().create_server(door, host, port, backlog=_BACKLOG)
        try:
            yield listener.sockets[0].getsockname()[1]
        finally:
            listener.close()
    finally:
        await runner.cleanup()


def _identified(quiet: frozenset[str]) -> Middleware:
    @web.middleware
    async def identified(request: web.Request, handler: Handler) -> web.StreamResponse:
        request[REQUEST_ID] = str(uuid4())
        began = perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request[REQUEST_ID]):
            answer = await handler(request)
            path = _template(request)
            write = log.debug if path in quiet and answer.status < HTTPStatus.BAD_REQUEST else log.info
            spent = round((perf_counter() - began) * 1000, 1)
            write("request", method=request.method, path=path, status=answer.status, ms=spent)
            return answer

    return identified


@web.middleware
async def _shaped(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns whatever went wrong into an answer of our shape."""
    try:
        return await handler(request)
    except Problem as problem:
        return failure(problem, request[REQUEST_ID])
    except web.HTTPException as error:
        return _answer_for(error, request[REQUEST_ID])
    except (web.RequestPayloadError, HttpProcessingError):  # packed and cannot be unpacked, or cut into wrong pieces
        return failure(Problem(400), request[REQUEST_ID])
    except Exception as error:  # noqa: BLE001 - whatever it was
        return failure(_problem(request, error), request[REQUEST_ID])


def _problem(request: web.Request, error: Exception) -> Problem:
    if request.transport is None:
        return Problem(499)
    if is_away(error):
        log.warning("the database is away", path=_template(request), error=type(error).__name__)
        return Problem(503)
    log.error("request failed", path=_template(request), exc_info=error)
    return Problem(500)


def _answer_for(error: web.HTTPException, request_id: str) -> web.StreamResponse:
    headers = {name: error.headers[name] for name in _KEPT_HEADERS if name in error.headers}
    if error.status < HTTPStatus.BAD_REQUEST:
        return web.Response(status=error.status, headers={hdrs.LOCATION: error.headers.get(hdrs.LOCATION, "/")})
    own_words = error.text if error.text != f"{error.status}: {error.reason}" else None
    # The library's words for a large body carry its own numbers.
    message = None if isinstance(error, web.HTTPRequestEntityTooLarge) else own_words
    return failure(Problem(error.status, message, headers=headers), request_id)


def _paged(missed: Callable[[int], str]) -> Middleware:
    """What was put into our shape is put into words for whoever has a browser."""

    @web.middleware
    async def paged(request: web.Request, handler: Handler) -> web.StreamResponse:
        answer = await handler(request)
        is_error = answer.status >= HTTPStatus.BAD_REQUEST and answer.content_type == "application/json"
        if not is_error or not wants_page(request):
            return answer
        page = page_answer(missed(answer.status), answer.status)
        page.headers.update({name: answer.headers[name] for name in _KEPT_HEADERS if name in answer.headers})
        return page

    return paged


def _limited(limits: Limits) -> Middleware:
    @web.middleware
    async def limited(request: web.Request, handler: Handler) -> web.StreamResponse:
        return await within_limits(request, handler, limits)

    return limited


async def _head(request: web.Request, answer: web.StreamResponse) -> None:
    answer.headers.setdefault("X-Request-ID", request[REQUEST_ID])
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers["Server"] = "Omega"  # and not by which versions of what


async def _only_by_https(_: web.Request, answer: web.StreamResponse) -> None:
    answer.headers["Strict-Transport-Security"] = "max-age=31536000"


def _template(request: web.Request) -> str:
    """The path as it was declared: ids and queries are somebody's."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "unknown"
