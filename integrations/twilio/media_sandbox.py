"""Media without Twilio: what the simulator's phone uploads, kept in memory."""

from collections import OrderedDict
from uuid import uuid4

from bot.model.messages import Media
from bot.model.pictures import LARGEST, Flaw
from bot.ports import Unusable
from integrations.twilio.media import useful

_MOST_BYTES = 64 * 1024 * 1024


class SandboxMedia:
    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._hidden = 0

    def put(self, content: bytes, content_type: str, url: str | None = None) -> Media:
        """As from a phone; the oldest are forgotten."""
        url = url or f"https://sandbox.invalid/media/{uuid4().hex}"
        self._kept[url] = content
        while sum(map(len, self._kept.values())) > _MOST_BYTES and len(self._kept) > 1:
            self._kept.popitem(last=False)
        return Media(url=url, content_type=content_type)

    def hide_next(self, times: int) -> None:
        """As Twilio does now and then with what came a moment ago: not there yet."""
        self._hidden = times

    async def fetch(self, media: Media, largest: int | None = None) -> bytes:
        content = self._kept.get(useful(media).url)
        if self._hidden:
            self._hidden -= 1
            raise Unusable(Flaw.GONE)
        if content is None:
            raise Unusable(Flaw.GONE)
        if len(content) > (largest or LARGEST):
            raise Unusable(Flaw.TOO_LARGE)
        return content

    async def delete(self, media: Media) -> None:
        self._kept.pop(media.url, None)

    async def close(self) -> None:
        self._kept.clear()
