"""What comes over the wire and is no proper answer is never taken for one."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiohttp import web

from bot.model.money import RequestOrder
from bot.ports import Refused, Unavailable
from integrations.gocardless import sdk
from integrations.gocardless.client import GoCardless
from integrations.gocardless.sdk import SdkApi
from integrations.gocardless.settings import GoCardlessSettings
from tests.standins.gocardless import TOKEN, GoCardlessStandIn
from tests.standins.ports import StoppedClock

ORDER = RequestOrder(registration_id="R1", fee=4500, description="Signing-on fee")


@pytest.fixture
async def service() -> AsyncIterator[GoCardlessStandIn]:
    async with GoCardlessStandIn(StoppedClock(datetime(2026, 8, 3, 10, tzinfo=UTC))) as standing:
        yield standing


@pytest.fixture
async def debit(service: GoCardlessStandIn) -> AsyncIterator[GoCardless]:
    client = GoCardless(SdkApi(settings(service.url)))
    yield client
    await client.close()


def settings(url: str, token: str = TOKEN) -> GoCardlessSettings:
    return GoCardlessSettings.model_validate(
        {"gocardless_access_token": token, "gocardless_webhook_secret": "s", "gocardless_api_url": url}
    )


def answer(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="application/json")


@pytest.mark.parametrize(
    "told",
    [
        answer("<html>Bad gateway</html>", 502),
        answer("<html>Welcome to our Wi-Fi</html>"),
        answer(""),
        answer("null"),
        answer("[]"),
        answer("7"),
        answer('{"billing_requests": null}'),
        answer('{"billing_requests": {"id": "BRQ1"}}'),
        answer('{"billing_requests": {"id": "BRQ1", "status": '),
        answer('{"billing_requests": [{"id": "BRQ1"}]}'),
        answer('{"error": {"type": "something new", "errors": [7, {"links": null}]}}', 500),
        answer("", 429),
        None,
    ],
)
async def test_an_answer_that_is_none_means_later(
    service: GoCardlessStandIn, debit: GoCardless, told: web.Response | None
) -> None:
    service.raw.append(told)
    with pytest.raises(Unavailable):
        await debit.request("key", ORDER)
    assert len(service.requests) == 1  # the outbox repeats, nobody else
    await debit.request("key", ORDER)


@pytest.mark.parametrize("told", [answer("no JSON", 400), answer('{"error": "no"}', 422), answer("{}", 404)])
async def test_a_refusal_without_words_is_a_refusal(
    service: GoCardlessStandIn, debit: GoCardless, told: web.Response
) -> None:
    service.raw.append(told)
    with pytest.raises(Refused):
        await debit.request("key", ORDER)


async def test_an_answer_that_never_comes_is_not_waited_for(
    service: GoCardlessStandIn, debit: GoCardless, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sdk, "_ALL_SECONDS", 0.05)
    service.silence = asyncio.Event()
    with pytest.raises(Unavailable):
        await debit.mandate("MD1")
    service.silence.set()


async def test_nobody_there_means_later() -> None:
    client = GoCardless(SdkApi(settings("http://127.0.0.1:9")))
    with pytest.raises(Unavailable):
        await client.mandate("MD1")
    await client.close()


async def test_a_wrong_token_is_told_without_the_token(service: GoCardlessStandIn) -> None:
    client = GoCardless(SdkApi(settings(service.url, "somewhere-secret")))
    with pytest.raises(Refused) as refused:
        await client.mandate("MD1")
    assert (refused.value.code, refused.value.reason) == ("unauthorized", "misconfigured")
    assert "somewhere-secret" not in str(refused.value)
    await client.close()


@pytest.mark.parametrize("id_", ["", "..", "MD1/../payments", "MD1?x=1", "é"])
async def test_an_id_that_is_none_goes_nowhere_else(service: GoCardlessStandIn, debit: GoCardless, id_: str) -> None:
    with pytest.raises(Refused):
        await debit.mandate(id_)
    assert all(request.path.startswith("/mandates/") for request in service.requests)
