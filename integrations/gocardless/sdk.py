"""GoCardless over its SDK, whose calls block: they run in threads of their own, so many at once and no more."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import requests
from gocardless_pro import services
from gocardless_pro.api_client import ApiClient
from gocardless_pro.errors import GoCardlessProError, MalformedResponseError

from integrations.gocardless.api import Json, Page
from integrations.gocardless.problems import Problem, Silent
from integrations.gocardless.settings import GoCardlessSettings

_CONNECT_SECONDS, _READ_SECONDS = 3.0, 7.0
_ALL_SECONDS = 9.0  # a page that waits for an answer has 10, and a server that dribbles never lets a read time out
_THREADS = 8
_ADDRESSES = {"live": "https://api.gocardless.com", "sandbox": "https://api-sandbox.gocardless.com"}
_SERVICES = {
    "billing_requests": services.BillingRequestsService,
    "billing_request_flows": services.BillingRequestFlowsService,
    "mandates": services.MandatesService,
    "payments": services.PaymentsService,
    "subscriptions": services.SubscriptionsService,
    "events": services.EventsService,
    "refunds": services.RefundsService,
}


class SdkApi:
    def __init__(self, settings: GoCardlessSettings) -> None:
        client = _Client(
            settings.gocardless_api_url or _ADDRESSES[settings.gocardless_environment or "sandbox"],
            settings.gocardless_access_token.get_secret_value(),
            timeout=(_CONNECT_SECONDS, _READ_SECONDS),
        )
        # Built by hand, as its own have three tries each: we repeat in the outbox, where nobody waits.
        self._services = {
            kind: service(client, max_network_retries=1, raise_on_idempotency_conflict=True)
            for kind, service in _SERVICES.items()
        }
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="gocardless")

    async def create(self, kind: str, body: Mapping[str, Any], key: str | None = None) -> Json:
        headers = {"Idempotency-Key": key} if key else None
        return _attributes(await self._call(lambda: self._services[kind].create(params=dict(body), headers=headers)))

    async def cancel(self, kind: str, id_: str) -> Json:
        return _attributes(await self._call(lambda: self._services[kind].cancel(id_)))

    async def get(self, kind: str, id_: str) -> Json:
        return _attributes(await self._call(lambda: self._services[kind].get(id_)))

    async def list(self, kind: str, query: Mapping[str, Any]) -> Page:
        found = await self._call(lambda: self._services[kind].list(params=dict(query)))
        return [_attributes(each) for each in found.records], found.after

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _call(self, deed: Callable[[], Any]) -> Any:
        try:
            async with asyncio.timeout(_ALL_SECONDS):
                return await asyncio.get_running_loop().run_in_executor(self._threads, deed)
        except TimeoutError:
            raise Silent("no whole answer in time") from None
        except requests.RequestException as error:
            raise Silent(type(error).__name__) from None
        except MalformedResponseError as error:  # its message quotes the answer
            raise Silent(type(error).__name__) from None
        except GoCardlessProError:
            raise Problem(400, "invalid_api_usage", "not_an_id") from None


class _Client(ApiClient):  # type: ignore[misc]  # the SDK is untyped
    """Reads failures itself: the SDK forgets their headers, and stumbles over kinds it does not know."""

    def _handle_errors(self, response: requests.Response) -> None:
        if response.status_code >= 400:
            raise _problem(response)
        super()._handle_errors(response)


def _problem(response: requests.Response) -> Problem:
    error = _error(response)
    details = [each for each in error.get("errors") or () if isinstance(each, dict)]
    reasons = [str(each["reason"]) for each in details if each.get("reason")]
    links = [each["links"] for each in details if isinstance(each.get("links"), dict)]
    return Problem(
        response.status_code,
        str(error.get("type") or "unknown"),
        reasons[0] if reasons else "",
        fields=tuple(str(each["field"]) for each in details if each.get("field")),
        existing=next(
            (str(each["conflicting_resource_id"]) for each in links if each.get("conflicting_resource_id")), None
        ),
        retry_after=_seconds(response.headers.get("Retry-After")),
    )


def _error(response: requests.Response) -> Mapping[str, Any]:
    try:
        error = response.json()["error"]
    except (ValueError, KeyError, TypeError):
        return {}
    return error if isinstance(error, dict) else {}


def _seconds(header: str | None) -> float | None:
    return float(header) if header and header.isdigit() else None


def _attributes(resource: Any) -> Json:
    """What was sent, and not the SDK's view of it, which raises when a part is missing."""
    if not isinstance(resource.attributes, dict):
        raise Silent("an answer of another shape")
    return dict(resource.attributes)
