"""A photo of the folder, to whoever has its link of an hour, and to nobody else."""

from aiohttp import hdrs, web

from bot.ports import Clock, Unavailable, Unusable
from bot.store.vault import Vault
from integrations.disk.links import PATH, is_good
from integrations.disk.photos import DiskPhotos

_PRIVATE = {
    hdrs.CACHE_CONTROL: "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


class PhotoPage:
    def __init__(self, photos: DiskPhotos, vault: Vault, clock: Clock) -> None:
        self._photos = photos
        self._vault = vault
        self._clock = clock

    def routes(self) -> list[web.RouteDef]:
        return [web.get(PATH + "{place}/{token}", self._show)]

    async def _show(self, request: web.Request) -> web.Response:
        """Wrong, too old or gone: it is all the same to who asks."""
        key = f"{request.match_info['place']}/{request.match_info['token']}"
        given = (request.query.get("until", ""), request.query.get("proof", ""))
        if not is_good(key, *given, self._vault, self._clock.now()):
            raise web.HTTPNotFound
        try:
            picture = await self._photos.open(key)
        except Unusable:
            raise web.HTTPNotFound from None
        except Unavailable:
            raise web.HTTPServiceUnavailable from None
        return web.Response(body=picture, content_type="image/jpeg", headers=_PRIVATE)
