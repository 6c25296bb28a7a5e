"""The page with all that we hold on a person, behind a link that only their own chat shows."""

import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs

from aiohttp import hdrs, web

from bot.model.links import Purpose, digest_of
from bot.model.looks import THE_PERSON, Whom
from bot.ports import Clock
from bot.store import access, links
from bot.store.database import Connection, Database
from bot.store.links import KnownLink
from bot.web.pages import PRIVATE, page_answer

_PATH = f"/{Purpose.DATA}/"
_AGAIN = timedelta(minutes=15)  # so long who opened it may read on, print it or save it

Told = Callable[[Connection, str], Awaitable[dict[str, Any]]]  # by contact


class DataPage:
    """A GET shows a button and changes nothing, so that previews and whoever it is forwarded to see nothing."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        told: Told,
        ask: Callable[[str], str],
        drawn: Callable[[dict[str, Any]], str],
    ) -> None:
        self._database = database
        self._clock = clock
        self._told = told
        self._ask = ask
        self._drawn = drawn

    def routes(self) -> list[web.RouteDef]:
        return [web.get(_PATH + "{token}", self._show), web.post(_PATH + "{token}", self._open)]

    async def _show(self, request: web.Request) -> web.Response:
        async with self._database.begin() as tx:
            link = await links.look(tx, digest_of(request.match_info["token"]), Purpose.DATA)
        problem = self._objection(link)
        return page_answer(self._ask(problem or "ask"), _STATUS.get(problem or "", 200))

    async def _open(self, request: web.Request) -> web.Response:
        form, now = parse_qs((await request.read()).decode(errors="replace")), self._clock.now()
        async with self._database.begin() as tx:
            link = await links.look(tx, digest_of(request.match_info["token"]), Purpose.DATA)
            problem = self._objection(link)
            if link is None or problem:
                return page_answer(self._ask(problem or "unknown"), _STATUS[problem or "unknown"])
            await links.use(tx, link.digest, Purpose.DATA, now)
            await access.note(tx, THE_PERSON, "data", [Whom(link.contact_id)], now)
            told = await self._told(tx, link.contact_id)
        if form.get("form") == ["json"]:
            headers = PRIVATE | {hdrs.CONTENT_DISPOSITION: 'attachment; filename="my-data.json"'}
            text = json.dumps(told, ensure_ascii=False, indent=2)
            return web.Response(text=text, content_type="application/json", headers=headers)
        return page_answer(self._drawn(told))

    def _objection(self, link: KnownLink | None) -> str | None:
        if link is None:
            return "unknown"
        now = self._clock.now()
        is_read = link.used_at is not None and link.used_at + _AGAIN <= now
        return "expired" if link.expires_at <= now or is_read else None


_STATUS = {"unknown": 404, "expired": 410}
