"""The shape of our own HTTP answers, the same for success and for every error."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from aiohttp import web

REQUEST_ID = web.RequestKey("request_id", str)

# The message of an error that brought none, and its code.
ERRORS: Mapping[int, tuple[str, str]] = {
    400: ("bad_request", "This request cannot be read."),
    401: ("unauthorised", "Please identify yourself."),
    403: ("forbidden", "You may not do this."),
    404: ("not_found", "There is nothing here."),
    405: ("method_not_allowed", "This address does not take that method."),
    408: ("too_slow", "The request did not arrive in time."),
    411: ("length_required", "The request does not say how long it is."),
    413: ("too_large", "The request is too large."),
    414: ("address_too_long", "The address is too long."),
    415: ("unsupported_media_type", "This address does not take that type of content."),
    417: ("expectation_failed", "What the request expects cannot be met."),
    422: ("unprocessable", "This request cannot be carried out."),
    429: ("too_many_requests", "Too many requests: please slow down."),
    498: ("invalid_signature", "The signature does not match."),
    499: ("gone", "Whoever asked is gone."),  # nobody reads it but the log
    500: ("internal_error", "Something went wrong on our side."),
    502: ("bad_gateway", "A service we need did not answer properly."),
    503: ("unavailable", "Not available at the moment: please try again later."),
}
_OTHER = ("error", "This request cannot be answered.")


class Problem(Exception):
    """Answered in our shape, with the flat fields beside it."""

    def __init__(
        self,
        status: int,
        message: str | None = None,
        *,
        error_code: str | None = None,
        headers: Mapping[str, str] | None = None,
        data: Any = None,
        **flat: Any,
    ) -> None:
        code, words = ERRORS.get(status, _OTHER)
        super().__init__(error_code or code)
        self.status = status
        self.message = message or words
        self.error_code = error_code or code
        self.headers = headers or {}
        self.data = data
        self.flat = flat


def success(
    request: web.Request, message: str, data: Any = None, flat: Mapping[str, Any] | None = None
) -> web.Response:
    """`flat` are fields beside our own that a caller was promised."""
    return web.json_response({**(flat or {}), **_body(request[REQUEST_ID], message, data=data)})


def failure(problem: Problem, request_id: str) -> web.Response:
    body = {**problem.flat, **_body(request_id, problem.message, problem.data, problem.error_code)}
    answer = web.json_response(body, status=problem.status, headers=problem.headers)
    if problem.status == HTTPStatus.REQUEST_TIMEOUT:
        answer.force_close()
    return answer


def _body(request_id: str, message: str, data: Any = None, error_code: str | None = None) -> dict[str, Any]:
    return {
        "success": error_code is None,
        "message": message,
        "error_code": error_code,
        "data": data,
        "request_id": request_id,
    }
