"""Airtable over its SDK, whose calls block: they run in threads of their own, so many at once and no more."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import requests
from pyairtable import Api as Sdk

from integrations.airtable.api import Json
from integrations.airtable.problems import Problem, Silent
from integrations.airtable.settings import AirtableSettings

_OWN_ADDRESS = "https://api.airtable.com"
_CONNECT_SECONDS, _READ_SECONDS = 3, 20
_ALL_SECONDS = 30.0  # a server that dribbles never lets a read time out
_THREADS = 4
Result = TypeVar("Result")


class SdkApi:
    def __init__(self, settings: AirtableSettings) -> None:
        self._sdk = Sdk(
            settings.airtable_api_key.get_secret_value(),
            timeout=(_CONNECT_SECONDS, _READ_SECONDS),
            retry_strategy=None,  # a sweep repeats, where nobody waits
            endpoint_url=settings.airtable_api_url or _OWN_ADDRESS,
        )
        self._base = self._sdk.base(settings.airtable_base_id)
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="airtable")

    async def page(self, table: str, formula: str | None, offset: str | None) -> tuple[list[Json], str | None]:
        urls = self._base.table(table).urls
        given = {"page_size": 100, "formula": formula, "offset": offset}
        options = {name: value for name, value in given.items() if value is not None}
        fallback = ("post", urls.records_post)
        answer = await self._call(lambda: self._sdk.get(urls.records, fallback=fallback, options=options))
        return list(_part(answer, "records")), answer.get("offset")

    async def get(self, table: str, record_id: str) -> Json:
        return await self._call(lambda: dict(self._base.table(table).get(record_id)))

    async def create(self, table: str, fields: Mapping[str, Any]) -> Json:
        return await self._call(lambda: dict(self._base.table(table).create(dict(fields))))

    async def upsert(self, table: str, records: Sequence[Json], merge_on: str) -> list[Json]:
        answer = await self._call(lambda: self._base.table(table).batch_upsert(records, key_fields=[merge_on]))
        return [dict(each) for each in answer["records"]]

    async def delete(self, table: str, record_ids: Sequence[str]) -> None:
        await self._call(lambda: self._base.table(table).batch_delete(list(record_ids)))

    async def tables(self) -> list[Json]:
        address = self._sdk.build_url("meta", "bases", self._base.id, "tables")
        return list(_part(await self._call(lambda: self._sdk.get(address)), "tables"))

    async def webhooks(self) -> list[Json]:
        return list(_part(await self._call(lambda: self._sdk.get(self._webhooks())), "webhooks"))

    async def make_webhook(self, address: str, specification: Json) -> Json:
        body = {"notificationUrl": address, "specification": specification}
        return await self._call(lambda: dict(self._sdk.post(self._webhooks(), json=body)))

    async def delete_webhook(self, webhook_id: str) -> None:
        await self._call(lambda: self._sdk.delete(self._webhooks(webhook_id)))

    async def refresh_webhook(self, webhook_id: str) -> None:
        await self._call(lambda: self._sdk.post(self._webhooks(webhook_id, "refresh")))

    async def payloads(self, webhook_id: str, cursor: int) -> Json:
        address = self._webhooks(webhook_id, "payloads")
        return await self._call(lambda: dict(self._sdk.get(address, params={"cursor": cursor})))

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._sdk.session.close()

    def _webhooks(self, *parts: str) -> str:
        return self._sdk.build_url("bases", self._base.id, "webhooks", *parts)

    async def _call(self, deed: Callable[[], Result]) -> Result:
        try:
            async with asyncio.timeout(_ALL_SECONDS):
                return await asyncio.get_running_loop().run_in_executor(self._threads, deed)
        except TimeoutError:
            raise Silent("no whole answer in time") from None
        except requests.HTTPError as error:  # its message quotes the address, and may quote what was written
            raise _problem(error.response) from None
        except requests.RequestException as error:
            raise Silent(type(error).__name__) from None
        except (KeyError, TypeError, ValueError) as error:
            raise Silent(f"an answer of another shape ({type(error).__name__})") from None


def _problem(response: requests.Response | None) -> Problem | Silent:
    """Airtable says what is wrong in two shapes: a word, or a word with an explanation."""
    if response is None:
        return Silent("no answer")
    try:
        error = response.json()["error"]
    except (ValueError, KeyError, TypeError):
        error = ""
    if isinstance(error, dict):
        return Problem(response.status_code, str(error.get("type") or ""), str(error.get("message") or ""))
    return Problem(response.status_code, str(error))


def _part(answer: Any, name: str) -> Any:
    if not isinstance(answer, dict) or not isinstance(answer.get(name), list):
        raise Silent("an answer of another shape")
    return answer[name]
