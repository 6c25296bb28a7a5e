"""The one-time page for a photo: for parents whose messages cannot carry one. A link that failed can be used again."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from aiohttp import hdrs, web

from bot.club.registration import HAS_LEFT
from bot.engine.intake import Intake
from bot.model.links import Purpose, digest_of
from bot.model.pictures import LARGEST, Flaw
from bot.ports import Clock, Photos, Unavailable, Unusable
from bot.store import links
from bot.store.database import Database
from bot.store.links import KnownLink
from bot.web.answers import Problem
from bot.web.multipart import NotAForm, file_of
from bot.web.pages import page_answer

_PATH = f"/{Purpose.UPLOAD}/"
_SECONDS = 150.0  # a picture of 16 MB on a poor line
# A browser shows our answer only once it has sent everything: more than we keep is read, and dropped.
BODIES = {_PATH: 4 * LARGEST}
SECONDS = {_PATH: _SECONDS + 10}
_MOST_AT_ONCE = 20
_STATUS = {Flaw.TOO_LARGE: 413, Flaw.TOO_MANY_PIXELS: 413, Flaw.WRONG_KIND: 415, Flaw.BROKEN: 415}


class Upload:
    def __init__(
        self, database: Database, clock: Clock, intake: Intake, photos: Photos, page: Callable[[str], str]
    ) -> None:
        self._database = database
        self._clock = clock
        self._intake = intake
        self._photos = photos
        self._page = page
        self._under_way = 0

    def routes(self) -> list[web.RouteDef]:
        return [web.get(_PATH + "{token}", self._show), web.post(_PATH + "{token}", self._take)]

    async def _show(self, request: web.Request) -> web.Response:
        _, objection = await self._look(request)
        return self._answer(*(objection or (200, "ask")))

    async def _take(self, request: web.Request) -> web.Response:
        link, objection = await self._look(request)
        if link is None or link.registration_id is None or objection:
            return self._answer(*(objection or (404, "unknown")))
        if self._under_way >= _MOST_AT_ONCE:
            return self._answer(503, "unavailable")
        self._under_way += 1
        try:
            return self._answer(*await self._kept(link, link.registration_id, request))
        finally:
            self._under_way -= 1

    async def _look(self, request: web.Request) -> tuple[KnownLink | None, tuple[int, str] | None]:
        async with self._database.begin() as tx:
            link = await links.look(tx, digest_of(request.match_info["token"]), Purpose.UPLOAD)
        return link, _objection(link, self._clock.now())

    async def _kept(self, link: KnownLink, registration_id: str, request: web.Request) -> tuple[int, str]:
        try:
            async with asyncio.timeout(_SECONDS):
                picture = await _read(request)
            photo = await self._photos.keep(registration_id, picture)
        except TimeoutError:
            return 408, "too_slow"
        except Unusable as error:
            return _STATUS.get(error.flaw, 400), error.flaw
        except Unavailable:
            return 503, "unavailable"
        if await self._intake.photo(link, photo):
            return 200, "done"
        await self._photos.forget(photo)
        return 410, "used"

    def _answer(self, status: int, name: str) -> web.Response:
        return page_answer(self._page(name), status)


def _objection(link: KnownLink | None, now: datetime) -> tuple[int, str] | None:
    if link is None:
        return 404, "unknown"
    if link.used_at is not None:
        return 410, "used"
    if link.archived_at is not None or link.state in HAS_LEFT:
        return 410, "closed"
    return (410, "expired") if link.expires_at <= now else None


async def _read(request: web.Request) -> bytes:
    if request.content_type != "multipart/form-data":
        raise Problem(415)
    if request.content_length is None:
        raise Problem(411)
    if request.headers.get(hdrs.CONTENT_ENCODING, "identity") != "identity":
        raise Problem(400)  # no browser packs what it sends, and a little may unpack to any amount
    try:
        picture = await file_of(request.content, request.headers["Content-Type"], "photo", LARGEST)
    except NotAForm:
        raise Unusable(Flaw.EMPTY) from None
    if not picture:
        raise Unusable(Flaw.EMPTY)
    if len(picture) > LARGEST:
        raise Unusable(Flaw.TOO_LARGE)
    return picture
